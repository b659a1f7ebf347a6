import { type Address, zeroAddress } from 'viem'
import { mulWad, type Wei, wei } from '../units.ts'
import { askSettled, contract, type TypedCall } from './plan.ts'
import type { Read } from './types.ts'

/**
 * Who restakes what backs some tokens of a folder, as its contracts list them at one block. What each restaker has with whom
 * is EigenLayer's to say: lib/risk asks it.
 */
export type Restaking = {
  /** Tokens of Ethereum that it backs alike: forms of one holding. */
  tokens: readonly Address[]
  /** Everything behind all of them, wei, rounded down; null when it cannot be read. */
  total: Wei | null
  /** EigenLayer's stakers of the protocol, as listed: whatever else may stand in such a list, lib/risk sorts out. */
  stakers: readonly Address[]
  /** Operators that only this protocol delegates validators to: all validators' ether behind them counts as its own. */
  operators: readonly Address[]
  /** Counts deposits of this asset only (null: validators' ether); absent: of every asset. */
  asset?: Address | null
  /** Wei that surely is not restaked; matters only where something is `unseen`. */
  idle: Wei
  /** Why more may be restaked than is listed; null: the list is whole. */
  unseen: Unseen | null
}

/**
 * `nodes`: holders of validators that no contract lists. `symbiotic`, `karak`: restaked there, whose vaults list no operators
 * on chain. `bitcoin`: delegated on Bitcoin. `strategies`: handed to contracts that may restake elsewhere. `unlisted`: the
 * protocol lists nobody. `too-many`: more than anybody has. `unread`: the list was not answered.
 */
export type Unseen = 'nodes' | 'symbiotic' | 'karak' | 'bitcoin' | 'strategies' | 'unlisted' | 'too-many' | 'unread'

/** More stakers than any protocol has: Puffer, which has most, lists 98. */
export const mostStakers = 400

/** What says how much of a token there is. Use with `at(token, supplied)`. */
export const supplied = contract(zeroAddress, ['function totalSupply() view returns (uint256)'])

type Listed = { list: readonly Address[]; unseen: Unseen | null }
export const unreadList: Listed = { list: [], unseen: 'unread' }

/** A list that a contract gives whole. One round. */
export function* readList(whole: TypedCall<readonly Address[]>): Read<Listed> {
  const [answer] = yield* askSettled([whole])
  return answer.ok ? cut(answer.value) : unreadList
}

/**
 * A list that a contract gives one by one, from place `first` on. Two rounds. One entry that does not answer hides itself,
 * and that is said.
 */
export function* readListAt(
  length: TypedCall<bigint>,
  entry: (index: bigint) => TypedCall<Address>,
  first = 0n,
): Read<Listed> {
  const [count] = yield* askSettled([length])
  if (!count.ok) return unreadList
  return yield* readEntries(Number(clamp(count.value)), (index) => entry(first + BigInt(index)), count.value)
}

/** So many entries, of a list said to have `count`. One round. */
export function* readEntries(
  asked: number,
  entry: (index: number) => TypedCall<Address>,
  count = BigInt(asked),
): Read<Listed> {
  const answers = yield* askSettled(Array.from({ length: asked }, (_, index) => entry(index)))
  const list = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  return { list, unseen: count > BigInt(asked) ? 'too-many' : list.length < asked ? 'unread' : null }
}

/** What a token's whole supply redeems for, wei, rounded down; null when either does not answer. One round. */
export function* readWorth(supply: TypedCall<bigint>, rate: TypedCall<bigint>): Read<Wei | null> {
  const [units, wad] = yield* askSettled([supply, rate])
  return units.ok && wad.ok ? wei(mulWad(units.value, wad.value)) : null
}

/** Tokens of which nobody can say who restakes for them, and why. */
export function unseenTokens(tokens: readonly Address[], unseen: Unseen): Restaking {
  return { tokens, total: null, stakers: [], operators: [], idle: wei(0n), unseen }
}

/** Tokens whose stakers a contract lists. */
export function listedTokens(
  tokens: readonly Address[],
  total: Wei | null,
  { list, unseen }: Listed,
  more: Partial<Pick<Restaking, 'asset' | 'operators' | 'idle'>> = {},
): Restaking {
  return { tokens, total, stakers: list, operators: [], idle: wei(0n), unseen, ...more }
}

function cut(list: readonly Address[]): Listed {
  return { list: list.slice(0, mostStakers), unseen: list.length > mostStakers ? 'too-many' : null }
}

function clamp(count: bigint): bigint {
  return count < BigInt(mostStakers) ? count : BigInt(mostStakers)
}
