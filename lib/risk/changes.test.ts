import type { Address } from 'viem'
import { expect, test } from 'vitest'
import type { DelegationRisk } from '../messaging/mirror.ts'
import { wad } from '../units.ts'
import { knownOf, listChanges } from './changes.ts'

const avs: Address = '0x00000000000000000000000000000000000000A1'
const one: Address = '0x00000000000000000000000000000000000000b1'
const other: Address = '0x00000000000000000000000000000000000000b2'
const strategy: Address = '0x00000000000000000000000000000000000000c1'

const set = (id: number, slasher = one, redistributing = false): DelegationRisk['sets'][number] => ({
  avs,
  avsName: null,
  id,
  redistributing,
  recipient: redistributing ? other : null,
  slasher,
  slashableNow: true,
  strategies: [],
})
const risk = (changed: Partial<DelegationRisk> = {}): DelegationRisk => ({
  operator: one,
  name: null,
  registered: true,
  block: { number: 5n } as DelegationRisk['block'],
  allocationDelay: 10n,
  minWithdrawalDelayBlocks: 50n,
  needsApproval: false,
  sets: [set(1)],
  strategies: [{ strategy, token: null, symbol: 'stETH', slashable: wad(0n), slashableSoon: wad(2n * 10n ** 17n) }],
  ...changed,
})
const told = (changed: Partial<DelegationRisk>) => listChanges(knownOf(risk()), risk(changed))

test('an operator that is as it was has no changes', () => {
  expect(told({})).toEqual([])
})

test('sets that it joined or left are told, and those that pay what they slash apart', () => {
  expect(told({ sets: [set(1), set(2)] }).map(({ key }) => key)).toEqual(['act.changed.setJoined'])
  expect(told({ sets: [set(1), set(2, one, true)] }).map(({ key }) => key)).toEqual(['act.changed.setJoinedPaying'])
  expect(told({ sets: [] })).toMatchObject([{ key: 'act.changed.setLeft', values: { id: { number: 1n } } }])
})

test('another slasher and a set that begins to pay what it slashes are told', () => {
  expect(told({ sets: [set(1, other, true)] }).map(({ key }) => key)).toEqual([
    'act.changed.slasher',
    'act.changed.redistributing',
  ])
})

test('a delay is told with what it was, also where none is set', () => {
  expect(told({ allocationDelay: 0n })).toEqual([
    {
      key: 'act.changed.delay',
      values: { before: { type: 'blocks', blocks: 10n }, after: { type: 'blocks', blocks: 0n } },
    },
  ])
  expect(told({ allocationDelay: null })[0]?.values?.after).toMatchObject({ type: 'sentence' })
})

test('how much can be slashed is told up and down; a strategy that was not known then is no change', () => {
  const share = (slashableSoon: bigint, of = strategy) => ({
    strategies: [{ strategy: of, token: null, symbol: 'stETH', slashable: wad(0n), slashableSoon: wad(slashableSoon) }],
  })
  expect(told(share(3n * 10n ** 17n))).toMatchObject([
    { key: 'act.changed.slashableMore', values: { before: { wad: 2n * 10n ** 17n }, after: { wad: 3n * 10n ** 17n } } },
  ])
  expect(told(share(10n ** 17n)).map(({ key }) => key)).toEqual(['act.changed.slashableLess'])
  expect(told(share(10n ** 18n, other))).toEqual([])
})

test('one that is no operator any more is told', () => {
  expect(told({ registered: false }).map(({ key }) => key)).toEqual(['act.changed.gone'])
})
