import { type Address, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { ask, askSettled, call } from '../plan.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Read } from '../types.ts'
import { redeemContract, type stakingContract } from './abi.ts'
import { redeem, unieth } from './addresses.ts'

/** Debts that are looked at from the head of the queue. What an account is owed behind them is one row without a place. */
const most = 100n

/** What an exit of uniETH has in common, whatever stage it is at. */
const common = {
  protocol: 'bedrock',
  kind: 'exit',
  // The tokens are burnt when it is asked for, and only the ether owed is kept.
  given: { token: unieth.address, asset: assetOf(unieth), amount: null },
  paid: { token: null, asset: etherAsset },
  amountAsked: null,
  repricing: false,
} as const

/** Ether that was paid for uniETH and can be taken, whichever contract owed it. One round. */
export function* readPaid(account: Address): Read<readonly ExitPosition[]> {
  const [paid] = yield* ask([call(redeemContract, 'balanceOf', [account])])
  return paid === 0n ? [] : [toReady(paid)]
}

/** Ether that one staking contract owes for uniETH, which waits for validators to leave. One round without a debt, else three. */
export function* readDebts(account: Address, staking: Staking): Read<readonly ExitPosition[]> {
  const [owed] = yield* ask([call(staking, 'debtOf', [account])])
  return owed === 0n ? [] : yield* readQueue(account, staking, owed)
}

type Staking = typeof stakingContract

function toReady(amount: bigint): ExitPosition {
  return {
    ...common,
    id: `bedrock:exit:${redeem}`,
    ticket: { contract: redeem, number: null, transferable: false },
    amountNow: tokenUnits(amount),
    state: 'completable',
    delay: [],
    finish: { batch: 'bedrock:unieth' },
  }
}

/** The account's own places in the queue. Debts are paid from the head, in parts too; nobody needs to claim them there. */
function* readQueue(account: Address, staking: Staking, owed: bigint): Read<readonly ExitPosition[]> {
  const [[first, last]] = yield* ask([call(staking, 'getDebtQueue', [])])
  const length = last >= first ? last - first + 1n : 0n
  const places = Array.from({ length: Number(length < most ? length : most) }, (_, index) => first + BigInt(index))
  const debts = yield* askSettled(places.map((place) => call(staking, 'checkDebt', [place])))
  const own = places.flatMap((place, index) => {
    const debt = debts[index]
    if (!debt?.ok || !isAddressEqual(debt.value[0], account) || debt.value[1] === 0n) return []
    return [toWaiting(staking.address, place, debt.value[1], place === first)]
  })
  const listed = own.reduce((sum, { amountNow }) => sum + (amountNow ?? 0n), 0n)
  return owed > listed ? [...own, toWaiting(staking.address, null, owed - listed, false)] : own
}

function toWaiting(staking: Address, place: bigint | null, amount: bigint, next: boolean): ExitPosition {
  return {
    ...common,
    id: `bedrock:exit:${staking}:${place ?? 'later'}`,
    ticket: { contract: staking, number: place, transferable: false },
    amountNow: tokenUnits(amount),
    state: 'waiting',
    delay: [
      { what: 'queue', over: next, block: null, time: null },
      { what: 'operator', over: false, block: null, time: null },
    ],
    finish: null,
  }
}
