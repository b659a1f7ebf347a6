import { describe, expect, test } from 'vitest'
import type { RestakingService } from '../services.ts'
import { restakingProcedures } from './restaking.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'

function setUp() {
  const seen: unknown[] = []
  const note = async (input: unknown) => seen.push(input) as never
  const restaking: RestakingService = { readPod: note, readSlashes: note, checkProofs: note, act: note }
  return { seen, procedures: restakingProcedures({ restaking }) }
}

describe('commands about restaking', () => {
  test('pass on what they name, and nothing else', async () => {
    const { seen, procedures } = setUp()
    await procedures['pods.read']({ chainId: 1, account: own })
    await procedures['pods.act']({ chainId: 1, account: own, action: { do: 'startCheckpoint', onlyNew: true } })
    await procedures['pods.act']({ chainId: 1, account: own, action: { do: 'prove', file: '{}' } })
    expect(seen).toEqual([
      { chainId: 1, account: own },
      { chainId: 1, account: own, action: { do: 'startCheckpoint', onlyNew: true } },
      { chainId: 1, account: own, action: { do: 'prove', file: '{}' } },
    ])
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no account', { chainId: 1, action: { do: 'create' } }],
    ['no chain', { chainId: 0, account: own, action: { do: 'create' } }],
    ['no action', { chainId: 1, account: own }],
    ['an action of somebody else’s making', { chainId: 1, account: own, action: { do: 'disablePod' } }],
    ['a stranger beside the action', { chainId: 1, account: own, action: { do: 'create', to: own } }],
    ['a file that is no text', { chainId: 1, account: own, action: { do: 'prove', file: {} } }],
    ['a stranger beside the account', { chainId: 1, account: own, action: { do: 'create' }, value: 1n }],
  ])('H168: %s does nothing', async (_, input) => {
    const { seen, procedures } = setUp()
    await expect(procedures['pods.act'](input as never)).rejects.toMatchObject({ name: 'InvalidParamsError' })
    expect(seen).toEqual([])
  })
})
