import type { Address } from 'viem'
import type { TokenUnits, Wad } from '../units.ts'
import type { Sentence } from './sentence.ts'
import type { Asset, TransactionCall } from './types.ts'

/** One transaction of the wallet's own as it would be at this block. Asking for it sends nothing. */
export type Proposal = {
  /** Null while it cannot be made: `closed` says why. */
  call: TransactionCall | null
  /** What it takes from the account, in the smallest unit: token null is ether. Null: nothing but its fee. */
  gives: { token: Address | null; amount: TokenUnits } | null
  /** What the account has for it afterwards; `amount` rounded down as the contract does, null when it cannot be told. */
  receives: { token: Address | null; asset: Asset; amount: TokenUnits | null } | null
  /** The least and the most the contract takes in one transaction now, in what is given; null: no limit known. */
  least: TokenUnits | null
  most: TokenUnits | null
  /** The part the contract withholds of what is given; null when unknown. */
  fee: Wad | null
  /** Why it would not go through now. */
  closed: Sentence | null
  /** What happens next and when, in order. */
  next: readonly Sentence[]
  /** The chain is already as this would make it: nothing is to be sent. */
  done?: boolean
  /** First block at which it goes through, where time is all that it waits for. */
  waits?: bigint
}

/**
 * One way into a token: `from` null is ether. `spender` takes what is given, where it is a token that it needs an allowance
 * for; null where it needs none.
 */
export type Entrance = { from: Address | null; token: Address; spender: Address | null }

/** A proposal of which only what is given is known or in the way. */
export function proposal(known: Partial<Proposal>): Proposal {
  return {
    call: null,
    gives: null,
    receives: null,
    least: null,
    most: null,
    fee: null,
    closed: null,
    next: [],
    ...known,
  }
}
