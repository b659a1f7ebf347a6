import { type Address, isAddressEqual } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { WalletError } from '../errors.ts'
import type { SlashRow } from '../messaging/restaking.ts'
import { allocationManager, strategyManager } from '../protocols/eigenlayer/addresses.ts'
import { avsName } from '../protocols/eigenlayer/names.ts'
import {
  lossesOf,
  readSlash,
  readStakeThen,
  readTokensLost,
  type StakeThen,
} from '../protocols/eigenlayer/slashes/read.ts'
import { type Delegation, type SlashLog, slashEvents, slashesIn } from '../protocols/eigenlayer/slashes/scans.ts'
import type { Read, Ticket } from '../protocols/types.ts'
import { runPlan } from './engine.ts'

/** Newest slashes that are looked into: nobody reads a longer list, and each costs a few requests once. */
const mostRead = 40

type Client = Pick<ChainClient, 'read' | 'logs'>

export type SlashesInput = {
  account: Address
  spans: readonly Delegation[]
  /** Where each operator's slashes stand. */
  found: readonly { operator: Address; tickets: readonly Ticket[] }[]
  timeOf: (block: bigint) => Promise<bigint | null>
}

/**
 * Every slash of an operator the account was with, or still had stake in the queue of, and what it took, newest first.
 * Amounts need a node that has the state of the time; without one they are unknown and the slash is listed all the same.
 * Throws what the client throws when it cannot be reached.
 */
export async function readSlashes(
  client: Client,
  { account, spans, found, timeOf }: SlashesInput,
): Promise<readonly SlashRow[]> {
  const blocks = found
    .flatMap(({ operator, tickets }) => {
      const times = new Map(tickets.map(({ block, time }) => [block, time ?? null]))
      return [...times].map(([block, time]) => ({ operator, block, time }))
    })
    .filter(({ operator, block }) =>
      spans.some((span) => isAddressEqual(span.operator, operator) && span.from <= block),
    )
    .toSorted((a, b) => (a.block < b.block ? 1 : -1))
    .slice(0, mostRead)
  const rows: SlashRow[] = []
  for (const { operator, block, time } of blocks) {
    const { logs } = await client.logs({
      addresses: [allocationManager, strategyManager],
      topics: [Object.values(slashEvents)],
      fromBlock: block,
      toBlock: block,
    })
    const slashes = slashesIn(logs).filter((slash) => isAddressEqual(slash.operator, operator))
    if (slashes.length === 0) continue
    const strategies = [...new Set(slashes.flatMap((slash) => slash.strategies.map(({ strategy }) => strategy)))]
    const then = await answeredAt(client, readStakeThen(account, strategies), block - 1n)
    for (const row of await rowsOf(client, slashes, block, then)) {
      // Where the state of the time is unknown, so is whether the account was still with the operator then.
      if (row.counted ? row.losses.length > 0 : stillThere(spans, operator, block)) {
        rows.push({ ...row, time: time ?? (await timeOf(block)) })
      }
    }
  }
  return rows
}

/** Whether it was delegated at that block, or had left so lately that a queue might still be slashed. */
function stillThere(spans: readonly Delegation[], operator: Address, block: bigint): boolean {
  // About fourteen days, the longest the queue of any deployment takes. Source: facts/eigenlayer.md 1.2 (high).
  const longestDelay = 100_800n
  return spans.some(
    (span) =>
      isAddressEqual(span.operator, operator) &&
      span.from <= block &&
      (span.to === null || block <= span.to + longestDelay),
  )
}

/** The slashes of one operator in one block, in order: each begins with the magnitudes that the one before it left. */
async function rowsOf(
  client: Client,
  slashes: readonly SlashLog[],
  block: bigint,
  then: StakeThen | null,
): Promise<readonly SlashRow[]> {
  const left = new Map<string, bigint>()
  const rows: SlashRow[] = []
  for (const [index, slash] of slashes.entries()) {
    const { result } = await runPlan(client, readSlash(slash, block))
    const before = slash.strategies.map(
      ({ strategy }, place) => (left.get(strategy) ?? result.before[place]) as (typeof result.before)[number],
    )
    for (const [place, { strategy }] of slash.strategies.entries()) left.set(strategy, result.after[place] as bigint)
    const losses = lossesOf(slash, block, { before, after: result.after }, then)
    const told = then === null ? losses : ((await answeredAt(client, readTokensLost(losses), block)) ?? losses)
    rows.push({
      key: `${block}:${slash.operator}:${index}`,
      block,
      time: null,
      operator: slash.operator,
      avs: slash.set.avs,
      avsName: avsName(slash.set.avs),
      setId: slash.set.id,
      slashId: slash.slashId,
      description: slash.description,
      fate: result.fate,
      losses: told,
      counted: then !== null,
    })
  }
  return rows.toReversed()
}

/**
 * The result of a plan in the state of an old block; null where the node does not have that state, or answers rubbish. One
 * that cannot be reached at all is noticed by what is asked of the latest block.
 */
async function answeredAt<result>(client: Client, plan: Read<result>, block: bigint): Promise<result | null> {
  try {
    let step = plan.next()
    while (!step.done) step = plan.next((await client.read(step.value, { block })).answers)
    return step.value
  } catch (error) {
    if (error instanceof WalletError) return null
    throw error
  }
}
