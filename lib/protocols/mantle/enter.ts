import { entering, paying } from '../entering.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { stakingContract } from './abi.ts'
import { meth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for mETH after the adjustment that staking is charged; the contract is told the least to give. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: meth,
      bounded: true,
      *read(amount) {
        const [receives, least] = yield* askSettled([
          call(stakingContract, 'ethToMETH', [amount]),
          call(stakingContract, 'minimumStakeBound', []),
        ])
        return { receives: known(receives), least: known(least) }
      },
      call: (amount, _, accepts) => paying(stakingContract, 'stake', [accepts], amount),
    },
  ],
  readStatus,
)
