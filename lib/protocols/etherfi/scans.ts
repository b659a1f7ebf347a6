import type { Address, Hex } from 'viem'
import type { TicketScan } from '../types.ts'
import {
  firstDelayedBlock,
  firstQueueBlock,
  firstRequestBlock,
  type Vault,
  vaults,
  withdrawRequestNft,
} from './addresses.ts'

/** ERC-721 `Transfer(address indexed from, address indexed to, uint256 indexed tokenId)`. Source: facts/lrt.md 17 (high). */
const transferred = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
/** `WithdrawRequested(address indexed account, address indexed asset, …)`. Source: facts/lrt.md 17 (high). */
const delayedRequested = '0x7c7bb9f0b469c21da4666496577565b8e0f6a5da9834e8d15b12603b260ca6c6'
/** `OnChainWithdrawRequested(bytes32 indexed requestId, address indexed user, …)`. Source: facts/lrt.md 17 (high). */
const queueRequested = '0x2eb08ebdb4d68b4a37e3b424927f3363e1d799ca7e56e7b2c59cc6c1778d33f5'

/** The number a topic holds, or undefined when it is no word. */
const numberIn = (topic: Hex | undefined): bigint | undefined =>
  topic !== undefined && /^0x[0-9a-fA-F]{64}$/.test(topic) ? BigInt(topic) : undefined

/** Withdrawal requests: ERC-721 tokens, by whoever received one. The contract's own event does not index the owner. */
export const requestScan: TicketScan = {
  id: 'etherfi:requests',
  chainId: 1,
  contract: withdrawRequestNft,
  events: [transferred],
  accountTopic: 2,
  fromBlock: firstRequestBlock,
  parse: ({ topics }) => numberIn(topics[3]),
}

/** Delayed withdrawals of a vault. The ticket's number is the asset's address: there is one request per holder and asset. */
export const delayedScan = ({ share, delayedWithdraw }: Vault): TicketScan => ({
  id: `etherfi:delayed:${share.symbol}`,
  chainId: 1,
  contract: delayedWithdraw,
  events: [delayedRequested],
  accountTopic: 1,
  fromBlock: firstDelayedBlock,
  parse: ({ topics }) => {
    const asset = numberIn(topics[2])
    return asset === undefined || asset >> 160n !== 0n ? undefined : asset
  },
})

/** Requests of a BoringOnChainQueue. The ticket's number is the request's hash, its data what was hashed but the asset. */
export const queueScan = (queue: Address): TicketScan => ({
  id: `etherfi:queue:${queue}`,
  chainId: 1,
  contract: queue,
  events: [queueRequested],
  accountTopic: 2,
  fromBlock: firstQueueBlock,
  parse: ({ topics }) => numberIn(topics[1]),
})

export const scans: readonly TicketScan[] = [
  requestScan,
  ...vaults.map(delayedScan),
  ...vaults.flatMap(({ queues }) => queues.map(queueScan)),
]
