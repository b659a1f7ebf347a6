import { type Address, zeroAddress } from 'viem'
import { type Shares, shares, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, type Settled, together } from '../plan.ts'
import type { Position, Read, ReadContext, Withdrawal } from '../types.ts'
import { delegationManager, eigenPodManager } from './abi.ts'
import { consistent, lostTokens } from './math.ts'
import { listOld, oldWithdrawals, readOld } from './oldWithdrawals.ts'
import {
  findStrategy,
  InconsistentReadError,
  readFacts,
  readKnown,
  readUnknown,
  type StrategyReading,
  type StrategyReadings,
} from './strategies.ts'
import {
  exitQueue,
  gweiFromPod,
  isCompletable,
  pairQueued,
  type Queued,
  readPodFunds,
  readQueuedShares,
  toWithdrawalPosition,
  withdrawalId,
  withdrawalRoot,
} from './withdrawals.ts'

/**
 * Deposits with slashing taken off, the operator, and every queued withdrawal. One round for an account that holds only
 * embedded strategies and has nothing queued; a second looks up what queued withdrawals were worth, and which of those that
 * logs tell of are queued still; a third asks unknown strategies about themselves. A strategy that lies or fails hides only its own rows.
 */
export function* read(account: Address, context: Pick<ReadContext, 'tickets'>): Read<readonly Position[]> {
  const [core, [factor, everQueued], known] = yield* together([
    readCore(account),
    askSettled([
      call(eigenPodManager, 'beaconChainSlashingFactor', [account]),
      call(delegationManager, 'cumulativeWithdrawalsQueued', [account]),
    ]),
    readKnown(account),
  ])
  const { operator, deposits, queued: listed, pod, ...state } = core
  const beaconChain = factor.ok ? wad(factor.value) : null
  const found = listOld(context.tickets(oldWithdrawals.id, mayHaveOld(everQueued, listed)).found)
  const asked = [...listed.map(({ withdrawal }) => withdrawal), ...found]
  const [sharesListed, old, facts, funds] = yield* together([
    readQueuedShares(listed, state.block, beaconChain),
    readOld(found, state.delay, beaconChain),
    readFacts(account, listUnknown(deposits, asked)),
    readPodFunds(
      pod,
      asked.filter((withdrawal) => isCompletable({ withdrawal }, state)),
    ),
  ])
  const stillOld = old.flatMap(({ entry }) => (entry instanceof Error ? [] : [entry]))
  const queued: readonly Queued[] = [...listed, ...stillOld]
  const sharesQueued = [...sharesListed, ...stillOld.map((entry) => entry.sharesQueued)]
  const unknown = yield* readUnknown(facts, listAmounts(deposits, queued, sharesQueued))
  const readings: StrategyReadings = new Map([...known, ...unknown])
  const { positions, unread, attempt } = collector()
  for (const { strategy, deposit } of deposits) {
    attempt(`eigenlayer:restaked:${strategy}`, (id) => toRestakedPosition(id, strategy, deposit, readings))
  }
  if (operator !== zeroAddress) {
    positions.push({ id: 'eigenlayer:delegation:operator', protocol: 'eigenlayer', kind: 'delegation', operator })
  }
  for (const [index, entry] of queued.entries()) {
    attempt(withdrawalId(withdrawalRoot(entry.withdrawal)), () => {
      const before = sharesQueued[index]
      if (before === undefined || before instanceof Error) throw before ?? new InconsistentReadError()
      if (funds?.ok === false && isCompletable(entry, state) && gweiFromPod(entry) > 0n) throw funds.error
      const position = toWithdrawalPosition(entry, before, readings, {
        ...state,
        podFunds: funds?.ok ? funds.value : null,
      })
      return index < listed.length ? position : { ...position, old: true }
    })
  }
  for (const { root, entry } of old) if (entry instanceof Error) unread.push({ id: withdrawalId(root), error: entry })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/**
 * Whether anything may have been queued before the contract kept a list: not where nothing ever was, nor where the first
 * that ever was is on the list.
 */
function mayHaveOld(everQueued: Settled<bigint>, listed: readonly Queued[]): boolean {
  return everQueued.ok && everQueued.value > 0n && !listed.some(({ withdrawal }) => withdrawal.nonce === 0n)
}

type Deposit = { strategy: Address; deposit: Shares }

/** What the protocol itself knows of the account; without it there is nothing to show. */
function* readCore(account: Address) {
  const [operator, [addresses, amounts], [withdrawals, now], delay, block, paused, pod] = yield* ask([
    call(delegationManager, 'delegatedTo', [account]),
    call(delegationManager, 'getDepositedShares', [account]),
    call(delegationManager, 'getQueuedWithdrawals', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getBlockNumber', []),
    call(delegationManager, 'paused', [exitQueue]),
    call(eigenPodManager, 'getPod', [account]),
  ])
  if (addresses.length !== amounts.length) throw new InconsistentReadError()
  const deposits = addresses.map(
    (strategy, index): Deposit => ({ strategy, deposit: shares(amounts[index] as bigint) }),
  )
  return { operator, deposits, queued: pairQueued(withdrawals, now), delay: BigInt(delay), block, paused, pod }
}

/** Strategies the account meets that are not embedded, each once. */
function listUnknown(deposits: readonly Deposit[], queued: readonly Withdrawal[]): Address[] {
  const met = [...deposits.map(({ strategy }) => strategy), ...queued.flatMap(({ strategies }) => strategies)]
  return [...new Set(met)].filter((strategy) => findStrategy(strategy) === undefined)
}

/** Share amounts that the rows will need in tokens, by strategy. */
function listAmounts(
  deposits: readonly Deposit[],
  queued: readonly Queued[],
  sharesQueued: readonly (readonly Shares[] | Error)[],
): ReadonlyMap<Address, readonly Shares[]> {
  const amounts = new Map<Address, Shares[]>()
  const want = (strategy: Address, amount: Shares | undefined) => {
    if (amount !== undefined) amounts.set(strategy, [...(amounts.get(strategy) ?? []), amount])
  }
  for (const { strategy, deposit } of deposits) want(strategy, deposit)
  for (const [entry, { withdrawal, sharesNow }] of queued.entries()) {
    const before = sharesQueued[entry]
    for (const [index, strategy] of withdrawal.strategies.entries()) {
      want(strategy, sharesNow[index])
      if (!(before instanceof Error)) want(strategy, before?.[index])
    }
  }
  return amounts
}

function toRestakedPosition(id: string, strategy: Address, deposit: Shares, readings: StrategyReadings): Position {
  const reading: StrategyReading | Error | undefined = readings.get(strategy)
  if (reading === undefined) throw new InconsistentReadError()
  if (reading instanceof Error) throw reading
  const { token, asset, withdrawable: left, scaling, toTokens } = reading
  if (!consistent(deposit, left, scaling)) throw new InconsistentReadError()
  const deposited = toTokens(deposit)
  const withdrawable = toTokens(left)
  return {
    id,
    protocol: 'eigenlayer',
    kind: 'restaked',
    strategy,
    token,
    asset,
    depositShares: deposit,
    withdrawableShares: left,
    depositScalingFactor: scaling,
    withdrawable,
    deposited,
    lost: lostTokens(deposited, withdrawable, asset.decimals),
    ...(reading.vault === undefined ? {} : { vault: reading.vault }),
  }
}

/** Keeps what could be made and notes what could not. */
function collector() {
  const positions: Position[] = []
  const unread: UnreadPosition[] = []
  const attempt = (id: string, make: (id: string) => Position) => {
    try {
      positions.push(make(id))
    } catch (error) {
      unread.push({ id, error })
    }
  }
  return { positions, unread, attempt }
}
