import type { Address } from 'viem'
import { sentence, type Value } from '../../../protocols/sentence.ts'
import type { Detector, Found, WatchedOperator } from '../types.ts'
import { address, inSentence, operatorPath, pairs, setValues } from './operators.ts'

/** The operator's part of what its stakers earn, when it has changed; what is announced, the log tells before. */
export const split: Detector = {
  kind: 'split',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap(({ before: then, after: now }) =>
      Object.entries(now.splits).flatMap(([key, to]) => {
        const from = then.splits[key]
        if (from === undefined || from === to) return []
        return [foundSplit(now, { key, from, to, when: inSentence('alerts.atOnce') })]
      }),
    ),
}

/** `from` and `to` in bips; `key` as in OperatorReading. */
export function foundSplit(
  operator: WatchedOperator,
  { key, from, to, when }: { key: string; from: number; to: number; when: Value },
): Found {
  const announced = when.type === 'sentence' && when.sentence.key === 'alerts.fromTime'
  return {
    key: `split:${operator.operator}:${key}:${from}>${to}${announced ? ':announced' : ''}`,
    accounts: operator.accounts,
    values: { operator: address(operator.operator), of: { type: 'sentence', sentence: subject(key) }, when },
    before: percentOf(from),
    after: percentOf(to),
    path: operatorPath(operator),
  }
}

function subject(key: string) {
  if (key === 'pi') return sentence('alerts.splitIncentives')
  const [avs = '', id] = key.split(':')
  if (id === undefined) return sentence('alerts.splitAvs', { avs: address(avs as Address) })
  return sentence('alerts.splitSet', setValues({ avs: avs as Address, id: Number(id) }))
}

const percentOf = (bips: number) => ({ type: 'percent' as const, wad: BigInt(bips) * 10n ** 14n })
