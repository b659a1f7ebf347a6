import type { Address } from 'viem'
import type { BlockRef, Mirror } from '../messaging/mirror.ts'
import type { CurvePoint, Loss, SlashCase, SlashingReport, StakePart, Worth } from '../messaging/slashing.ts'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { findStrategy, type StrategyReadings } from '../protocols/eigenlayer/strategies.ts'
import type { Asset } from '../protocols/types.ts'
import {
  curveSizes,
  leftAfter,
  openTrial,
  risen,
  type Slasher,
  slasherKey,
  slashersOf,
  type Together,
  type Trial,
  togetherOf,
} from '../risk/losses.ts'
import { holdingsOf, type Scene } from '../risk/staker.ts'
import { type Shares, shares, type TokenUnits, WAD, type Wad, type Wei, wad, wei } from '../units.ts'

/** Ether per whole token, by the token's address; null when unknown. */
export type EtherRate = (token: Address) => Wad | null

/** Ether per token by the rates as last read. */
export const etherRates =
  (rates: Mirror['rates']): EtherRate =>
  (token) =>
    rates.find((rate) => rate.chainId === 1 && rate.token.toLowerCase() === token.toLowerCase())?.ether ?? null

/** How a strategy's shares are told in its token and in ether. */
export type Pricing = {
  of(strategy: Address): { token: Address | null; asset: Asset }
  worth(strategy: Address, amount: Shares): Worth
}

export function pricingOf(readings: StrategyReadings, rate: EtherRate): Pricing {
  const read = (strategy: Address) => {
    const known = findStrategy(strategy)
    const reading = known === undefined ? undefined : readings.get(known.address)
    return reading === undefined || reading instanceof Error ? null : reading
  }
  return {
    of(strategy) {
      const known = findStrategy(strategy)
      const asset = { symbol: known?.symbol ?? null, decimals: 18, known: known !== undefined }
      return { token: known?.token ?? null, asset }
    },
    worth(strategy, amount) {
      const reading = read(strategy)
      if (reading === null) return { shares: amount, tokens: null, wei: null }
      const tokens: TokenUnits = reading.toTokens(amount)
      const per = reading.token === null ? WAD : rate(reading.token)
      return { shares: amount, tokens, wei: per === null ? null : wei((tokens * per) / WAD) }
    },
  }
}

/** Cases whose curve is drawn: more lines than this nobody tells apart. */
const mostCurves = 4

/** Everything the slashing screen shows of one stake, by the model alone. */
export function reportOn(
  scene: Scene,
  pricing: Pricing,
  { block, readAt }: { block: BlockRef; readAt: number },
): SlashingReport {
  const { staker } = scene
  const trial = openTrial(scene)
  const loss = lossOf(trial, pricing)
  const cases = casesOf(scene, trial, loss)
  const worse = soonOf(scene, loss)
  const all = cases.together[0]
  // What all could do, what one event could, then the correlated cases between them.
  const drawn = [
    ...cases.together.slice(0, 1),
    ...cases.sets.slice(0, 1),
    ...cases.together.slice(1),
    ...cases.sets,
  ].filter((one, index, list) => list.findIndex(({ targets }) => sameSets(targets, one.targets)) === index)
  const slashers = new Map(slashersOf(scene).map((slasher) => [slasherKey(slasher), slasher]))
  const operator = scene.operators.find(({ operator: own }) => own === staker.operator)
  return {
    account: staker.account,
    block,
    readAt,
    operator:
      operator === undefined
        ? null
        : {
            address: operator.operator,
            name: operatorName(operator.operator),
            allocationDelay: operator.allocationDelay,
          },
    withdrawalDelay: staker.withdrawalDelay,
    parts: partsOf(scene, trial.now, pricing),
    exposed: loss.exposed,
    sets: cases.sets,
    together: cases.together,
    soon: worse.share > (all?.lost.share ?? 0n) ? worse : null,
    curves: drawn.slice(0, mostCurves).map((one) => ({
      case: one.id,
      points: curveSizes.map((size): CurvePoint => {
        const of = one.targets.flatMap((target) => slashers.get(targetKey(target)) ?? [])
        const { wei: lost, share } = loss.of(leftAfter(trial, of, size))
        return { size, wei: lost, share }
      }),
    })),
  }
}

export function partsOf({ staker }: Pick<Scene, 'staker'>, now: readonly Shares[], pricing: Pricing): StakePart[] {
  const { withdrawalDelay } = staker
  return holdingsOf(staker).map((holding, index) => {
    const { strategy, operator, withdrawal } = holding
    const entry = staker.queued.find(({ withdrawal: { nonce } }) => nonce === holding.nonce)
    return {
      id: `${withdrawal ?? 'held'}:${strategy}`,
      strategy,
      ...pricing.of(strategy),
      operator,
      queued:
        withdrawal === null || entry === undefined
          ? null
          : { root: withdrawal, slashableUntil: entry.withdrawal.startBlock + withdrawalDelay },
      now: pricing.worth(strategy, now[index] ?? shares(0n)),
    }
  })
}

type LossOf = { exposed: Wei | null; of(left: readonly Shares[]): Loss }

/**
 * What is lost of what a slash can touch, rounded up. Where only one strategy is exposed its shares say the proportion, with
 * or without a rate; of several, ether does, and without any rate the worst of them stands for all.
 */
