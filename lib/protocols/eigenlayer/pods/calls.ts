import { type Address, encodeFunctionData, type Hex, isAddressEqual } from 'viem'
import { errorCode, WalletError } from '../../../errors.ts'
import { ask, at, call } from '../../plan.ts'
import type { Read, TransactionCall } from '../../types.ts'
import { podContract, podManager } from './abi.ts'
import { provenBalance, provesBalances, provesState, provesValidator, readValidator } from './beacon.ts'
import type { CheckpointProofs, CredentialProofs, ProofFile } from './proofFile.ts'
import { isPaused, type PodReading, podPause, readPod, readValidators } from './read.ts'

/** Why the pod would refuse, or why nothing would come of it. */
export type PodObstacle =
  | 'paused'
  | 'exists'
  | 'no-pod'
  | 'not-owner'
  | 'open-checkpoint'
  | 'no-checkpoint'
  | 'nothing-new'
  | 'disabled'
  | 'wrong-proof'
  | 'other-block'
  | 'no-time'
  | 'not-this-pod'
  | 'nothing-to-prove'

/** What was asked of a pod cannot be done at this block. `data` says why. */
export class PodActionError extends WalletError {
  readonly code = errorCode.invalidState
  constructor(why: PodObstacle) {
    super('The EigenPod cannot do this now. Nothing was sent.', { data: why })
  }
}

/** Proofs in one transaction: more would need more gas than a transaction may have. About 70,000 gas each. */
export const mostAtOnce = 80

/** Creates the account's pod. Throws PodActionError. */
export function* createPod(account: Address): Read<TransactionCall> {
  const reading = yield* readPod(account)
  if (reading.state !== null) throw new PodActionError('exists')
  if (isPaused(reading.paused, podPause.create)) throw new PodActionError('paused')
  return {
    to: podManager.address,
    data: encodeFunctionData({ abi: podManager.abi(), functionName: 'createPod' }),
    value: 0n,
  }
}

/**
 * Begins a checkpoint of `owner`'s pod. With `onlyNew` the contract refuses when no ether came since the last one; without,
 * it also counts what the validators lost. Throws PodActionError.
 */
export function* startCheckpoint(owner: Address, onlyNew: boolean): Read<TransactionCall> {
  const reading = yield* readPod(owner)
  const state = standing(reading)
  if (state.disabled === true) throw new PodActionError('disabled')
  if (state.checkpoint !== null) throw new PodActionError('open-checkpoint')
  if (isPaused(reading.paused, podPause.startCheckpoint)) throw new PodActionError('paused')
  if (state.unproven === 0n && (onlyNew || state.activeValidators === 0)) throw new PodActionError('nothing-new')
  const data = encodeFunctionData({ abi: podContract.abi(), functionName: 'startCheckpoint', args: [onlyNew] })
  return { to: reading.pod, data, value: 0n }
}

function standing({ state }: PodReading) {
  if (state === null) throw new PodActionError('no-pod')
  return state
}

/** What a file proves of a pod at this block, every proof checked here. Ether in wei. */
export type CheckedProofs = {
  kind: ProofFile['kind']
  /** Proofs that hold and are still wanted. */
  good: number
  /** Of them, those that go into the next transaction. */
  next: number
  /** Those of validators that were proven already. */
  already: number
  /** Those of validators that this pod does not count. */
  foreign: number
  /** What the good ones change of the proven balances. Signed. */
  change: bigint
  call: TransactionCall | null
}

/** Checks a file against the pod of `owner` as the contract will, and makes the next transaction. Throws PodActionError. */
export function* checkProofs(owner: Address, file: ProofFile): Read<CheckedProofs> {
  const reading = yield* readPod(owner)
  return yield* file.kind === 'checkpoint' ? checkCheckpoint(reading, file) : checkCredentials(reading, file)
}

