import type { Address } from 'viem'
import type { Token } from '../protocols/types.ts'

/** The built-in names a view may show as trusted (D15). Addresses in any case; compare them in lower case. */
export type Registry = {
  chains: readonly ChainInfo[]
  /** Names of protocols by id: proper nouns. */
  protocols: readonly { id: string; name: string }[]
  /** Every token of every protocol. */
  tokens: readonly Token[]
  /** Ways into a token that the wallet can take by itself; `from` null is ether. */
  entrances: readonly { from: Address | null; token: Address }[]
  /** EigenLayer strategies that are named, with the token each is paid in; null: native ether. */
  strategies: readonly { address: Address; token: Address | null }[]
  /** Contracts, strategies and operators. */
  names: readonly { address: Address; name: string }[]
}

/** One chain we know. */
export type ChainInfo = {
  id: number
  name: string
  /** The time between two blocks, for countdowns and estimates; may be a fraction, null where nobody states one. */
  blockSeconds: number | null
  /** What pays for gas there. Only `ETH` is ether. */
  currency: string
  /** Whether pages may use it; the others are only looked at. */
  offered: boolean
}
