import type { Address } from 'viem'
import type { Stake } from '../../messaging/directory.ts'
import { strategyBase } from '../../protocols/eigenlayer/abi.ts'
import { strategies } from '../../protocols/eigenlayer/addresses.ts'
import { sharesToTokens } from '../../protocols/eigenlayer/math.ts'
import { erc20 } from '../../protocols/erc20.ts'
import { askSettled, at, call, together } from '../../protocols/plan.ts'
import type { Read } from '../../protocols/types.ts'
import { mulWad, shares, type TokenUnits, tokenUnits, type Wad, wei } from '../../units.ts'
import { strategyKey } from '../operators.ts'

/** What shares of the strategies we know are worth. */
export type Prices = {
  /** Tokens that shares of a strategy pay, rounded down; null when unknown. */
  tokens: (strategy: Address, amount: bigint) => TokenUnits | null
}
/** Ether per whole token on Ethereum, or null: not counted in ether, or unknown. */
export type RateOf = (token: Address) => Wad | null

const known = new Map(strategies.map((one) => [strategyKey(one.address), one]))

/** The strategies that are read of everybody. */
export const listedStrategies: readonly Address[] = strategies.map(({ address }) => address)

/** Symbol of a strategy we know, or null. */
export const strategySymbol = (strategy: Address): string | null => known.get(strategyKey(strategy))?.symbol ?? null

/** Reads share prices; one that cannot be read leaves its stakes without a worth. One round. */
export function* readPrices(): Read<Prices> {
  const priced = strategies.flatMap(({ address, holds }) => (holds === null ? [] : [{ address, holds }]))
  const [totals, balances] = yield* together([
    askSettled(priced.map(({ address }) => call(at(address, strategyBase), 'totalShares', []))),
    askSettled(priced.map(({ address, holds }) => call(at(holds, erc20), 'balanceOf', [address]))),
  ])
  const prices = new Map(
    priced.flatMap(({ address }, index) => {
      const [totalShares, balance] = [totals[index], balances[index]]
      if (!totalShares?.ok || !balance?.ok) return []
      return [[strategyKey(address), { totalShares: totalShares.value, balance: balance.value }] as const]
    }),
  )
  return {
    tokens(strategy, amount) {
      const one = known.get(strategyKey(strategy))
      if (one === undefined) return null
      if (one.holds === null) return tokenUnits(amount)
      const price = prices.get(strategyKey(strategy))
      return price === undefined ? null : sharesToTokens(amount, price)
    },
  }
}

/** Shares of a strategy with their worth. EIGEN has a market price and no rate: it is never ether. */
export function stakeOf(strategy: Address, amount: bigint, prices: Prices, rateOf: RateOf): Stake {
  const tokens = prices.tokens(strategy, amount)
  const one = known.get(strategyKey(strategy))
  const rate = one === undefined ? null : one.token === null ? 10n ** 18n : rateOf(one.token)
  const ether = tokens === null || rate === null ? null : wei(mulWad(tokens, rate))
  return { strategy, symbol: one?.symbol ?? null, shares: shares(amount), tokens, ether }
}

/** Shares by strategy as stakes, those of nothing left out, in the order they came. */
export function stakesOf(amounts: ReadonlyMap<string, bigint>, prices: Prices, rateOf: RateOf): readonly Stake[] {
  return [...amounts].flatMap(([strategy, amount]) =>
    amount === 0n ? [] : [stakeOf(known.get(strategy)?.address ?? (strategy as Address), amount, prices, rateOf)],
  )
}

/** Adds shares of a strategy to what is there. */
export function addShares(to: Map<string, bigint>, strategy: Address, amount: bigint): void {
  const key = strategyKey(strategy)
  to.set(key, (to.get(key) ?? 0n) + amount)
}
