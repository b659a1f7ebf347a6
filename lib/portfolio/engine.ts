import { NodeError } from '../chain/jsonRpc.ts'
import type { ChainClient } from '../chain/types.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import type { Answer, Call, Read } from '../protocols/types.ts'

/** What a call is known by: two plans that ask the same are asked once. */
const keyOf = ({ to, data }: Call) => `${to.toLowerCase()}${data}`
const unanswered: Answer = { ok: false, data: '0x' }

/** Answers of one block, by call. */
export type AnswerBook = {
  has(call: Call): boolean
  get(call: Call): Answer | undefined
  add(calls: readonly Call[], answers: readonly Answer[]): void
}

export function createAnswerBook(): AnswerBook {
  const answers = new Map<string, Answer>()
  return {
    has: (call) => answers.has(keyOf(call)),
    get: (call) => answers.get(keyOf(call)),
    add(calls, given) {
      for (const [index, call] of calls.entries()) answers.set(keyOf(call), given[index] ?? unanswered)
    },
  }
}

/** The calls without repetitions, in order. */
export function unique(calls: readonly Call[]): Call[] {
  return [...new Map(calls.map((call) => [keyOf(call), { to: call.to, data: call.data }])).values()]
}

export type Run<result> = {
  result: result
  block: BlockRef
  /** Batches asked for; a batch is one request unless a node refuses its size. */
  requests: number
}

export type RunOptions = {
  /** Calls likely to be asked in a later round. Only a guess: a wrong one costs a few bytes. */
  hints?: readonly Call[]
  /** Told the block of all answers before any plan sees one. */
  onBlock?: (block: BlockRef) => void
}

/**
 * Answers a plan, and so everything that `parallel` put into it, at one block: each round is one batch without repeated
 * calls. Throws what the client throws when the first round cannot be answered; calls of later rounds then fail alone.
 */
export async function runPlan<result>(
  client: Pick<ChainClient, 'read'>,
  plan: Read<result>,
  { hints = [], onBlock }: RunOptions = {},
): Promise<Run<result>> {
  const book = createAnswerBook()
  let block: BlockRef | null = null
  let requests = 0
  const ask = async (calls: readonly Call[]) => {
    const missing = unique(calls).filter((call) => !book.has(call))
    if (missing.length === 0 && block !== null) return
    requests += 1
    if (block === null) {
      const read = await client.read(missing)
      block = read.block
      onBlock?.(block)
      book.add(missing, read.answers)
      return
    }
    const answers = await readPinned(client, missing, block.number)
    book.add(missing, answers)
  }
  let step = plan.next()
  for (let round = 0; !step.done; round += 1) {
    const calls = step.value
    await ask(round === 0 ? [...calls, ...hints] : calls)
    step = plan.next(calls.map((call) => book.get(call) ?? unanswered))
  }
  if (block === null) await ask([])
  return { result: step.value, block: block as unknown as BlockRef, requests }
}

/** A later round. A node behind a balancer may not know the block yet: asked once more, then its calls stay unanswered. */
async function readPinned(client: Pick<ChainClient, 'read'>, calls: readonly Call[], block: bigint) {
  try {
    return (await client.read(calls, { block })).answers
  } catch (error) {
    if (!(error instanceof NodeError)) return calls.map(() => unanswered)
  }
  try {
    return (await client.read(calls, { block })).answers
  } catch {
    // What the first round brought stands; the plans that needed this one say that their rows are unread.
    return calls.map(() => unanswered)
  }
}

/**
 * The same plan, noting the calls of every round after the first in `late`. Handed in as `hints` next time, they ride
 * along with the first, and one request is enough again.
 */
export function* noteLate<result>(plan: Read<result>, late: Call[]): Read<result> {
  let step = plan.next()
  for (let round = 0; !step.done; round += 1) {
    if (round > 0) late.push(...unique(step.value))
    step = plan.next(yield step.value)
  }
  return step.value
}
