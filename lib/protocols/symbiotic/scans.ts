import { decodeAbiParameters } from 'viem'
import type { Ticket, TicketScan } from '../types.ts'
import { firstBlock, type Vault, vaults } from './addresses.ts'

/** `Deposit(address indexed depositor, address indexed onBehalfOf, uint256, uint256)`. Source: facts/lrt.md 17 (high). */
const deposited = '0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7'
/** `Withdraw(address indexed withdrawer, address indexed claimer, uint256, uint256, uint256)`. Source: as above (high). */
const withdrawn = '0xebff2602b3f468259e1e99f613fed6691f3a6526effe6ef3e768ba7ae7a36c4f'

/**
 * What went into a vault for an account, and what was withdrawn for it to claim: the vault lists neither. Numbered by
 * block, deposits odd and withdrawals even.
 */
export const scanOf = ({ address }: Vault): TicketScan => ({
  id: `symbiotic:vault:${address}`,
  chainId: 1,
  contract: address,
  events: [deposited, withdrawn],
  accountTopic: 2,
  fromBlock: firstBlock,
  parse({ topics, block }) {
    if (block === undefined) return undefined
    return topics[0]?.toLowerCase() === deposited ? 2n * block + 1n : 2n * block
  },
})

export const scans: readonly TicketScan[] = vaults.map(scanOf)

export const isDeposit = ({ number }: Ticket): boolean => number % 2n === 1n

/** What a deposit put in and the shares it got. Undefined for data that is not the event's. */
export function depositIn({ data }: Ticket): { amount: bigint; shares: bigint } | undefined {
  try {
    const [amount, shares] = decodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], data)
    return { amount, shares }
  } catch {
    // Only what the account is said to have lost depends on it.
    return undefined
  }
}