export function lossOf({ holdings, now }: Pick<Trial, 'holdings' | 'now'>, pricing: Pricing): LossOf {
  const open = holdings.map(({ operator }) => operator !== null)
  const valued = holdings.map(({ strategy }, index) => pricing.worth(strategy, now[index] as Shares).wei)
  const exposed = valued.reduce<bigint | null>(
    (sum, value, index) => (value === null || !open[index] ? sum : (sum ?? 0n) + value),
    null,
  )
  const strategies = new Set(holdings.filter((_, index) => open[index]).map(({ strategy }) => strategy.toLowerCase()))
  return {
    exposed: exposed === null ? null : wei(exposed),
    of(left) {
      let lost: bigint | null = null
      let partly = false
      const byStrategy = new Map<string, { gone: bigint; all: bigint }>()
      for (const [index, holding] of holdings.entries()) {
        if (!open[index]) continue
        const [before, after, value] = [now[index] as Shares, left[index] as Shares, valued[index] ?? null]
        const own = holding.strategy.toLowerCase()
        const { gone, all } = byStrategy.get(own) ?? { gone: 0n, all: 0n }
        byStrategy.set(own, { gone: gone + before - after, all: all + before })
        if (value !== null) lost = (lost ?? 0n) + partUp(value, before - after, before)
        else if (after < before) partly = true
      }
      const shareOf = ({ gone, all }: { gone: bigint; all: bigint }) => shareUp(gone, all)
      const share =
        strategies.size > 1 && exposed !== null && lost !== null && !partly
          ? shareUp(lost, exposed)
          : [...byStrategy.values()].reduce((most, one) => (shareOf(one) > most ? shareOf(one) : most), 0n)
      return { wei: lost === null ? null : wei(lost), share: wad(share), partly }
    },
  }
}

/** What the roundings of all holdings of a stake come to; no more than this of a loss is no loss. Wei or shares. */
const roundings = 256n

/**
 * The share of a stake that goes, 1e18 = all of it, rounded up to a billionth. What only the roundings took is left out of
 * it: 45 % that cost a wei more is not 45.01 %.
 */
export function shareUp(gone: bigint, all: bigint): bigint {
  const step = 10n ** 9n
  const share = partUp(WAD, gone === all || gone <= roundings ? gone : gone - roundings, all)
  return ((share + step - 1n) / step) * step
}

/** `⌈whole · part / of⌉`, never more than the whole; nothing of nothing. */
function partUp(whole: bigint, part: bigint, of: bigint): bigint {
  if (of === 0n || part <= 0n) return 0n
  const value = (whole * part + of - 1n) / of
  return value > whole ? whole : value
}

function casesOf(scene: Scene, trial: Trial, loss: LossOf): { sets: SlashCase[]; together: SlashCase[] } {
  const slashers = slashersOf(scene)
  const sets = slashers.map((slasher): SlashCase => {
    const { operator, set } = slasher
    const left = leftAfter(trial, [slasher], WAD)
    return {
      id: slasherKey(slasher),
      what: 'set',
      avs: { address: set.avs, name: avsName(set.avs) },
      operator: { address: operator, name: operatorName(operator) },
      targets: [{ operator, avs: set.avs, id: set.id }],
      slasher: set.slasher,
      recipient: set.redistributing ? set.recipient : null,
      redistributing: set.redistributing ? 1 : 0,
      left,
      lost: loss.of(left),
    }
  })
  const order = new Map(sets.toSorted(costliest).map(({ id }, index) => [id, index]))
  const place = (slasher: Slasher) => order.get(slasherKey(slasher)) ?? 0
  const together = togetherOf(slashers).map((group): SlashCase => {
    const sorted = group.slashers.toSorted((a, b) => place(a) - place(b))
    const left = leftAfter(trial, sorted, WAD)
    return {
      id: groupId(group),
      what: group.what,
      avs: group.what === 'avs' && group.of !== null ? { address: group.of, name: avsName(group.of) } : null,
      operator: group.what === 'operator' && group.of !== null ? named(group.of) : null,
      targets: sorted.map(({ operator, set: { avs, id } }) => ({ operator, avs, id })),
      slasher: null,
      recipient: null,
      redistributing: sorted.filter(({ set }) => set.redistributing).length,
      left,
      lost: loss.of(left),
    }
  })
  const [all, ...rest] = together
  return { sets: sets.toSorted(costliest), together: all === undefined ? [] : [all, ...rest.toSorted(costliest)] }
}

const named = (address: Address) => ({ address, name: operatorName(address) })
const groupId = ({ what, of }: Together) => (of === null ? what : `${what}:${of.toLowerCase()}`)

/** By ether where both have it, else by the part of the stake. */
function costliest(a: SlashCase, b: SlashCase): number {
  const [first, second] =
    a.lost.wei !== null && b.lost.wei !== null && a.lost.wei !== b.lost.wei
      ? [a.lost.wei, b.lost.wei]
      : [a.lost.share, b.lost.share]
  return first === second ? 0 : first > second ? -1 : 1
}

/** The worst case once everything on its way up is in force. */
function soonOf(scene: Scene, loss: LossOf): Loss {
  const later = { ...scene, operators: risen(scene.operators) }
  return loss.of(leftAfter(openTrial(later), slashersOf(later), WAD))
}

type Target = SlashCase['targets'][number]
const targetKey = ({ operator, avs, id }: Target) => `${operator.toLowerCase()}:${avs.toLowerCase()}:${id}`
const sameSets = (a: readonly Target[], b: readonly Target[]) =>
  a.length === b.length && a.every((target) => b.some((other) => targetKey(other) === targetKey(target)))
