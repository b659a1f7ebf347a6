import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { ask, askSettled, call } from '../plan.ts'
import { believable, gatherRates, readRate } from '../readRate.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, ReadContext, Status } from '../types.ts'
import { accountant, pauserContract, stakingContract, withdrawContract } from './abi.ts'
import { cmeth, cmethAccountant, cmethWithdraw, meth, originals, requestsManager } from './addresses.ts'
import { readDelayed } from './delayed.ts'
import { readRequests } from './exits.ts'

/** Balances, requests to unstake mETH, and the one request to turn cmETH into mETH. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'mantle:token', plan: readBalances('mantle', originals, account) },
    { id: `mantle:exit:${requestsManager}`, plan: readRequests(account, context) },
    { id: `mantle:exit:${cmethWithdraw}`, plan: readDelayed(account) },
  ])

/** Ether per mETH by the protocol's accounts at this block, and mETH per cmETH as the accountant last wrote it. */
export const readRates = (): Read<readonly Rate[]> =>
  gatherRates([readRate({ token: meth.address }, call(stakingContract, 'mETHToETH', [WAD])), readCmethRate()])

function* readCmethRate(): Read<readonly Rate[]> {
  const [rate, { lastUpdateTimestamp, isPaused }] = yield* ask([
    call(accountant, 'getRateInQuote', [meth.address]),
    call(accountant, 'accountantState', []),
  ])
  // A paused accountant has found its own new rate hard to believe.
  if (isPaused) return []
  return [believable({ token: cmeth.address, wad: wad(rate), unit: meth.address, writtenAt: lastUpdateTimestamp })]
}

/** Staking, requests and claims of mETH; withdrawals and the rate of cmETH. */
export function* readStatus(): Read<readonly Status[]> {
  const [minting, leaving, delayed, asset, state] = yield* askSettled([
    call(pauserContract, 'isStakingPaused', []),
    call(pauserContract, 'isUnstakeRequestsAndClaimsPaused', []),
    call(withdrawContract, 'isPaused', []),
    call(withdrawContract, 'withdrawAssets', [meth.address]),
    call(accountant, 'accountantState', []),
  ])
  const off = (token: Address, what: Status['what'], is: boolean, note?: string): Status[] =>
    is ? [{ token, what, until: null, ...(note === undefined ? {} : { note: sentence(note) }) }] : []
  const closed = isOn(delayed) || (asset.ok && !asset.value[0])
  return [
    ...off(meth.address, 'mint', isOn(minting)),
    ...off(meth.address, 'request', isOn(leaving)),
    ...off(meth.address, 'claim', isOn(leaving)),
    ...off(cmeth.address, 'request', closed),
    ...off(cmeth.address, 'claim', closed),
    ...off(cmeth.address, 'rate', state.ok && state.value.isPaused, 'notes.mantle.noRate'),
  ]
}

/** `ExchangeRateUpdated(uint96 oldRate, uint96 newRate, uint64 currentTime)`. Source: facts/lst.md 3.8 and 5 (medium). */
const updated = '0xa95bc6aba40bbc4d95fc35f118c4cd8b53fc5d5b89ed264002af03503a7a9439'

/** cmETH in mETH: its accountant counts in mETH. */
export const rateLogs: readonly RateLog[] = [
  {
    token: cmeth.address,
    contract: cmethAccountant,
    event: updated,
    parse({ topics, data }) {
      if (topics[0] !== updated || !/^0x[0-9a-f]{192}$/i.test(data)) return undefined
      const rate = BigInt(`0x${data.slice(66, 130)}`)
      return rate === 0n || rate >= 2n ** 96n ? undefined : { wad: wad(rate), time: BigInt(`0x${data.slice(130)}`) }
    },
  },
]
