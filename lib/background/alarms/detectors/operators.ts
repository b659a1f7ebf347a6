import type { Address } from 'viem'
import { avsName, operatorName } from '../../../protocols/eigenlayer/names.ts'
import { addressValue, type Sentence, sentence, type Value } from '../../../protocols/sentence.ts'
import { WAD } from '../../../units.ts'
import { pathsOf } from '../paths.ts'
import type { Watched, WatchedOperator, WatchedSet } from '../types.ts'

/** One operator before and after: only what was looked at both times can have changed. */
export type Pair = { before: WatchedOperator; after: WatchedOperator }

export function pairs(before: Watched, after: Watched): readonly Pair[] {
  return Object.entries(after.operators).flatMap(([key, now]) => {
    const then = before.operators[key]
    // The same object: it could not be read anew.
    return then === undefined || then === now ? [] : [{ before: then, after: now }]
  })
}

export const operatorPath = ({ operator }: WatchedOperator) => pathsOf.operator(operator)
/** With the built-in name of an operator or an AVS, where it has one. */
export function address(of: Address): Value {
  return addressValue(of, operatorName(of) ?? avsName(of) ?? undefined)
}
export const percent = (part: bigint, whole: bigint): Value => ({
  type: 'percent',
  // What may be lost is rounded up.
  wad: whole === 0n ? 0n : (part * WAD + whole - 1n) / whole,
})
export const inSentence = (key: string, values?: Sentence['values']): Value => ({
  type: 'sentence',
  sentence: sentence(key, values),
})

/** An operator set as text names it. */
export const setValues = ({ avs, id }: Pick<WatchedSet, 'avs' | 'id'>): Record<'avs' | 'set', Value> => ({
  avs: address(avs),
  set: { type: 'number', number: BigInt(id) },
})

/** What an allocation comes to once every change of it is in force. */
export const eventually = (of: { current: bigint; pending: bigint } | undefined): bigint =>
  of === undefined ? 0n : of.current + of.pending
