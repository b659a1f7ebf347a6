import type { Value } from '../../../protocols/sentence.ts'
import type { Detector } from '../types.ts'
import { address, inSentence, operatorPath, pairs } from './operators.ts'

/** Blocks between what an operator allocates and its being slashable. */
export const delay: Detector = {
  kind: 'delay',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap(({ before: then, after: now }) => {
      if (then.delay === now.delay) return []
      return [
        {
          key: `delay:${now.operator}:${then.delay}>${now.delay}`,
          accounts: now.accounts,
          values: { operator: address(now.operator) },
          before: blocks(then.delay),
          after: blocks(now.delay),
          path: operatorPath(now),
        },
      ]
    }),
}

const blocks = (of: bigint | null): Value =>
  of === null ? inSentence('alerts.noDelay') : { type: 'blocks', blocks: of }
