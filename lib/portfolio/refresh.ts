import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { describeError } from '../errors.ts'
import type { BlockRef, Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import { protocols } from '../protocols/index.ts'
import { parallel, together } from '../protocols/plan.ts'
import type { Call, Position, Protocol, Read } from '../protocols/types.ts'
import { type Reading, readAccount } from './account.ts'
import { noteLate, runPlan } from './engine.ts'
import { readEtherPrice } from './prices.ts'
import { acceptRates, type KnownRate, type Rates, readRates } from './rates.ts'
import { worthOf } from './value.ts'

export type RefreshInput = {
  accounts: readonly Address[]
  /** What is known of each, to keep where a protocol fails. */
  previous: Readonly<Record<Address, Portfolio>>
  knownRates: readonly KnownRate[]
  /** Calls of later rounds, from the last refresh. */
  hints: readonly Call[]
  /** Called with each account as soon as its own plan is done, before the slowest one is. */
  onAccount?: (refreshed: RefreshedAccount) => void
  protocols?: readonly Protocol[]
}

/** One account's outcome. `late`: its calls of later rounds, the hints of its next refresh. */
export type RefreshedAccount = { portfolio: Portfolio; late: readonly Call[] }

export type Refreshed = {
  accounts: readonly RefreshedAccount[]
  knownRates: readonly KnownRate[]
  /** Requests made, as long as no node refused a batch's size. */
  requests: number
}

/**
 * Reads every protocol for every account at one block, with rates and the ether price. One request when no account has
 * anything queued or unknown. Throws what the client throws when nothing could be read at all.
 */
export async function refreshPortfolios(client: ChainClient, input: RefreshInput): Promise<Refreshed> {
  const { accounts, previous, hints, onAccount, protocols: of = protocols } = input
  let shared: { rates: Rates; known: readonly KnownRate[]; price: Portfolio['etherPrice'] } | null = null
  let block: BlockRef | null = null
  const done = new Map<Address, RefreshedAccount>()

  const settle = (account: Address, reading: Reading, late: readonly Call[]) => {
    if (block === null || shared === null) return
    const { rates, price } = shared
    const before = previous[account]
    const portfolio = mergePortfolio({ account, chainId: client.chainId, block, reading, rates, price, before })
    const refreshed = { portfolio, late }
    done.set(account, refreshed)
    onAccount?.(refreshed)
  }
  /** One round, so it is done before the first account is: `parallel` advances plans in order. */
  function* readShared(): Read<void> {
    const [readings, [price]] = yield* together([readRates(of), parallel([readEtherPrice()])])
    const at = block as BlockRef
    const { rates, known } = acceptRates(readings, input.knownRates, at.timestamp)
    shared = { rates, known, price: price?.ok ? { ...price.value, block: at } : null }
  }
  function* readOne(account: Address): Read<void> {
    const late: Call[] = []
    settle(account, yield* noteLate(readAccount(account, of), late), late)
  }
  const run = await runPlan(client, together([readShared(), ...accounts.map(readOne)]), {
    hints,
    onBlock: (at) => {
      block = at
    },
  })
  return {
    accounts: accounts.flatMap((account) => done.get(account) ?? []),
    knownRates: (shared as { known: readonly KnownRate[] } | null)?.known ?? input.knownRates,
    requests: run.requests,
  }
}

type MergeInput = {
  account: Address
  chainId: number
  block: BlockRef
  reading: Reading
  rates: Rates
  price: Portfolio['etherPrice']
  before: Portfolio | undefined
}

/** New rows where they could be read, the last known ones with their older block where they could not. */
function mergePortfolio({ account, chainId, block, reading, rates, price, before }: MergeInput): Portfolio {
  const fresh = reading.positions.map((position): PortfolioRow => {
    return { position, block, ...worthOf(position, rates.byToken) }
  })
  const unread = ({ position }: PortfolioRow) =>
    reading.failures.some(
      ({ protocol, ids }) => protocol === position.protocol && (ids === null || ids.includes(position.id)),
    )
  const kept = (before?.rows ?? []).filter(unread)
  const failures = [...reading.failures, ...rates.failures.filter(({ protocol }) => matters(fresh, protocol))]
  return {
    account,
    chainId,
    block,
    rows: inOrder([...fresh, ...kept]),
    failures: failures.map(({ protocol, error }) => ({ protocol, error: describeError(error) })),
    etherPrice: price ?? before?.etherPrice ?? null,
  }
}

/** A rate that is missing matters only to those who hold something it would value, here or restaked. */
function matters(rows: readonly PortfolioRow[], protocol: string): boolean {
  const tokens = protocols.find(({ id }) => id === protocol)?.tokens ?? []
  return rows
    .filter((row) => row.value === null)
    .flatMap(({ position }) => tokensOf(position))
    .some((held) => tokens.some(({ address }) => address === held))
}

function tokensOf(position: Position): readonly (Address | null)[] {
  if (position.kind === 'token') return [position.token?.address ?? null]
  if (position.kind === 'restaked') return [position.asset.known ? position.token : null]
  if (position.kind === 'withdrawal') return position.entries.map(({ asset, token }) => (asset.known ? token : null))
  return []
}

/** Protocol by protocol as they are listed; within one, as read. Kept rows go where their protocol is. */
function inOrder(rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  const place = new Map(protocols.map(({ id }, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.position.protocol) ?? 0) - (place.get(b.position.protocol) ?? 0))
}
