import { describe, expect, test } from 'vitest'
import type { Input } from '../../messaging/procedures.ts'
import type { Exits } from '../services.ts'
import { exitProcedures } from './exits.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'

function setUp() {
  const seen: unknown[] = []
  const exits: Exits = {
    finish: async (input) => void seen.push(input),
    compare: async (input) => seen.push(input) as never,
  }
  return { seen, procedures: exitProcedures({ exits }) }
}

describe('commands of the exit desk', () => {
  test('name each exit once', async () => {
    const { seen, procedures } = setUp()
    await procedures['exits.finish']({ chainId: 1, account: own, ids: ['a', 'b', 'a'] })
    expect(seen).toEqual([{ chainId: 1, account: own, ids: ['a', 'b'] }])
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no list', { chainId: 1, account: own, ids: 'a' }],
    ['an empty list', { chainId: 1, account: own, ids: [] }],
    ['a list of a thousand', { chainId: 1, account: own, ids: Array.from({ length: 1_000 }, String) }],
    ['something else than an id', { chainId: 1, account: own, ids: [1] }],
    ['no chain', { chainId: '1', account: own, ids: ['a'] }],
    ['no address', { chainId: 1, account: 'me', ids: ['a'] }],
  ])('H168: %s finishes nothing', async (_, input) => {
    const { seen, procedures } = setUp()
    await expect(procedures['exits.finish'](input as Input<'exits.finish'>)).rejects.toMatchObject({
      name: 'InvalidParamsError',
    })
    expect(seen).toEqual([])
  })

  test.each([0n, -1n, 2n ** 200n, 5])('H168: an amount of %s compares nothing', async (amount) => {
    const { procedures } = setUp()
    const input = { chainId: 1, account: own, token: own, amount } as unknown as Input<'exits.compare'>
    await expect(procedures['exits.compare'](input)).rejects.toMatchObject({ name: 'InvalidParamsError' })
  })
})
