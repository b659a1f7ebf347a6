import type { Address, Hex } from 'viem'

/**
 * A sentence that no language has been chosen for yet: a message key and the values that go into it. The worker says
 * what it means; the view says it in the user's language. Keys live in components/messages.
 */
export type Sentence = { key: string; values?: Readonly<Record<string, Value>> }

/** A value inside a sentence or a table. The view formats it; `text` is foreign and is made harmless there. */
export type Value =
  /** `amount` in the smallest unit. Unknown decimals (null) show the raw integer. */
  | { type: 'amount'; amount: bigint; decimals: number | null; symbol: string | null; token: Address | null }
  | { type: 'unlimited'; symbol: string | null; token: Address | null }
  | { type: 'address'; address: Address; name?: string }
  | { type: 'hex'; hex: Hex }
  /** A proportion, 1e18 = 100 %. */
  | { type: 'percent'; wad: bigint }
  | { type: 'blocks'; blocks: bigint }
  | { type: 'seconds'; seconds: bigint }
  /** Unix seconds. */
  | { type: 'time'; seconds: bigint }
  | { type: 'number'; number: bigint }
  /** A name from the embedded registry: ours, so it may stand in our sentences without a mark. */
  | { type: 'name'; text: string }
  /** Text somebody else wrote: token symbols, revert strings, typed-data members. */
  | { type: 'text'; text: string }
  | { type: 'sentence'; sentence: Sentence }

export const sentence = (key: string, values?: Readonly<Record<string, Value>>): Sentence =>
  values === undefined ? { key } : { key, values }
export const amountValue = (
  amount: bigint,
  token: { address: Address; symbol: string; decimals: number } | null,
): Value =>
  token === null
    ? { type: 'amount', amount, decimals: 18, symbol: 'ETH', token: null }
    : { type: 'amount', amount, decimals: token.decimals, symbol: token.symbol, token: token.address }
export const addressValue = (address: Address, name?: string): Value =>
  name === undefined ? { type: 'address', address } : { type: 'address', address, name }
