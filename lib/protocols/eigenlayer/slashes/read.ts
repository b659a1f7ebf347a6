import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { mulWad, type Shares, shares, type TokenUnits, tokenUnits, WAD, type Wad, wad } from '../../../units.ts'
import { ask, askSettled, at, call, contract, together } from '../../plan.ts'
import type { Asset, Read } from '../../types.ts'
import { allocationManager, delegationManager, eigenPodManager, strategyBase } from '../abi.ts'
import { nativeStrategy, strategyManager } from '../addresses.ts'
import { slashingFactor } from '../math.ts'
import { findStrategy } from '../strategies.ts'
import { pairQueued, type Queued } from '../withdrawals.ts'
import type { SlashLog } from './scans.ts'

/** Slashes in resolution: since 1.5 and 1.13. Source: facts/eigenlayer.md 2.2 (high). */
const resolution = contract(strategyManager, [
  'struct OperatorSet { address avs; uint32 id; }',
  'function getSlashResolutionBlock(OperatorSet operatorSet, uint256 slashId) view returns (uint32)',
  'function getBurnOrRedistributableCount(OperatorSet operatorSet, uint256 slashId) view returns (uint256)',
])

/** What one slash took from an account in one strategy. Amounts null: the node does not have the state of that time. */
export type SlashLoss = {
  strategy: Address
  /** Null for native ether; the underlying of an unknown strategy is not asked for. */
  token: Address | null
  asset: Asset
  /** Part of all stake delegated to the operator in this strategy, 1e18 = 100 %. */
  share: bigint
  held: Shares | null
  queued: Shares | null
  /** What `held + queued` was in the underlying token at that block, rounded down. */
  tokens: TokenUnits | null
}

/** What became of what was taken. `block`: the last in which it cannot be cleared; null where the version has no such delay. */
export type SlashFate = {
  recipient: Address | null
  redistributed: boolean
  block: bigint | null
  /** Still waiting to be burned or handed on; null when that cannot be told. */
  waiting: boolean | null
}

/** An account's stake at the end of the block before a slash. */
export type StakeThen = {
  operator: Address
  delay: bigint
  beaconChain: Wad
  queued: readonly Queued[]
  held: ReadonlyMap<string, { deposit: bigint; scaling: Wad }>
}

/** The stake as it was: to be answered at the block before the slash. One round. */
export function* readStakeThen(account: Address, strategies: readonly Address[]): Read<StakeThen> {
  const [[operator, delay, [withdrawals, now], beaconChain, [deposited, amounts]], scalings] = yield* together([
    ask([
      call(delegationManager, 'delegatedTo', [account]),
      call(delegationManager, 'minWithdrawalDelayBlocks', []),
      call(delegationManager, 'getQueuedWithdrawals', [account]),
      call(eigenPodManager, 'beaconChainSlashingFactor', [account]),
      call(delegationManager, 'getDepositedShares', [account]),
    ]),
    ask(strategies.map((strategy) => call(delegationManager, 'depositScalingFactor', [account, strategy]))),
  ])
  const held = strategies.map((strategy, index) => {
    const place = deposited.findIndex((each) => isAddressEqual(each, strategy))
    return [strategy.toLowerCase(), { deposit: amounts[place] ?? 0n, scaling: wad(scalings[index] as bigint) }] as const
  })
  return {
    operator,
    delay: BigInt(delay),
    beaconChain: wad(beaconChain),
    queued: pairQueued(withdrawals, now),
    held: new Map(held),
  }
}

