import { type Address, decodeAbiParameters } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { ask, askSettled, call } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { ethxContract, oracleContract, poolsContract, withdrawalContract } from './abi.ts'
import { ethx, originals, staderOracle } from './addresses.ts'
import { readExits } from './exits.ts'

/** ETHx and every request in the withdrawal manager. Throws PartialReadError with what could be read. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'stader:token', plan: readBalances('stader', originals, account) },
    { id: 'stader:exit', plan: readExits(account) },
  ])

/** Ether per ETHx as the oracle nodes last agreed, about daily. The contract keeps the block of the report, not its time. */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* ask([call(poolsContract, 'getExchangeRate', [])])
  return [{ token: ethx.address, wad: wad(rate) }]
}

/** The four switches, and a report that is held back. Claims have none. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const [token, pools, healthy, requests, safeMode, inspected] = yield* askSettled([
    call(ethxContract, 'paused', []),
    call(poolsContract, 'paused', []),
    call(poolsContract, 'isVaultHealthy', []),
    call(withdrawalContract, 'paused', []),
    call(oracleContract, 'safeMode', []),
    call(oracleContract, 'erInspectionMode', []),
  ])
  const off: Status[] = []
  const say = (what: Status['what'], note?: Sentence) =>
    off.push({ token: ethx.address, what, until: null, ...(note === undefined ? {} : { note }) })
  if (token.ok && token.value) say('transfer')
  if (pools.ok && pools.value) say('mint')
  else if (healthy.ok && !healthy.value) say('mint', sentence('notes.stader.unhealthy'))
  if (requests.ok && requests.value) say('request', sentence('notes.stader.paused'))
  else if (safeMode.ok && safeMode.value) say('request', sentence('notes.stader.safeMode'))
  if (inspected.ok && inspected.value) say('rate', sentence('notes.stader.inspection'))
  return off
}

/** The rate after each report of the oracle nodes. */
export const rateLogs: readonly RateLog[] = [
  {
    token: ethx.address,
    contract: staderOracle,
    // ExchangeRateUpdated(uint256 block, uint256 ethBalance, uint256 ethXSupply, uint256 time). Source: facts/lst.md 3.5 and 5 (high).
    event: '0xf525f19964f35afcb9a475680bb27abecbc5e62b4d6d4f66a81a5bd7e8a107e3',
    parse({ data }) {
      try {
        const [, total, supply, time] = decodeAbiParameters(words, data)
        return supply === 0n ? undefined : { wad: wad((total * WAD) / supply), time }
      } catch {
        // Not the event's form: nothing is known from it.
        return undefined
      }
    },
  },
]

const word = { type: 'uint256' } as const
const words = [word, word, word, word] as const
