import { entering, paying } from '../entering.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { poolContract, rethContract, settingsContract } from './abi.ts'
import { reth } from './addresses.ts'
import { readStatus } from './read.ts'

/** The deposit pool: a fee is taken off before rETH is minted at the rate, and there is room for so much. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: reth,
      *read(amount) {
        const [fee, least, most] = yield* askSettled([
          call(settingsContract, 'getDepositFee', []),
          call(settingsContract, 'getMinimumDeposit', []),
          call(poolContract, 'getMaximumDepositAmount', []),
        ])
        const limits = { least: known(least), most: known(most) }
        // A fee above the whole is no fee that can be paid.
        if (!fee.ok || fee.value > 10n ** 18n) return { receives: null, ...limits }
        const net = amount - (amount * fee.value) / 10n ** 18n
        const [receives] = yield* askSettled([call(rethContract, 'getRethValue', [net])])
        return { receives: known(receives), fee: fee.value, ...limits }
      },
      call: (amount) => paying(poolContract, 'deposit', [], amount),
    },
  ],
  readStatus,
)
