import { type Address, encodeFunctionData, type Hex, isAddressEqual, numberToHex, size, toEventSelector } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError, type Settled, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { newest } from '../tickets.ts'
import { assetOf } from '../tokens.ts'
import type {
  Asset,
  ExitPosition,
  FinishablePosition,
  Position,
  Read,
  ReadContext,
  TicketScan,
  TransactionCall,
} from '../types.ts'
import { delegatorContract, eigenContract, poolContract, strategyContract } from './abi.ts'
import { depositPool, firstBlock, nodeDelegator, oeth, oethAsset, primeeth } from './addresses.ts'

const requested = toEventSelector(
  'event RequestWithdrawal(address indexed strategy, bytes32 indexed withdrawalRoot, address indexed staker, uint256 strategyShares)',
)

/** Requests by who made them, named by the root of their EigenLayer withdrawal. No list of them is kept on chain. */
export const scan: TicketScan = {
  id: 'primeStaked:requests',
  chainId: 1,
  contract: nodeDelegator,
  events: [requested],
  accountTopic: 3,
  fromBlock: firstBlock,
  parse: ({ topics }) => {
    const root = topics[2] ?? '0x'
    return topics.length === 4 && topics[0]?.toLowerCase() === requested && size(root) === 32 ? BigInt(root) : undefined
  },
}

const rootOf = (number: bigint): Hex => numberToHex(number, { size: 32 })
const allExits = `primeStaked:exit:${depositPool}`
const idOf = (number: bigint) => `${allExits}:${rootOf(number)}`

type Queued = { startBlock: bigint; strategy: Address; shares: bigint }

/**
 * Every request that logs handed to the account and that was not claimed yet. No round when there is none, two otherwise,
 * a third only for a token that is not OETH. Throws PartialReadError for what could not be read.
 */
