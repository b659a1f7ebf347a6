import type { Address } from 'viem'
import type { ChainClient, Simulation } from '../chain/types.ts'
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
  before: result
  after: result
  simulation: Simulation
  /** How often the node was asked. */
  requests: number
}

/** A plan that still misses answers after this many requests gets none for them. */
const maxRequests = 3
const unanswered: Answer = { ok: false, data: '0x' }

/**
 * What a plan reads before and after a transaction, both inside one simulated block. One `eth_simulateV1` when every call
 * is foreseen; otherwise it is repeated with the calls that were missing, so that all answers are always of one block.
 * Throws SimulationUnavailableError, ChainUnreachableError, and whatever the plan throws.
 */
export async function simulateReads<result>(
  client: Pick<ChainClient, 'simulate'>,
  { from, transaction, plan, hints = [] }: SimulateReadsInput<result>,
): Promise<SimulatedReads<result>> {
  const first = plan().next()
  let reads = unique([...(first.done ? [] : first.value), ...hints])
  for (let requests = 1; ; requests += 1) {
    const simulation = await client.simulate({ from, transaction, reads })
    const last = requests === maxRequests
    const before = replay(plan(), reads, simulation.before, last)
    const after = replay(plan(), reads, simulation.after, last)
    if (before.missing.length === 0 && after.missing.length === 0) {
      return { before: before.finish(), after: after.finish(), simulation, requests }
    }
    reads = unique([...reads, ...before.missing, ...after.missing])
  }
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
