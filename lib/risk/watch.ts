import type { Address } from 'viem'
import { eigenPodManager } from '../protocols/eigenlayer/abi.ts'
import { podCheckpoint, slashes, splits } from '../protocols/eigenlayer/watchAbi.ts'
import { askSettled, at, call, type Outcome, parallel, together } from '../protocols/plan.ts'
import type { Call, Read } from '../protocols/types.ts'
import { type OperatorState, readOperatorState, setKey } from './operators.ts'

/** Everything about an operator that is worth a word when it changes. */
export type OperatorReading = {
  state: OperatorState
  /** Its part of rewards in bips, by `pi`, AVS (lower case) and set; what could not be read is absent. */
  splits: ReadonlyMap<string, number>
  /** Slashes of its sets whose funds have not been cleared, by set: id to the last block before they may be; absent when unknown. */
  slashes: ReadonlyMap<string, ReadonlyMap<string, bigint>>
}

export type WatchReading = {
  /** By operator, as asked; an error leaves the others alone. */
  operators: ReadonlyMap<Address, Outcome<OperatorReading>>
  /** Unix seconds at which the checkpoint that is open was begun, 0 when none is. Absent: no pod, or it does not say. */
  checkpoints: ReadonlyMap<Address, bigint>
}

/** What these operators and the pods of these accounts are like now. Three rounds, four beside unknown strategies. */
export function* readWatch(operators: readonly Address[], accounts: readonly Address[]): Read<WatchReading> {
  const [read, checkpoints] = yield* together([
    parallel(operators.map(readOperator)),
    parallel(accounts.map(readCheckpoint)),
  ])
  return {
    operators: new Map(operators.map((operator, index) => [operator, read[index] as Outcome<OperatorReading>])),
    checkpoints: new Map(
      accounts.flatMap((account, index) => {
        const begun = checkpoints[index]
        return begun?.ok && begun.value !== null ? [[account, begun.value] as const] : []
      }),
    ),
  }
}

function* readOperator(operator: Address): Read<OperatorReading> {
  const state = yield* readOperatorState(operator)
  const avss = [...new Set(state.sets.map(({ avs }) => avs))]
  const [[incentives], byAvs, bySet, pending] = yield* together([
    askSettled([call(splits, 'getOperatorPISplit', [operator])]),
    askSettled(avss.map((avs) => call(splits, 'getOperatorAVSSplit', [operator, avs]))),
    askSettled(state.sets.map(({ avs, id }) => call(splits, 'getOperatorSetSplit', [operator, { avs, id }]))),
    askSettled(state.sets.map(({ avs, id }) => call(slashes, 'getPendingSlashIds', [{ avs, id }]))),
  ])
  const open = state.sets.flatMap(({ avs, id }, index) => {
    const ids = pending[index]
    return ids?.ok ? [{ set: { avs, id }, ids: ids.value }] : []
  })
  const blocks = yield* parallel(open.map(readBlocks))
  return {
    state,
    splits: new Map([
      ...(incentives.ok ? [['pi', incentives.value] as const] : []),
      ...avss.flatMap((avs, index) => bips(avs.toLowerCase(), byAvs[index])),
      ...state.sets.flatMap((set, index) => bips(setKey(set), bySet[index])),
    ]),
    slashes: new Map(
      open.flatMap(({ set }, index) => {
        const read = blocks[index]
        return read?.ok ? [[setKey(set), read.value] as const] : []
      }),
    ),
  }
}

type OpenSlashes = { set: { avs: Address; id: number }; ids: readonly bigint[] }

/** Of a slash that does not say, 0: the contract's own word for one that may be cleared at once. */
function* readBlocks({ set, ids }: OpenSlashes): Read<ReadonlyMap<string, bigint>> {
  const blocks = yield* askSettled(ids.map((id) => call(slashes, 'getSlashResolutionBlock', [set, id])))
  return new Map(ids.map((id, index) => [String(id), blocks[index]?.ok ? BigInt(blocks[index].value) : 0n]))
}

const bips = (key: string, answer: { ok: true; value: number } | { ok: false } | undefined) =>
  answer?.ok ? [[key, answer.value] as const] : []

/** Null: there is no pod. The manager names the address of one that may come. */
function* readCheckpoint(account: Address): Read<bigint | null> {
  const [pod] = yield* askSettled([call(eigenPodManager, 'getPod', [account])])
  if (!pod.ok) return null
  const [begun] = yield* askSettled([call(at(pod.value, podCheckpoint), 'currentCheckpointTimestamp', [])])
  return begun.ok ? begun.value : null
}

/**
 * The plan with the calls of its later rounds, as they were last time, asked along with the first: beside another plan one
 * request is then enough. They come back by themselves only where the engine remembers what was answered.
 */
export function* riding<result>(plan: Read<result>, hints: readonly Call[], late: Call[]): Read<result> {
  let step = plan.next()
  for (let round = 0; !step.done; round += 1) {
    const calls = step.value
    if (round > 0) late.push(...calls)
    const answers = yield round === 0 ? [...calls, ...hints] : calls
    step = plan.next(answers.slice(0, calls.length))
  }
  return step.value
}
