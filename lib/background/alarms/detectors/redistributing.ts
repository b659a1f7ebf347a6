import type { Detector } from '../types.ts'
import { address, operatorPath, pairs, setValues } from './operators.ts'

/** An operator went into a set in which somebody gains by slashing. */
export const redistributing: Detector = {
  kind: 'redistributing',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap(({ before: then, after: now }) =>
      Object.entries(now.sets).flatMap(([key, set]) => {
        if (!set.redistributing || !set.inside || then.sets[key]?.inside) return []
        return [
          {
            key: `redistributing:${now.operator}:${key}`,
            accounts: now.accounts,
            values: { operator: address(now.operator), ...setValues(set), recipient: address(set.recipient) },
            before: null,
            after: address(set.recipient),
            path: operatorPath(now),
          },
        ]
      }),
    ),
}
