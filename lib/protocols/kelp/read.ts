import { type Address, toEventSelector } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { ask, askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { managerContract, oracleContract, poolContract, rsethContract } from './abi.ts'
import { oracle, rseth } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance and every open withdrawal, side by side. Throws PartialReadError with what could be read. */
export function* read(account: Address): Read<readonly Position[]> {
  return yield* gather([
    { id: 'kelp:token', plan: readBalances('kelp', [rseth], account) },
    { id: 'kelp:exit', plan: readExits(account) },
  ])
}

/** Ether per rsETH as the oracle last wrote it. When that was, only its logs say. */
export function* readRates(): Read<readonly Rate[]> {
  const [price] = yield* ask([call(oracleContract, 'rsETHPrice', [])])
  return [{ token: rseth.address, wad: wad(price) }]
}

const priceUpdate = toEventSelector('event RsETHPriceUpdate(uint256 newPrice, uint256 oldPrice)')

/** Every rate the oracle wrote. Source: Kelp-DAO/LRT-rsETH LRTOracle.sol, 2025-02-26, and its successor of 2026 (high). */
export const rateLogs: readonly RateLog[] = [
  {
    token: rseth.address,
    contract: oracle,
    event: priceUpdate,
    parse: ({ topics, data }) => {
      if (topics[0] !== priceUpdate || !/^0x[0-9a-fA-F]{128}$/.test(data)) return undefined
      return { wad: wad(BigInt(data.slice(0, 66))) }
    },
  },
]

/**
 * What is paused. The oracle pauses itself, the pool and the withdrawals with it, when the rate falls too far below its
 * highest; they also have switches of their own. rsETH's own switch stops minting and burning, not transfers.
 */
export function* readStatus(): Read<readonly Status[]> {
  const [pool, manager, token, rate] = yield* askSettled([
    call(poolContract, 'paused', []),
    call(managerContract, 'paused', []),
    call(rsethContract, 'paused', []),
    call(oracleContract, 'paused', []),
  ])
  const [minting, leaving, burning, stale] = [pool, manager, token, rate].map((answer) => answer.ok && answer.value)
  const fallen = stale ? { note: sentence('notes.kelp.ratePaused') } : {}
  const off: readonly [Status['what'], boolean | undefined][] = [
    ['mint', minting || burning],
    ['request', leaving],
    ['claim', leaving],
    ['instant', leaving || burning],
    ['rate', stale],
  ]
  return off.flatMap(([what, is]) => (is ? [{ token: rseth.address, what, until: null, ...fallen }] : []))
}
