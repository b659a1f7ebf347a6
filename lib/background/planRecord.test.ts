import { expect, test } from 'vitest'
import { parsePlans } from './planRecord.ts'

const good = {
  id: 'one',
  kind: 'restake',
  title: { key: 'act.step.undelegate' },
  account: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  chainId: 1,
  createdAt: 1,
  steps: [{ step: { kind: 'undelegate', params: {} }, follows: true, opened: false, done: false }],
}

test('a plan survives being stored, and one of a kind nobody knows is left out without the others', () => {
  const unknown = { ...good, id: 'two', steps: [{ step: { kind: 'sweep', params: {} } }] }
  expect(parsePlans([good, unknown, null, { ...good, steps: [] }])).toEqual([good])
})

test('amounts below one, foreign members and no list at all are refused', () => {
  const step = { kind: 'queue', params: { strategy: good.account, amount: 0n } }
  const more = { kind: 'undelegate', params: { to: good.account } }
  expect(parsePlans([step, more].map((one) => ({ ...good, steps: [{ step: one }] })))).toEqual([])
  expect(() => parsePlans({})).toThrow()
})
