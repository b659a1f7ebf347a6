import { byRate, entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { rswethContract, swethContract } from './abi.ts'
import { rsweth, sweth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for swETH or rswETH at the rate as last written. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: sweth,
      *read(amount) {
        const [rate] = yield* ask([call(swethContract, 'swETHToETHRate', [])])
        return { receives: byRate(amount, rate) }
      },
      call: (amount) => paying(swethContract, 'deposit', [], amount),
    },
    {
      from: null,
      token: rsweth,
      *read(amount) {
        const [rate] = yield* ask([call(rswethContract, 'rswETHToETHRate', [])])
        return { receives: byRate(amount, rate) }
      },
      call: (amount) => paying(rswethContract, 'deposit', [], amount),
    },
  ],
  readStatus,
)
