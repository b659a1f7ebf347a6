import { type Address, hexToBigInt } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { isOn, known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call, ReadError } from '../plan.ts'
import { rateFrom } from '../readRate.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { oracleContract, routerContract, tokenContract } from './abi.ts'
import { btcb, lbtc, oracle, originals } from './addresses.ts'

/** The balances on Ethereum. What was redeemed is paid by Lombard; no contract lists it. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('lombard', originals, account)

/**
 * Bitcoin per LBTC, as the notaries last signed it, and from when it holds; and per BTC.b. Throws ReadError when neither can
 * be told.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken, next, now, plain] = yield* askSettled([
    call(oracleContract, 'getRate', []),
    call(oracleContract, 'nextRatio', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(routerContract, 'getRate', [btcb.address]),
  ])
  const [written, time] = [known(next), known(now)]
  // Until the time of the next one comes, the one before it holds, and nothing says since when.
  const since = written !== null && time !== null && written[1] <= time ? { writtenAt: written[1] } : {}
  const rates = [
    ...rateFrom(perToken, { token: lbtc.address, unit: 'bitcoin', ...since }),
    ...rateFrom(plain, { token: btcb.address, unit: 'bitcoin' }),
  ]
  if (rates.length === 0) throw perToken.ok ? new ReadError('0x') : perToken.error
  return rates
}

/** A pause stops a token altogether; payments on Bitcoin have a switch of their own. */
export function* readStatus(): Read<readonly Status[]> {
  const [stopped, paying, plainStopped, plainPaying] = yield* askSettled(
    originals.flatMap(({ address }) => [
      call(at(address, tokenContract), 'paused', []),
      call(at(address, tokenContract), 'isRedeemsEnabled', []),
    ]),
  )
  return [...statusOf(lbtc.address, stopped, paying), ...statusOf(btcb.address, plainStopped, plainPaying)]
}

type Switch = Parameters<typeof isOn>[0] | undefined

function statusOf(token: Address, stopped: Switch, paying: Switch): readonly Status[] {
  if (stopped !== undefined && isOn(stopped)) {
    return (['mint', 'transfer', 'request'] as const).map((what) => ({ token, what, until: null }))
  }
  if (paying === undefined || !paying.ok || paying.value) return []
  return [{ token, what: 'request', until: null, note: sentence('notes.lombard.bitcoinOff') }]
}

/** `Oracle_RatioChanged(uint256 prevVal, uint256 newVal, uint256 switchTime)`. Source: facts/lrt.md 17 (high). */
const changed = '0x7af4a9df3b955bd1403b9c99ab7142e469f27303ce87e7273e7fa2aa2399ceab'

export const rateLogs: readonly RateLog[] = [
  {
    token: lbtc.address,
    contract: oracle,
    event: changed,
    parse({ topics, data }) {
      if (topics[0] !== changed || !/^0x[0-9a-f]{192}$/i.test(data)) return undefined
      const ratio = hexToBigInt(`0x${data.slice(66, 130)}`)
      if (ratio === 0n) return undefined
      // Rounded up, as the oracle does.
      const rate = (WAD * WAD + ratio - 1n) / ratio
      return { wad: wad(rate), time: hexToBigInt(`0x${data.slice(130)}`) }
    },
  },
]
