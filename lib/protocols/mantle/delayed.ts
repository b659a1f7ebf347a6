import { type Address, zeroAddress } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { isOn, known } from '../known.ts'
import { lesser } from '../lesser.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError } from '../partial.ts'
import { ask, askSettled, at, call, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { ExitPosition, Position, Read } from '../types.ts'
import { accountant, withdrawContract } from './abi.ts'
import { cmeth, cmethVault, cmethWithdraw, meth } from './addresses.ts'
import { paidFor, withinLoss } from './math.ts'

export const delayedId = `mantle:exit:${cmethWithdraw}:${meth.address}`
export const delayedBatch = 'mantle:completeWithdraw'
/** Seconds in which a matured request can be completed when the contract keeps no number of its own. Source: boring-vault DelayedWithdraw (medium). */
const usualWindow = 604_800n

/** The account's one request to turn cmETH into mETH. One round without, two with. Throws PartialReadError. */
export function* readDelayed(account: Address): Read<readonly Position[]> {
  const [request] = yield* askSettled([call(withdrawContract, 'withdrawRequests', [account, meth.address])])
  if (!request.ok) throw new PartialReadError([], [{ id: delayedId, error: request.error }])
  const [, maxLoss, maturity, shares, rateThen] = request.value
  if (shares === 0n) return []
  const terms = yield* readTerms()
  if (terms === null) throw new PartialReadError([], [{ id: delayedId, error: undefined }])
  return [toExit({ maxLoss: BigInt(maxLoss), maturity: BigInt(maturity), shares, rateThen }, terms)]
}

export type Delayed = { maxLoss: bigint; maturity: bigint; shares: bigint; rateThen: bigint }
export type Terms = {
  allowed: boolean
  paused: boolean
  fee: bigint
  maxLoss: bigint
  window: bigint
  /** mETH per cmETH, 1e18 = 1; null while the accountant is paused or does not answer. */
  rate: bigint | null
  /** mETH that could be paid out, in its smallest unit; null when unknown. */
  held: bigint | null
  now: bigint
}

/** What a request is completed by, one round; null when the contract or the block's time does not answer. */
export function* readTerms(): Read<Terms | null> {
  const holding = at(meth.address, erc20)
  const [asset, paused, pulls, rate, state, inVault, inQueue, now] = yield* askSettled([
    call(withdrawContract, 'withdrawAssets', [meth.address]),
    call(withdrawContract, 'isPaused', []),
    call(withdrawContract, 'pullFundsFromVault', []),
    call(accountant, 'getRateInQuote', [meth.address]),
    call(accountant, 'accountantState', []),
    call(holding, 'balanceOf', [cmethVault]),
    call(holding, 'balanceOf', [cmethWithdraw]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (!asset.ok || !now.ok) return null
  const [allowed, , window, , fee, maxLoss] = asset.value
  return {
    allowed,
    paused: isOn(paused),
    fee: BigInt(fee),
    maxLoss: BigInt(maxLoss),
    window: window === 0 ? usualWindow : BigInt(window),
    rate: state.ok && state.value.isPaused ? null : known(rate),
    held: heldBy(pulls, inVault, inQueue),
    now: now.value,
  }
}

function heldBy(pulls: Settled<boolean>, inVault: Settled<bigint>, inQueue: Settled<bigint>): bigint | null {
  if (!pulls.ok) return null
  return known(pulls.value ? inVault : inQueue)
}

/** mETH it would pay now, at the lower of the two rates; null without a rate. */
const amountNow = ({ shares, rateThen }: Delayed, { rate, fee }: Terms): bigint | null =>
  rate === null ? null : paidFor(shares, lesser(rate, rateThen), fee)

/** Why nobody but an admin can complete it now, and whether that is for good. Null: nothing stands in the way but time. */
function obstacle(request: Delayed, terms: Terms): Sentence | null {
  if (terms.now > request.maturity + terms.window) return sentence('notes.mantle.windowMissed')
  if (terms.paused || !terms.allowed) return sentence('notes.mantle.cmethPaused')
  if (terms.rate === null) return sentence('notes.mantle.noRate')
  const loss = request.maxLoss > 0n ? request.maxLoss : terms.maxLoss
  return withinLoss(request.rateThen, terms.rate, loss) ? null : sentence('notes.mantle.lossTooLarge')
}

/** Whether the contract would pay it at this block. */
export function payable(request: Delayed, terms: Terms): 'early' | 'paused' | 'unfunded' | null {
  if (terms.now < request.maturity) return 'early'
  if (obstacle(request, terms) !== null) return 'paused'
  const pays = amountNow(request, terms)
  return pays !== null && terms.held !== null && terms.held < pays ? 'unfunded' : null
}

function toExit(request: Delayed, terms: Terms): ExitPosition {
  const pays = amountNow(request, terms)
  const why = obstacle(request, terms)
  const lacks = payable(request, terms)
  const matured = terms.now >= request.maturity
  return {
    id: delayedId,
    protocol: 'mantle',
    kind: 'exit',
    ticket: { contract: cmethWithdraw, number: null, transferable: false },
    given: { token: cmeth.address, asset: assetOf(cmeth), amount: tokenUnits(request.shares) },
    paid: { token: meth.address, asset: assetOf(meth) },
    amountNow: pays === null ? null : tokenUnits(pays),
    amountAsked: tokenUnits(paidFor(request.shares, request.rateThen, terms.fee)),
    state: why !== null ? 'frozen' : lacks === null ? 'completable' : 'waiting',
    delay:
      lacks === null
        ? []
        : [
            { what: 'cooldown', over: matured, block: null, time: request.maturity },
            ...(lacks === 'unfunded' ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
          ],
    repricing: true,
    finish: { batch: delayedBatch },
    ...(why === null
      ? {
          note: sentence('notes.mantle.completeBefore', {
            time: { type: 'time', seconds: request.maturity + terms.window },
          }),
        }
      : { note: why }),
  }
}

/** The account's request as it is now, with its terms. Two rounds. Throws ReadError. */
export function* readAgain(account: Address): Read<{ request: Delayed; terms: Terms | null }> {
  const [[, maxLoss, maturity, shares, rateThen]] = yield* ask([
    call(withdrawContract, 'withdrawRequests', [account, meth.address]),
  ])
  const terms = shares === 0n || account === zeroAddress ? null : yield* readTerms()
  return { request: { maxLoss: BigInt(maxLoss), maturity: BigInt(maturity), shares, rateThen }, terms }
}
