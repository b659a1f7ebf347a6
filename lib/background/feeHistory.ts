import { BadAnswerError, parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import type { FeeHistory } from './fees.ts'

/** Blocks looked back at; about four minutes on mainnet. */
const blocks = 20
/** A base fee above this (1,000,000 gwei) is a broken answer, not a market. Wei per gas. */
const greatestFee = 10n ** 15n

/** Reads recent fees. Throws BadAnswerError when the answer has not the shape of a fee history. Unit: wei per gas. */
export async function readFeeHistory(client: ChainClient): Promise<FeeHistory> {
  const answer = await client.request('eth_feeHistory', [`0x${blocks.toString(16)}`, 'latest', [10, 50, 90]])
  if (answer === null || typeof answer !== 'object') throw new BadAnswerError()
  const { baseFeePerGas, reward } = answer as { baseFeePerGas?: unknown; reward?: unknown }
  if (!Array.isArray(baseFeePerGas) || baseFeePerGas.length === 0) throw new BadAnswerError()
  const rewards = Array.isArray(reward) ? reward : []
  return {
    nextBaseFee: parseQuantity(baseFeePerGas.at(-1), greatestFee),
    rewards: rewards.map((percentiles) => {
      if (!Array.isArray(percentiles) || percentiles.length !== 3) throw new BadAnswerError()
      return percentiles.map((fee) => parseQuantity(fee, greatestFee)) as [bigint, bigint, bigint]
    }),
  }
}