export function* readExits(account: Address, context: ReadContext): Read<readonly Position[]> {
  const { tickets, unread: rest } = newest(context.tickets(scan.id).found, allExits)
  if (tickets.length === 0) return []
  const numbers = tickets.map(({ number }) => number)
  const unread: UnreadPosition[] = [...rest]
  const [shared, owners, kept] = yield* together([
    askSettled([
      call(eigenContract, 'minWithdrawalDelayBlocks', []),
      call(multicall3, 'getBlockNumber', []),
      call(poolContract, 'paused', []),
      call(delegatorContract, 'paused', []),
    ]),
    askSettled(numbers.map((number) => call(delegatorContract, 'withdrawalRequests', [rootOf(number)]))),
    askSettled(numbers.map((number) => call(eigenContract, 'getQueuedWithdrawal', [rootOf(number)]))),
  ])
  const positions: Position[] = []
  const queued = new Map<bigint, Queued>()
  for (const [index, number] of numbers.entries()) {
    const [owner, entry] = [owners[index], kept[index]]
    // Claimed, or never this account's: no log is believed alone.
    if (owner?.ok && !isAddressEqual(owner.value, account)) continue
    const broken = [owner, entry, ...shared].find((one) => one?.ok === false)
    if (!owner?.ok || !entry?.ok || broken !== undefined) {
      unread.push({ id: idOf(number), error: broken?.ok === false ? broken.error : undefined })
      continue
    }
    const [strategy, shares] = [entry.value[0].strategies[0], entry.value[1][0]]
    if (strategy === undefined || shares === undefined) positions.push(toForgotten(number))
    else queued.set(number, { startBlock: BigInt(entry.value[0].startBlock), strategy, shares })
  }
  const [delay, block, poolPaused, delegatorPaused] = shared
  const terms = {
    delay: delay.ok ? BigInt(delay.value) : 0n,
    block: block.ok ? block.value : 0n,
    paused: (poolPaused.ok && poolPaused.value) || (delegatorPaused.ok && delegatorPaused.value),
  }
  const worth = yield* readWorth([...queued.values()])
  for (const [index, [number, { startBlock }]] of [...queued].entries()) {
    const pays = worth[index]
    if (pays?.ok) positions.push(toExit(number, startBlock, pays.value, terms))
    else unread.push({ id: idOf(number), error: pays?.error })
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Worth = { token: Address; asset: Asset; amount: bigint }

/** What each withdrawal pays now, in the token of its strategy. */
function* readWorth(queued: readonly Queued[]): Read<readonly Settled<Worth>[]> {
  const [tokens, amounts] = yield* together([
    askSettled(queued.map(({ strategy }) => call(at(strategy, strategyContract), 'underlyingToken', []))),
    askSettled(
      queued.map(({ strategy, shares }) => call(at(strategy, strategyContract), 'sharesToUnderlyingView', [shares])),
    ),
  ])
  const met = tokens.flatMap((token) => (token.ok && !isAddressEqual(token.value, oeth) ? [token.value] : []))
  const strangers = [...new Set(met)]
  const described = yield* readAssets(strangers)
  return queued.map((_, index): Settled<Worth> => {
    const [token, amount] = [tokens[index], amounts[index]]
    if (!token?.ok) return { ok: false, error: token?.error ?? new ReadError('0x') }
    if (!amount?.ok) return { ok: false, error: amount?.error ?? new ReadError('0x') }
    const asset = described[strangers.indexOf(token.value)] ?? oethAsset
    return { ok: true, value: { token: token.value, asset, amount: amount.value } }
  })
}

type Terms = { delay: bigint; block: bigint; paused: boolean }

const base = (number: bigint) =>
  ({
    id: idOf(number),
    protocol: 'primeStaked',
    kind: 'exit',
    ticket: { contract: depositPool, number, transferable: false },
    given: { token: primeeth.address, asset: assetOf(primeeth), amount: null },
    amountAsked: null,
  }) as const

/** EigenLayer's own rule: slashable up to and including `startBlock + delay`, completable from the block after it. */
function toExit(number: bigint, startBlock: bigint, worth: Worth, { delay, block, paused }: Terms): ExitPosition {
  const end = startBlock + delay + 1n
  const over = block >= end
  return {
    ...base(number),
    paid: { token: worth.token, asset: worth.asset },
    amountNow: tokenUnits(worth.amount),
    state: !over ? 'waiting' : paused ? 'frozen' : 'completable',
    delay: over ? [] : [{ what: 'cooldown', over, block: end, time: null, since: { block: startBlock } }],
    repricing: !over,
    finish: { batch: idOf(number) },
    ...(paused ? { note: sentence('notes.primeStaked.paused') } : {}),
  }
}

/** EigenLayer keeps the terms of withdrawals since April 2025 only; an older one is still owed, but nothing says how much. */
function toForgotten(number: bigint): ExitPosition {
  return {
    ...base(number),
    paid: { token: oeth, asset: oethAsset },
    amountNow: null,
    state: 'waiting',
    delay: [],
    repricing: false,
    finish: null,
    note: sentence('notes.primeStaked.old'),
  }
}

/** The claim of one withdrawal in its token. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined || exit.ticket.number === null) throw new NotFinishableError()
  const root = rootOf(exit.ticket.number)
  const [owner, [withdrawal], delay, block, poolPaused, delegatorPaused] = yield* ask([
    call(delegatorContract, 'withdrawalRequests', [root]),
    call(eigenContract, 'getQueuedWithdrawal', [root]),
    call(eigenContract, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getBlockNumber', []),
    call(poolContract, 'paused', []),
    call(delegatorContract, 'paused', []),
  ])
  const over = block > BigInt(withdrawal.startBlock) + BigInt(delay)
  const ready = isAddressEqual(owner, account) && withdrawal.strategies.length > 0 && over
  if (!ready || poolPaused || delegatorPaused) throw new NotFinishableError()
  const claim = { abi: poolContract.abi(), functionName: 'claimWithdrawal', args: [withdrawal] } as const
  return { to: depositPool, data: encodeFunctionData(claim), value: 0n }
}
