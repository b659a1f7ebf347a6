import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { poolContract, spethContract, withdrawalContract } from './abi.ts'
import { mpeth, speth } from './addresses.ts'

const paid = { token: null, asset: etherAsset } as const
type Units = Way['receives']
const units = (amount: bigint | null): Units => (amount === null ? null : tokenUnits(amount))

/** The queue, and the pool that swaps at once. Two rounds. What replaced mpETH is said where it is given. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, mpeth.address)) return [replaced]
  if (!isAddressEqual(leaving.token, speth.address)) return []
  const { amount } = leaving
  const [worth, left, wait, queueOf, out, liquidity, poolOf] = yield* askSettled([
    call(spethContract, 'convertToAssets', [amount]),
    call(withdrawalContract, 'getEpochTimeLeft', []),
    call(withdrawalContract, 'validatorsDisassembleTime', []),
    call(withdrawalContract, 'mpETH', []),
    call(poolContract, 'getAmountOut', [amount]),
    call(poolContract, 'ethBalance', []),
    call(poolContract, 'STAKING', []),
  ])
  const [receives, held, swap] = [known(worth), known(liquidity), known(out)]
  const most = held === null ? null : yield* sharesFor(held)
  const short = receives !== null && held !== null && receives > held
  return [
    {
      kind: 'queue',
      paid,
      receives: units(receives),
      fee: wad(0n),
      delay: [
        { what: 'epoch', seconds: known(left) },
        { what: 'cooldown', seconds: wait.ok ? BigInt(wait.value) : null },
        { what: 'liquidity', seconds: null },
      ],
      most: null,
      closed: serves(known(queueOf)),
    },
    {
      kind: 'instant',
      paid,
      receives: units(swap === null ? null : swap[0]),
      fee: swap === null || amount === 0n ? null : wad((swap[1] * WAD + amount - 1n) / amount),
      delay: [],
      most: units(most),
      closed: serves(known(poolOf)) ?? (short ? sentence('notes.metapool.short') : null),
    },
  ]
}

/** Both contracts served mpETH before; a setting says whose token they take. Unknown counts as served. */
const serves = (token: Address | null): Sentence | null =>
  token === null || isAddressEqual(token, speth.address) ? null : sentence('notes.metapool.otherToken')

function* sharesFor(assets: bigint): Read<bigint | null> {
  const [shares] = yield* askSettled([call(spethContract, 'convertToShares', [assets])])
  return known(shares)
}

const replaced: Way = {
  kind: 'queue',
  paid,
  receives: null,
  fee: null,
  delay: [],
  most: null,
  closed: sentence('notes.metapool.replaced'),
}
