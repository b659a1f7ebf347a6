import { type Address, hexToBigInt, isAddressEqual } from 'viem'
import { type TokenUnits, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { ask, askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Position, Rate, RateLog, Read, Status, Way } from '../types.ts'
import { cbethContract } from './abi.ts'
import { cbeth, originals } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('coinbase', originals, account)

/** Ether per cbETH as Coinbase's oracle last wrote it, about daily; the contract does not say when. */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* ask([call(cbethContract, 'exchangeRate', [])])
  return [{ token: cbeth.address, wad: wad(rate) }]
}

/** Coinbase can stop every transfer. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused] = yield* askSettled([call(cbethContract, 'paused', [])])
  return paused.ok && paused.value ? [{ token: cbeth.address, what: 'transfer', until: null }] : []
}

/** No contract gives ether for cbETH: only Coinbase does, in its own accounts. No round. */
// biome-ignore lint/correctness/useYield: a plan without a round is still a plan
export function* leave({ token }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  if (!isAddressEqual(token, cbeth.address)) return []
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: null,
      fee: null,
      delay: [],
      most: null,
      closed: sentence('notes.coinbase.offChain'),
    },
  ]
}

/** The rate as it was written, about daily. */
export const rateLogs: readonly RateLog[] = [
  {
    token: cbeth.address,
    contract: cbeth.address,
    // ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate). Source: facts/lst.md 3.3 and 5 (high).
    event: '0x0b4e9390054347e2a16d95fd8376311b0d2deedecba526e9742bcaa40b059f0b',
    parse({ data }) {
      return /^0x[0-9a-fA-F]{64}$/.test(data) ? { wad: wad(hexToBigInt(data)) } : undefined
    },
  },
]
