import { keccak256, stringToBytes } from 'viem'
import { findStrategy } from '../../../protocols/eigenlayer/strategies.ts'
import type { Value } from '../../../protocols/sentence.ts'
import type { Detector, Found } from '../types.ts'
import { address, eventually, inSentence, operatorPath, type Pair, pairs, percent, setValues } from './operators.ts'

/** More changes of one operator at a time than this are told as one. */
const mostApart = 4

/**
 * The part of a stake that a set can slash, once the change is in force: told when the change is known, not again when it
 * takes effect. What a slash takes off an allocation is told as a slash.
 */
export const allocation: Detector = {
  kind: 'allocation',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap((pair) => {
      const found = changesOf(pair)
      return found.length > mostApart ? [] : found
    }),
}

/** The same where there are too many of them. */
export const allocations: Detector = {
  kind: 'allocations',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap((pair) => {
      const found = changesOf(pair)
      if (found.length <= mostApart) return []
      const { operator, accounts } = pair.after
      return [
        {
          key: `allocations:${operator}:${keccak256(stringToBytes(found.map(({ key }) => key).join()))}`,
          accounts,
          values: { operator: address(operator), count: { type: 'number', number: BigInt(found.length) } },
          before: null,
          after: null,
          path: operatorPath(pair.after),
        } satisfies Found,
      ]
    }),
}

function changesOf({ before, after }: Pair): readonly Found[] {
  return [...new Set([...Object.keys(before.sets), ...Object.keys(after.sets)])].flatMap((key) => {
    const [then, now] = [before.sets[key], after.sets[key]]
    const set = now ?? then
    if (set === undefined) return []
    const strategies = new Set([...Object.keys(then?.allocations ?? {}), ...Object.keys(now?.allocations ?? {})])
    return [...strategies].flatMap((strategy) => {
      const [old, next] = [then?.allocations[strategy], now?.allocations[strategy]]
      const [from, to] = [eventually(old), eventually(next)]
      const [maxBefore, maxAfter] = [before.max[strategy], after.max[strategy]]
      if (from === to || maxBefore === undefined || maxAfter === undefined) return []
      if (maxAfter < maxBefore && to < from) return []
      const effect = next?.effectBlock ?? 0n
      return [
        {
          key: `allocation:${after.operator}:${key}:${strategy}:${from}>${to}@${effect}`,
          accounts: after.accounts,
          values: {
            operator: address(after.operator),
            ...setValues(set),
            asset: assetOf(strategy),
            when: inSentence(next !== undefined && next.pending !== 0n ? 'alerts.fromBlock' : 'alerts.atOnce', {
              block: { type: 'number', number: effect },
            }),
          },
          before: percent(from, maxBefore),
          after: percent(to, maxAfter),
          path: operatorPath(after),
        } satisfies Found,
      ]
    })
  })
}

/** A strategy by what it holds, or by its address where that is not ours to name. */
export function assetOf(strategy: string): Value {
  const known = findStrategy(strategy as `0x${string}`)
  return known === undefined ? address(strategy as `0x${string}`) : { type: 'name', text: known.symbol }
}
