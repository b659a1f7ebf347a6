import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { describeError } from '../errors.ts'
import type { BlockRef, Portfolio, PortfolioRow, StatusRow } from '../messaging/mirror.ts'
import { protocols } from '../protocols/index.ts'
import { isUnread } from '../protocols/partial.ts'
import { parallel, together } from '../protocols/plan.ts'
import type { Call, Position, Protocol, ProtocolStatus, Read, ReadContext, Status, Token } from '../protocols/types.ts'
import { type Reading, readAccount } from './account.ts'
import { noteLate, runPlan } from './engine.ts'
import { type BitcoinPrice, type EtherPrice, readPrices } from './prices.ts'
import {
  acceptRates,
  type KnownRate,
  mergeRates,
  type RateFailure,
  type RateTable,
  rateTable,
  readRates,
  resolveRates,
} from './rates.ts'
import { worthOf } from './value.ts'

export type RefreshInput = {
  accounts: readonly Address[]
  /** What is known of each on this chain, to keep where a protocol fails. */
  previous: Readonly<Record<Address, Portfolio>>
  /** Rates of every chain that are known so far: of this one to compare with, of Ethereum to value copies. */
  knownRates: readonly KnownRate[]
  /** The last known prices, for chains that have no feed of their own. */
  prices?: { ether: EtherPrice | null; bitcoin: BitcoinPrice | null }
  /** Calls of later rounds, from the last refresh. */
  hints: readonly Call[]
  /** Tickets found in logs so far, by account. */
  tickets?: (account: Address) => ReadContext['tickets']
  custom?: readonly Token[]
  /** Plans that ride along, in the same rounds; one that fails fails alone. */
  passengers?: readonly Read<void>[]
  /** Called with each account as soon as its own plan and the rates are done, before the slowest one is. */
  onAccount?: (refreshed: RefreshedAccount) => void
  protocols?: readonly Protocol[]
}

/** One account's outcome. `late`: its calls of later rounds, the hints of its next refresh. `scans`: searches it asked for. */
export type RefreshedAccount = { portfolio: Portfolio; late: readonly Call[]; scans: readonly string[] }

export type Refreshed = {
  accounts: readonly RefreshedAccount[]
  /** The rates of this chain that were believed. */
  rates: readonly KnownRate[]
  statuses: readonly StatusRow[]
  prices: { ether: EtherPrice | null; bitcoin: BitcoinPrice | null }
  block: BlockRef
  /** Requests made, as long as no node refused a batch's size. */
  requests: number
}

/** What is read once for all accounts. */
type Shared = Pick<Refreshed, 'rates' | 'statuses' | 'prices'> & { table: RateTable; failures: readonly RateFailure[] }

/**
 * Reads every protocol for every account on one chain at one block, with rates, prices and what is switched off. One
 * request when no account has anything queued or unknown. Throws what the client throws when nothing could be read at all.
 */
export async function refreshPortfolios(client: ChainClient, input: RefreshInput): Promise<Refreshed> {
  const { accounts, previous, hints, onAccount, tickets, custom = [], protocols: of = protocols } = input
  const { chainId } = client
  let shared: Shared | null = null
  let block: BlockRef | null = null
  const done = new Map<Address, RefreshedAccount>()
  /** Accounts that were read before the rates were. */
  const waiting: (() => void)[] = []

  const settle = (account: Address, reading: Reading, late: readonly Call[]) => {
    if (shared === null || block === null) {
      waiting.push(() => settle(account, reading, late))
      return
    }
    const before = previous[account]
    const portfolio = mergePortfolio({ account, chainId, block, reading, shared, before })
    const refreshed = { portfolio, late, scans: reading.scans }
    done.set(account, refreshed)
    onAccount?.(refreshed)
  }
  function* readShared(): Read<void> {
    const [readings, statuses, [prices]] = yield* together([
      readRates(chainId, of),
      readStatuses(chainId, of),
      parallel(chainId === 1 ? [readPrices()] : []),
    ])
    // Where nothing was asked, the block of the accounts' first round is waited for.
    if (block === null) yield []
    const at = block as unknown as BlockRef
    const { accepted, failures } = acceptRates(readings, input.knownRates, { chainId, block: at })
    const { ether = null, bitcoin = null } = prices?.ok ? prices.value : {}
    const known = {
      ether: ether === null ? (input.prices?.ether ?? null) : { ...ether, block: at },
      bitcoin: bitcoin === null ? (input.prices?.bitcoin ?? null) : { ...bitcoin, block: at },
    }
    // A rate of this chain that was not read now is not believed now; those of other chains are what they last were.
    const elsewhere = input.knownRates.filter((rate) => rate.chainId !== chainId)
    const table = rateTable(resolveRates(mergeRates(elsewhere, accepted), known.bitcoin), at.timestamp)
    const dated = statuses.map((status) => ({ ...status, chainId, block: at }))
    shared = { rates: accepted, failures, statuses: dated, prices: known, table }
    for (const ready of waiting.splice(0)) ready()
  }
  function* readOne(account: Address): Read<void> {
    const late: Call[] = []
    const found = tickets?.(account)
    const options = { chainId, protocols: of, custom, ...(found === undefined ? {} : { tickets: found }) }
    settle(account, yield* noteLate(readAccount(account, options), late), late)
  }
  const run = await runPlan(
    client,
    together([readShared(), ...accounts.map(readOne), parallel(input.passengers ?? [])]),
    {
      hints,
      onBlock: (at) => {
        block = at
      },
    },
  )
  const { rates, statuses, prices } = shared as unknown as Shared
  return {
    accounts: accounts.flatMap((account) => done.get(account) ?? []),
    rates,
    statuses,
    prices,
    block: run.block,
    requests: run.requests,
  }
}

