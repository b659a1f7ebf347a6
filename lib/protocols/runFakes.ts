import { type Abi, decodeFunctionData, encodeFunctionResult } from 'viem'
import { PartialReadError } from './partial.ts'
import type { Contract } from './plan.ts'
import type { Answer, Call, Position, Read, ReadContext, Ticket } from './types.ts'

/** What a contract says, by function name, for tests only. A handler that throws, or none, is a revert. */
export type Says = Record<string, (...args: never[]) => unknown>
/** A contract and what it says; the same contract kind may stand at several addresses. */
export type World = readonly (readonly [Contract, Says])[]

const reverted: Answer = { ok: false, data: '0x' }

/** Answers one call as the world would. */
export function answer(world: World, { to, data }: Call): Answer {
  for (const [contract, says] of world) {
    if (contract.address.toLowerCase() !== to.toLowerCase()) continue
    const result = answerOne(contract.abi(), says, data)
    if (result !== undefined) return result
  }
  return reverted
}

function answerOne(abi: Abi, says: Says, data: Call['data']): Answer | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data })
    const handler = says[functionName]
    if (handler === undefined) return undefined
    const result = handler(...((args ?? []) as never[]))
    return { ok: true, data: encodeFunctionResult({ abi, functionName, result } as never) }
  } catch {
    return undefined
  }
}

/** Runs a plan by hand. `rounds`: how many batches it took; `unread`: what it could not read. */
export function run<result>(plan: Read<result>, world: World) {
  let rounds = 0
  try {
    let step = plan.next()
    while (!step.done) {
      rounds += 1
      step = plan.next(step.value.map((call) => answer(world, call)))
    }
    return { result: step.value, rounds, unread: [] as readonly string[] }
  } catch (error) {
    if (!(error instanceof PartialReadError)) throw error
    return { result: error.positions as unknown as result, rounds, unread: error.unread.map(({ id }) => id) }
  }
}

/** Ethereum, with these tickets found in logs so far. */
export function contextOf(
  tickets: Readonly<Record<string, readonly Ticket[]>> = {},
  { complete = true, chainId = 1 } = {},
): ReadContext {
  return { chainId, tickets: (scan) => ({ found: tickets[scan] ?? [], complete }) }
}

/** The exits among positions. */
export const exitsOf = (positions: readonly Position[]) =>
  positions.flatMap((position) => (position.kind === 'exit' ? [position] : []))
