import { type Address, encodeFunctionData, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { wad } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, at, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall, Withdrawal, WithdrawalPosition } from '../types.ts'
import { delegationManager, eigenPodManager, strategyBase } from './abi.ts'
import { readOld } from './oldWithdrawals.ts'
import { findStrategy } from './strategies.ts'
import { exitQueue, gweiFromPod, pairQueued, type Queued, readPodFunds, withdrawalRoot } from './withdrawals.ts'

/**
 * The call that completes these withdrawals and pays out their tokens, or credits them as shares again: all of them or
 * none, as the contract does. The structs come from the contract, not from what was last shown; one from before it kept a list is what its root says it
 * is. One round, two for native ether, one more for such an old one. Throws NotFinishableError
 * when one of them is not completable at this block, was completed already or can only be completed by somebody else,
 * while the contract pays nothing out, and when the account's pod holds too little for all of them.
 */
export function* finish(
  exits: readonly FinishablePosition[],
  account: Address,
  asShares = false,
): Read<TransactionCall> {
  const chosen = exits.flatMap((exit) => (exit.kind === 'withdrawal' ? [exit] : []))
  const roots = [...new Set(chosen.map(({ root }) => root))]
  if (roots.length === 0 || roots.length !== exits.length) throw new NotFinishableError()
  const strangers = [...new Set(chosen.flatMap(({ withdrawal }) => withdrawal.strategies))].filter(
    (strategy) => findStrategy(strategy) === undefined,
  )
  const [[queued, sharesNow], delay, block, paused, pod, ...held] = yield* ask([
    call(delegationManager, 'getQueuedWithdrawals', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getBlockNumber', []),
    call(delegationManager, 'paused', [exitQueue]),
    call(eigenPodManager, 'getPod', [account]),
    ...strangers.map((strategy) => call(at(strategy, strategyBase), 'underlyingToken', [])),
  ])
  if (paused) throw new NotFinishableError('paused')
  const byRoot = new Map<Hex, Queued>(
    pairQueued(queued, sharesNow).map((entry) => [withdrawalRoot(entry.withdrawal), entry]),
  )
  for (const entry of yield* readUnlisted(chosen, byRoot, BigInt(delay), account)) byRoot.set(...entry)
  const entries = roots.map((root) => {
    const entry = byRoot.get(root)
    if (entry === undefined) throw new NotFinishableError('gone')
    const { withdrawal } = entry
    if (block <= withdrawal.startBlock + BigInt(delay)) throw new NotFinishableError('early')
    if (!isAddressEqual(withdrawal.withdrawer, account)) throw new NotFinishableError()
    return entry
  })
  // As shares nothing leaves the pod.
  const funds = asShares
    ? null
    : yield* readPodFunds(
        pod,
        entries.map(({ withdrawal }) => withdrawal),
      )
  if (funds?.ok === false) throw funds.error
  const drawn = entries.reduce((sum, entry) => sum + gweiFromPod(entry), 0n)
  if (funds !== null && drawn > funds.value) throw new NotFinishableError('unfunded')
  const tokenOf = (strategy: Address): Address => {
    const known = findStrategy(strategy)
    // For EIGEN this is the wrapped token, not what the strategy names; for native ether the contract reads none.
    if (known !== undefined) return known.token ?? zeroAddress
    return held[strangers.indexOf(strategy)] ?? zeroAddress
  }
  return {
    to: delegationManager.address,
    data: encodeCompletion(
      entries.map(({ withdrawal }) => withdrawal),
      tokenOf,
      !asShares,
    ),
    value: 0n,
  }
}

/** Those that the contract does not list, since they were queued before April 2025, and that are in its queue all the same. */
function* readUnlisted(
  chosen: readonly WithdrawalPosition[],
  listed: ReadonlyMap<Hex, Queued>,
  delay: bigint,
  account: Address,
): Read<readonly (readonly [Hex, Queued])[]> {
  const rest = chosen.filter(({ root, withdrawal }) => !listed.has(root) && withdrawalRoot(withdrawal) === root)
  if (rest.length === 0) return []
  const [factor] = yield* ask([call(eigenPodManager, 'beaconChainSlashingFactor', [account])])
  const withdrawals = rest.map(({ withdrawal }) => withdrawal)
  return (yield* readOld(withdrawals, delay, wad(factor))).map(({ root, entry }) => {
    if (entry instanceof Error) throw entry
    return [root, entry]
  })
}

/** One withdrawal by the function for one, several by the function for several; tokens in strategy order. */
function encodeCompletion(
  withdrawals: readonly Withdrawal[],
  tokenOf: (strategy: Address) => Address,
  asTokens: boolean,
): Hex {
  const abi = delegationManager.abi()
  const structs = withdrawals.map((withdrawal) => ({ ...withdrawal, startBlock: Number(withdrawal.startBlock) }))
  const tokens = structs.map(({ strategies }) => strategies.map(tokenOf))
  const [only, another] = structs
  if (only !== undefined && another === undefined) {
    return encodeFunctionData({
      abi,
      functionName: 'completeQueuedWithdrawal',
      args: [only, tokens[0] ?? [], asTokens],
    })
  }
  const each = structs.map(() => asTokens)
  return encodeFunctionData({ abi, functionName: 'completeQueuedWithdrawals', args: [structs, tokens, each] })
}
