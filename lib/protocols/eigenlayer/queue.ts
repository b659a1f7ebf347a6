import { type Address, encodeFunctionData, isAddressEqual, zeroAddress } from 'viem'
import { type Shares, shares, tokenUnits, WAD, wad } from '../../units.ts'
import { lesser } from '../lesser.ts'
import { ask, at, call, together } from '../plan.ts'
import { type Proposal, proposal } from '../proposal.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read } from '../types.ts'
import { allocationManager, delegationManager, eigenPodManager, strategyBase } from './abi.ts'
import { blocksValue, first, readDepositToken } from './actions.ts'
import { nativeStrategy } from './addresses.ts'
import { queuedShares, scaledShares, slashingFactor } from './math.ts'

/** Bit of `paused(index)` of the DelegationManager. Source: facts/eigenlayer.md 3.7 (high). */
const enterQueue = 1
/** What an amount may lack of the whole and still mean the whole: the views round, so nobody can type the last units. */
const rounding = 1_000n

type Queueing = {
  strategy: Address
  /** In the token's smallest unit, as it would be paid out; null: everything. */
  amount: bigint | null
  account: Address
}

/**
 * Queueing part or all of what is restaked in one strategy. All is exactly the deposit shares, so that no dust stays; a part
 * is turned into withdrawable shares and by the contract into deposit shares, never more than there are. Receives what it
 * would pay if nothing more were slashed, rounded down. At most three rounds. Throws ReadError.
 */
export function* proposeQueueing({ strategy, amount, account }: Queueing): Read<Proposal> {
  const state = yield* readStake(strategy, amount, account)
  const { native, deposit, withdrawable, total, token, scaling, factor, wanted } = state
  const all = amount === null || amount + rounding >= total
  const part = all ? deposit : lesser(yield* convert(strategy, account, lesser(wanted, withdrawable)), deposit)
  // More than there is can only be an answer that contradicts itself.
  const leaves = shares(lesser(queuedShares(scaledShares(shares(part), scaling), factor), withdrawable))
  const pays = native ? leaves : yield* inTokens(strategy, leaves)
  return proposal({
    call: {
      to: delegationManager.address,
      data: encodeFunctionData({
        abi: delegationManager.abi(),
        functionName: 'queueWithdrawals',
        // The third field is ignored: the withdrawer is always the staker.
        args: [[{ strategies: [strategy], depositShares: [part], __deprecated_withdrawer: zeroAddress }]],
      }),
      value: 0n,
    },
    receives: { ...token, amount: tokenUnits(pays) },
    most: tokenUnits(total),
    closed: first([
      [state.paused, 'notes.eigenlayer.queuePaused'],
      [deposit === 0n, 'notes.eigenlayer.nothingRestaked'],
      [amount !== null && amount > total + rounding, 'intents.revert.SharesAmountTooHigh'],
      [part === 0n, 'intents.revert.SharesAmountZero'],
    ]),
    next: [
      sentence('notes.eigenlayer.queuedWaits', { wait: blocksValue(state.delay) }),
      sentence(state.operator === zeroAddress ? 'notes.eigenlayer.queuedSafe' : 'notes.eigenlayer.queuedSlashable'),
    ],
  })
}

function* readStake(strategy: Address, amount: bigint | null, account: Address) {
  const native = isAddressEqual(strategy, nativeStrategy)
  const target = at(strategy, strategyBase)
  const [stake, beaconChain, held, [asked]] = yield* together([
    ask([
      call(delegationManager, 'getWithdrawableShares', [account, [strategy]]),
      call(delegationManager, 'depositScalingFactor', [account, strategy]),
      call(delegationManager, 'delegatedTo', [account]),
      call(delegationManager, 'paused', [enterQueue]),
      call(delegationManager, 'minWithdrawalDelayBlocks', []),
    ]),
    ask(native ? [call(eigenPodManager, 'beaconChainSlashingFactor', [account])] : []),
    native ? nothing() : readDepositToken(strategy),
    ask(native || amount === null ? [] : [call(target, 'underlyingToSharesView', [amount])]),
  ])
  const [[[left], [deposit]], scaling, operator, paused, delay] = stake
  const withdrawable = left ?? 0n
  const [[magnitude], whole] = yield* together([
    ask(operator === zeroAddress ? [] : [call(allocationManager, 'getMaxMagnitude', [operator, strategy])]),
    native ? given(withdrawable) : inTokens(strategy, shares(withdrawable)),
  ])
  const [beacon] = beaconChain
  return {
    native,
    deposit: deposit ?? 0n,
    withdrawable,
    total: whole,
    token: held ?? { token: null, asset: etherAsset },
    scaling: wad(scaling),
    factor: slashingFactor(wad(magnitude ?? WAD), beacon === undefined ? null : wad(beacon)),
    // The view rounds down: one share more, so that it pays no less than was typed.
    wanted: native ? (amount ?? 0n) : (asked ?? 0n) + 1n,
    operator,
    paused,
    delay: BigInt(delay),
  }
}

/** Deposit shares that give so many withdrawable shares. Rounds down, as the contract does. */
function* convert(strategy: Address, account: Address, wanted: bigint): Read<bigint> {
  if (wanted === 0n) return 0n
  const [[converted]] = yield* ask([call(delegationManager, 'convertToDepositShares', [account, [strategy], [wanted]])])
  return converted ?? 0n
}

function* inTokens(strategy: Address, amount: Shares): Read<bigint> {
  if (amount === 0n) return 0n
  const [paid] = yield* ask([call(at(strategy, strategyBase), 'sharesToUnderlyingView', [amount])])
  return paid
}

// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* given(amount: bigint): Read<bigint> {
  return amount
}
// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* nothing(): Read<null> {
  return null
}
