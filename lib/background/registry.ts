import { chains } from '../chain/chains.ts'
import type { Registry } from '../messaging/mirror.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { operatorNames } from '../protocols/eigenlayer/names.ts'
import { protocols } from '../protocols/index.ts'
import type { Token } from '../protocols/types.ts'

/**
 * The built-in names that views need, gathered from the protocol folders. Tokens that can only be held restaked are named
 * by their strategy; all of those have 18 decimals.
 */
export function builtInNames(): Registry {
  const tokens = new Map<string, Token>()
  // The same address on two chains is two tokens.
  const keyOf = (chainId: number, address: string) => `${chainId}:${address.toLowerCase()}`
  for (const { token: address, symbol } of strategies) {
    if (address === null) continue
    tokens.set(keyOf(1, address), {
      chainId: 1,
      address,
      symbol,
      name: symbol,
      decimals: 18,
      rebasing: false,
      kind: 'plain',
    })
  }
  for (const token of protocols.flatMap((protocol) => protocol.tokens)) {
    tokens.set(keyOf(token.chainId, token.address), token)
  }
  return {
    chains,
    protocols: protocols.map(({ id, name }) => ({ id, name })),
    tokens: [...tokens.values()],
    entrances: protocols.flatMap(({ entrances = [] }) => entrances.map(({ from, token }) => ({ from, token }))),
    strategies: strategies.map(({ address, token }) => ({ address, token })),
    names: [...protocols.flatMap(({ contracts }) => contracts), ...operatorNames()].map(({ address, name }) => ({
      address,
      name,
    })),
  }
}
