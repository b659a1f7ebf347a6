import type { Address } from 'viem'
import { sentence } from '../../../protocols/sentence.ts'
import type { Detector } from '../types.ts'
import { address, operatorPath, pairs, setValues } from './operators.ts'

/** The operator's part of what its stakers earn. */
export const split: Detector = {
  kind: 'split',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap(({ before: then, after: now }) =>
      Object.entries(now.splits).flatMap(([key, bips]) => {
        const old = then.splits[key]
        if (old === undefined || old === bips) return []
        return [
          {
            key: `split:${now.operator}:${key}:${old}>${bips}`,
            accounts: now.accounts,
            values: { operator: address(now.operator), of: { type: 'sentence' as const, sentence: subject(key) } },
            before: percentOf(old),
            after: percentOf(bips),
            path: operatorPath(now),
          },
        ]
      }),
    ),
}

function subject(key: string) {
  if (key === 'pi') return sentence('alerts.splitIncentives')
  const [avs = '', id] = key.split(':')
  if (id === undefined) return sentence('alerts.splitAvs', { avs: address(avs as Address) })
  return sentence('alerts.splitSet', setValues({ avs: avs as Address, id: Number(id) }))
}

const percentOf = (bips: number) => ({ type: 'percent' as const, wad: BigInt(bips) * 10n ** 14n })
