import {
  type Abi,
  type AbiParameter,
  type AbiStateMutability,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeAbiParameters,
  encodeAbiParameters,
  type Hex,
  type ParseAbi,
  parseAbi,
  toFunctionSelector,
} from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { Answer, Call, Read } from './types.ts'

/** A contract as a plan sees it: where it is and how it is spoken to. The ABI is parsed at first use, not at start-up. */
export type Contract<abi extends Abi = Abi> = { address: Address; abi: () => abi }

/** Declares a contract from human-readable signatures (`function …`, structs in front). */
export function contract<const signatures extends readonly string[]>(
  address: Address,
  signatures: signatures,
): Contract<ParseAbi<signatures> extends infer abi extends Abi ? abi : Abi> {
  let parsed: Abi | undefined
  const abi = () => {
    parsed ??= parseAbi(signatures as unknown as readonly string[]) as Abi
    return parsed
  }
  return { address, abi } as never
}

/** The same contract kind at another address. */
export function at<abi extends Abi>(address: Address, kind: Contract<abi>): Contract<abi> {
  return { address, abi: kind.abi }
}

/** A call that knows how to read its own answer. */
export type TypedCall<result> = Call & { parse: (data: Hex) => result }

type ReadFunction<abi extends Abi> = ContractFunctionName<abi, AbiStateMutability>

/** One typed contract read. Encoding happens here, so a plan is plain data from the first round on. */
export function call<
  const abi extends Abi,
  name extends ReadFunction<abi>,
  const args extends ContractFunctionArgs<abi, AbiStateMutability, name>,
>(
  target: Contract<abi>,
  functionName: name,
  args: args,
): TypedCall<ContractFunctionReturnType<abi, AbiStateMutability, name, args>> {
  const { selector, inputs, outputs } = findFunction(target.abi(), functionName)
  return {
    to: target.address,
    data: `${selector}${encodeAbiParameters(inputs, args as readonly unknown[]).slice(2)}`,
    parse: (data) => decodeExact(outputs, data) as never,
  }
}

type FunctionShape = { selector: Hex; inputs: readonly AbiParameter[]; outputs: readonly AbiParameter[] }
const shapes = new WeakMap<Abi, Map<string, FunctionShape>>()

/** The function's selector and parameters, worked out once: hashing its signature for every call would cost the most. */
function findFunction(abi: Abi, name: string): FunctionShape {
  const known = shapes.get(abi) ?? new Map<string, FunctionShape>()
  shapes.set(abi, known)
  const shape = known.get(name)
  if (shape !== undefined) return shape
  const [item, another] = abi.filter((entry) => entry.type === 'function').filter((entry) => entry.name === name)
  if (item === undefined || another !== undefined) throw new TypeError(`${name} is not one function of this contract`)
  const found = { selector: toFunctionSelector(item), inputs: item.inputs, outputs: item.outputs }
  known.set(name, found)
  return found
}

/**
 * The value of an answer, which must be the one encoding of it: nothing cut off, no bytes behind it, no dirty padding, no
 * offset of somebody's own making. The general decoder forgives all of these, and contracts do none of them. One output
 * comes by itself, several as a list.
 */
function decodeExact(outputs: readonly AbiParameter[], data: Hex): unknown {
  const [only, second] = outputs
  if (only?.type === 'uint256' && second === undefined) {
    // Most answers are one full word, which has no second encoding.
    if (data.length !== 66) throw new TypeError('an answer is not one word')
    return BigInt(data)
  }
  const values = decodeAbiParameters(outputs, data)
  if (encodeAbiParameters(outputs, values) !== data.toLowerCase()) {
    throw new TypeError('an answer is not the one encoding of its value')
  }
  return second === undefined ? values[0] : values
}

/** A contract refused a read, or answered something that does not decode. `data` is the revert data, if any. */
export class ReadError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(data: Hex, cause?: unknown) {
    super('A contract did not answer this read. The value is unknown until it does.', { data, cause })
  }
}

type Results<calls extends readonly TypedCall<unknown>[]> = {
  -readonly [index in keyof calls]: calls[index] extends TypedCall<infer result> ? result : never
}
export type Settled<result> = { ok: true; value: result } | { ok: false; error: ReadError }
type SettledResults<calls extends readonly TypedCall<unknown>[]> = {
  -readonly [index in keyof calls]: calls[index] extends TypedCall<infer result> ? Settled<result> : never
}

function settle<result>(typed: TypedCall<result>, answer: Answer | undefined): Settled<result> {
  if (answer === undefined || !answer.ok) return { ok: false, error: new ReadError(answer?.data ?? '0x') }
  // viem decodes an empty answer of a contract that is not there to an error of its own.
  try {
    return { ok: true, value: typed.parse(answer.data) }
  } catch (cause) {
    return { ok: false, error: new ReadError('0x', cause) }
  }
}

/** One round in which every call must succeed; the first failure throws ReadError and fails the plan. */
export function* ask<const calls extends readonly TypedCall<unknown>[]>(calls: calls): Read<Results<calls>> {
  const settled = yield* askSettled(calls)
  return (settled as Settled<unknown>[]).map((entry) => {
    if (!entry.ok) throw entry.error
    return entry.value
  }) as Results<calls>
}

/** One round in which each call may fail by itself. */
export function* askSettled<const calls extends readonly TypedCall<unknown>[]>(
  calls: calls,
): Read<SettledResults<calls>> {
  if (calls.length === 0) return [] as SettledResults<calls>
  const answers = yield calls
  return calls.map((typed, index) => settle(typed, answers[index])) as SettledResults<calls>
}

export type Outcome<result> = { ok: true; value: result } | { ok: false; error: unknown }

/**
 * Runs plans side by side: each round of the result holds the rounds of all that are not finished yet. A plan that
 * throws fails alone. The order of outcomes is the order of plans.
 */
export function* parallel<result>(plans: readonly Read<result>[]): Read<Outcome<result>[]> {
  const outcomes: (Outcome<result> | undefined)[] = plans.map(() => undefined)
  const waiting = new Map<number, readonly Call[]>()
  const advance = (index: number, answers: readonly Answer[] | undefined) => {
    try {
      const plan = plans[index] as Read<result>
      const step = answers === undefined ? plan.next() : plan.next(answers)
      if (step.done) {
        waiting.delete(index)
        outcomes[index] = { ok: true, value: step.value }
      } else waiting.set(index, step.value)
    } catch (error) {
      waiting.delete(index)
      outcomes[index] = { ok: false, error }
    }
  }
  for (const index of plans.keys()) advance(index, undefined)
  while (waiting.size > 0) {
    const round = [...waiting]
    const answers = yield round.flatMap(([, calls]) => calls)
    let offset = 0
    for (const [index, calls] of round) {
      advance(index, answers.slice(offset, offset + calls.length))
      offset += calls.length
    }
  }
  return outcomes as Outcome<result>[]
}

type PlanResults<plans extends readonly Read<unknown>[]> = {
  -readonly [index in keyof plans]: plans[index] extends Read<infer result> ? result : never
}

/** Runs plans of different kinds side by side and needs them all: the first failure, in their order, fails the whole. */
export function* together<const plans extends readonly Read<unknown>[]>(plans: plans): Read<PlanResults<plans>> {
  const outcomes = yield* parallel(plans)
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw outcome.error
    return outcome.value
  }) as PlanResults<plans>
}
