import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, WAD, wad } from '../../units.ts'
import { askSettled, call, type Settled } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { configContract, poolsContract, withdrawalContract } from './abi.ts'
import { ethx } from './addresses.ts'

/** Of a block. Consensus: one slot, and missed slots only make it longer. */
const blockSeconds = 12n

/** A request to the withdrawal manager, within its bounds. One round. */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  if (!isAddressEqual(token, ethx.address)) return []
  const answers = yield* askSettled([
    call(poolsContract, 'previewWithdraw', [amount]),
    call(poolsContract, 'getExchangeRate', []),
    call(configContract, 'getMinWithdrawAmount', []),
    call(configContract, 'getMaxWithdrawAmount', []),
    call(configContract, 'getMinBlockDelayToFinalizeWithdrawRequest', []),
    call(withdrawalContract, 'paused', []),
  ])
  const [value, rate, least, greatest, delay, paused] = [
    known(answers[0]),
    known(answers[1]),
    known(answers[2]),
    known(answers[3]),
    known(answers[4]),
    known(answers[5]),
  ]
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: value === null ? null : tokenUnits(value),
      fee: wad(0n),
      delay: [
        { what: 'cooldown', seconds: delay === null ? null : delay * blockSeconds },
        { what: 'liquidity', seconds: null },
      ],
      most: greatest === null || rate === null || rate === 0n ? null : tokenUnits((greatest * WAD) / rate),
      closed: whyClosed(paused === true, value, least, greatest),
    },
  ]
}

const known = <result>(settled: Settled<result>): result | null => (settled.ok ? settled.value : null)

function whyClosed(
  paused: boolean,
  value: bigint | null,
  least: bigint | null,
  greatest: bigint | null,
): Sentence | null {
  if (paused) return sentence('notes.stader.paused')
  if (value === null) return null
  if (least !== null && value < least) return sentence('notes.stader.tooSmall', { least: amountValue(least, null) })
  if (greatest === null || value <= greatest) return null
  return sentence('notes.stader.tooLarge', { most: amountValue(greatest, null) })
}
