import { pathsOf } from '../paths.ts'
import type { Detector, Found } from '../types.ts'
import { address, inSentence, pairs, setValues } from './operators.ts'

/** Who may slash a set: told when the change is announced, and when it is made without having been. */
export const slasher: Detector = {
  kind: 'slasher',
  detect: ({ before, after }) => {
    // Several of my operators may be in the same set: its slasher is told once.
    const found = new Map<string, Found>()
    for (const { before: then, after: now } of pairs(before, after)) {
      for (const [key, set] of Object.entries(now.sets)) {
        const old = then.sets[key]
        if (old === undefined || !set.inside) continue
        // What was announced does not go away before its time: the contract did not say.
        if (old.next !== null && set.next === null && set.slasher === old.slasher) continue
        const [from, to] = [old.next?.slasher ?? old.slasher, set.next?.slasher ?? set.slasher]
        if (from.toLowerCase() === to.toLowerCase()) continue
        const block = set.next?.effectBlock ?? 0n
        const id = `slasher:${key}:${from}>${to}@${block}`
        const known = found.get(id)
        found.set(id, {
          key: id,
          accounts: [...new Set([...(known?.accounts ?? []), ...now.accounts])],
          values: {
            ...setValues(set),
            when: inSentence(set.next === null ? 'alerts.atOnce' : 'alerts.fromBlock', {
              block: { type: 'number', number: block },
            }),
          },
          before: address(set.next === null ? from : set.slasher),
          after: address(to),
          path: pathsOf.avs(set.avs),
        })
      }
    }
    return [...found.values()]
  },
}
