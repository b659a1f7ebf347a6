import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { errorCode, WalletError } from '../../errors.ts'
import { type Shares, shares, type TokenUnits, tokenUnits, type Wad, wad } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { readAssets } from '../metadata.ts'
import { askSettled, at, call, together } from '../plan.ts'
import type { Asset, DurationVault, Read } from '../types.ts'
import { delegationManager, durationVault, strategyBase } from './abi.ts'
import { type Strategy, strategies } from './addresses.ts'
import { sharesToTokens } from './math.ts'

/** The embedded strategy at this address, or undefined for one that anybody may have deployed. */
export function findStrategy(address: Address): Strategy | undefined {
  return strategies.find((strategy) => isAddressEqual(strategy.address, address))
}

/** What was read of one strategy for one account. */
export type StrategyReading = {
  token: Address | null
  asset: Asset
  withdrawable: Shares
  scaling: Wad
  vault?: DurationVault
  /** Tokens these shares pay, rounded down. Throws InconsistentReadError when that could not be learnt. */
  toTokens: (amount: Shares) => TokenUnits
}

/** Readings by strategy address; a strategy that could not be read has the error instead. */
export type StrategyReadings = ReadonlyMap<Address, StrategyReading | Error>

/** All embedded strategies in one round, whether or not the account holds them: so that no second round is needed. */
export function* readKnown(account: Address): Read<StrategyReadings> {
  const addresses = strategies.map(({ address }) => address)
  const held = strategies.flatMap(({ address, holds }) => (holds === null ? [] : [{ address, holds }]))
  const [[owned], scalings, totals, balances] = yield* together([
    askSettled([call(delegationManager, 'getWithdrawableShares', [account, addresses])]),
    askSettled(addresses.map((address) => call(delegationManager, 'depositScalingFactor', [account, address]))),
    askSettled(held.map(({ address }) => call(at(address, strategyBase), 'totalShares', []))),
    askSettled(held.map(({ address, holds }) => call(at(holds, erc20), 'balanceOf', [address]))),
  ])
  return new Map(
    strategies.map(({ address, token, symbol }, index): [Address, StrategyReading | Error] => {
      const withdrawable = owned.ok ? owned.value[0][index] : undefined
      const scaling = scalings[index]
      if (!owned.ok) return [address, owned.error]
      if (scaling === undefined || withdrawable === undefined) return [address, new InconsistentReadError()]
      if (!scaling.ok) return [address, scaling.error]
      const reading = {
        token,
        asset: { symbol, decimals: 18, known: true },
        withdrawable: shares(withdrawable),
        scaling: wad(scaling.value),
      }
      const at = held.findIndex((candidate) => candidate.address === address)
      if (at === -1) return [address, { ...reading, toTokens: (amount) => tokenUnits(amount) }]
      const [totalShares, balance] = [totals[at], balances[at]]
      if (!totalShares?.ok) return [address, totalShares?.error ?? new InconsistentReadError()]
      if (!balance?.ok) return [address, balance?.error ?? new InconsistentReadError()]
      const price = { totalShares: totalShares.value, balance: balance.value }
      return [address, { ...reading, toTokens: (amount) => sharesToTokens(amount, price) }]
    }),
  )
}

/** No strategy can hold more than this; one that says so is lying. Source: facts/eigenlayer.md 1.2, MAX_TOTAL_SHARES. */
const greatestAmount = 10n ** 38n

/** What the protocol says of a strategy we know nothing about. */
type Facts = { token: Address; withdrawable: Shares; scaling: Wad; vault?: DurationVault }
type FactsByStrategy = ReadonlyMap<Address, Facts | Error>

