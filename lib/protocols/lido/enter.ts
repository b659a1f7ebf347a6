import { encodeFunctionData } from 'viem'
import { entering, noReferral, paying } from '../entering.ts'
import { ask, askSettled, call, together } from '../plan.ts'
import type { Read } from '../types.ts'
import { stethContract, wstethContract } from './abi.ts'
import { steth, wsteth } from './addresses.ts'
import { readStatus } from './read.ts'

/**
 * Staking into stETH or straight into wstETH, and turning one into the other. A balance of stETH is shares at the rate, so a
 * wei or two less than was sent arrives. wstETH stakes whatever ether is sent to it without data.
 */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: steth,
      read: (amount) => readStaking(amount, false),
      call: (amount) => paying(stethContract, 'submit', [noReferral], amount),
    },
    {
      from: null,
      token: wsteth,
      read: (amount) => readStaking(amount, true),
      call: (amount) => ({ to: wsteth.address, data: '0x', value: amount }),
    },
    {
      from: steth,
      token: wsteth,
      spender: wsteth.address,
      *read(amount) {
        const [receives] = yield* ask([call(wstethContract, 'getWstETHByStETH', [amount])])
        return { receives }
      },
      call: (amount) => ({
        to: wsteth.address,
        data: encodeFunctionData({ abi: wstethContract.abi(), functionName: 'wrap', args: [amount] }),
        value: 0n,
      }),
    },
    {
      from: wsteth,
      token: steth,
      *read(amount) {
        const [receives] = yield* ask([call(wstethContract, 'getStETHByWstETH', [amount])])
        return { receives }
      },
      call: (amount) => ({
        to: wsteth.address,
        data: encodeFunctionData({ abi: wstethContract.abi(), functionName: 'unwrap', args: [amount] }),
        value: 0n,
      }),
    },
  ],
  readStatus,
)

/** Unlimited: the largest number there is. */
const unlimited = 2n ** 256n - 1n

function* readStaking(amount: bigint, wrapped: boolean): Read<{ receives: bigint; most: bigint | null }> {
  const [[shares], [limit]] = yield* together([
    ask([call(stethContract, 'getSharesByPooledEth', [amount])]),
    askSettled([call(stethContract, 'getCurrentStakeLimit', [])]),
  ])
  const most = limit.ok && limit.value < unlimited ? limit.value : null
  // One share is one wei of wstETH.
  if (wrapped) return { receives: shares, most }
  const [receives] = yield* ask([call(stethContract, 'getPooledEthByShares', [shares])])
  return { receives, most }
}
