import { type Address, encodeFunctionData, type Hex, isAddressEqual, size, toEventSelector } from 'viem'
import { tokenUnits, WAD } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, type ReadError, type Settled, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf } from '../tokens.ts'
import type {
  Asset,
  ExitDelay,
  ExitPosition,
  FinishablePosition,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { managerContract, vaultContract } from './abi.ts'
import { mayCall } from './access.ts'
import { firstRequestBlock, pufeth, weth, withdrawalManager } from './addresses.ts'

export const wethAsset: Asset = { symbol: 'WETH', decimals: 18, known: true }

/** Fixed for good: an upgrade that changed it would be refused (`BatchSizeCannotChange`). Source: DeployPufferWithdrawalManager, 2026-05-07 (high). */
const batchSize = 10n
const requested = toEventSelector(
  'event WithdrawalRequested(uint256 indexed withdrawalIdx, uint256 indexed batchIdx, uint256 pufETHAmount, address indexed recipient)',
)

/** Requests by the account they will be paid to. No list of them is kept on chain. */
export const scan: TicketScan = {
  id: 'puffer:requests',
  chainId: 1,
  contract: withdrawalManager,
  events: [requested],
  accountTopic: 3,
  fromBlock: firstRequestBlock,
  parse: ({ topics }) => {
    const index = topics[1] ?? '0x'
    return topics.length === 4 && topics[0]?.toLowerCase() === requested && size(index) === 32
      ? BigInt(index)
      : undefined
  },
}

type Withdrawal = { pufETHAmount: bigint; pufETHToETHExchangeRate: bigint; recipient: Address }

/**
 * Every request that logs handed to the account and that the manager has not paid yet. One round, none when there is no
 * request. Throws PartialReadError when some could not be read, or when there are more than are asked for.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly ExitPosition[]> {
  const { tickets: asked, unread: rest } = newest(context.tickets(scan.id).found, allExits)
  if (asked.length === 0) return []
  const [[finalized, length, rate, open], withdrawals, batches] = yield* together([
    askSettled([
      call(managerContract, 'getFinalizedWithdrawalBatch', []),
      call(managerContract, 'getWithdrawalsLength', []),
      call(vaultContract, 'convertToAssets', [WAD]),
      mayCall(account, 'claim'),
    ]),
    askSettled(asked.map(({ number }) => call(managerContract, 'getWithdrawal', [number]))),
    askSettled(asked.map(({ number }) => call(managerContract, 'getBatch', [number / batchSize]))),
  ])
  const unread: UnreadPosition[] = [...rest]
  const positions = asked.flatMap(({ number }, index): ExitPosition[] => {
    const [withdrawal, batch] = [withdrawals[index], batches[index]]
    // Paid, or never this account's: no log is believed alone.
    if (withdrawal?.ok && !isOf(withdrawal.value, account)) return []
    const settled = finalized.ok && number / batchSize <= finalized.value
    const today = settled ? (batch?.ok ? batch.value.pufETHToETHExchangeRate : null) : rate.ok ? rate.value : null
    if (!withdrawal?.ok || !finalized.ok || !open.ok || today === null) {
      unread.push({
        id: idOf(number),
        error: [withdrawal, finalized, open, settled ? batch : rate].find(failed)?.error,
      })
      return []
    }
    const missing = length.ok ? (number / batchSize + 1n) * batchSize - length.value : null
    return [toExit(number, withdrawal.value, { settled, today, open: open.value, missing })]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Terms = {
  settled: boolean
  /** Ether per pufETH that the batch got, or would get at this block. */
  today: bigint
  /** Whether this account may claim. */
  open: boolean
  /** Requests its batch still lacks; null when unknown. */
  missing: bigint | null
}

/** Mirrors PufferWithdrawalManager.completeQueuedWithdrawal: the lower of the two rates, the product rounded down. */
function toExit(number: bigint, withdrawal: Withdrawal, { settled, today, open, missing }: Terms): ExitPosition {
  const { pufETHAmount: amount, pufETHToETHExchangeRate: promised } = withdrawal
  const filling = !settled && missing !== null && missing > 0n
  // A batch waits for those that come after, not before: the note counts them.
  const delay: readonly ExitDelay[] = settled ? [] : [{ what: 'operator', over: false, block: null, time: null }]
  return {
    id: idOf(number),
    protocol: 'puffer',
    kind: 'exit',
    ticket: { contract: withdrawalManager, number, transferable: false },
    given: { token: pufeth.address, asset: assetOf(pufeth), amount: tokenUnits(amount) },
    paid: { token: weth, asset: wethAsset },
    amountNow: tokenUnits((amount * (promised < today ? promised : today)) / WAD),
    amountAsked: tokenUnits((amount * promised) / WAD),
    state: settled ? (open ? 'completable' : 'frozen') : 'waiting',
    delay,
    repricing: !settled,
    finish: { batch: idOf(number) },
    ...(settled && !open ? { note: sentence('notes.puffer.closed') } : {}),
    ...(filling ? { note: sentence('notes.puffer.filling', { count: { type: 'number', number: missing } }) } : {}),
  }
}

const allExits = `puffer:exit:${withdrawalManager}`
const idOf = (number: bigint) => `${allExits}:${number}`
const failed = (one: Settled<unknown> | undefined): one is { ok: false; error: ReadError } => one?.ok === false
const isOf = (withdrawal: Withdrawal, account: Address) => isAddressEqual(withdrawal.recipient, account)

/** The claim of one finalised request; the manager has no function for several. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined || exit.ticket.number === null) throw new NotFinishableError()
  const number = exit.ticket.number
  const [withdrawal, finalized, open] = yield* ask([
    call(managerContract, 'getWithdrawal', [number]),
    call(managerContract, 'getFinalizedWithdrawalBatch', []),
    mayCall(account, 'claim'),
  ])
  if (!isOf(withdrawal, account) || number / batchSize > finalized || !open) throw new NotFinishableError()
  const data: Hex = encodeFunctionData({
    abi: managerContract.abi(),
    functionName: 'completeQueuedWithdrawal',
    args: [number],
  })
  return { to: withdrawalManager, data, value: 0n }
}
