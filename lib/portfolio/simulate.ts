import type { Address } from 'viem'
import type { ChainClient, SimulatedOutcome, SimulatedTransaction, SimulationStep } from '../chain/types.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import type { Answer, Call, Read, TransactionCall } from '../protocols/types.ts'
import { createAnswerBook, unique } from './engine.ts'

export type SimulateReadsInput<result> = {
  from: Address
  transaction: TransactionCall & { gas?: bigint }
  /** Makes the plan; it is run on the answers from before and on those from after. */
  plan: () => Read<result>
  /** Calls of later rounds that are likely to be asked, from the last refresh: with them one request is enough. */
  hints?: readonly Call[]
}

export type SimulatedReads<result> = {
  block: BlockRef
  before: result
  after: result
  outcome: SimulatedOutcome
  /** How often the node was asked. */
  requests: number
}

export type SimulateSequenceInput<before, after> = {
  /** In this order, each from its own sender. One that fails stops none after it. */
  transactions: readonly SimulatedTransaction[]
  /** Makes the plan that is run on the answers from before the first of them. */
  before: () => Read<before>
  /** Makes the plan that is run on the answers from after each of them. */
  after: () => Read<after>
  /** Calls of later rounds that are likely to be asked before and after. */
  hints?: { before?: readonly Call[]; after?: readonly Call[] }
}

export type SimulatedSequence<before, after> = {
  block: BlockRef
  before: before
  /** How each transaction ended, and what was read after it. */
  steps: readonly { outcome: SimulatedOutcome; after: after }[]
  /** How often the node was asked. */
  requests: number
}

/** A plan that still misses answers after this many requests gets none for them. */
const maxRequests = 3
const unanswered: Answer = { ok: false, data: '0x' }

/** What a plan reads before and after one transaction; see `simulateSequence`. */
export async function simulateReads<result>(
  client: Pick<ChainClient, 'simulate'>,
  { from, transaction, plan, hints = [] }: SimulateReadsInput<result>,
): Promise<SimulatedReads<result>> {
  const { steps, ...rest } = await simulateSequence(client, {
    transactions: [{ ...transaction, from }],
    before: plan,
    after: plan,
    hints: { before: hints, after: hints },
  })
  const [{ outcome, after }] = steps as [{ outcome: SimulatedOutcome; after: result }]
  return { ...rest, outcome, after }
}

/**
 * What plans read before a list of transactions and after each of them, all inside one simulated block. One
 * `eth_simulateV1` when every call is foreseen; otherwise it is repeated with the calls that were missing, so that all
 * answers are always of one block. Throws SimulationUnavailableError, ChainUnreachableError, and whatever a plan throws.
 */
export async function simulateSequence<before, after>(
  client: Pick<ChainClient, 'simulate'>,
  { transactions, before, after, hints = {} }: SimulateSequenceInput<before, after>,
): Promise<SimulatedSequence<before, after>> {
  let early = unique([...firstRound(before()), ...(hints.before ?? [])])
  let late = unique([...firstRound(after()), ...(hints.after ?? [])])
  for (let requests = 1; ; requests += 1) {
    const { block, reads, outcomes } = await client.simulate([
      { reads: early },
      ...transactions.flatMap((transaction): SimulationStep[] => [{ transaction }, { reads: late }]),
    ])
    const last = requests === maxRequests
    const [answers = [], ...later] = reads
    const first = replay(before(), early, answers, last)
    const rest = later.map((each) => replay(after(), late, each, last))
    if ([first, ...rest].every(({ missing }) => missing.length === 0)) {
      const steps = rest.map(({ finish }, index) => ({
        outcome: outcomes[index] as SimulatedOutcome,
        after: finish(),
      }))
      return { block, before: first.finish(), steps, requests }
    }
    early = unique([...early, ...first.missing])
    late = unique([...late, ...rest.flatMap(({ missing }) => missing)])
  }
}

function firstRound(plan: Read<unknown>): readonly Call[] {
  const step = plan.next()
  return step.done ? [] : step.value
}

type Replayed<result> = { missing: readonly Call[]; finish: () => result }

/** Runs a plan over answers that are there already, up to the first round that asks for one that is not. */
function replay<result>(
  plan: Read<result>,
  reads: readonly Call[],
  answers: readonly Answer[],
  last: boolean,
): Replayed<result> {
  const book = createAnswerBook()
  book.add(reads, answers)
  try {
    let step = plan.next()
    while (!step.done) {
      const missing = step.value.filter((call) => !book.has(call))
      if (missing.length > 0 && !last) return { missing, finish: unfinished }
      step = plan.next(step.value.map((call) => book.get(call) ?? unanswered))
    }
    const { value } = step
    return { missing: [], finish: () => value }
  } catch (error) {
    const finish = () => {
      throw error
    }
    return { missing: [], finish }
  }
}

function unfinished(): never {
  throw new TypeError('a plan was finished before its answers were there')
}
