import { NodeError } from '../chain/jsonRpc.ts'
import { BadAnswerError, parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import type { FeeHistory } from './fees.ts'

/** Blocks looked back at; about four minutes on mainnet. */
const blocks = 20
/** A base fee above this (1,000,000 gwei) is a broken answer, not a market. Wei per gas. */
const greatestFee = 10n ** 15n

/**
 * Reads recent fees. Where the node keeps no history, or none of what was paid on top, its latest block and its own
 * suggestion stand in. Throws BadAnswerError when there is no base fee to be had. Unit: wei per gas.
 */
export async function readFeeHistory(client: Pick<ChainClient, 'request'>): Promise<FeeHistory> {
  const history = await orNull(client.request('eth_feeHistory', [`0x${blocks.toString(16)}`, 'latest', [10, 50, 90]]))
  const { baseFeePerGas, reward } = (history ?? {}) as { baseFeePerGas?: unknown; reward?: unknown }
  const next = Array.isArray(baseFeePerGas) ? (baseFeePerGas.at(-1) ?? null) : null
  const rewards = Array.isArray(reward) ? reward.flatMap(parseReward) : []
  return {
    nextBaseFee: next === null ? await readBaseFee(client) : parseQuantity(next, greatestFee),
    rewards: rewards.length > 0 ? rewards : await readSuggestion(client),
  }
}

/** What one block's percentiles paid. A node that misstates one block's says nothing of that block. */
function parseReward(percentiles: unknown): readonly [bigint, bigint, bigint][] {
  if (!Array.isArray(percentiles) || percentiles.length !== 3) return []
  try {
    return [percentiles.map((fee) => parseQuantity(fee, greatestFee)) as [bigint, bigint, bigint]]
  } catch (error) {
    if (error instanceof BadAnswerError) return []
    throw error
  }
}

/** The most the latest block's base fee can become in the next one: an eighth more. */
async function readBaseFee(client: Pick<ChainClient, 'request'>): Promise<bigint> {
  const block = await client.request('eth_getBlockByNumber', ['latest', false])
  const fee = parseQuantity((block as { baseFeePerGas?: unknown } | null)?.baseFeePerGas, greatestFee)
  return (fee * 9n) / 8n
}

async function readSuggestion(client: Pick<ChainClient, 'request'>): Promise<FeeHistory['rewards']> {
  const tip = await orNull(client.request('eth_maxPriorityFeePerGas', []))
  return parseReward([tip, tip, tip])
}

/** Null where the node says that it cannot; a chain that is not reached stays an error. */
function orNull(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: unknown) => {
    if (error instanceof NodeError) return null
    throw error
  })
}
