import { entering, paying } from '../entering.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { poolsContract } from './abi.ts'
import { ethx } from './addresses.ts'
import { readStatus } from './read.ts'

/** The pools manager takes ether between two bounds. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: ethx,
      *read(amount) {
        const [receives, least, most] = yield* askSettled([
          call(poolsContract, 'previewDeposit', [amount]),
          call(poolsContract, 'minDeposit', []),
          call(poolsContract, 'maxDeposit', []),
        ])
        return {
          receives: known(receives),
          least: known(least),
          most: known(most),
        }
      },
      call: (amount, account) => paying(poolsContract, 'deposit', [account], amount),
    },
  ],
  readStatus,
)
