import { type Address, encodeFunctionData, isAddressEqual, zeroAddress } from 'viem'
import { tokenUnits } from '../../units.ts'
import { type NotFinishable, NotFinishableError } from '../finish.ts'
import { known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, call } from '../plan.ts'
import { addressValue, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitDelay, ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { withdrawalContract } from './abi.ts'
import { speth, withdrawal } from './addresses.ts'

export const exitId = `metapool:exit:${withdrawal}`

type Pending = readonly [amount: bigint, unlockEpoch: bigint, receiver: Address]

/** What decides over one entry. Null parts are unknown. */
type Terms = { begins: bigint | null; wait: bigint | null; now: bigint | null; held: bigint | null }

/** What an account asked for and did not fetch yet: one entry at most. One round; a second when there is one. */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [pending] = yield* ask([call(withdrawalContract, 'pendingWithdraws', [account])])
  if (pending[0] === 0n) return []
  return [toExit(pending, account, yield* readTerms(pending[1]))]
}

function* readTerms(epoch: bigint): Read<Terms> {
  const [begins, wait, now, held] = yield* askSettled([
    call(withdrawalContract, 'getEpochStartTime', [epoch]),
    call(withdrawalContract, 'validatorsDisassembleTime', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(multicall3, 'getEthBalance', [withdrawal]),
  ])
  return {
    begins: known(begins),
    wait: wait.ok ? BigInt(wait.value) : null,
    now: known(now),
    held: known(held),
  }
}

/** Whether the time is known to have come. */
const isOver = (time: bigint | null, now: bigint | null) => time !== null && now !== null && time <= now

const dueAt = ({ begins, wait }: Terms) => (begins === null || wait === null ? null : begins + wait)

function toExit([amount, , receiver]: Pending, account: Address, terms: Terms): ExitPosition {
  const due = dueAt(terms)
  const over = isOver(due, terms.now)
  const funded = terms.held !== null && terms.held >= amount
  const elsewhere = !isAddressEqual(receiver, account) && !isAddressEqual(receiver, zeroAddress)
  const delay: readonly ExitDelay[] = [
    { what: 'epoch', over: isOver(terms.begins, terms.now), block: null, time: terms.begins },
    {
      what: 'cooldown',
      over,
      block: null,
      time: due,
      ...(terms.begins === null ? {} : { since: { time: terms.begins } }),
    },
    { what: 'liquidity', over: funded, block: null, time: null },
  ]
  return {
    id: exitId,
    protocol: 'metapool',
    kind: 'exit',
    ticket: { contract: withdrawal, number: null, transferable: false },
    // The contract keeps the ether only, not what was handed in for it.
    given: { token: speth.address, asset: assetOf(speth), amount: null },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: over && funded ? 'completable' : 'waiting',
    delay: over && funded ? [] : delay,
    repricing: false,
    finish: elsewhere ? null : { batch: 'metapool:completeWithdraw' },
    ...(elsewhere ? { note: sentence('notes.metapool.elsewhere', { receiver: addressValue(receiver) }) } : {}),
  }
}

/** Fetches it. Two rounds. Throws NotFinishableError, and ReadError when the contract does not answer. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  if (exits.length !== 1 || exits[0]?.id !== exitId) throw new NotFinishableError()
  const [pending] = yield* ask([call(withdrawalContract, 'pendingWithdraws', [account])])
  if (pending[0] === 0n) throw new NotFinishableError('gone')
  const why = whyNot(pending, account, yield* readTerms(pending[1]))
  if (why !== null) throw new NotFinishableError(why)
  const data = encodeFunctionData({ abi: withdrawalContract.abi(), functionName: 'completeWithdraw' })
  return { to: withdrawal, data, value: 0n }
}

function whyNot(pending: Pending, account: Address, terms: Terms): NotFinishable | null {
  const exit = toExit(pending, account, terms)
  if (exit.finish === null) return 'gone'
  if (exit.state === 'completable') return null
  return isOver(dueAt(terms), terms.now) ? 'unfunded' : 'early'
}
