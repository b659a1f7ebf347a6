import type { TicketScan, Token } from '../types.ts'
import { firstBlock, queueing } from './addresses.ts'

/** ERC-4626 `Withdraw(address indexed sender, address indexed receiver, address indexed owner, uint256, uint256)` (high). */
const withdrawn = '0xfbde797d201c681b91056529119e0b02407c7bb96a4a2c75c01fc9667232c8db'

/**
 * Whether an account was ever paid by a vault: only then can it stand in the vault's queue without holding shares. Nothing
 * else is taken from the log, so all of an account's are one ticket.
 */
export const scanOf = ({ address, symbol }: Token): TicketScan => ({
  id: `mellow:withdrawals:${symbol}`,
  chainId: 1,
  contract: address,
  events: [withdrawn],
  accountTopic: 2,
  fromBlock: firstBlock,
  parse: () => 1n,
})

export const scans: readonly TicketScan[] = queueing.map(scanOf)
