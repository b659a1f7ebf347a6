import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { askSettled, call, type Settled } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { queueContract, stethContract, wstethContract } from './abi.ts'
import { steth, wsteth } from './addresses.ts'
import { forever } from './exits.ts'
import { E27, payoutNow } from './math.ts'

/**
 * The queue, and for wstETH also unwrapping. A request takes so much stETH at most; larger amounts become several in one
 * transaction, so there is a least amount but no greatest. One round.
 */
export function* leave({ token, amount }: { token: Address; amount: bigint }): Read<readonly Way[]> {
  const wrapped = isAddressEqual(token, wsteth.address)
  if (!wrapped && !isAddressEqual(token, steth.address)) return []
  const [rate, least, greatest, paused, resume, unwrapped] = yield* askSettled([
    call(stethContract, 'getPooledEthByShares', [E27]),
    call(queueContract, 'MIN_STETH_WITHDRAWAL_AMOUNT', []),
    call(queueContract, 'MAX_STETH_WITHDRAWAL_AMOUNT', []),
    call(queueContract, 'isPaused', []),
    call(queueContract, 'getResumeSinceTimestamp', []),
    call(wstethContract, 'getStETHByWstETH', [amount]),
  ])
  const stETH = wrapped ? known(unwrapped) : amount
  const queue: Way = {
    kind: 'queue',
    paid: { token: null, asset: etherAsset },
    receives: received(stETH, known(rate), known(greatest)),
    fee: wad(0n),
    delay: [{ what: 'report', seconds: null }],
    most: null,
    closed: whyClosed(stETH, known(least), paused.ok && paused.value, known(resume)),
  }
  if (!wrapped) return [queue]
  const unwrap: Way = {
    kind: 'unwrap',
    paid: { token: steth.address, asset: assetOf(steth) },
    receives: stETH === null ? null : tokenUnits(stETH),
    fee: wad(0n),
    delay: [],
    most: null,
    closed: null,
  }
  return [queue, unwrap]
}

const known = <result>(settled: Settled<result>): result | null => (settled.ok ? settled.value : null)

function received(stETH: bigint | null, rate: bigint | null, greatest: bigint | null) {
  if (stETH === null || rate === null || greatest === null || greatest === 0n) return null
  // One part more than a cut into full ones: of wstETH a part may come out a wei below the greatest.
  return tokenUnits(payoutNow(stETH, stETH / greatest + 1n, rate))
}

function whyClosed(
  stETH: bigint | null,
  least: bigint | null,
  paused: boolean,
  resume: bigint | null,
): Sentence | null {
  if (paused && resume !== null && resume < forever) {
    return sentence('notes.lido.pausedUntil', { time: { type: 'time', seconds: resume } })
  }
  if (paused) return sentence('notes.lido.paused')
  if (stETH === null || least === null || stETH >= least) return null
  return sentence('notes.lido.tooSmall', { least: amountValue(least, steth) })
}
