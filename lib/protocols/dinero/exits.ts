import { type Address, decodeAbiParameters, encodeFunctionData, type Hex, hexToBigInt, keccak256, slice } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { known } from '../known.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { askSettled, call, type Settled, type TypedCall } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type {
  ExitPosition,
  FinishablePosition,
  Position,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { pirex, tickets as ticketContract } from './abi.ts'
import { pirexEth, pxeth, upxeth } from './addresses.ts'

/** First block of Pirex Ether. Source: messari/subgraphs dinero-pxeth (medium). */
const firstBlock = 18_765_713n
const shared = { chainId: 1, contract: upxeth, accountTopic: 3, fromBlock: firstBlock } as const

/** Tickets that came alone: the standard's `TransferSingle`, its data an id and an amount. */
export const singles: TicketScan = {
  ...shared,
  id: 'dinero:ticket',
  events: ['0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62'],
  parse: ({ data }) => (/^0x[0-9a-f]{128}$/i.test(data) ? hexToBigInt(slice(data, 0, 32)) : undefined),
}
/** Tickets that came together: `TransferBatch`. One log names several, so its number is its own and the ids are in its data. */
export const batches: TicketScan = {
  ...shared,
  id: 'dinero:tickets',
  events: ['0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb'],
  parse: ({ data }) => (/^0x([0-9a-f]{64}){4,}$/i.test(data) ? hexToBigInt(keccak256(data)) : undefined),
}

const allExits = `dinero:exit:${upxeth}`
export const exitId = (number: bigint) => `${allExits}:${number}`

/** Ids that a `TransferBatch` names, or null when they cannot be read. */
function idsIn(data: Hex): readonly bigint[] | null {
  try {
    const [ids] = decodeAbiParameters([{ type: 'uint256[]' }, { type: 'uint256[]' }], data)
    return ids
  } catch {
    // Kept without its data because it was too long, or no honest log.
    return null
  }
}

/** Every ticket the logs name, ascending, and whether some could not be told. */
function namedBy(context: ReadContext): { ids: readonly bigint[]; untold: boolean } {
  const many = context.tickets(batches.id).found.map(({ data }) => idsIn(data))
  const ids = new Set([
    ...context.tickets(singles.id).found.map(({ number }) => number),
    ...many.flatMap((one) => one ?? []),
  ])
  return { ids: [...ids].sort((a, b) => (a < b ? -1 : 1)), untold: many.includes(null) }
}

/**
 * Every ticket of the account, by batch. No round without any, else two. A ticket pays one to one once the validator of
 * its batch is gone. Throws PartialReadError with those that could be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const named = namedBy(context)
  const { tickets, unread: rest } = newest(
    named.ids.map((number) => ({ number, block: 0n, data: '0x' })),
    allExits,
  )
  const unread: UnreadPosition[] = [...rest, ...(named.untold ? [{ id: allExits, error: undefined }] : [])]
  const ids = tickets.map(({ number }) => number)
  const { batches: held, desk } = ids.length === 0 ? nothing : yield* readBatches(ids, account)
  const positions = held.flatMap((batch): Position[] => {
    if (batch.amount === null) unread.push({ id: exitId(batch.id), error: batch.error })
    return batch.amount === null || batch.amount === 0n ? [] : [toExit(batch.id, batch.amount, batch.state, desk)]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** Whether the ether of a batch is back; `open`: nothing has left for it yet; `unknown`: it cannot be told. */
type BatchState = 'open' | 'leaving' | 'back' | 'unknown'
type Batch = { id: bigint; amount: bigint | null; state: BatchState; error?: unknown }
type Desk = { outstanding: bigint | null; paused: boolean }
const nothing: { batches: readonly Batch[]; desk: Desk } = { batches: [], desk: { outstanding: null, paused: false } }

function* readBatches(ids: readonly bigint[], account: Address): Read<{ batches: readonly Batch[]; desk: Desk }> {
  const [paused, outstanding, ...answers] = yield* askSettled([
    call(pirex, 'paused', []),
    call(pirex, 'outstandingRedemptions', []),
    ...ids.flatMap((id): TypedCall<unknown>[] => [
      call(ticketContract, 'balanceOf', [account, id]),
      call(pirex, 'batchIdToValidator', [id]),
    ]),
  ] as readonly TypedCall<unknown>[])
  const rows = ids.map((id, index) => ({
    id,
    balance: answers[index * 2] as Settled<bigint>,
    validator: known(answers[index * 2 + 1] as Settled<Hex>),
  }))
  const gone = rows.flatMap(({ balance, validator }) =>
    balance.ok && balance.value > 0n && validator !== null && validator !== '0x' ? [validator] : [],
  )
  const validators = [...new Set(gone)]
  const states = yield* askSettled(validators.map((validator) => call(pirex, 'status', [validator])))
  const stateOf = new Map(validators.map((validator, index) => [validator, states[index]]))
  const batches = rows.map(({ id, balance, validator }): Batch => {
    if (!balance.ok) return { id, amount: null, state: 'unknown', error: balance.error }
    return { id, amount: balance.value, state: toState(validator, stateOf.get(validator ?? '0x')) }
  })
  const flag = known(paused as Settled<bigint>)
  return { batches, desk: { outstanding: known(outstanding as Settled<bigint>), paused: flag === 2n } }
}

function toState(validator: Hex | null, status: Settled<number> | undefined): BatchState {
  if (validator === '0x') return 'open'
  if (validator === null || status === undefined || !status.ok) return 'unknown'
  return status.value === 3 || status.value === 4 ? 'back' : 'leaving'
}

function toExit(number: bigint, amount: bigint, state: BatchState, { outstanding, paused }: Desk): ExitPosition {
  const funded = outstanding !== null && outstanding >= amount
  const ready = state === 'back' && funded
  return {
    id: exitId(number),
    protocol: 'dinero',
    kind: 'exit',
    ticket: { contract: upxeth, number, transferable: true },
    given: { token: pxeth.address, asset: assetOf(pxeth), amount: null },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    state: paused ? 'frozen' : ready ? 'completable' : 'waiting',
    delay: ready
      ? []
      : [
          { what: 'queue', over: state === 'leaving' || state === 'back', block: null, time: null },
          { what: 'report', over: state === 'back', block: null, time: null },
          ...(state === 'back' ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
        ],
    repricing: false,
    finish: { batch: 'dinero:bulkRedeemWithUpxEth' },
    ...(paused
      ? { note: sentence('notes.dinero.paused') }
      : state === 'open'
        ? { note: sentence('notes.dinero.openBatch') }
        : {}),
  }
}

/** One redemption for all of these tickets, wholly. Two rounds. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const numbers = exits.map((exit) => (exit.kind === 'exit' ? exit.ticket.number : null))
  if (numbers.length === 0 || numbers.includes(null)) throw new NotFinishableError()
  const ids = [...new Set(numbers as bigint[])].sort((a, b) => (a < b ? -1 : 1))
  const { batches: held, desk } = yield* readBatches(ids, account)
  const amounts = held.map(({ amount }) => amount ?? 0n)
  if (amounts.includes(0n)) throw new NotFinishableError('gone')
  if (held.some(({ state }) => state !== 'back')) throw new NotFinishableError('early')
  if (desk.paused) throw new NotFinishableError('paused')
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  if (desk.outstanding === null || desk.outstanding < total) throw new NotFinishableError('unfunded')
  const args = [ids, amounts, account] as const
  const data = encodeFunctionData({ abi: pirex.abi(), functionName: 'bulkRedeemWithUpxEth', args })
  return { to: pirexEth, data, value: 0n }
}
