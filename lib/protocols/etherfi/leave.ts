import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, call, type Settled } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { blacklist, eethContract, pool, redemption } from './abi.ts'
import {
  eeth,
  ethPlaceholder,
  liquidityPool,
  paidAssets,
  redemptionManager,
  steth,
  vaults,
  weeth,
  withdrawAdapter,
  withdrawRequestNft,
} from './addresses.ts'
import { leaveVault } from './leaveVaults.ts'
import { amountForShare, basisPoints, type Pool, payout, redeemed, sharesForAmount } from './math.ts'
import { longest, type Pause, pauseCalls, pauseOf } from './pauses.ts'

export type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** The ways out of eETH, weETH and the vaults. One round for the first two, at most two for a vault. */
export function* leave(leaving: Leaving): Read<readonly Way[]> {
  const vault = vaults.find(({ share }) => isAddressEqual(share.address, leaving.token))
  if (vault !== undefined) return yield* leaveVault(vault, leaving)
  const wrapped = isAddressEqual(leaving.token, weeth.address)
  if (!wrapped && !isAddressEqual(leaving.token, eeth.address)) return []
  const readings = yield* readPool(leaving.account)
  const ways = [queueWay(leaving.amount, wrapped, readings), ...instantWays(leaving.amount, wrapped, readings)]
  return wrapped ? [unwrapWay(leaving.amount, readings), ...ways] : ways
}

const outputs = [ethPlaceholder, steth] as const
const watched: readonly Address[] = [
  liquidityPool,
  eeth.address,
  weeth.address,
  withdrawRequestNft,
  withdrawAdapter,
  redemptionManager,
]

type Readings = {
  pool: Pool | null
  least: bigint | null
  largest: bigint | null
  blacklisted: boolean
  pauses: ReadonlyMap<Address, Pause | null>
  /** Per output token: fee in basis points, and what can be redeemed now in wei. */
  instant: readonly { fee: bigint | null; available: bigint | null }[]
}

function* readPool(account: Address): Read<Readings> {
  const [pooled, shares, least, largest, until, now, ...answers] = yield* askSettled([
    call(pool, 'getTotalPooledEther', []),
    call(eethContract, 'totalShares', []),
    call(pool, 'minWithdrawAmount', []),
    call(pool, 'maxWithdrawAmount', []),
    call(blacklist, 'blacklistedUntil', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...watched.flatMap((contract) => pauseCalls(contract)),
    ...outputs.flatMap((output) => [
      call(redemption, 'tokenToRedemptionInfo', [output]),
      call(redemption, 'totalRedeemableAmount', [output]),
    ]),
  ])
  const time = now.ok ? now.value : 0n
  const pauses = watched.map((contract, index) => {
    const [byHand, timed] = answers.slice(index * 2, index * 2 + 2)
    return [contract, pauseOf(byHand as Settled<boolean>, timed as Settled<bigint>, time)] as const
  })
  const rest = answers.slice(watched.length * 2)
  return {
    pool: pooled.ok && shares.ok ? { pooled: pooled.value, shares: shares.value } : null,
    least: least.ok ? least.value : null,
    largest: largest.ok ? largest.value : null,
    blacklisted: until.ok && until.value > time,
    pauses: new Map(pauses),
    instant: outputs.map((_, index) => {
      const [info, available] = rest.slice(index * 2, index * 2 + 2)
      const fee = info?.ok ? (info.value as readonly [unknown, number, number, number])[2] : null
      return { fee: fee === null ? null : BigInt(fee), available: available?.ok ? (available.value as bigint) : null }
    }),
  }
}

/** eETH that the amount of the given token stands for, as its contract unwraps it. Unit: wei, rounded down. */
const inEeth = (amount: bigint, wrapped: boolean, by: Pool | null) =>
  !wrapped ? amount : by === null ? null : amountForShare(amount, by)
/** The other way: of the given token, rounded down. */
const inGiven = (amount: bigint | null, wrapped: boolean, by: Pool | null) =>
  amount === null || (wrapped && by === null)
    ? null
    : tokenUnits(wrapped ? sharesForAmount(amount, by as Pool) : amount)

function whyClosed({ blacklisted, pauses }: Readings, of: readonly Address[]): Sentence | null {
  if (blacklisted) return sentence('notes.etherfi.blacklisted')
  const pause = longest(of.map((contract) => pauses.get(contract) ?? null))
  if (pause === null) return null
  return pause.until === null
    ? sentence('notes.etherfi.paused')
    : sentence('notes.etherfi.pausedUntil', { time: { type: 'time', seconds: pause.until } })
}

function queueWay(amount: TokenUnits, wrapped: boolean, readings: Readings): Way {
  const { pool: by, least, largest } = readings
  const asked = inEeth(amount, wrapped, by)
  const through: readonly Address[] = wrapped ? [withdrawAdapter, weeth.address] : []
  const closed = whyClosed(readings, [...through, liquidityPool, withdrawRequestNft, eeth.address])
  const limit = (text: string, wei: bigint) => sentence(text, { amount: amountValue(wei, eeth) })
  return {
    kind: 'queue',
    paid: { token: null, asset: etherAsset },
    receives: asked === null || by === null ? null : payout(asked, sharesForAmount(asked, by), by),
    fee: wad(0n),
    delay: [{ what: 'report', seconds: null }],
    most: inGiven(largest, wrapped, by),
    closed:
      closed ??
      (asked !== null && least !== null && asked < least ? limit('notes.etherfi.tooLittle', least) : null) ??
      (asked !== null && largest !== null && asked > largest ? limit('notes.etherfi.tooMuch', largest) : null),
  }
}

function instantWays(amount: TokenUnits, wrapped: boolean, readings: Readings): readonly Way[] {
  const { pool: by, instant } = readings
  const asked = inEeth(amount, wrapped, by)
  const through: readonly Address[] = wrapped ? [weeth.address] : []
  return outputs.map((output, index): Way => {
    const { fee, available } = instant[index] ?? { fee: null, available: null }
    // Only ether is taken out of the pool itself, whose pause stops it.
    const paying: readonly Address[] = output === ethPlaceholder ? [liquidityPool] : []
    const closed = whyClosed(readings, [redemptionManager, ...through, eeth.address, ...paying])
    const short = available !== null && asked !== null && asked > available
    return {
      kind: 'instant',
      paid: { token: output === ethPlaceholder ? null : output, asset: paidAssets[output as Address] ?? etherAsset },
      receives: asked === null || by === null || fee === null ? null : redeemed(asked, fee, by),
      fee: fee === null ? null : wad(basisPoints(fee)),
      delay: [],
      most: inGiven(available, wrapped, by),
      closed: closed ?? (short ? sentence('notes.etherfi.notEnough') : null),
    }
  })
}

function unwrapWay(amount: TokenUnits, readings: Readings): Way {
  const received = inEeth(amount, true, readings.pool)
  return {
    kind: 'unwrap',
    paid: { token: eeth.address, asset: assetOf(eeth) },
    receives: received === null ? null : tokenUnits(received),
    fee: wad(0n),
    delay: [],
    most: null,
    closed: whyClosed(readings, [weeth.address, eeth.address]),
  }
}
