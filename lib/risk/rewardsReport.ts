import { type Address, isAddressEqual } from 'viem'
import type { OperatorRewards, RewardLine, StrategyRewards, SubmissionKind } from '../messaging/rewards.ts'
import { strategies as knownStrategies } from '../protocols/eigenlayer/addresses.ts'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { shares, tokenUnits, WAD, type Wad, wad } from '../units.ts'
import type { OperatorState } from './operators.ts'
import { rateSample, type StakeReading } from './readRewards.ts'
import {
  createSharing,
  type PriceOf,
  type RewardWindow,
  ratePerRisk,
  type SharedLine,
  stakeKey,
  yearlyRate,
} from './rewards.ts'

export type RewardsReportInput = {
  reading: StakeReading
  window: RewardWindow
  /** Of reward tokens, by market. */
  priceOf: PriceOf
  /** Of what strategies hold, by redemption. */
  worthOf: PriceOf
  /** Kinds that are not among the submissions, since who shares in them is not known: what they pay is unknown, not zero. */
  withheld: readonly SubmissionKind[]
}

/** What each operator's stakers were paid over the window, strategy by strategy; operators without stake or pay are kept. */
export function reportRewards(input: RewardsReportInput): readonly OperatorRewards[] {
  const { reading, window, priceOf, worthOf, withheld } = input
  const share = createSharing(reading.state, window)
  return reading.operators.map((operator) => {
    const lines = merge(reading.submissions.flatMap((one) => share(one, operator)))
    const risk = reading.risks.get(operator.toLowerCase())
    const strategies = strategiesOf(operator, lines, reading)
    return {
      operator,
      name: operatorName(operator),
      strategies: strategies.map((strategy): StrategyRewards => {
        const own = lines.filter((line) => isAddressEqual(line.strategy, strategy))
        const stake = stakeOf(operator, strategy, reading, worthOf)
        const slashable = risk?.ok ? slashableShare(risk.value, strategy) : null
        const [incentives, others] = [own.filter(isIncentive), own.filter((line) => !isIncentive(line))]
        const rates = {
          paid: yearlyRate(others, stake.inWei, window.days, priceOf),
          incentives: withheld.includes('incentives')
            ? { ether: null, unpriced: [] }
            : yearlyRate(incentives, stake.inWei, window.days, priceOf),
        }
        const { symbol, token } = describe(strategy)
        return {
          ...{ strategy, symbol, token, shares: shares(stake.shares), staked: stake.staked, slashable },
          ...rates,
          lines: own.map(({ operator: _, strategy: __, ...line }) => line),
          perRisk: ratePerRisk(rates, slashable),
        }
      }),
    }
  })
}

const isIncentive = ({ kind }: Pick<RewardLine, 'kind'>) => kind === 'incentives'

/** Strategies with stake or pay, the embedded ones in the order of their list, then the others. */
function strategiesOf(operator: Address, lines: readonly SharedLine[], { state }: StakeReading): readonly Address[] {
  const staked = knownStrategies
    .map(({ address }) => address)
    .filter((strategy) => (state.shares.get(stakeKey(operator, strategy)) ?? 0n) > 0n)
  const paid = lines.map(({ strategy }) => strategy)
  return [...new Map([...staked, ...paid].map((one) => [one.toLowerCase(), one])).values()]
}

/** Weekly submissions of one payer in one token are one line. */
function merge(lines: readonly SharedLine[]): readonly SharedLine[] {
  const merged = new Map<string, SharedLine>()
  for (const line of lines) {
    const key = [line.strategy, line.kind, line.kind === 'incentives' ? '' : line.avs, line.setId, line.token]
      .join(' ')
      .toLowerCase()
    const before = merged.get(key)
    merged.set(key, {
      ...line,
      avsName: avsName(line.avs),
      gross: tokenUnits((before?.gross ?? 0n) + line.gross),
      net: tokenUnits((before?.net ?? 0n) + line.net),
    })
  }
  return [...merged.values()]
}

/** The stake in shares, in what the strategy holds and in wei, each rounded down. */
function stakeOf(operator: Address, strategy: Address, { state, rates }: StakeReading, worthOf: PriceOf) {
  const held = state.shares.get(stakeKey(operator, strategy)) ?? 0n
  const rate = rates.get(strategy.toLowerCase())
  const staked = rate === undefined ? null : tokenUnits((held * rate) / rateSample)
  const known = knownStrategies.find(({ address }) => isAddressEqual(address, strategy))
  // What an unknown strategy says it holds proves nothing.
  if (staked === null || known === undefined) return { shares: held, staked, inWei: null }
  if (known.token === null) return { shares: held, staked, inWei: staked as bigint }
  const value = worthOf(known.token)
  const inWei = value === undefined ? null : (staked * value.ether) / 10n ** BigInt(value.decimals)
  return { shares: held, staked, inWei }
}

/** Share of a strategy's stake that the sets can take now, rounded up: their magnitudes out of what is left, at most all. */
export function slashableShare({ sets, maxMagnitudes }: OperatorState, strategy: Address): Wad {
  let magnitude = 0n
  for (const set of sets) {
    if (!set.slashable || !set.strategies.some((one) => isAddressEqual(one, strategy))) continue
    for (const one of set.allocations) if (isAddressEqual(one.strategy, strategy)) magnitude += one.currentMagnitude
  }
  const left = maxMagnitudes.get(strategy.toLowerCase()) ?? 0n
  if (magnitude <= 0n) return wad(0n)
  return left <= magnitude ? WAD : wad((magnitude * WAD + left - 1n) / left)
}

function describe(strategy: Address): { symbol: string; token: Address | null } {
  const known = knownStrategies.find(({ address }) => isAddressEqual(address, strategy))
  if (known !== undefined) return { symbol: known.symbol, token: known.token }
  return { symbol: `${strategy.slice(0, 6)}…${strategy.slice(-4)}`, token: null }
}
