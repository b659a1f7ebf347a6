import { type Address, decodeAbiParameters, encodePacked, isAddressEqual, keccak256 } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, call, type Settled } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, RateLog, Read, Status } from '../types.ts'
import { balancesContract, poolContract, rethContract, settingsContract, storageContract } from './abi.ts'
import { depositPool, depositSettings, networkBalances, originals, reth } from './addresses.ts'

/** There is no queue and no ticket: a burn pays at once or not at all. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('rocketPool', originals, account)

const keyOf = (name: string) => keccak256(encodePacked(['string', 'string'], ['contract.address', name]))
/** Where Rocket Pool keeps one of its contracts today. */
const whereIs = (name: string) => call(storageContract, 'getAddress', [keyOf(name)])
/** Whether it is still the one we know: an upgrade puts another in its place, and the old one keeps answering. */
const still = (named: Settled<Address>, known: Address) => named.ok && isAddressEqual(named.value, known)

/** Ether per rETH as a majority of the oracle nodes last reported it, about daily, with the time that report is about. */
export function* readRates(): Read<readonly Rate[]> {
  const [rate, named, time] = yield* askSettled([
    call(rethContract, 'getExchangeRate', []),
    whereIs('rocketNetworkBalances'),
    call(balancesContract, 'getBalancesTimestamp', []),
  ])
  if (!rate.ok) throw rate.error
  const dated = still(named, networkBalances) && time.ok && time.value > 0n
  return [{ token: reth.address, wad: wad(rate.value), ...(dated ? { writtenAt: time.value } : {}) }]
}

/** Deposits closed, or no room for more. Burns have no switch. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const [settingsAt, enabled, poolAt, room] = yield* askSettled([
    whereIs('rocketDAOProtocolSettingsDeposit'),
    call(settingsContract, 'getDepositEnabled', []),
    whereIs('rocketDepositPool'),
    call(poolContract, 'getMaximumDepositAmount', []),
  ])
  const closed = still(settingsAt, depositSettings) && enabled.ok && !enabled.value
  if (closed) return [{ token: reth.address, what: 'mint', until: null }]
  const full = still(poolAt, depositPool) && room.ok && room.value === 0n
  return full ? [{ token: reth.address, what: 'mint', until: null, note: sentence('notes.rocketPool.full') }] : []
}

/** The rate after each report the oracle nodes agreed on, with the time it is about. */
export const rateLogs: readonly RateLog[] = [
  {
    token: reth.address,
    contract: networkBalances,
    // BalancesUpdated(uint256 indexed block, uint256 slotTimestamp, uint256 totalEth, uint256 stakingEth, uint256
    // rethSupply, uint256 blockTimestamp). Source: facts/lst.md 3.2 and 5 (high).
    event: '0xdd27295717c4fbd48b1840f846e18be6f0b7bd6b55608e697e53b15848cecdf9',
    parse({ data }) {
      try {
        const [time, total, , supply] = decodeAbiParameters(words, data)
        return supply === 0n ? undefined : { wad: wad((total * WAD) / supply), time }
      } catch {
        // Not the event's form: nothing is known from it.
        return undefined
      }
    },
  },
]

const word = { type: 'uint256' } as const
const words = [word, word, word, word, word] as const
