import type { Address } from 'viem'
import type { BlockRef } from '../messaging/mirror.ts'
import type { ExposureChange, ExposureStage } from '../messaging/slashing.ts'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { addressValue, type Sentence, sentence, type Value } from '../protocols/sentence.ts'
import type { Stage } from '../risk/effect.ts'
import { leftAfter, openTrial, risen, slashersOf } from '../risk/losses.ts'
import { type OperatorState, strategyKey } from '../risk/operators.ts'
import type { Scene } from '../risk/staker.ts'
import { type Shares, shares, WAD, type Wad, wad } from '../units.ts'
import { lossOf, type Pricing, shareUp } from './slashingReport.ts'

/**
 * What slashing could take at each stage of a change, by the model, and what of it to say in words. Whatever has scenes of
 * before and after is told this way, wherever they come from: the account's own stake, or that of a token's restakers.
 */
export function exposureOf(stages: readonly Stage[], pricing: Pricing, block: BlockRef): ExposureChange {
  const seen = stages.map((stage) => look(stage, pricing))
  const strategies = [...new Map(seen.flatMap(({ rows }) => [...rows.keys()].map((key) => [key, key] as const))).keys()]
  return {
    block,
    stages: seen.map(({ stage }) => stage),
    rows: strategies.map((strategy) => ({
      strategy: strategy as Address,
      ...pricing.of(strategy as Address),
      stages: seen.map(({ rows }) => {
        const row = rows.get(strategy)
        if (row === undefined) return null
        return {
          stake: pricing.worth(strategy as Address, shares(row.all)),
          lost: pricing.worth(strategy as Address, shares(row.gone)),
          share: wad(shareUp(row.gone, row.all)),
        }
      }),
    })),
    facts: factsOf(
      stages,
      seen.map(({ stage }) => stage),
      pricing,
    ),
  }
}

type Row = { all: bigint; gone: bigint }
type Seen = { stage: ExposureStage; rows: ReadonlyMap<string, Row> }

function look({ when, scene }: Stage, pricing: Pricing): Seen {
  if (scene === null) {
    const nothing = { wei: null, share: WAD, partly: true }
    return { stage: { when, refused: true, operator: null, exposed: null, lost: nothing }, rows: new Map() }
  }
  const trial = openTrial(scene)
  const left = leftAfter(trial, slashersOf(scene), WAD)
  const rows = new Map<string, Row>()
  for (const [index, { strategy }] of trial.holdings.entries()) {
    const key = strategyKey(strategy)
    const [now, after] = [trial.now[index] as Shares, left[index] as Shares]
    const before = rows.get(key) ?? { all: 0n, gone: 0n }
    rows.set(key, { all: before.all + now, gone: before.gone + now - after })
  }
  const loss = lossOf(trial, pricing)
  const { operator } = scene.staker
  return {
    stage: {
      when,
      refused: false,
      operator: operator === null ? null : { address: operator, name: operatorName(operator) },
      exposed: loss.exposed,
      lost: loss.of(left),
    },
    rows,
  }
}

/** A sentence and how much it matters: the more, the earlier. */
type Ranked = { weight: number; sentence: Sentence }
const mostFacts = 3

/** How much, then the two that matter most. */
function factsOf(stages: readonly Stage[], seen: readonly ExposureStage[], pricing: Pricing): Sentence[] {
  const last = stages.at(-1)
  const [first, end] = [seen[0], seen.at(-1)]
  if (last === undefined || first === undefined || end === undefined) return []
  if (last.scene === null) return [sentence('exposure.fact.fullySlashed')]
  const how = howMuch(first, end, stages.length > 2)
  const operator = operatorOf(last.scene)
  if (operator === null) return [how]
  const others = [
    ...byOperator(operator, last.scene.staker.withdrawalDelay),
    ...bySets(last.scene, end, pricing),
    ...byQueue(stages),
  ]
  return [how, ...others.toSorted((a, b) => b.weight - a.weight).map((one) => one.sentence)].slice(0, mostFacts)
}

