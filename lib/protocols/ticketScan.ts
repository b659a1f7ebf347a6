import type { Address, Hex } from 'viem'
import type { Call } from './types.ts'

/**
 * A ticket of an account, found in logs. `data`: the log's data, for queues that keep nothing else. `time`: Unix seconds of
 * the block, where the node told it with the log.
 */
export type Ticket = { number: bigint; block: bigint; data: Hex; time?: bigint }

/** Where tickets are found that no contract lists by owner. lib/portfolio looks through the logs, in pieces, and remembers. */
export type TicketScan = {
  /** `<protocol>:<name>` */
  id: string
  chainId: number
  contract: Address
  /** topic0 of the events that hand a ticket to an account. */
  events: readonly Hex[]
  /**
   * Which indexed argument (1 to 3) names the account. Null where no indexed argument does: then every log of the event is
   * looked at, and `isFor` says whose it is.
   */
  accountTopic: 1 | 2 | 3 | null
  /** Whether a log without an indexed account is this account's. Never throws. */
  isFor?(log: { data: Hex }, account: Address): boolean
  /**
   * What spares a long search: where this read answers zero at `block`, nothing was ever written for the account. Nodes that
   * no longer have that block are searched.
   */
  absence?: { block: bigint; call(account: Address): Call }
  /** Block of deployment: nothing is looked for before it, except on a chain that has not come so far. */
  fromBlock: bigint
  /**
   * The ticket a log names, or undefined when it names none. Never throws. `block` and `index`, where the log stands, number
   * tickets of queues that give them no number.
   */
  parse(log: { topics: readonly Hex[]; data: Hex; block?: bigint; index?: bigint }): bigint | undefined
}
