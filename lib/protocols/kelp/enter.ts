import { entering, paying } from '../entering.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { poolContract } from './abi.ts'
import { etherPlaceholder, rseth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for rsETH by the stored price; the pool is told the least to give. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: rseth,
      bounded: true,
      *read(amount) {
        const [receives, least, most] = yield* askSettled([
          call(poolContract, 'getRsETHAmountToMint', [etherPlaceholder, amount]),
          call(poolContract, 'minAmountToDeposit', []),
          call(poolContract, 'getAssetCurrentLimit', [etherPlaceholder]),
        ])
        return {
          receives: known(receives),
          least: known(least),
          most: known(most),
        }
      },
      call: (amount, _, accepts) => paying(poolContract, 'depositETH', [accepts, ''], amount),
    },
  ],
  readStatus,
)
