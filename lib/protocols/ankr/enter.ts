import { entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { ankrethContract, poolContract } from './abi.ts'
import { ankreth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for ankrETH: the token keeps how many of it an ether is. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: ankreth,
      *read(amount) {
        const [ratio] = yield* ask([call(ankrethContract, 'ratio', [])])
        return { receives: (amount * ratio) / 10n ** 18n }
      },
      call: (amount) => paying(poolContract, 'stakeAndClaimAethC', [], amount),
    },
  ],
  readStatus,
)
