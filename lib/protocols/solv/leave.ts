import { type Address, hexToBigInt, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { poolContract, routerContract, solvbtcContract, xsolvbtcContract } from './abi.ts'
import { bitcoins, solvbtc, xsolvbtc } from './addresses.ts'

/** The pool's fee and bound are in ten thousandths. */
const whole = 10_000n

/** xSolvBTC to SolvBTC at once, and SolvBTC to another bitcoin token by a redemption. One round. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, xsolvbtc.address)) return yield* swap(leaving.amount)
  return isAddressEqual(leaving.token, solvbtc.address) ? yield* redeem() : []
}

function* swap(amount: bigint): Read<readonly Way[]> {
  const [worth, feeRate, bound, stopped, plainStopped] = yield* askSettled([
    call(xsolvbtcContract, 'getValueByShares', [amount]),
    call(poolContract, 'withdrawFeeRate', []),
    call(poolContract, 'maxMultiplier', []),
    call(xsolvbtcContract, 'paused', []),
    call(solvbtcContract, 'paused', []),
  ])
  const [value, rate, most] = [known(worth), known(feeRate), known(bound)]
  const receives = value === null || rate === null ? null : value - (value * rate) / whole
  const beyond = receives !== null && most !== null && receives >= (amount * most) / whole
  return [
    {
      kind: 'instant',
      paid: { token: solvbtc.address, asset: assetOf(solvbtc) },
      receives: receives === null ? null : tokenUnits(receives),
      fee: rate === null ? null : wad((rate * WAD) / whole),
      delay: [],
      most: null,
      closed:
        isOn(stopped) || isOn(plainStopped)
          ? sentence('notes.solv.paused')
          : value === null
            ? sentence('notes.solv.noValue')
            : beyond
              ? sentence('notes.solv.beyond')
              : null,
    },
  ]
}

/** What it will pay is set when the fund settles it, so no amount is told. */
function* redeem(): Read<readonly Way[]> {
  const [stopped, ...funds] = yield* askSettled([
    call(solvbtcContract, 'paused', []),
    ...bitcoins.map(({ token }) => call(routerContract, 'poolIds', [solvbtc.address, token])),
  ] as const)
  return bitcoins.flatMap(({ token, asset }, index): Way[] => {
    const fund = funds[index]
    // A currency that no fund pays in is no way at all.
    if (fund?.ok && hexToBigInt(fund.value) === 0n) return []
    return [
      {
        kind: 'queue',
        paid: { token, asset },
        receives: null,
        fee: null,
        delay: [
          { what: 'operator', seconds: null },
          { what: 'liquidity', seconds: null },
        ],
        most: null,
        closed: isOn(stopped) ? sentence('notes.solv.paused') : null,
      },
    ]
  })
}
