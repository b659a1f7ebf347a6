import { type Address, hexToBigInt } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { readFeedRate } from '../feedRate.ts'
import { gather } from '../gather.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { believable, gatherRates } from '../readRate.ts'
import type { Position, Rate, RateLog, Read, ReadContext, Status } from '../types.ts'
import { oracleContract, poolContract, solvbtcContract, xsolvbtcContract } from './abi.ts'
import { oracle, originals, rateFeed, solvbtc, xsolvbtc } from './addresses.ts'
import { allExits, readExits } from './exits.ts'

/** The balances, and redemptions that wait. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'solv:token', plan: readBalances('solv', originals, account) },
    { id: allExits, plan: readExits(account, context) },
  ])

/**
 * SolvBTC in bitcoin by the published exchange rate, with its date; xSolvBTC in SolvBTC as Solv last wrote it, none while
 * its value is marked abnormal. Throws the first error when neither can be read.
 */
export const readRates = (): Read<readonly Rate[]> =>
  gatherRates([readFeedRate(rateFeed, { token: solvbtc.address, unit: 'bitcoin' }), readXsolvbtcRate()])

function* readXsolvbtcRate(): Read<readonly Rate[]> {
  const [value, written] = yield* askSettled([
    call(xsolvbtcContract, 'getValueByShares', [WAD]),
    call(oracleContract, 'latestUpdatedAt', []),
  ])
  if (!value.ok) throw value.error
  const time = known(written)
  const rate = { token: xsolvbtc.address, wad: wad(value.value), unit: solvbtc.address }
  return [believable(time === null ? rate : { ...rate, writtenAt: time })]
}

/** Either token can be paused, and deposits into the pool switched off. */
export function* readStatus(): Read<readonly Status[]> {
  const [plain, yielding, deposits] = yield* askSettled([
    call(solvbtcContract, 'paused', []),
    call(xsolvbtcContract, 'paused', []),
    call(poolContract, 'depositAllowed', []),
  ])
  const stopped = (token: Address, whats: readonly Status['what'][]) =>
    whats.map((what): Status => ({ token, what, until: null }))
  return [
    ...(isOn(plain) ? stopped(solvbtc.address, ['mint', 'transfer', 'request', 'claim']) : []),
    ...(isOn(yielding)
      ? stopped(xsolvbtc.address, ['mint', 'transfer', 'instant'])
      : deposits.ok && !deposits.value
        ? stopped(xsolvbtc.address, ['mint'])
        : []),
  ]
}

/** `SetNav(uint256 navTime, uint256 nav)`, 18 decimals. Source: solv-finance/SolvBTC XSolvBTCOracle.sol and its deployment script, 2026-04-29 (high). */
const set = '0xcce0116f7b54810b707a83210a60bff6cbd2dacc646926e66f1be9c7bc55d07c'

export const rateLogs: readonly RateLog[] = [
  {
    token: xsolvbtc.address,
    contract: oracle,
    event: set,
    parse({ topics, data }) {
      if (topics[0] !== set || !/^0x[0-9a-f]{128}$/i.test(data)) return undefined
      const nav = hexToBigInt(`0x${data.slice(66)}`)
      return nav === 0n ? undefined : { wad: wad(nav), time: hexToBigInt(data.slice(0, 66) as `0x${string}`) }
    },
  },
]
