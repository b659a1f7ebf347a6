import type { DelegationRisk } from '../messaging/mirror.ts'
import type { KnownOperator } from '../messaging/moves.ts'
import { addressValue, type Sentence, sentence, type Value } from '../protocols/sentence.ts'
import { setKey, strategyKey } from './operators.ts'

/** What of an operator is kept to tell later what has changed. */
export function knownOf({ allocationDelay, sets, strategies }: DelegationRisk): KnownOperator {
  return {
    allocationDelay,
    sets: sets.map(({ avs, id, slasher, redistributing }) => ({ avs, id, slasher, redistributing })),
    slashable: strategies.map(({ strategy, slashableSoon }) => ({ strategy, soon: slashableSoon })),
  }
}

/** What has changed at an operator since it was chosen, the sets first; empty when nothing has that is known of both times. */
export function listChanges(known: KnownOperator, now: DelegationRisk): readonly Sentence[] {
  return [
    ...(now.registered ? [] : [sentence('act.changed.gone')]),
    ...setChanges(known, now),
    ...delayChange(known.allocationDelay, now.allocationDelay),
    ...now.strategies.flatMap(({ strategy, symbol, slashableSoon }) => {
      const before = known.slashable.find((one) => strategyKey(one.strategy) === strategyKey(strategy))?.soon
      if (before === undefined || before === slashableSoon) return []
      return [
        sentence(slashableSoon > before ? 'act.changed.slashableMore' : 'act.changed.slashableLess', {
          symbol: { type: 'name', text: symbol },
          before: { type: 'percent', wad: before },
          after: { type: 'percent', wad: slashableSoon },
        }),
      ]
    }),
  ]
}

function setChanges(known: KnownOperator, now: DelegationRisk): readonly Sentence[] {
  const before = new Map(known.sets.map((set) => [setKey(set), set]))
  const after = new Set(now.sets.map(setKey))
  const met = now.sets.flatMap((set) => {
    const values = { avs: avsValue(set), id: numberValue(set.id) }
    const old = before.get(setKey(set))
    if (old === undefined) {
      return [sentence(set.redistributing ? 'act.changed.setJoinedPaying' : 'act.changed.setJoined', values)]
    }
    return [
      ...(strategyKey(old.slasher) === strategyKey(set.slasher)
        ? []
        : [sentence('act.changed.slasher', { ...values, slasher: addressValue(set.slasher) })]),
      ...(set.redistributing && !old.redistributing ? [sentence('act.changed.redistributing', values)] : []),
    ]
  })
  const left = known.sets
    .filter((set) => !after.has(setKey(set)))
    .map((set) => sentence('act.changed.setLeft', { avs: addressValue(set.avs), id: numberValue(set.id) }))
  return [...met, ...left]
}

function delayChange(before: bigint | null, after: bigint | null): readonly Sentence[] {
  if (before === after) return []
  return [sentence('act.changed.delay', { before: delayValue(before), after: delayValue(after) })]
}

const delayValue = (delay: bigint | null): Value =>
  delay === null ? { type: 'sentence', sentence: sentence('act.changed.noDelay') } : { type: 'blocks', blocks: delay }
const numberValue = (id: number): Value => ({ type: 'number', number: BigInt(id) })
const avsValue = ({ avs, avsName }: DelegationRisk['sets'][number]): Value => addressValue(avs, avsName ?? undefined)
