import type { Portfolio, PortfolioRow, Preferences } from '../messaging/mirror.ts'
import { divWad, WAD, type Wad, type Wei, wad, wei } from '../units.ts'
import { positionKey } from './key.ts'
import { holdsSomething } from './totals.ts'

/** One holding with what the user said about it. */
export type Holding = {
  portfolio: Portfolio
  row: PortfolioRow
  /** What it is known by in preferences. */
  key: string
  /** Not listed, still counted. */
  hidden: boolean
  /** Listed, not counted. */
  excluded: boolean
}

/** Everything that is held in some portfolios, in their order. What one has none of is no holding. */
export function holdingsIn(
  portfolios: readonly Portfolio[],
  preferences: Pick<Preferences, 'hidden' | 'excluded'>,
): readonly Holding[] {
  const [hidden, excluded] = [new Set(preferences.hidden), new Set(preferences.excluded)]
  return portfolios.flatMap((portfolio) =>
    portfolio.rows.filter(holdsSomething).map((row) => {
      const key = positionKey(portfolio, row.position.id)
      return { portfolio, row, key, hidden: hidden.has(key), excluded: excluded.has(key) }
    }),
  )
}

/** What a whole may be cut by. */
export type Axis = 'asset' | 'protocol' | 'chain' | 'kind'

/** The kinds of holdings, in the order they are told. `ether` is also wrapped ether. */
export type HoldingKind = 'ether' | 'lst' | 'lrt' | 'restaked' | 'exiting' | 'bitcoin' | 'other'

/** One part of a whole. */
export type Part = {
  /**
   * By asset: `<chain id>:<address in lower case>` of the original, `ether`, or `several` for one exit of many assets.
   * By protocol, chain and kind: its id.
   */
  id: string
  /** Rounded down where it was valued. */
  value: Wei
  /** `value / total`, 1e18 = all of it, rounded down. */
  share: Wad
  /** How many holdings. */
  count: number
}

/** A whole in parts, largest first. Every holding is in exactly one place: a part, `unvalued` or `excluded`. */
export type Composition = {
  total: Wei
  parts: readonly Part[]
  /** Counted holdings whose worth is unknown: `total` is less than what is owned. */
  unvalued: number
  /** What the user does not count; `value` is of those whose worth is known. */
  excluded: { count: number; value: Wei }
}

/** Cuts holdings by one axis. Hidden ones count; excluded ones and those of unknown worth are told apart. */
export function composition(holdings: readonly Holding[], axis: Axis): Composition {
  const sums = new Map<string, { value: bigint; count: number }>()
  const excluded = { count: 0, value: 0n }
  let unvalued = 0
  for (const holding of holdings) {
    const { value } = holding.row
    if (holding.excluded) {
      excluded.count += 1
      excluded.value += value ?? 0n
    } else if (value === null) unvalued += 1
    else {
      const id = idOn(axis, holding)
      const { value: before, count } = sums.get(id) ?? { value: 0n, count: 0 }
      sums.set(id, { value: before + value, count: count + 1 })
    }
  }
  const total = [...sums.values()].reduce((sum, { value }) => sum + value, 0n)
  const parts = [...sums].map(([id, { value, count }]) => ({
    id,
    value: wei(value),
    share: wad(total === 0n ? 0n : divWad(value, total)),
    count,
  }))
  return {
    total: wei(total),
    // What is worth nothing (slashed to nothing, say) is no part of a whole.
    parts: parts.filter(({ value }) => value > 0n).sort(byValue),
    unvalued,
    excluded: { count: excluded.count, value: wei(excluded.value) },
  }
}

const byValue = (a: Part, b: Part) => (a.value === b.value ? (a.id < b.id ? -1 : 1) : a.value < b.value ? 1 : -1)

function idOn(axis: Axis, { portfolio, row }: Holding): string {
  switch (axis) {
    case 'asset':
      return assetOf(portfolio.chainId, row)
    case 'protocol':
      return row.position.protocol
    case 'chain':
      return String(portfolio.chainId)
    case 'kind':
      return kindOf(row)
  }
}

/** Where originals live: a copy elsewhere is the same asset. */
const home = 1

/** Which asset a holding is of, by what it is or pays. See `Part.id`. */
export function assetOf(chainId: number, { position }: Pick<PortfolioRow, 'position'>): string {
  const at = (token: string | null, chain = chainId) => (token === null ? 'ether' : `${chain}:${token.toLowerCase()}`)
  switch (position.kind) {
    case 'token':
      if (position.token?.rateOf !== undefined) return at(position.token.rateOf, home)
      return at(position.token?.address ?? null)
    case 'restaked':
      return at(position.token)
    case 'withdrawal': {
      const assets = new Set(position.entries.map(({ token }) => at(token)))
      return assets.size === 1 ? ([...assets][0] as string) : 'several'
    }
    case 'exit':
      return at(position.paid.token)
    case 'delegation':
      return 'several'
  }
}

/** What kind of holding a row is. A plain token that redeems for exactly one ether is wrapped ether. */
export function kindOf({ position, rate }: Pick<PortfolioRow, 'position' | 'rate'>): HoldingKind {
  if (position.kind === 'restaked') return 'restaked'
  if (position.kind === 'withdrawal' || position.kind === 'exit') return 'exiting'
  if (position.kind !== 'token') return 'other'
  if (position.token === null) return 'ether'
  const { kind } = position.token
  if (kind !== 'plain') return kind
  return rate === WAD ? 'ether' : 'other'
}