function* checkCheckpoint(reading: PodReading, { container, balances }: CheckpointProofs): Read<CheckedProofs> {
  const { checkpoint } = standing(reading)
  if (checkpoint === null) throw new PodActionError('no-checkpoint')
  if (isPaused(reading.paused, podPause.checkpointProofs)) throw new PodActionError('paused')
  const pectra = checkpoint.startedAt > reading.pectraSince
  if (!provesBalances(checkpoint.blockRoot, container, pectra)) throw new PodActionError('other-block')
  const byHash = new Map(balances.map((entry) => [entry.pubkeyHash, entry]))
  const known = yield* readValidators(reading.pod, [...byHash.keys()])
  let [already, foreign, change] = [0, 0, 0n]
  const good: { pubkeyHash: Hex; balanceRoot: Hex; proof: Hex }[] = []
  for (const answer of known) {
    if (!answer.ok) throw answer.error
    const validator = answer.value
    const proof = byHash.get(validator.pubkeyHash)
    if (proof === undefined || validator.status !== 'active') foreign += 1
    else if (validator.checkpointedAt >= checkpoint.startedAt) already += 1
    else {
      const balance = provenBalance(container.root, { index: validator.index, ...proof })
      if (balance === undefined) throw new PodActionError('wrong-proof')
      change += balance * 10n ** 9n - validator.balance
      good.push(proof)
    }
  }
  if (good.length === 0) throw new PodActionError(already > 0 ? 'nothing-to-prove' : 'not-this-pod')
  const next = good.slice(0, mostAtOnce)
  const data = encodeFunctionData({
    abi: podContract.abi(),
    functionName: 'verifyCheckpointProofs',
    args: [{ balanceContainerRoot: container.root, proof: container.proof }, next],
  })
  const send = { to: reading.pod, data, value: 0n }
  return { kind: 'checkpoint', good: good.length, next: next.length, already, foreign, change, call: send }
}

function* checkCredentials(reading: PodReading, file: CredentialProofs): Read<CheckedProofs> {
  const { checkpoint, lastCheckpoint, disabled } = standing(reading)
  const { timestamp } = file
  if (disabled === true) throw new PodActionError('disabled')
  if (timestamp === null) throw new PodActionError('no-time')
  if (isPaused(reading.paused, podPause.credentials)) throw new PodActionError('paused')
  // The contract takes no proof about a time that a checkpoint has seen already.
  if (timestamp <= (checkpoint?.startedAt ?? 0n) || timestamp <= (lastCheckpoint ?? 0n)) {
    throw new PodActionError('other-block')
  }
  const [blockRoot] = yield* ask([call(at(reading.pod, podContract), 'getParentBlockRoot', [timestamp])])
  if (!provesState(blockRoot, file.state)) throw new PodActionError('other-block')
  const pectra = timestamp > reading.pectraSince
  const told = file.validators.map((proof) => ({ proof, says: readValidator(proof.fields) }))
  const known = yield* readValidators(
    reading.pod,
    told.map(({ says }) => says.pubkeyHash),
  )
  let [already, foreign, change] = [0, 0, 0n]
  const good: (typeof file.validators)[number][] = []
  for (const [place, { proof, says }] of told.entries()) {
    const answer = known[place]
    if (answer === undefined) continue
    if (!answer.ok) throw answer.error
    if (answer.value.status !== 'inactive') already += 1
    else if (!pointsTo(says.credentials, reading.pod) || !says.activated || says.exiting) foreign += 1
    else {
      if (!provesValidator(file.state.root, proof, pectra)) throw new PodActionError('wrong-proof')
      change += says.effectiveBalance * 10n ** 9n
      good.push(proof)
    }
  }
  if (good.length === 0) throw new PodActionError(already > 0 ? 'nothing-to-prove' : 'not-this-pod')
  const next = good.slice(0, mostAtOnce)
  const data = encodeFunctionData({
    abi: podContract.abi(),
    functionName: 'verifyWithdrawalCredentials',
    args: [
      timestamp,
      { beaconStateRoot: file.state.root, proof: file.state.proof },
      next.map(({ index }) => Number(index)),
      next.map(({ proof }) => proof),
      next.map(({ fields }) => fields),
    ],
  })
  const send = { to: reading.pod, data, value: 0n }
  return { kind: 'credentials', good: good.length, next: next.length, already, foreign, change, call: send }
}

/** Whether a validator's withdrawals go to this pod: credentials of kind 1 or 2. Mirrors EigenPod._verifyWithdrawalCredentials. */
function pointsTo(credentials: Hex, pod: Address): boolean {
  if (!/^0x0[12]0{22}/.test(credentials)) return false
  return isAddressEqual(`0x${credentials.slice(26)}`, pod)
}
