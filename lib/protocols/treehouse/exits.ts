import { type Address, encodeFunctionData } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn, known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError } from '../partial.ts'
import { ask, askSettled, at, call, type Settled, type TypedCall } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Asset, ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { redemption, tethContract, wstethContract } from './abi.ts'
import { redemption as redemptionAt, teth, vault, wsteth } from './addresses.ts'
import { afterFee, redeemed } from './math.ts'

export const wstethAsset: Asset = { symbol: 'wstETH', decimals: 18, known: true }
const allExits = `treehouse:exit:${redemptionAt}`
/** More than this are not shown, and it is said. */
const most = 100

type Info = { startTime: bigint; shares: bigint; assets: bigint; baseRate: bigint }
type Placed = { id: string; place: bigint; info: Info }
type Terms = {
  wait: bigint | null
  fee: bigint | null
  baseRate: bigint | null
  held: bigint | null
  now: bigint | null
  paused: boolean
}

/**
 * Every open redemption of the account. Places in the contract's list move when one is finished, so each is known by when it
 * began and for how much. One round without any, else two.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [listed] = yield* askSettled([call(redemption, 'getPendingRedeems', [account])])
  if (!listed.ok) throw new PartialReadError([], [{ id: allExits, error: listed.error }])
  const open = withIds(listed.value)
  if (open.length === 0) return []
  const shown = open.slice(0, most)
  const { terms, worth } = yield* readTerms(shown)
  const positions = shown.map((one, index) => toExit(one, worth[index] ?? null, terms))
  if (open.length > most) throw new PartialReadError(positions, [{ id: allExits, error: undefined }])
  return positions
}

function withIds(list: readonly Info[]): readonly Placed[] {
  const seen = new Map<string, number>()
  return list.map((info, place) => {
    const key = `${info.startTime}-${info.shares}`
    const twin = seen.get(key) ?? 0
    seen.set(key, twin + 1)
    return { id: `${allExits}:${key}${twin === 0 ? '' : `-${twin}`}`, place: BigInt(place), info }
  })
}

/** What is decided at this block, and what each one's shares are worth in wstETH. One round. */
function* readTerms(open: readonly Placed[]): Read<{ terms: Terms; worth: readonly (bigint | null)[] }> {
  const [wait, fee, paused, baseRate, held, now, ...worth] = yield* askSettled([
    call(redemption, 'waitingPeriod', []),
    call(redemption, 'redemptionFee', []),
    call(redemption, 'paused', []),
    call(wstethContract, 'stEthPerToken', []),
    call(at(wsteth, erc20), 'balanceOf', [vault]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...open.map(({ info }) => call(tethContract, 'previewRedeem', [info.shares])),
  ] as readonly TypedCall<unknown>[])
  const big = (settled: Settled<unknown> | undefined): bigint | null =>
    settled?.ok ? BigInt(settled.value as bigint | number) : null
  const terms: Terms = {
    wait: big(wait),
    fee: big(fee),
    baseRate: big(baseRate),
    held: big(held),
    now: big(now),
    paused: isOn(paused as Settled<boolean>),
  }
  return { terms, worth: worth.map((one) => known(one as Settled<bigint>)) }
}

function check({ info }: Placed, worth: bigint | null, { wait, fee, baseRate, held, now }: Terms) {
  const pays =
    worth === null || fee === null || baseRate === null ? null : redeemed(info, { assets: worth, baseRate }, fee)
  const due = wait === null ? null : info.startTime + wait
  const over = due !== null && now !== null && now >= due
  return { pays, due, over, funded: pays !== null && held !== null && held >= pays }
}

function toExit(placed: Placed, worth: bigint | null, terms: Terms): ExitPosition {
  const { id, place, info } = placed
  const { pays, due, over, funded } = check(placed, worth, terms)
  const ready = over && funded
  return {
    id,
    protocol: 'treehouse',
    kind: 'exit',
    ticket: { contract: redemptionAt, number: place, transferable: false },
    given: { token: teth.address, asset: assetOf(teth), amount: tokenUnits(info.shares) },
    paid: { token: wsteth, asset: wstethAsset },
    amountNow: pays === null ? null : tokenUnits(pays),
    amountAsked: terms.fee === null ? null : tokenUnits(afterFee(info.assets, terms.fee)),
    state: terms.paused ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'cooldown', over, block: null, time: due, since: { time: info.startTime } },
          ...(funded ? [] : [{ what: 'liquidity', over: false, block: null, time: null } as const]),
        ],
    repricing: true,
    // The contract finishes one at a time.
    finish: { batch: id },
    ...(terms.paused ? { note: sentence('notes.treehouse.paused') } : {}),
  }
}

/** The end of one redemption at the place it has now. Two rounds. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit === undefined || another !== undefined) throw new NotFinishableError()
  const [listed] = yield* ask([call(redemption, 'getPendingRedeems', [account])])
  const found = withIds(listed).find(({ id }) => id === exit.id)
  if (found === undefined) throw new NotFinishableError('gone')
  const { terms, worth } = yield* readTerms([found])
  const { over, funded } = check(found, worth[0] ?? null, terms)
  if (terms.paused) throw new NotFinishableError('paused')
  if (!over) throw new NotFinishableError('early')
  if (!funded) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({ abi: redemption.abi(), functionName: 'finalizeRedeem', args: [found.place] })
  return { to: redemptionAt, data, value: 0n }
}
