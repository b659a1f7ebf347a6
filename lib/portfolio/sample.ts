import type { Address } from 'viem'
import type { Portfolio, PortfolioRow, RateRow } from '../messaging/mirror.ts'
import type { Asset } from '../protocols/types.ts'
import { WAD, type Wad, wad } from '../units.ts'
import type { Sample, SampleItem } from './history.ts'
import { holdsSomething } from './totals.ts'

/** What a sample takes from beside the portfolio. */
export type SampleContext = {
  rates: readonly RateRow[]
  /** The price where the portfolio has none of its own. */
  price: Portfolio['etherPrice']
  /**
   * Tokens that do not rebase and of which one is a fixed number of shares of this rebasing one. Where there are several,
   * only one whose rate is counted in it can be meant.
   */
  wrappersOf: (token: Address, chainId: number) => readonly Address[]
}

/** A portfolio as a sample of its own block; null before the first read. */
export function sampleOf(portfolio: Portfolio, context: SampleContext): Sample | null {
  const { block, etherPrice, failures } = portfolio
  if (block === null) return null
  const price = etherPrice ?? context.price
  const rates = ratesOn(portfolio, context)
  const items = portfolio.rows.filter(holdsSomething).flatMap((row) => itemsOf(row, rates))
  return {
    time: block.timestamp,
    price: price && { answer: price.answer, decimals: price.decimals },
    items: items.filter(({ amount, lost }) => amount > 0n || lost > 0n),
    unread: [...new Set(failures.map(({ protocol }) => protocol))],
  }
}

type ChainRates = {
  /** Ether per whole token; null when unknown. */
  ether(token: Address | null): Wad | null
  /** Bitcoin per whole token; undefined for what is not counted in bitcoin, null when a link is missing. */
  bitcoin(token: Address | null, chainId?: number): Wad | null | undefined
  /** Units of a rebasing token per share of it, 1e18 = 1; null when unknown. */
  index(token: Address): Wad | null
}

function ratesOn(portfolio: Portfolio, { rates, wrappersOf }: SampleContext): ChainRates {
  const { chainId } = portfolio
  const rows = new Map(rates.map((row) => [`${row.chainId}:${row.token.toLowerCase()}`, row]))
  const rowOf = (token: Address, on = chainId) => rows.get(`${on}:${token.toLowerCase()}`)
  /** What rows of one asset were valued by: where the list of rates has nothing, this was true. */
  const used = new Map(
    portfolio.rows.flatMap(({ position, rate }) => {
      if (rate === null || (position.kind !== 'token' && position.kind !== 'restaked')) return []
      const token = position.kind === 'token' ? position.token?.address : position.token
      return token ? [[token.toLowerCase(), rate] as const] : []
    }),
  )
  const ether = (token: Address | null): Wad | null =>
    token === null ? WAD : (used.get(token.toLowerCase()) ?? rowOf(token)?.ether ?? null)
  const bitcoin = (token: Address | null, on = chainId, depth = 0): Wad | null | undefined => {
    const row = token === null ? undefined : rowOf(token, on)
    if (row === undefined || row.unit === 'ether' || depth > 4) return undefined
    if (row.unit === 'bitcoin') return row.wad
    const inner = bitcoin(row.unit, on, depth + 1)
    return inner == null ? inner : wad((row.wad * inner) / WAD)
  }
  const index = (token: Address): Wad | null => {
    const wrappers = wrappersOf(token, chainId)
    const counted = wrappers.map((each) => rowOf(each)).find((row) => isIn(row, token))
    if (counted !== undefined) return counted.wad
    const [only] = wrappers
    // Both in ether, and one unit is one ether: then the rate of a share is its number of units.
    return wrappers.length === 1 && only !== undefined && ether(token) === WAD ? ether(only) : null
  }
  return { ether, bitcoin, index }
}

const isIn = (row: RateRow | undefined, token: Address) =>
  row !== undefined && row.unit.toLowerCase() === token.toLowerCase()

function itemsOf({ position, rate }: PortfolioRow, rates: ChainRates): readonly SampleItem[] {
  const { id, protocol } = position
  switch (position.kind) {
    case 'token': {
      const { token, balance: amount } = position
      const base = { id, protocol, kind: 'wallet', amount, lost: 0n } as const
      if (token === null) return [{ ...base, token, symbol: 'ETH', decimals: 18, rate: WAD, shares: amount }]
      const { address, symbol, decimals } = token
      const shares = token.rebasing ? sharesOf(amount, rates.index(address)) : amount
      const [original, home] = token.rateOf === undefined ? [address, token.chainId] : [token.rateOf, 1]
      const own = token.kind === 'bitcoin' ? { own: rates.bitcoin(original, home) ?? null } : {}
      return [{ ...base, token: address, symbol, decimals, rate, shares, ...own }]
    }
    case 'restaked': {
      const { withdrawableShares: shares, withdrawable, lost } = position
      return [
        {
          ...assetItem(position, rates, rate),
          id,
          protocol,
          kind: 'restaked',
          amount: withdrawable,
          shares,
          // Slashed to nothing, it has no share price any more: the loss is then told in units.
          lost: withdrawable === 0n ? lost : (lost * shares) / withdrawable,
        },
      ]
    }
    case 'withdrawal':
      return position.entries.map((entry, place) => {
        const { sharesNow: shares, amountNow: amount, amountQueued } = entry
        const known = position.entries.length === 1 ? rate : null
        const lost = amount === 0n ? amountQueued : ((amountQueued - amount) * shares) / amount
        return {
          ...assetItem(entry, rates, known),
          id: position.entries.length === 1 ? id : `${id}#${place}`,
          protocol,
          kind: 'exiting',
          amount,
          shares,
          lost: lost > 0n ? lost : 0n,
        }
      })
    case 'exit': {
      const { amountNow, paid } = position
      // A ticket is one thing: it is there or not, and only what it pays changes. One of unknown worth is told as such.
      const amount = amountNow ?? 1n
      const item = assetItem(paid, rates, rate)
      const shown = amountNow === null ? { ...item, rate: null, decimals: null } : item
      return [{ ...shown, id, protocol, kind: 'exiting', amount, shares: WAD, lost: 0n }]
    }
    case 'delegation':
      return []
  }
}

function assetItem({ token, asset }: { token: Address | null; asset: Asset }, rates: ChainRates, known: Wad | null) {
  const market = rates.bitcoin(token)
  const { symbol, decimals } = asset
  const rate = asset.known ? (token === null ? WAD : (known ?? rates.ether(token))) : null
  return { token, symbol: symbol ?? '', decimals, rate, ...(market === undefined ? {} : { own: market }) }
}

/** Shares of a rebasing balance, to the 18 places its index has. */
function sharesOf(amount: bigint, index: Wad | null): bigint | null {
  return index === null || index === 0n ? null : (amount * WAD) / index
}
