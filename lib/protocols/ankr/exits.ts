import { type Address, encodeFunctionData } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { poolContract } from './abi.ts'
import { ankreth, pool } from './addresses.ts'

const pendingId = `ankr:exit:${pool}:pending`
export const manualId = `ankr:exit:${pool}:manual`

const base = {
  protocol: 'ankr',
  kind: 'exit',
  ticket: { contract: pool, number: null, transferable: false },
  // The pool keeps ether only, not what was handed in for it.
  given: { token: ankreth.address, asset: assetOf(ankreth), amount: null },
  paid: { token: null, asset: etherAsset },
  repricing: false,
} as const

/**
 * What the pool still owes the account: what waits its turn, as one, and what it could not send, as another. One round; a
 * second where something has to be fetched. Throws PartialReadError.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const [pending, manual] = yield* askSettled([
    call(poolContract, 'getPendingUnstakesOf', [account]),
    call(poolContract, 'getForManualClaimOf', [account]),
  ])
  const unread: UnreadPosition[] = [
    ...(pending.ok ? [] : [{ id: pendingId, error: pending.error }]),
    ...(manual.ok ? [] : [{ id: manualId, error: manual.error }]),
  ]
  const positions: Position[] = []
  if (pending.ok && pending.value > 0n) positions.push(toPending(pending.value))
  if (manual.ok && manual.value > 0n) positions.push(toManual(manual.value, yield* readFunded()))
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** Whether the pool holds what it has set aside for all who must fetch it; a claim reverts otherwise. */
function* readFunded(): Read<boolean> {
  const [stashed, held] = yield* askSettled([
    call(poolContract, 'getStashedForManualClaims', []),
    call(multicall3, 'getEthBalance', [pool]),
  ])
  const [owed, has] = [known(stashed), known(held)]
  return owed === null || has === null || owed <= has
}

const toPending = (wei: bigint): ExitPosition => ({
  ...base,
  id: pendingId,
  amountNow: tokenUnits(wei),
  amountAsked: tokenUnits(wei),
  state: 'waiting',
  delay: [
    { what: 'queue', over: false, block: null, time: null },
    { what: 'liquidity', over: false, block: null, time: null },
  ],
  finish: null,
  note: sentence('notes.ankr.pushed'),
})

const toManual = (wei: bigint, funded: boolean): ExitPosition => ({
  ...base,
  id: manualId,
  amountNow: tokenUnits(wei),
  amountAsked: tokenUnits(wei),
  state: funded ? 'completable' : 'waiting',
  delay: funded ? [] : [{ what: 'liquidity', over: false, block: null, time: null }],
  finish: { batch: 'ankr:claimManually' },
  note: sentence('notes.ankr.manual'),
})

/** Fetches what could not be sent. Two rounds. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  if (exits.length === 0 || exits.some(({ id }) => id !== manualId)) throw new NotFinishableError()
  const [manual] = yield* ask([call(poolContract, 'getForManualClaimOf', [account])])
  if (manual === 0n) throw new NotFinishableError('gone')
  if (!(yield* readFunded())) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({ abi: poolContract.abi(), functionName: 'claimManually', args: [account] })
  return { to: pool, data, value: 0n }
}
