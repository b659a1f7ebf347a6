import { encodeFunctionData } from 'viem'
import { entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { pool, weethContract } from './abi.ts'
import { eeth, weeth } from './addresses.ts'
import { readStatus } from './status.ts'

/** Ether for eETH, and turning eETH and weETH into each other. A balance of eETH is shares at the rate, rounded down. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: eeth,
      *read(amount) {
        const [shares] = yield* ask([call(pool, 'sharesForAmount', [amount])])
        const [receives] = yield* ask([call(pool, 'amountForShare', [shares])])
        return { receives }
      },
      call: (amount) => paying(pool, 'deposit', [], amount),
    },
    {
      from: eeth,
      token: weeth,
      spender: weeth.address,
      *read(amount) {
        const [receives] = yield* ask([call(weethContract, 'getWeETHByeETH', [amount])])
        return { receives }
      },
      call: (amount) => ({
        to: weeth.address,
        data: encodeFunctionData({ abi: weethContract.abi(), functionName: 'wrap', args: [amount] }),
        value: 0n,
      }),
    },
    {
      from: weeth,
      token: eeth,
      *read(amount) {
        const [receives] = yield* ask([call(weethContract, 'getEETHByWeETH', [amount])])
        return { receives }
      },
      call: (amount) => ({
        to: weeth.address,
        data: encodeFunctionData({ abi: weethContract.abi(), functionName: 'unwrap', args: [amount] }),
        value: 0n,
      }),
    },
  ],
  readStatus,
)
