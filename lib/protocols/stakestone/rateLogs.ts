import type { Hex } from 'viem'
import { wad } from '../../units.ts'
import type { RateLog } from '../types.ts'
import { stone, vault } from './addresses.ts'

/**
 * `RollToNextRound(uint256 round, uint256 vaultIn, uint256 vaultOut, uint256 sharePrice)`, nothing indexed.
 * Source: facts/lrt.md 17, stakestone/stone-vault-v1, 2024-07-24 (high).
 */
const rolled = '0xd2792f2bd70f462289b37051570ea123ec2faa689d0966f04ea499497c47aea4'

/** The last of four words. */
function parse({ topics, data }: { topics: readonly Hex[]; data: Hex }) {
  if (topics.length !== 1 || topics[0] !== rolled || !/^0x[0-9a-f]{256}$/i.test(data)) return undefined
  return { wad: wad(BigInt(`0x${data.slice(-64)}`)) }
}

/** The share price at the end of each round. */
export const rateLogs: readonly RateLog[] = [{ token: stone.address, contract: vault, event: rolled, parse }]
