import type { Value } from '../../../protocols/sentence.ts'
import { pathsOf } from '../paths.ts'
import type { Detector } from '../types.ts'

/** The newest block is late: the endpoint stands still, or the clock of this computer is wrong. */
export const behind: Detector = {
  kind: 'behind',
  detect: ({ before, after, now }) => {
    if (!after.behind || before.behind || after.block === null) return []
    const { number, timestamp } = after.block
    const at: Value = { type: 'time', seconds: timestamp }
    return [
      {
        key: `behind:${number}`,
        accounts: [],
        values: { block: { type: 'number', number }, at },
        before: at,
        after: { type: 'time', seconds: BigInt(Math.floor(now / 1_000)) },
        path: pathsOf.endpoints(),
      },
    ]
  },
}
