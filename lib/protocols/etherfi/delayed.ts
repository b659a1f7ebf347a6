import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, at, call, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Position, Read } from '../types.ts'
import { accountant, delayedWithdraw, switchable } from './abi.ts'
import { paidAssets, type Vault } from './addresses.ts'
import { delayedAssets, exceedsLoss } from './math.ts'

/** What a completion window of 0 stands for. Source: DelayedWithdraw.DEFAULT_COMPLETION_WINDOW, 2024-12-18 (high). */
const defaultWindow = 7n * 86_400n

export const delayedId = (contract: Address, asset: Address) => `etherfi:exit:${contract}:${asset}`
export const delayedBatch = (contract: Address, asset: Address) => `etherfi:delayed:${contract}:${asset}`

/**
 * Delayed withdrawals of one vault, asset by asset. Of a rare asset the first round asks only whether anybody waits for it,
 * which is one question for all accounts. One round when nothing waits. Throws PartialReadError.
 */
export function* readDelayed(vault: Vault, account: Address): Read<readonly Position[]> {
  const { delayedWithdraw: contract, assets: common, rareAssets: rare } = vault
  const own = (asset: Address) => call(at(contract, delayedWithdraw), 'withdrawRequests', [account, asset])
  const terms = (asset: Address) => call(at(contract, delayedWithdraw), 'withdrawAssets', [asset])
  const answers = yield* askSettled([...common.map(own), ...rare.map(terms)] as readonly ReturnType<typeof own>[])
  const unread: UnreadPosition[] = []
  const assets = [...common, ...rare].filter((asset, index) => {
    const answer = answers[index]
    // The fourth value of both: shares of this account's request, or of everybody's.
    if (answer?.ok) return answer.value[3] !== 0n
    unread.push({ id: delayedId(contract, asset), error: answer?.error })
    return false
  })
  const positions = assets.length === 0 ? [] : yield* readAssets(vault, account, assets, unread)
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

function* readAssets(
  vault: Vault,
  account: Address,
  assets: readonly Address[],
  unread: UnreadPosition[],
): Read<readonly ExitPosition[]> {
  const [readings, general] = yield* readTerms(vault, account, assets)
  return assets.flatMap((asset, index) => {
    const position = toPosition({ vault, asset, reading: readings[index] as Reading, general })
    if (position !== 'unread') return position === null ? [] : [position]
    unread.push({ id: delayedId(vault.delayedWithdraw, asset), error: undefined })
    return []
  })
}

type Terms = readonly [boolean, number, number, bigint, number, number]
type Request = readonly [boolean, number, number, bigint, bigint]
type Reading = {
  request: Settled<Request>
  terms: Settled<Terms>
  rate: Settled<bigint>
  /** What could be paid out: in the contract that pays, and in the vault. */
  held: Settled<bigint>
  heldByVault: Settled<bigint>
}
type General = { paused: boolean; now: bigint | null; pulls: boolean }

function* readTerms(
  { share, accountant: rates, delayedWithdraw: contract }: Vault,
  account: Address,
  assets: readonly Address[],
) {
  const calls = assets.flatMap((asset) => [
    call(at(contract, delayedWithdraw), 'withdrawRequests', [account, asset]),
    call(at(contract, delayedWithdraw), 'withdrawAssets', [asset]),
    call(at(rates, accountant), 'getRateInQuoteSafe', [asset]),
    call(at(asset, erc20), 'balanceOf', [contract]),
    call(at(asset, erc20), 'balanceOf', [share.address]),
  ])
  const [paused, pulls, now, ...rest] = yield* askSettled([
    call(at(contract, switchable), 'isPaused', []),
    call(at(contract, delayedWithdraw), 'pullFundsFromVault', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...calls,
  ])
  const readings = assets.map((_, index): Reading => {
    const [request, terms, rate, held, heldByVault] = rest.slice(index * 5, index * 5 + 5)
    return { request, terms, rate, held, heldByVault } as Reading
  })
  const general: General = {
    paused: paused.ok && paused.value,
    now: now.ok ? now.value : null,
    // The exit of weETHs is older than the switch, and always takes from the vault.
    pulls: pulls.ok ? pulls.value : true,
  }
  return [readings, general] as const
}

type Input = { vault: Vault; asset: Address; reading: Reading; general: General }

/** The exit, null when there is none, or that it could not be read. */
function toPosition({ vault, asset, reading, general }: Input): ExitPosition | null | 'unread' {
  const { request, terms, rate } = reading
  if (!request.ok) return 'unread'
  const [, ownLoss, maturity, shares, rateThen] = request.value
  if (shares === 0n) return null
  if (!terms.ok || general.now === null) return 'unread'
  const [allowed, , window, , fee, commonLoss] = terms.value
  const oneShare = 10n ** BigInt(vault.share.decimals)
  const pays = (rateNow: bigint) => delayedAssets({ shares, rateThen, rateNow, feeBps: BigInt(fee), oneShare })
  const amountNow = rate.ok ? pays(rate.value) : null
  const matures = BigInt(maturity)
  const frozen = whyFrozen({
    paused: general.paused || !allowed,
    expired: general.now > matures + (window === 0 ? defaultWindow : BigInt(window)),
    // The accountant refuses its rate while it is paused, and so does a completion.
    noRate: !rate.ok,
    lost: rate.ok && exceedsLoss(rateThen, rate.value, BigInt(ownLoss > 0 ? ownLoss : commonLoss)),
  })
  const mature = general.now >= matures
  const liquid = isLiquid(reading, general, amountNow)
  const completable = frozen === null && mature && liquid
  return {
    id: delayedId(vault.delayedWithdraw, asset),
    protocol: 'etherfi',
    kind: 'exit',
    ticket: { contract: vault.delayedWithdraw, number: null, transferable: false },
    given: { token: vault.share.address, asset: assetOf(vault.share), amount: tokenUnits(shares) },
    paid: { token: asset, asset: paidAssets[asset] as ExitPosition['paid']['asset'] },
    amountNow,
    amountAsked: pays(rateThen),
    state: frozen !== null ? 'frozen' : completable ? 'completable' : 'waiting',
    delay: completable ? [] : waitsFor(matures, mature, liquid),
    repricing: true,
    finish: { batch: delayedBatch(vault.delayedWithdraw, asset) },
    ...(frozen === null ? {} : { note: frozen }),
  }
}

/** Whether what pays holds enough; taken as enough where it does not say. */
function isLiquid({ held, heldByVault }: Reading, { pulls }: General, amount: bigint | null): boolean {
  const source = pulls ? heldByVault : held
  return amount === null || !source.ok || source.value >= amount
}

type Obstacles = { paused: boolean; expired: boolean; noRate: boolean; lost: boolean }

function whyFrozen({ paused, expired, noRate, lost }: Obstacles): Sentence | null {
  if (expired) return sentence('notes.etherfi.delayedExpired')
  if (paused) return sentence('notes.etherfi.delayedPaused')
  if (noRate) return sentence('notes.etherfi.ratePaused')
  return lost ? sentence('notes.etherfi.lossTooLarge') : null
}

function waitsFor(matures: bigint, mature: boolean, liquid: boolean): readonly ExitDelay[] {
  const cooldown: ExitDelay = { what: 'cooldown', over: mature, block: null, time: matures }
  return liquid ? [cooldown] : [cooldown, { what: 'liquidity', over: false, block: null, time: null }]
}
