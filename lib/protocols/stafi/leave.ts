import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, WAD, wad } from '../../units.ts'
import { lesser } from '../lesser.ts'
import { ask, call } from '../plan.ts'
import { amountValue, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { rethContract, withdrawContract } from './abi.ts'
import { reth } from './addresses.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** StaFi's own withdrawals, within what it takes in a day. How long they take no contract says, and the protocol winds down. Two rounds. */
export function* leave({ token, amount, account }: Leaving): Read<readonly Way[]> {
  if (!isAddressEqual(token, reth.address)) return []
  const [worth, rate, cycle, ofAll, ofOne] = yield* ask([
    call(rethContract, 'getEthValue', [amount]),
    call(rethContract, 'getExchangeRate', []),
    call(withdrawContract, 'currentWithdrawCycle', []),
    call(withdrawContract, 'withdrawLimitPerCycle', []),
    call(withdrawContract, 'userWithdrawLimitPerCycle', []),
  ])
  const [takenOfAll, takenOfOne] = yield* ask([
    call(withdrawContract, 'totalWithdrawAmountAtCycle', [cycle]),
    call(withdrawContract, 'userWithdrawAmountAtCycle', [account, cycle]),
  ])
  const room = (limit: bigint, taken: bigint) => (limit > taken ? limit - taken : 0n)
  const left = lesser(room(ofAll, takenOfAll), room(ofOne, takenOfOne))
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: tokenUnits(worth),
      fee: wad(0n),
      delay: [
        { what: 'queue', seconds: null },
        { what: 'operator', seconds: null },
      ],
      most: rate === 0n ? null : tokenUnits((left * WAD) / rate),
      closed: worth > left ? sentence('leave.stafi.limit', { left: amountValue(left, null) }) : null,
    },
  ]
}
