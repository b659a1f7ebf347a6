import { type Address, encodeFunctionData } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { lesser } from '../lesser.ts'
import { ask, call } from '../plan.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { coreContract } from './abi.ts'
import { core, veth } from './addresses.ts'

/** Names both parts at once. */
export const allExits = `bifrost:exit:${core}`
/** The part that is paid now. */
export const readyId = `${allExits}:ready`
const waitingId = `${allExits}:waiting`

const base = {
  protocol: 'bifrost',
  kind: 'exit',
  ticket: { contract: core, number: null, transferable: false },
  // The contract keeps the ether only, not what was handed in for it.
  given: { token: veth.address, asset: assetOf(veth), amount: null },
  paid: { token: null, asset: etherAsset },
  repricing: false,
} as const

/** What the contract owes the account: the part it pays now, and the part that waits its turn. One round. */
export function* readExits(account: Address): Read<readonly Position[]> {
  const { pending, ready } = yield* readOwed(account)
  const rest = pending - ready
  return [...(ready > 0n ? [toReady(ready)] : []), ...(rest > 0n ? [toWaiting(rest)] : [])]
}

function* readOwed(account: Address): Read<{ pending: bigint; ready: bigint }> {
  const [[, pending], payable] = yield* ask([
    call(coreContract, 'withdrawals', [account]),
    call(coreContract, 'canWithdrawalAmount', [account]),
  ])
  return { pending, ready: lesser(pending, payable) }
}

const toReady = (wei: bigint): ExitPosition => ({
  ...base,
  id: readyId,
  amountNow: tokenUnits(wei),
  amountAsked: tokenUnits(wei),
  state: 'completable',
  delay: [],
  finish: { batch: 'bifrost:withdrawComplete' },
})

const toWaiting = (wei: bigint): ExitPosition => ({
  ...base,
  id: waitingId,
  amountNow: tokenUnits(wei),
  amountAsked: tokenUnits(wei),
  state: 'waiting',
  delay: [
    { what: 'queue', over: false, block: null, time: null },
    { what: 'liquidity', over: false, block: null, time: null },
  ],
  finish: null,
})

/** Fetches what is paid now. One round. Throws NotFinishableError, and ReadError when the contract does not answer. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  if (exits.length !== 1 || exits[0]?.id !== readyId) throw new NotFinishableError()
  const { pending, ready } = yield* readOwed(account)
  if (pending === 0n) throw new NotFinishableError('gone')
  if (ready === 0n) throw new NotFinishableError('early')
  const data = encodeFunctionData({ abi: coreContract.abi(), functionName: 'withdrawComplete', args: [ready] })
  return { to: core, data, value: 0n }
}
