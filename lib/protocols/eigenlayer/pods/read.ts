import { type Address, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { type Shares, shares, type Wad, type Wei, wad, wei } from '../../../units.ts'
import { multicall3 } from '../../multicall3.ts'
import { ask, askSettled, at, call, type Settled, together } from '../../plan.ts'
import type { Read } from '../../types.ts'
import { delegationManager } from '../abi.ts'
import { nativeStrategy } from '../addresses.ts'
import { podContract, podManager } from './abi.ts'

const gwei = 10n ** 9n

/** A checkpoint that was begun and still lacks proofs. */
export type OpenCheckpoint = {
  /** Unix seconds of its block, which also names it. */
  startedAt: bigint
  /** The block root of the beacon chain that its proofs are checked against. */
  blockRoot: Hex
  proofsRemaining: number
  /** Ether in the pod that it will credit. */
  podBalance: Wei
  /** What the proofs so far add to, or take from, the validators' proven balances. Signed. */
  change: bigint
}

/** An EigenPod that was created. Ether in wei. */
export type PodState = {
  /** Everything the contract holds. */
  balance: Wei
  /** Of it, credited by a checkpoint: withdrawals are paid from this. */
  checkpointed: Wei
  /** Of it, not credited yet: the next checkpoint does. Whole gwei, as the pod counts. */
  unproven: Wei
  activeValidators: number
  checkpoint: OpenCheckpoint | null
  /** Unix seconds; null when there was none. */
  lastCheckpoint: bigint | null
  /** Who may prove beside the owner; null when nobody. */
  proofSubmitter: Address | null
  /** Retired for good. Null where the deployed contracts know of no such thing. */
  disabled: boolean | null
}

/** Native restaking of one account. */
export type PodReading = {
  pod: Address
  /** Wei. Below zero for what was withdrawn before 2025 and not made up for yet. */
  depositShares: bigint
  withdrawableShares: Shares
  scaling: Wad
  /** What beacon chain losses left of every share. */
  beaconChain: Wad
  operator: Address | null
  /** `paused()` of the pod manager, which all pods obey. Source of the bits: facts/eigenlayer.md 3.7 (high). */
  paused: bigint
  /** Unix seconds: proofs about later blocks have trees of Pectra's height. */
  pectraSince: bigint
  /** Unix seconds of the block this was read at. */
  now: bigint
  state: PodState | null
}

export const podPause = { create: 0n, credentials: 2n, startCheckpoint: 6n, checkpointProofs: 7n } as const
export const isPaused = (paused: bigint, bit: bigint): boolean => ((paused >> bit) & 1n) === 1n

/** Everything about the account's pod, created or not. One round, a second for a pod that was created. */
export function* readPod(account: Address): Read<PodReading> {
  const [pod, exists, depositShares, beaconChain, paused, pectraSince, operator, [withdrawable], scaling, now] =
    yield* ask([
      call(podManager, 'getPod', [account]),
      call(podManager, 'hasPod', [account]),
      call(podManager, 'podOwnerDepositShares', [account]),
      call(podManager, 'beaconChainSlashingFactor', [account]),
      call(podManager, 'paused', []),
      call(podManager, 'pectraForkTimestamp', []),
      call(delegationManager, 'delegatedTo', [account]),
      call(delegationManager, 'getWithdrawableShares', [account, [nativeStrategy]]),
      call(delegationManager, 'depositScalingFactor', [account, nativeStrategy]),
      call(multicall3, 'getCurrentBlockTimestamp', []),
    ])
  return {
    pod,
    depositShares,
    withdrawableShares: shares(withdrawable[0] ?? 0n),
    scaling: wad(scaling),
    beaconChain: wad(beaconChain),
    operator: isAddressEqual(operator, zeroAddress) ? null : operator,
    paused,
    pectraSince,
    now,
    state: exists ? yield* readState(pod) : null,
  }
}

function* readState(address: Address): Read<PodState> {
  const pod = at(address, podContract)
  const [[balance, checkpointedGwei, active, checkpoint, startedAt, last, submitter], [disabled]] = yield* together([
    ask([
      call(multicall3, 'getEthBalance', [address]),
      call(pod, 'withdrawableRestakedExecutionLayerGwei', []),
      call(pod, 'activeValidatorCount', []),
      call(pod, 'currentCheckpoint', []),
      call(pod, 'currentCheckpointTimestamp', []),
      call(pod, 'lastCheckpointTimestamp', []),
      call(pod, 'proofSubmitter', []),
    ]),
    askSettled([call(pod, 'restakingDisabled', [])]),
  ])
  const unprovenGwei = balance / gwei - checkpointedGwei
  return {
    balance: wei(balance),
    checkpointed: wei(checkpointedGwei * gwei),
    unproven: wei(unprovenGwei > 0n ? unprovenGwei * gwei : 0n),
    activeValidators: Number(active),
    checkpoint:
      startedAt === 0n
        ? null
        : {
            startedAt,
            blockRoot: checkpoint.beaconBlockRoot,
            proofsRemaining: checkpoint.proofsRemaining,
            podBalance: wei(checkpoint.podBalanceGwei * gwei),
            change: checkpoint.balanceDeltasGwei * gwei,
          },
    lastCheckpoint: last === 0n ? null : last,
    proofSubmitter: isAddressEqual(submitter, zeroAddress) ? null : submitter,
    disabled: disabled.ok ? disabled.value : null,
  }
}

/** What a pod knows of a validator. */
export type PodValidator = {
  pubkeyHash: Hex
  index: bigint
  /** Wei, as last proven. */
  balance: Wei
  status: 'inactive' | 'active' | 'withdrawn'
  /** Unix seconds of the checkpoint that last proved it; 0 when none did. */
  checkpointedAt: bigint
}

const statuses = ['inactive', 'active', 'withdrawn'] as const

/** What the pod knows of these validators, in order. One round; none where none is asked for. */
export function* readValidators(address: Address, hashes: readonly Hex[]): Read<readonly Settled<PodValidator>[]> {
  const pod = at(address, podContract)
  const answers = yield* askSettled(hashes.map((hash) => call(pod, 'validatorPubkeyHashToInfo', [hash])))
  return answers.map((answer, index): Settled<PodValidator> => {
    if (!answer.ok) return answer
    const { validatorIndex, restakedBalanceGwei, lastCheckpointedAt, status } = answer.value
    const value = {
      pubkeyHash: hashes[index] as Hex,
      index: validatorIndex,
      balance: wei(restakedBalanceGwei * gwei),
      status: statuses[status] ?? 'inactive',
      checkpointedAt: lastCheckpointedAt,
    }
    return { ok: true, value }
  })
}
