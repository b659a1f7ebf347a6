import { entering, paying } from '../entering.ts'
import { ask, call } from '../plan.ts'
import { minterContract, sfrxethContract } from './abi.ts'
import { frxeth, sfrxeth } from './addresses.ts'
import { readStatus } from './read.ts'

/** Ether for as much frxETH, or straight into sfrxETH. Both go through the minter, and stop with it. */
export const { entrances, enter } = entering(
  [
    {
      from: null,
      token: frxeth,
      // biome-ignore lint/correctness/useYield: one for one, so there is nothing to ask
      *read(amount) {
        return { receives: amount }
      },
      call: (amount) => paying(minterContract, 'mintFrxEth', [], amount),
    },
    {
      from: null,
      token: sfrxeth,
      *read(amount) {
        const [receives] = yield* ask([call(sfrxethContract, 'convertToShares', [amount])])
        return { receives }
      },
      call: (amount, account) => paying(minterContract, 'submitAndDeposit', [account], amount),
    },
  ],
  readMinting,
)

/** What stops the minting of frxETH stops that of sfrxETH from ether too. */
function* readMinting(): ReturnType<typeof readStatus> {
  const statuses = yield* readStatus()
  return statuses.flatMap((status) => (status.what === 'mint' ? [status, { ...status, token: sfrxeth.address }] : []))
}
