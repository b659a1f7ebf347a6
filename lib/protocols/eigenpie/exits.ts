import { type Address, encodePacked, keccak256 } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError, type TypedCall, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { ExitDelay, ExitPosition, Read } from '../types.ts'
import { manager } from './abi.ts'
import { assets, nativeAsset, type Product, products, withdrawManager } from './addresses.ts'
import { byEpoch, type Epoch, listOpen } from './schedules.ts'

/** Epochs of one account that are looked at; more are said to be there and not shown. */
const most = 100
/** Seconds of an epoch. Source: EigenpieWithdrawManager.EPOCH_DURATION, magpiexyz/eigenpie_contracts, 2024-08-07 (medium). */
const epochSeconds = 7n * 86_400n

/** All exits of an account can be claimed by one transaction. */
const batch = 'eigenpie'
const exitId = ({ asset }: Product, endTime: bigint) => `eigenpie:exit:${withdrawManager}:${asset}:${endTime}`

/** What lies in the queue of one asset, in its smallest unit: a claim pays all that has ended or nothing. */
export const readyToPay = (asset: Address): TypedCall<bigint> =>
  asset === nativeAsset
    ? call(multicall3, 'getEthBalance', [withdrawManager])
    : call(at(asset, erc20), 'balanceOf', [withdrawManager])

/**
 * Every request of an account that is not claimed, by asset and epoch. One round for an account with none, two otherwise.
 * Throws PartialReadError for assets whose lists do not add up, and for epochs past the hundredth.
 */
export function* readExits(account: Address): Read<readonly ExitPosition[]> {
  const [[amounts, endTimes], [, claimable, claimed], time] = yield* ask([
    call(manager, 'getUserWithdrawalSchedules', [account, assets]),
    call(manager, 'getUserQueuedWithdraw', [account, assets]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const unread: UnreadPosition[] = []
  const waiting = products.flatMap((product, index) => {
    const told = {
      amounts: amounts[index] ?? [],
      endTimes: endTimes[index] ?? [],
      claimable: claimable[index] ?? 0n,
      claimed: claimed[index] ?? 0n,
    }
    const open = listOpen(told, time)
    if (open === undefined) unread.push({ id: `eigenpie:exit:${product.asset}`, error: new ReadError('0x') })
    return byEpoch(open ?? []).map((epoch) => ({ product, epoch, claimable: told.claimable }))
  })
  const shown = waiting.slice(0, most)
  if (waiting.length > most) unread.push({ id: 'eigenpie:exit', error: new ReadError('0x') })
  if (shown.length === 0 && unread.length === 0) return []
  const held = [...new Set(shown.map(({ product }) => product.asset))]
  const entries = shown.flatMap(({ product, epoch }) =>
    epoch.indices.slice(0, most).map((index) => ({ product, index })),
  )
  const [balances, [delay, start], given] = yield* together([
    askSettled(held.map(readyToPay)),
    askSettled([call(manager, 'lstWithdrawalDelay', []), call(manager, 'startTimestamp', [])]),
    askSettled(entries.map(({ product, index }) => scheduleOf(account, product.asset, index))),
  ])
  const calendar = delay.ok && start.ok ? { delay: delay.value, start: start.value } : null
  const amountsGiven = new Map(
    entries.map(({ product, index }, place) => {
      const answer = given[place]
      return [`${product.asset} ${index}`, answer?.ok ? answer.value[0] : null]
    }),
  )
  const positions = shown.flatMap(({ product, epoch, claimable: ended }) => {
    const balance = balances[held.indexOf(product.asset)]
    const id = exitId(product, epoch.endTime)
    if (!balance?.ok) {
      unread.push({ id, error: balance?.error })
      return []
    }
    const parts = epoch.indices.map((index) => amountsGiven.get(`${product.asset} ${index}`) ?? null)
    const amount = parts.includes(null) ? null : parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n)
    return [toExit(product, epoch, { id, given: amount, time, funded: balance.value >= ended, calendar })]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

const scheduleOf = (account: Address, asset: Address, index: number) =>
  call(manager, 'withdrawalSchedules', [
    keccak256(encodePacked(['address', 'address'], [account, asset])),
    BigInt(index),
  ])

/** When epochs begin (`start` and every seven days after it) and what follows the end of one, in seconds. */
type Calendar = { delay: bigint; start: bigint }

type Seen = { id: string; given: bigint | null; time: bigint; funded: boolean; calendar: Calendar | null }

function toExit(product: Product, { endTime, amount }: Epoch, seen: Seen): ExitPosition {
  const ended = endTime <= seen.time
  const completable = ended && seen.funded
  return {
    id: seen.id,
    protocol: 'eigenpie',
    kind: 'exit',
    ticket: { contract: withdrawManager, number: null, transferable: false },
    given: {
      token: product.token.address,
      asset: assetOf(product.token),
      amount: seen.given === null ? null : tokenUnits(seen.given),
    },
    paid: product.paid,
    // Fixed when it was asked for: neither rewards nor losses change it.
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: completable ? 'completable' : 'waiting',
    delay: completable ? [] : delaysOf(endTime, ended, seen),
    repricing: false,
    finish: { batch },
    ...(ended && !seen.funded ? { note: sentence('exits.eigenpie.unfunded') } : {}),
  }
}

/** The end of the epoch after the one it was asked in, a fixed wait on top where that fits, then tokens to pay it with. */
function delaysOf(endTime: bigint, ended: boolean, { time, calendar }: Seen): readonly ExitDelay[] {
  const epoch = (until: bigint): ExitDelay => ({ what: 'epoch', over: until <= time, block: null, time: until })
  const closing = calendar === null ? null : endTime - calendar.delay
  // A wait that was changed since no longer leads back to the end of an epoch: then only the whole is known.
  const split =
    calendar !== null && closing !== null && calendar.delay > 0n && closing > calendar.start
      ? (closing - calendar.start) % epochSeconds === 0n
      : false
  const fixed: readonly ExitDelay[] =
    split && closing !== null
      ? [epoch(closing), { what: 'cooldown', over: ended, block: null, time: endTime, since: { time: closing } }]
      : [epoch(endTime)]
  return ended ? [...fixed, { what: 'liquidity', over: false, block: null, time: null }] : fixed
}
