import { type Address, encodeFunctionData } from 'viem'
import { tokenUnits } from '../../units.ts'
import { type NotFinishable, NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, call, type Settled, type TypedCall } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Asset, ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { stakingContract } from './abi.ts'
import { pumpbtc, staking } from './addresses.ts'
import { afterFee, scaled } from './math.ts'

/** Names all places at once. */
export const allExits = `pumpBTC:exit:${staking}`
const batch = 'pumpBTC:claim'

/** The contract has ten places, numbered from 0; it is not upgraded to more without a new reading of it. */
const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** An amount in 1e-8 that waits in a place since a time. */
type Pending = { place: number; amount: bigint; since: bigint }

/** What decides over every place at one block. Null parts are unknown. */
type Desk = {
  wait: bigint | null
  now: bigint | null
  fee: bigint | null
  claimable: bigint | null
  pays: { token: Address; asset: Asset; decimals: number } | null
  why: Sentence | null
}

/**
 * What waits in the account's places. One round; with anything in them a second, and a third for the name of what is paid.
 * Throws PartialReadError.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const unread: UnreadPosition[] = []
  const filled = yield* readPlaces(account, unread)
  if (filled.length === 0) {
    if (unread.length > 0) throw new PartialReadError([], unread)
    return []
  }
  const { pending, desk } = yield* readDesk(account, filled, unread)
  const { pays } = desk
  if (pays === null) throw new PartialReadError([], [...unread, { id: allExits, error: undefined }])
  const positions = pending.map((one) => toExit(one, desk, pays))
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Filled = Omit<Pending, 'since'>

function* readPlaces(account: Address, unread: UnreadPosition[]): Read<readonly Filled[]> {
  const answers = yield* askSettled(
    places.map((place) => call(stakingContract, 'pendingUnstakeAmount', [account, place])),
  )
  return places.flatMap((place, index): Filled[] => {
    const answer = answers[index]
    if (answer?.ok) return answer.value > 0n ? [{ place, amount: answer.value }] : []
    unread.push({ id: `${allExits}:${place}`, error: answer?.error })
    return []
  })
}

function* readDesk(
  account: Address,
  filled: readonly Filled[],
  unread: UnreadPosition[],
): Read<{ pending: readonly Pending[]; desk: Desk }> {
  const [slots, period, now, fee, claimable, asset, decimals, paused, shut, ...times] = yield* askSettled([
    call(stakingContract, 'MAX_DATE_SLOT', []),
    call(stakingContract, '_getPeriod', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(stakingContract, 'normalUnstakeFee', []),
    call(stakingContract, 'totalClaimableAmount', []),
    call(stakingContract, 'asset', []),
    call(stakingContract, 'assetDecimal', []),
    call(stakingContract, 'paused', []),
    call(stakingContract, 'onlyAllowStake', []),
    ...filled.map(({ place }) => call(stakingContract, 'pendingUnstakeTime', [account, place])),
  ] as readonly TypedCall<unknown>[])
  const pending = filled.flatMap(({ place, amount }, index): Pending[] => {
    const time = times[index] as Settled<bigint> | undefined
    if (time?.ok) return [{ place, amount, since: time.value }]
    unread.push({ id: `${allExits}:${place}`, error: time?.error })
    return []
  })
  const [token, units] = [known(asset as Settled<Address>), known(decimals as Settled<number>)]
  const [named] = token === null ? [] : yield* readAssets([token])
  const [count, seconds] = [known(slots as Settled<number>), known(period as Settled<bigint>)]
  const desk: Desk = {
    wait: count === null || seconds === null ? null : BigInt(count - 1) * seconds,
    now: known(now as Settled<bigint>),
    fee: known(fee as Settled<bigint>),
    claimable: known(claimable as Settled<bigint>),
    pays:
      token === null || units === null || named === undefined
        ? null
        : { token, decimals: units, asset: { ...named, decimals: units } },
    why: isOn(paused as Settled<boolean>)
      ? sentence('notes.pumpBTC.paused')
      : isOn(shut as Settled<boolean>)
        ? sentence('notes.pumpBTC.shut')
        : null,
  }
  return { pending, desk }
}

const dueAt = ({ since }: Pending, { wait }: Desk): bigint | null => (wait === null ? null : since + wait)

function isOver(pending: Pending, desk: Desk): boolean {
  const due = dueAt(pending, desk)
  return due !== null && desk.now !== null && due <= desk.now
}

function toExit(pending: Pending, desk: Desk, pays: NonNullable<Desk['pays']>): ExitPosition {
  const { place, amount, since } = pending
  const over = isOver(pending, desk)
  const funded = desk.claimable !== null && desk.claimable >= amount
  const ready = over && funded
  const paid = desk.fee === null ? null : scaled(afterFee(amount, desk.fee), pays.decimals)
  const asked = scaled(amount, pays.decimals)
  return {
    id: `${allExits}:${place}`,
    protocol: 'pumpBTC',
    kind: 'exit',
    ticket: { contract: staking, number: BigInt(place), transferable: false },
    given: { token: pumpbtc.address, asset: assetOf(pumpbtc), amount: tokenUnits(amount) },
    paid: { token: pays.token, asset: pays.asset },
    amountNow: paid === null ? null : tokenUnits(paid),
    amountAsked: asked === null ? null : tokenUnits(asked),
    state: desk.why !== null ? 'frozen' : ready ? 'completable' : 'waiting',
    delay:
      ready && desk.why === null
        ? []
        : [
            { what: 'cooldown', over, block: null, time: dueAt(pending, desk), since: { time: since } },
            { what: 'operator', over: funded, block: null, time: null },
          ],
    // The fee is that of the day it is claimed.
    repricing: false,
    finish: { batch },
    ...(desk.why === null ? {} : { note: desk.why }),
  }
}

/**
 * Claims one place, or all places whose time has come. Three rounds. Throws NotFinishableError, and ReadError when nothing
 * can be read.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const wanted = exits.flatMap((exit) =>
    exit.kind === 'exit' && exit.finish?.batch === batch && exit.ticket.number !== null ? [exit.ticket.number] : [],
  )
  if (wanted.length === 0 || wanted.length !== exits.length) throw new NotFinishableError()
  const unread: UnreadPosition[] = []
  const filled = yield* readPlaces(account, unread)
  if (unread.length > 0) throw unread[0]?.error
  const { pending, desk } = yield* readDesk(account, filled, unread)
  if (unread.length > 0) throw unread[0]?.error
  const chosen = pending.filter(({ place }) => wanted.includes(BigInt(place)))
  // One call for several takes every place whose time has come, and fails unless all of those are covered.
  const taken = wanted.length === 1 ? chosen : pending.filter((one) => isOver(one, desk))
  const why = whyNot({ chosen, taken, count: wanted.length }, desk)
  if (why !== null) throw new NotFinishableError(why)
  const [only] = wanted
  const data =
    wanted.length === 1
      ? encodeFunctionData({ abi: stakingContract.abi(), functionName: 'claimSlot', args: [Number(only)] })
      : encodeFunctionData({ abi: stakingContract.abi(), functionName: 'claimAll' })
  return { to: staking, data, value: 0n }
}

function whyNot(
  { chosen, taken, count }: { chosen: readonly Pending[]; taken: readonly Pending[]; count: number },
  desk: Desk,
): NotFinishable | null {
  if (desk.why !== null) return 'paused'
  if (chosen.length !== count) return 'gone'
  if (!chosen.every((one) => isOver(one, desk))) return 'early'
  const owed = taken.reduce((sum, { amount }) => sum + amount, 0n)
  return desk.claimable !== null && desk.claimable >= owed ? null : 'unfunded'
}
