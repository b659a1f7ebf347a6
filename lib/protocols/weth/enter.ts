import { entering, paying } from '../entering.ts'
import { wethContract } from './abi.ts'
import { weth } from './addresses.ts'

/** Ether and WETH, one for one. WETH into ether is a way out, not an entrance. */
export const { entrances, enter } = entering([
  {
    from: null,
    token: weth,
    // biome-ignore lint/correctness/useYield: one for one, so there is nothing to ask
    *read(amount) {
      return { receives: amount }
    },
    call: (amount) => paying(wethContract, 'deposit', [], amount),
  },
])
