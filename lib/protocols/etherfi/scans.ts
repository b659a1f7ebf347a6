import type { Address, Hex } from 'viem'
import type { TicketScan } from '../types.ts'
import { firstQueueBlock, firstRequestBlock, vaults, withdrawRequestNft } from './addresses.ts'

/** ERC-721 `Transfer(address indexed from, address indexed to, uint256 indexed tokenId)`. Source: facts/lrt.md 17 (high). */
const transferred = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
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

export const scans: readonly TicketScan[] = [requestScan, ...vaults.flatMap(({ queues }) => queues.map(queueScan))]