/** First of two rounds about unknown strategies: what the protocol says of them, and which token they name. */
export function* readFacts(account: Address, unknown: readonly Address[]): Read<FactsByStrategy> {
  if (unknown.length === 0) return new Map()
  const [vaults, [owned], scalings, tokens] = yield* together([
    readVaults(unknown),
    askSettled([call(delegationManager, 'getWithdrawableShares', [account, unknown])]),
    askSettled(unknown.map((address) => call(delegationManager, 'depositScalingFactor', [account, address]))),
    askSettled(unknown.map((address) => call(at(address, strategyBase), 'underlyingToken', []))),
  ])
  return new Map(
    unknown.map((address, index): [Address, Facts | Error] => {
      const [scaling, token] = [scalings[index], tokens[index]]
      if (!owned.ok) return [address, owned.error]
      if (!scaling?.ok) return [address, scaling?.error ?? new InconsistentReadError()]
      if (!token?.ok) return [address, token?.error ?? new InconsistentReadError()]
      const withdrawable = owned.value[0][index]
      if (withdrawable === undefined) return [address, new InconsistentReadError()]
      const vault = vaults[index]
      const fact = { token: token.value, withdrawable: shares(withdrawable), scaling: wad(scaling.value) }
      return [address, vault === undefined ? fact : { ...fact, vault }]
    }),
  )
}

const vaultStates = [undefined, 'deposits', 'locked', 'withdrawals'] as const

/** Which of these say that they are vaults with a lock, and what they say of it. One round. */
export function* readVaults(strategies: readonly Address[]): Read<readonly (DurationVault | undefined)[]> {
  const vaults = strategies.map((address) => at(address, durationVault))
  const [states, unlocks, arbitrators, sets] = yield* together([
    askSettled(vaults.map((vault) => call(vault, 'state', []))),
    askSettled(vaults.map((vault) => call(vault, 'unlockTimestamp', []))),
    askSettled(vaults.map((vault) => call(vault, 'arbitrator', []))),
    askSettled(vaults.map((vault) => call(vault, 'operatorSetInfo', []))),
  ])
  return strategies.map((_, index) => {
    const [said, unlock, arbitrator, set] = [states[index], unlocks[index], arbitrators[index], sets[index]]
    const state = said?.ok ? vaultStates[said.value] : undefined
    // Any contract may have a state; only a vault has an end of its lock too.
    if (state === undefined || !unlock?.ok) return undefined
    return {
      state,
      unlockAt: unlock.value === 0 ? null : BigInt(unlock.value),
      arbitrator: arbitrator?.ok && !isAddressEqual(arbitrator.value, zeroAddress) ? arbitrator.value : null,
      set: set?.ok ? { avs: set.value[0], id: set.value[1] } : null,
    }
  })
}

/**
 * Second of the two rounds: what they say these share amounts pay, and what their tokens say of themselves. They may say
 * anything, so it is shown as unknown and never valued.
 */
export function* readUnknown(
  facts: FactsByStrategy,
  amounts: ReadonlyMap<Address, readonly Shares[]>,
): Read<StrategyReadings> {
  const asked = [...facts].flatMap(([strategy, fact]) => {
    if (fact instanceof Error) return []
    return [...new Set([...(amounts.get(strategy) ?? []), fact.withdrawable])].map((amount) => ({ strategy, amount }))
  })
  const tokens = [...new Set([...facts.values()].flatMap((fact) => (fact instanceof Error ? [] : [fact.token])))]
  const [assets, paid] = yield* together([
    readAssets(tokens),
    askSettled(
      asked.map(({ strategy, amount }) => call(at(strategy, strategyBase), 'sharesToUnderlyingView', [amount])),
    ),
  ])
  return new Map(
    [...facts].map(([strategy, fact]): [Address, StrategyReading | Error] => {
      if (fact instanceof Error) return [strategy, fact]
      const toTokens = (amount: Shares) => {
        const answer = paid[asked.findIndex((entry) => entry.strategy === strategy && entry.amount === amount)]
        if (!answer?.ok || answer.value > greatestAmount) throw new InconsistentReadError()
        return tokenUnits(answer.value)
      }
      const asset = assets[tokens.indexOf(fact.token)] ?? { symbol: null, decimals: null, known: false }
      return [strategy, { ...fact, asset, toTokens }]
    }),
  )
}

/** A node or a contract said something that contradicts itself. The position is unknown, never zero. */
export class InconsistentReadError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('What was read about this position contradicts itself, so it is not shown as fact.')
  }
}
