import { type Address, hexToBigInt } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { queue, wbethContract } from './abi.ts'
import { unwrapQueue, wbeth } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance, and requests that are not paid yet. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'binance:token', plan: readBalances('binance', [wbeth], account) },
    { id: `binance:exit:${unwrapQueue}`, plan: readExits(account) },
  ])

/** Ether per wBETH as Binance's oracle last wrote it, about daily; the contract does not say when. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: wbeth.address }, call(wbethContract, 'exchangeRate', []))

/** A pause of the token stops everything; one of the queue only claims. */
export function* readStatus(): Read<readonly Status[]> {
  const [token, claims] = yield* askSettled([call(wbethContract, 'paused', []), call(queue, 'paused', [])])
  const off = (what: Status['what']): Status => ({ token: wbeth.address, what, until: null })
  return [
    ...(isOn(token) ? [off('mint'), off('transfer'), off('request')] : []),
    ...(isOn(claims) ? [off('claim')] : []),
  ]
}

/** `ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate)`. Source: facts/lst.md 3.3 and 5 (high). */
const updated = '0x0b4e9390054347e2a16d95fd8376311b0d2deedecba526e9742bcaa40b059f0b'

export const rateLogs: readonly RateLog[] = [
  {
    token: wbeth.address,
    contract: wbeth.address,
    event: updated,
    parse: ({ topics, data }) =>
      topics[0] === updated && /^0x[0-9a-f]{64}$/i.test(data) ? { wad: wad(hexToBigInt(data)) } : undefined,
  },
]
