import { parseEther } from 'viem'
import { devnetOnly } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'

const { admin, whale } = devnetOnly

/** The withdrawal queue, with a past: the whale's first requests are finalised, and one waits in front of everybody. */
export async function buildLidoQueue(chain: Chain, contracts: Contracts): Promise<void> {
  const { stETH, withdrawalQueue } = contracts
  await placeAll(chain, ['withdrawalQueue'])
  await withdrawalQueue.write('devnetInitialize', [], admin)
  await stETH.write('approve', [withdrawalQueue.address, parseEther('1000')], whale)
  await withdrawalQueue.write('requestWithdrawals', [[parseEther('32'), parseEther('7.5')], whale], whale)
  await finalizeWithdrawals({ chain, contracts })
  await withdrawalQueue.write('requestWithdrawals', [[parseEther('100')], whale], whale)
}

const E27 = 10n ** 27n
/** More than any queue of ours asks for. Wei. */
const budget = 10n ** 26n

/**
 * The part of Lido's oracle report that finalises withdrawals, up to `last` or all: batches and ether as the oracle computes
 * them at today's share rate, which is the most any of them pays. The ether leaves the pool, the shares are burnt.
 */
export async function finalizeWithdrawals(
  { chain, contracts: { stETH, withdrawalQueue } }: { chain: Chain; contracts: Contracts },
  last?: bigint,
): Promise<void> {
  const rate = (await stETH.read('getPooledEthByShares', [E27])) as bigint
  const { timestamp } = await chain.block()
  const state = {
    remainingEthBudget: budget,
    finished: false,
    batches: Array.from({ length: 36 }, () => 0n),
    batchesLength: 0n,
  }
  const computed = (await withdrawalQueue.read('calculateFinalizationBatches', [rate, timestamp, 1_000n, state])) as {
    batches: readonly bigint[]
  }
  const ends = computed.batches.filter((id) => id > 0n)
  const batches = last === undefined ? ends : [...ends.filter((id) => id < last), last]
  const [ether, shares] = (await withdrawalQueue.read('prefinalize', [batches, rate])) as [bigint, bigint]
  await chain.setBalance(admin, ether + 10n ** 20n)
  await withdrawalQueue.write('devnetFinalize', [batches.at(-1), rate], admin, ether)
  await stETH.write('devnetFinalized', [shares, ether], admin)
}
