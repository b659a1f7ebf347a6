import { describe, expect, test } from 'vitest'
import type { Input } from '../../messaging/procedures.ts'
import { WAD } from '../../units.ts'
import type { SlashingService } from '../services.ts'
import { slashingProcedures } from './slashing.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const target = { operator: own, avs: own, id: 3 } as const

function setUp() {
  const seen: unknown[] = []
  const slashing: SlashingService = {
    read: async (account) => seen.push(account) as never,
    rehearse: async (input) => seen.push(input) as never,
  }
  return { seen, procedures: slashingProcedures({ slashing }) }
}

describe('commands about slashing', () => {
  test('name an account, and sets of a size', async () => {
    const { seen, procedures } = setUp()
    await procedures['slashing.read']({ account: own })
    await procedures['slashing.rehearse']({ account: own, targets: [target], size: WAD })
    expect(seen).toEqual([own, { account: own, targets: [target], size: WAD }])
  })

  test.each<[string, unknown]>([
    ['no account', { account: 'me', targets: [target], size: WAD }],
    ['no set', { account: own, targets: [], size: WAD }],
    [
      'more sets than a simulation takes',
      { account: own, targets: Array.from({ length: 25 }, () => target), size: WAD },
    ],
    ['a size of nothing', { account: own, targets: [target], size: 0n }],
    ['more than everything', { account: own, targets: [target], size: WAD + 1n }],
    ['a size that is no amount', { account: own, targets: [target], size: 1 }],
    ['an id that does not fit', { account: own, targets: [{ ...target, id: 2 ** 32 }], size: WAD }],
    ['a broken id', { account: own, targets: [{ ...target, id: 0.5 }], size: WAD }],
    ['something beside', { account: own, targets: [{ ...target, more: 1 }], size: WAD }],
  ])('%s rehearses nothing', async (_, input) => {
    const { seen, procedures } = setUp()
    await expect(procedures['slashing.rehearse'](input as Input<'slashing.rehearse'>)).rejects.toMatchObject({
      name: 'InvalidParamsError',
    })
    expect(seen).toEqual([])
  })
})