/** Magnitudes before the slash, by its strategies, and what became of what it took. One round at the latest block. */
export function* readSlash(
  slash: SlashLog,
  block: bigint,
): Read<{ before: readonly Wad[]; after: readonly Wad[]; fate: SlashFate }> {
  const strategies = slash.strategies.map(({ strategy }) => strategy)
  const magnitudesAt = (number: bigint) =>
    call(allocationManager, 'getMaxMagnitudesAtBlock', [slash.operator, strategies, Number(number)])
  const [[before, after], [recipient, redistributes, resolved, count]] = yield* together([
    ask([magnitudesAt(block - 1n), magnitudesAt(block)]),
    askSettled([
      call(allocationManager, 'getRedistributionRecipient', [slash.set]),
      call(allocationManager, 'isRedistributingOperatorSet', [slash.set]),
      call(resolution, 'getSlashResolutionBlock', [slash.set, slash.slashId ?? 0n]),
      call(resolution, 'getBurnOrRedistributableCount', [slash.set, slash.slashId ?? 0n]),
    ]),
  ])
  const numbered = slash.slashId !== null
  return {
    before: before.map(wad),
    after: slash.strategies.map(({ left }, index) => wad(left ?? (after[index] as bigint))),
    fate: {
      recipient: recipient.ok && recipient.value !== zeroAddress ? recipient.value : null,
      redistributed: redistributes.ok && redistributes.value,
      block: numbered && resolved.ok && resolved.value !== 0 ? BigInt(resolved.value) : null,
      waiting: numbered && count.ok ? count.value > 0n : null,
    },
  }
}

/** The factors a slash changed: the operator's magnitude before and after it, by its strategies. */
export type Magnitudes = { before: readonly Wad[]; after: readonly Wad[] }

/**
 * Shares a slash took, by its strategies; only those the account had something in. Held shares lose as
 * DelegationManager.slashOperatorShares leaves them, and so do queued ones still inside their delay. Rounds as the contract.
 */
export function lossesOf(
  slash: SlashLog,
  block: bigint,
  { before, after }: Magnitudes,
  then: StakeThen | null,
): readonly SlashLoss[] {
  return slash.strategies.flatMap(({ strategy, share }, index): readonly SlashLoss[] => {
    const known = findStrategy(strategy)
    const common = {
      strategy,
      token: known?.token ?? null,
      asset: { symbol: known?.symbol ?? null, decimals: known === undefined ? null : 18, known: known !== undefined },
      share,
      tokens: null,
    }
    if (then === null) return [{ ...common, held: null, queued: null }]
    const beacon = isAddressEqual(strategy, nativeStrategy) ? then.beaconChain : null
    const [was, is] = [before[index] ?? WAD, after[index] ?? WAD].map((magnitude) =>
      slashingFactor(magnitude, beacon),
    ) as [Wad, Wad]
    const lost = (scaled: bigint) => mulWad(scaled, was) - mulWad(scaled, is)
    const { deposit, scaling } = then.held.get(strategy.toLowerCase()) ?? { deposit: 0n, scaling: WAD }
    const scaled = isAddressEqual(then.operator, slash.operator) ? mulWad(deposit, scaling) : 0n
    const waiting = then.queued.flatMap(({ withdrawal }) => {
      const slashable =
        isAddressEqual(withdrawal.delegatedTo, slash.operator) && block <= withdrawal.startBlock + then.delay
      const place = withdrawal.strategies.findIndex((each) => isAddressEqual(each, strategy))
      return slashable && place !== -1 ? [withdrawal.scaledShares[place] as bigint] : []
    })
    if (scaled === 0n && waiting.length === 0) return []
    const queued = waiting.reduce((sum, each) => sum + lost(each), 0n)
    return [{ ...common, held: shares(lost(scaled)), queued: shares(queued) }]
  })
}

/** What these losses were worth in tokens: to be answered at the block of the slash. One round; unanswered ones stay null. */
export function* readTokensLost(losses: readonly SlashLoss[]): Read<readonly SlashLoss[]> {
  const amount = ({ held, queued }: SlashLoss) => (held ?? 0n) + (queued ?? 0n)
  const asked = losses.filter((loss) => loss.held !== null && !isAddressEqual(loss.strategy, nativeStrategy))
  const answers = yield* askSettled(
    asked.map((loss) => call(at(loss.strategy, strategyBase), 'sharesToUnderlyingView', [amount(loss)])),
  )
  return losses.map((loss) => {
    if (loss.held === null) return loss
    if (isAddressEqual(loss.strategy, nativeStrategy)) return { ...loss, tokens: tokenUnits(amount(loss)) }
    const answer = answers[asked.indexOf(loss)]
    return answer?.ok ? { ...loss, tokens: tokenUnits(answer.value) } : loss
  })
}
