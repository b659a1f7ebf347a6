import { entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { ynethContract } from './abi.ts'
import { yneth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for ynETH at the pool's own rate. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: yneth,
      *read(amount) {
        const [receives] = yield* ask([call(ynethContract, 'previewDeposit', [amount])])
        return { receives }
      },
      call: (amount, account) => paying(ynethContract, 'depositETH', [account], amount),
    },
  ],
  readStatus,
)