/** `later`: the end is not what the transaction itself brings. */
function howMuch({ lost: before }: ExposureStage, { lost: after }: ExposureStage, later: boolean): Sentence {
  const values = { before: percentUp(before.share), after: percentUp(after.share) }
  if (later) return sentence('exposure.fact.later', values)
  if (after.share === 0n) return sentence('exposure.fact.nothing')
  if (before.share === after.share) return sentence('exposure.fact.same', { share: percentUp(after.share) })
  return sentence('exposure.fact.change', values)
}

function byOperator({ operator, allocationDelay }: OperatorState, exit: bigint): Ranked[] {
  if (allocationDelay === null || allocationDelay >= exit) return []
  const name = nameOf(operator)
  return allocationDelay === 0n
    ? [{ weight: 90, sentence: sentence('exposure.fact.atOnce', { operator: name }) }]
    : [
        {
          weight: 60,
          sentence: sentence('exposure.fact.faster', {
            operator: name,
            delay: { type: 'blocks', blocks: allocationDelay },
          }),
        },
      ]
}

function bySets(scene: Scene, { lost }: ExposureStage, pricing: Pricing): Ranked[] {
  const slashers = slashersOf(scene)
  const trial = openTrial(scene)
  const loss = lossOf(trial, pricing)
  const keep = slashers.filter(({ set }) => set.redistributing).length
  const unnamed = new Set(slashers.filter(({ set }) => avsName(set.avs) === null).map(({ set }) => set.avs)).size
  const later = { ...scene, operators: risen(scene.operators) }
  const soon = loss.of(leftAfter(openTrial(later), slashersOf(later), WAD)).share
  const worst = slashers
    .map((slasher) => ({ slasher, share: loss.of(leftAfter(trial, [slasher], WAD)).share }))
    .toSorted((a, b) => (a.share === b.share ? 0 : a.share > b.share ? -1 : 1))[0]
  const facts: Ranked[] = []
  if (keep > 0) facts.push({ weight: 80, sentence: sentence('exposure.fact.keep', { count: count(keep) }) })
  if (soon > lost.share)
    facts.push({ weight: 70, sentence: sentence('exposure.fact.soon', { share: percentUp(soon) }) })
  if (unnamed > 0) facts.push({ weight: 50, sentence: sentence('exposure.fact.unnamed', { count: count(unnamed) }) })
  if (worst !== undefined && slashers.length > 1) {
    const { set } = worst.slasher
    const values = { avs: avsValue(set.avs), share: percentUp(worst.share) }
    facts.push({ weight: 40, sentence: sentence('exposure.fact.oneSet', values) })
  }
  return facts
}

/** Stake that is moved stays with the old operator's slashers until its delay is over. */
function byQueue(stages: readonly Stage[]): Ranked[] {
  const [before, after] = [stages[0]?.scene, stages[1]?.scene]
  if (stages.length < 3 || before?.staker.operator == null || after == null) return []
  const { withdrawalDelay, operator } = before.staker
  const values = { operator: nameOf(operator), delay: { type: 'blocks', blocks: withdrawalDelay } } as const
  return [{ weight: 85, sentence: sentence('exposure.fact.stays', values) }]
}

const operatorOf = ({ staker, operators }: Scene) =>
  operators.find(({ operator }) => operator.toLowerCase() === staker.operator?.toLowerCase()) ?? null
const nameOf = (operator: Address): Value => addressValue(operator, operatorName(operator) ?? undefined)
const avsValue = (avs: Address): Value => addressValue(avs, avsName(avs) ?? undefined)
const count = (number: number): Value => ({ type: 'number', number: BigInt(number) })

/** How much may go never reads as less: rounded up to the two decimals that are shown. */
function percentUp(share: Wad): Value {
  const step = 10n ** 14n
  return { type: 'percent', wad: ((share + step - 1n) / step) * step }
}
