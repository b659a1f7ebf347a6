import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { oracleContract, tokenContract } from './abi.ts'
import { btcb, lbtc, originals } from './addresses.ts'

/** Any address of the kinds that are paid costs the same. */
const anyScript = `0x0014${'00'.repeat(20)}` as const
/** Bitcoin itself, which no chain of ours holds. */
const bitcoin = { symbol: 'BTC', decimals: 8, known: false } as const
const delay = [{ what: 'operator', seconds: null }] as const

/**
 * To BTC.b here, and to a Bitcoin address: Lombard's ledger hears of the burn and pays later, by the same ratio. One round.
 */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  const token = originals.find(({ address }) => isAddressEqual(address, leaving.token))
  if (token === undefined) return []
  const { amount } = leaving
  const here = at(token.address, tokenContract)
  const [perBitcoin, paused, flat, paying, net] = yield* askSettled([
    call(oracleContract, 'ratio', []),
    call(here, 'paused', []),
    call(here, 'getRedeemFee', []),
    call(here, 'isRedeemsEnabled', []),
    call(here, 'calcUnstakeRequestAmount', [anyScript, amount]),
  ])
  const ratio = token === btcb ? WAD : known(perBitcoin)
  const [fee, onBitcoin] = [known(flat), known(net)]
  const stopped = isOn(paused) ? sentence('notes.lombard.paused') : null
  const tooSmall = fee !== null && amount <= fee ? sentence('notes.lombard.tooSmall') : null
  const off = paying.ok && !paying.value ? sentence('notes.lombard.bitcoinOff') : null
  const tooLittle = onBitcoin !== null && !onBitcoin[1] ? sentence('notes.lombard.tooSmall') : null
  const way = (after: bigint | null): Pick<Way, 'kind' | 'receives' | 'fee' | 'delay' | 'most'> => ({
    kind: 'queue',
    receives: after === null || ratio === null || ratio === 0n ? null : tokenUnits((after * WAD) / ratio),
    fee: after === null || amount === 0n ? null : wad(((amount - after) * WAD + amount - 1n) / amount),
    delay,
    most: null,
  })
  const toBitcoin: Way = {
    ...way(onBitcoin === null ? null : onBitcoin[0]),
    paid: { token: null, asset: bitcoin },
    closed: stopped ?? off ?? tooSmall ?? tooLittle,
  }
  if (token !== lbtc) return [toBitcoin]
  const here20: Way = {
    ...way(fee === null || amount <= fee ? null : amount - fee),
    paid: { token: btcb.address, asset: assetOf(btcb) },
    closed: stopped ?? tooSmall,
  }
  return [here20, toBitcoin]
}
