import type { Address } from 'viem'
import type { Portfolio } from '../messaging/mirror.ts'
import type { Position } from '../protocols/types.ts'

/**
 * The known tokens of Ethereum that somebody holds anywhere, in whatever form: in the account, restaked, on the way out, or
 * as a copy on another chain, which stands for its original. Each once.
 */
export function heldTokens(portfolios: readonly Portfolio[]): readonly Address[] {
  const held = new Map<string, Address>()
  for (const { chainId, rows } of portfolios) {
    for (const token of rows.flatMap(({ position }) => tokensIn(position, chainId)))
      held.set(token.toLowerCase(), token)
  }
  return [...held.values()]
}

type Part = { token: Address | null; asset: { known: boolean } }

function tokensIn(position: Position, chainId: number): readonly Address[] {
  const known = (parts: readonly Part[]) =>
    chainId === 1 ? parts.flatMap(({ token, asset }) => (asset.known && token !== null ? [token] : [])) : []
  switch (position.kind) {
    case 'token': {
      const { token } = position
      if (token === null) return []
      return token.rateOf !== undefined ? [token.rateOf] : chainId === 1 ? [token.address] : []
    }
    case 'restaked':
      return known([position])
    case 'withdrawal':
      return known(position.entries)
    case 'exit':
      return known([position.given, position.paid])
    case 'delegation':
      return []
  }
}
