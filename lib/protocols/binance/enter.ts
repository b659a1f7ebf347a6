import { byRate, entering, noReferral, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { wbethContract } from './abi.ts'
import { wbeth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for wBETH at the rate as Binance's oracle last wrote it. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: wbeth,
      *read(amount) {
        const [rate] = yield* ask([call(wbethContract, 'exchangeRate', [])])
        return { receives: byRate(amount, rate) }
      },
      call: (amount) => paying(wbethContract, 'deposit', [noReferral], amount),
    },
  ],
  readStatus,
)
