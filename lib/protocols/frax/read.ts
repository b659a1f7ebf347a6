import { type Address, decodeAbiParameters, type Hex } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, call } from '../plan.ts'
import type { Position, Rate, RateLog, Read, ReadContext, Status } from '../types.ts'
import { minterContract, sfrxethContract } from './abi.ts'
import { frxeth, originals, sfrxeth } from './addresses.ts'
import { readExits } from './exits.ts'

/** frxETH, sfrxETH and the tickets of both redemption queues. Throws PartialReadError with what could be read. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'frax:token', plan: readBalances('frax', originals, account) },
    { id: 'frax:exit', plan: readExits(account, context) },
  ])

/**
 * One frxETH is accounted as one ether and redeemed as such. sfrxETH in frxETH, rewards unlocked up to this second; absent
 * when the vault does not answer.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* askSettled([call(sfrxethContract, 'convertToAssets', [WAD])])
  const accounted = { token: frxeth.address, wad: WAD }
  return rate.ok ? [accounted, { token: sfrxeth.address, wad: wad(rate.value), unit: frxeth.address }] : [accounted]
}

/** Only minting has a switch. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused] = yield* askSettled([call(minterContract, 'mintFrxEthPaused', [])])
  return paused.ok && paused.value ? [{ token: frxeth.address, what: 'mint', until: null }] : []
}

/** Below this many shares a rounded wei would show in the rate. 1e-12 of one sfrxETH. */
const leastShares = 10n ** 12n

const vaultLog = (event: Hex): RateLog => ({
  token: sfrxeth.address,
  contract: sfrxeth.address,
  event,
  parse({ data }) {
    try {
      const [assets, shares] = decodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], data)
      return shares < leastShares ? undefined : { wad: wad((assets * WAD) / shares) }
    } catch {
      // Not the event's form: nothing is known from it.
      return undefined
    }
  },
})

/** frxETH per sfrxETH as people were given it, by the vault's own Deposit and Withdraw. Source: facts/lst.md 7 (high). */
export const rateLogs: readonly RateLog[] = [
  vaultLog('0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7'),
  vaultLog('0xfbde797d201c681b91056529119e0b02407c7bb96a4a2c75c01fc9667232c8db'),
]
