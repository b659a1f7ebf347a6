import type { Address } from 'viem'
import type { AssetId, ExposureAsset } from '../messaging/exposure.ts'
import type { Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import type { Token, WithdrawalPosition } from '../protocols/types.ts'
import { mulWad, type Wei, wei } from '../units.ts'
import type { Backed, RateOf } from './lookThrough.ts'
import { idleAll, join, type Placed, placeToken, unseenAll } from './placing.ts'

/** Something that is held, with where it stands. */
export type PlacedHolding = Pick<ExposureAsset, 'id' | 'how' | 'token' | 'symbol' | 'value'> & {
  placed: Placed
  /** Nobody restakes it: ether, staked ether. */
  outside: boolean
}

/** What the holdings are told by. */
export type Behind = {
  /** By token of Ethereum in lower case; absent where no protocol says. */
  backed: ReadonlyMap<string, Backed>
  rateOf: RateOf
  findToken: (address: Address) => Token | undefined
}

export const assetId = (how: ExposureAsset['how'], token: Address | null): AssetId =>
  `${how}:1:${token === null ? 'ether' : token.toLowerCase()}`

/** Tokens of Ethereum in these portfolios that are restaked by others for their holders: what has to be looked through. */
export function restakedTokens(portfolios: readonly Portfolio[], findToken: Behind['findToken']): readonly Address[] {
  const found = new Map<string, Address>()
  for (const { rows } of portfolios) {
    for (const { position } of rows) {
      const token =
        position.kind === 'token'
          ? originalOf(position.token)
          : position.kind === 'exit' && position.repricing
            ? position.given.token
            : null
      if (token !== null && isRestaked(findToken(token))) found.set(token.toLowerCase(), token)
    }
  }
  return [...found.values()]
}

/** Operators that the accounts' own stake is with, or was when it was queued. */
export function directOperators(portfolios: readonly Portfolio[]): readonly Address[] {
  const found = new Map<string, Address>()
  for (const { position } of portfolios.flatMap(({ rows }) => rows)) {
    if (position.kind === 'delegation') found.set(position.operator.toLowerCase(), position.operator)
    if (position.kind === 'withdrawal' && position.slashable) {
      found.set(position.withdrawal.delegatedTo.toLowerCase(), position.withdrawal.delegatedTo)
    }
  }
  return [...found.values()]
}

/**
 * Everything that is held, placed, one entry an asset. Worth is that of the rows, in wei by redemption rate, rounded down as
 * on every other screen. `unvalued`: rows whose worth is unknown, which are in no entry.
 */
export function placeHoldings(
  portfolios: readonly Portfolio[],
  behind: Behind,
): { holdings: readonly PlacedHolding[]; unvalued: number } {
  const byId = new Map<string, PlacedHolding>()
  let unvalued = 0
  for (const { rows } of portfolios) {
    const operator = operatorOf(rows)
    for (const row of rows) {
      if (row.position.kind === 'delegation') continue
      if (row.value === null) unvalued += 1
      else for (const holding of placeRow(row, row.value, operator, behind)) add(byId, holding)
    }
  }
  return { holdings: [...byId.values()], unvalued }
}

/** The same holdings with one more. */
export function withHolding(holdings: readonly PlacedHolding[], added: PlacedHolding): readonly PlacedHolding[] {
  const byId = new Map(holdings.map((holding) => [holding.id, holding]))
  add(byId, added)
  return [...byId.values()]
}

function add(byId: Map<string, PlacedHolding>, holding: PlacedHolding): void {
  if (holding.value === 0n) return
  const before = byId.get(holding.id)
  byId.set(
    holding.id,
    before === undefined
      ? holding
      : { ...before, value: wei(before.value + holding.value), placed: join(before.placed, holding.placed) },
  )
}

function operatorOf(rows: readonly PortfolioRow[]): Address | null {
  for (const { position } of rows) if (position.kind === 'delegation') return position.operator
  return null
}

function placeRow(
  { position }: PortfolioRow,
  value: Wei,
  operator: Address | null,
  behind: Behind,
): readonly PlacedHolding[] {
  switch (position.kind) {
    case 'token':
      return [holdToken(originalOf(position.token), value, behind)]
    case 'restaked': {
      const base = { token: position.token, symbol: position.asset.symbol ?? '?', value, outside: false }
      const elsewhere = elsewhereOf(position.protocol)
      const placed =
        elsewhere === null
          ? { ...idleAll(wei(0n)), slices: [{ operator, strategy: position.strategy, wei: value }] }
          : unseenAll(value, elsewhere)
      return [{ ...base, id: assetId('restaked', position.token), how: 'restaked', placed }]
    }
    case 'withdrawal':
      return placeWithdrawal(position, behind.rateOf)
    case 'exit': {
      const { token, asset } = position.given
      const known = behind.findToken(token)
      const elsewhere = elsewhereOf(position.protocol)
      // Only what is still repriced can be slashed; the rest is owed.
      if (!position.repricing || (elsewhere === null && !isRestaked(known))) return []
      const placed =
        elsewhere === null ? placeToken(value, behind.backed.get(token.toLowerCase())) : unseenAll(value, elsewhere)
      const symbol = known?.symbol ?? asset.symbol ?? '?'
      return [{ id: assetId('exit', token), how: 'exit', token, symbol, value, placed, outside: false }]
    }
    case 'delegation':
      return []
  }
}

/** A token that is held (null: ether), by its form on Ethereum. */
export function holdToken(
  token: Address | null,
  value: Wei,
  { backed, findToken }: Omit<Behind, 'rateOf'>,
): PlacedHolding {
  const known = token === null ? undefined : findToken(token)
  const outside = !isRestaked(known)
  return {
    id: assetId('token', token),
    how: 'token',
    token,
    symbol: token === null ? 'ETH' : (known?.symbol ?? '?'),
    value,
    outside,
    placed: outside || token === null ? idleAll(value) : placeBacked(value, known, backed.get(token.toLowerCase())),
  }
}

/** Bitcoin tokens that no protocol of ours speaks of are restaked on Bitcoin, if at all. */
function placeBacked(value: Wei, token: Token | undefined, backed: Backed | undefined): Placed {
  return backed === undefined && token?.kind === 'bitcoin' ? unseenAll(value, 'bitcoin') : placeToken(value, backed)
}

/** The entries of a queued withdrawal, each by its own rate: together what the row is worth. */
function placeWithdrawal(
  { entries, slashable, withdrawal }: WithdrawalPosition,
  rateOf: RateOf,
): readonly PlacedHolding[] {
  return entries.flatMap(({ token, asset, amountNow, strategy }): PlacedHolding[] => {
    const rate = token === null ? 10n ** 18n : rateOf(token)
    if (rate === null) return []
    const value = wei(mulWad(amountNow, rate))
    const placed = slashable
      ? { ...idleAll(wei(0n)), slices: [{ operator: withdrawal.delegatedTo, strategy, wei: value }] }
      : idleAll(value)
    const symbol = asset.symbol ?? '?'
    return [{ id: assetId('leaving', token), how: 'leaving', token, symbol, value, placed, outside: false }]
  })
}

/** Restaked with somebody who lists nobody. */
function elsewhereOf(protocol: string): 'symbiotic' | 'karak' | null {
  return protocol === 'symbiotic' || protocol === 'karak' ? protocol : null
}

const originalOf = (token: Token | null): Address | null => token?.rateOf ?? token?.address ?? null
const isRestaked = (token: Token | undefined) => token?.kind === 'lrt' || token?.kind === 'bitcoin'
