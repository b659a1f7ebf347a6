import { entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { vaultContract } from './abi.ts'
import { pufeth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for pufETH at the vault's own rate, without a fee. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: pufeth,
      *read(amount) {
        const [receives] = yield* ask([call(vaultContract, 'convertToShares', [amount])])
        return { receives }
      },
      call: (amount, account) => paying(vaultContract, 'depositETH', [account], amount),
    },
  ],
  readStatus,
)
