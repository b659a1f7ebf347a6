import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { known } from '../known.ts'
import { askSettled, at, call, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { queue, risk } from './abi.ts'
import { ethPlaceholder, ezeth, steth, stethAsset } from './addresses.ts'
import { longer } from './math.ts'

export type Leaving = { token: Address; amount: TokenUnits; account: Address }

const assets = [ethPlaceholder, steth] as const

/** The queue, in ether and in stETH, and the instant way, whose contract nobody published. Two rounds. */
export function* leave({ token, amount, account }: Leaving): Read<readonly Way[]> {
  if (!isAddressEqual(token, ezeth.address)) return []
  const [paused, cooldown, skips, middleware, ...perAsset] = yield* askSettled([
    call(queue, 'paused', []),
    call(queue, 'coolDownPeriod', []),
    call(queue, 'whitelisted', [account]),
    call(queue, 'riskOracleMiddleware', []),
    ...assets.flatMap((asset) => [
      call(queue, 'withdrawalBufferTarget', [asset]),
      call(queue, 'calculateAmountToRedeem', [amount, asset]),
      call(queue, 'getAvailableToWithdraw', [asset]),
      call(queue, 'availableCollateralAmount', [asset]),
    ]),
  ])
  const rules = at(known(middleware) ?? zeroAddress, risk)
  const [requestsPaused, instantPaused, riskCooldown] = yield* askSettled([
    call(rules, 'withdrawRequestPaused', []),
    call(rules, 'instantWithdrawPaused', []),
    call(rules, 'withdrawCooldownPeriod', []),
  ])
  const isPaused = (paused.ok && paused.value) || (requestsPaused.ok && requestsPaused.value)
  const exempt = skips.ok && skips.value && instantPaused.ok && !instantPaused.value
  const seconds = exempt ? 0n : cooldown.ok && riskCooldown.ok ? longer(cooldown.value, riskCooldown.value) : null
  const ways = assets.map((asset, index): Way => {
    const [target, redeemed, available, collateral] = perAsset.slice(index * 4, index * 4 + 4)
    const answer = redeemed as Settled<readonly [unknown, bigint]>
    return queueWay(amount, {
      asset,
      seconds,
      isPaused,
      supported: target?.ok !== true || (target.value as bigint) > 0n,
      receives: answer.ok ? answer.value[1] : null,
      available: known(available as Settled<bigint>),
      collateral: known(collateral as Settled<bigint>),
    })
  })
  return [...ways, instantWay]
}

type Readings = {
  asset: (typeof assets)[number]
  /** Of the cooldown; null: unknown. */
  seconds: bigint | null
  isPaused: boolean
  supported: boolean
  /** In the smallest unit of the asset, like the two below. Null: Renzo cannot say what it holds. */
  receives: bigint | null
  /** In the buffer and not promised to anybody. */
  available: bigint | null
  /** All of the asset that Renzo could bring up. */
  collateral: bigint | null
}

function queueWay(amount: TokenUnits, readings: Readings): Way {
  const { asset, seconds, receives, available, collateral } = readings
  const waits = receives !== null && available !== null && receives > available
  return {
    kind: 'queue',
    paid: asset === ethPlaceholder ? { token: null, asset: etherAsset } : { token: asset, asset: stethAsset },
    receives: receives === null ? null : tokenUnits(receives),
    fee: wad(0n),
    delay: [
      ...(seconds === 0n ? [] : [{ what: 'cooldown', seconds } as const]),
      ...(waits ? [{ what: 'liquidity', seconds: null } as const] : []),
    ],
    // As much of the amount as what can be brought up is of what it would pay.
    most: collateral === null || !receives ? null : tokenUnits((amount * collateral) / receives),
    closed: whyClosed(readings),
  }
}

/** Mirrors WithdrawQueue.withdraw and its check of the collateral, which counts only beyond the buffer. */
function whyClosed({ isPaused, supported, receives, available, collateral }: Readings): Sentence | null {
  if (isPaused) return sentence('notes.renzo.requestsPaused')
  if (!supported) return sentence('notes.renzo.unsupported')
  if (receives === null) return sentence('notes.renzo.noValue')
  const short = available !== null && collateral !== null && receives > available && receives > collateral
  return short ? sentence('notes.renzo.notEnough') : null
}

/** Its fee and its limit are asked of a contract whose address is in no public source. */
const instantWay: Way = {
  kind: 'instant',
  paid: { token: null, asset: etherAsset },
  receives: null,
  fee: null,
  delay: [],
  most: null,
  closed: sentence('notes.renzo.instantUnknown'),
}
