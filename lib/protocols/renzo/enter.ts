import { byRate, entering, paying } from '../entering.ts'
import { askSettled, call } from '../plan.ts'
import { manager, rateProviderContract } from './abi.ts'
import { ezeth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for ezETH at the rate, which cannot be told while a price that it needs is too old. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: ezeth,
      *read(amount) {
        const [rate] = yield* askSettled([call(rateProviderContract, 'getRate', [])])
        return { receives: rate.ok ? byRate(amount, rate.value) : null }
      },
      call: (amount) => paying(manager, 'depositETH', [], amount),
    },
  ],
  readStatus,
)