/** What every protocol has switched off. One that does not say is taken to say nothing. */
function* readStatuses(
  chainId: number,
  of: readonly Protocol[],
): Read<readonly ((Status | ProtocolStatus) & { protocol: string })[]> {
  const asked = of.flatMap(({ id, readStatus }) =>
    readStatus === undefined || chainId !== 1 ? [] : [{ id, readStatus }],
  )
  const outcomes = yield* parallel(asked.map(({ readStatus }) => readStatus()))
  return asked.flatMap(({ id: protocol }, index) => {
    const outcome = outcomes[index]
    return outcome?.ok ? outcome.value.map((status) => ({ ...status, protocol })) : []
  })
}

type MergeInput = {
  account: Address
  chainId: number
  block: BlockRef
  reading: Reading
  shared: Shared
  before: Portfolio | undefined
}

/** New rows where they could be read, the last known ones with their older block where they could not. */
function mergePortfolio({ account, chainId, block, reading, shared, before }: MergeInput): Portfolio {
  const fresh = reading.positions.map((position): PortfolioRow => {
    return { position, block, ...worthOf(position, chainId, shared.table) }
  })
  const here = new Set(fresh.map(({ position }) => position.id))
  const kept = (before?.rows ?? []).filter(
    ({ position }) => isUnread(position, reading.failures) && !here.has(position.id),
  )
  const failures = [...reading.failures, ...shared.failures.filter(({ protocol }) => matters(fresh, chainId, protocol))]
  return {
    account,
    chainId,
    block,
    rows: inOrder([...fresh, ...kept]),
    failures: failures.map(({ protocol, error }) => ({ protocol, error: describeError(error) })),
    etherPrice: shared.prices.ether ?? before?.etherPrice ?? null,
  }
}

/** A rate that is missing matters only to those who hold something it would value, here or restaked. */
function matters(rows: readonly PortfolioRow[], chainId: number, protocol: string): boolean {
  const tokens = protocols.find(({ id }) => id === protocol)?.tokens ?? []
  return rows
    .filter((row) => row.value === null)
    .flatMap(({ position }) => tokensOf(position))
    .some((held) => tokens.some((token) => token.chainId === chainId && token.address === held))
}

function tokensOf(position: Position): readonly (Address | null)[] {
  if (position.kind === 'token') return [position.token?.address ?? null]
  if (position.kind === 'restaked') return [position.asset.known ? position.token : null]
  if (position.kind === 'withdrawal') return position.entries.map(({ asset, token }) => (asset.known ? token : null))
  if (position.kind === 'exit') return [position.paid.asset.known ? position.paid.token : null]
  return []
}

/** Protocol by protocol as they are listed; within one, as read. Kept rows go where their protocol is. */
function inOrder(rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  const place = new Map(protocols.map(({ id }, index) => [id, index]))
  const last = protocols.length
  return rows.toSorted((a, b) => (place.get(a.position.protocol) ?? last) - (place.get(b.position.protocol) ?? last))
}
