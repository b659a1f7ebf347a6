import type { Address } from 'viem'
import { protocols } from '../../lib/protocols/index.ts'
import type { Token } from '../../lib/protocols/types.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { startAnvil } from './anvil.ts'
import { type Chain, openChain } from './chain.ts'
import { compile } from './compile.ts'

/** A network other than Ethereum: a batcher, and at the real address of every copy we know there a plain token. */
export type Elsewhere = {
  url: string
  chain: Chain
  tokens: readonly Token[]
  /** Mints copies out of nothing, in their smallest unit, by symbol; the first of that symbol. */
  give(account: Address, amounts: Readonly<Record<string, bigint>>): Promise<void>
  stop(): Promise<void>
}

/** Starts a node with this chain id. What a bridge does is not played: copies are minted by hand. */
export async function startElsewhere(chainId: number): Promise<Elsewhere> {
  const artifacts = await compile()
  const timestamp = Math.floor(Date.now() / 1_000) - 3_600
  const node = await startAnvil({ chainId, genesis: { number: 30_000_000, timestamp } })
  const chain = openChain(node.url, artifacts)
  await chain.place('Multicall3', mainnet.multicall3)
  const tokens = protocols.flatMap((protocol) => protocol.tokens).filter((token) => token.chainId === chainId)
  for (const { address, name, symbol, decimals } of tokens) {
    const contract = await chain.place('TestToken', address)
    await contract.write('devnetInitialize', [name, symbol, decimals], devnetOnly.admin)
  }
  return {
    url: node.url,
    chain,
    tokens,
    stop: node.stop,
    async give(account, amounts) {
      for (const [symbol, amount] of Object.entries(amounts)) {
        const token = tokens.find((candidate) => candidate.symbol === symbol)
        if (token === undefined) throw new Error(`there is no ${symbol} on ${chainId}`)
        await chain.at('TestToken', token.address).write('devnetMint', [account, amount], devnetOnly.admin)
      }
    },
  }
}
