import { zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Services } from '../services.ts'
import { rewardProcedures } from './rewards.ts'

const [one, two] = ['0x90F79bf6EB2c4f870365E785982E1f101E93b906', '0xE6E340D132b5f46d1e472DebcD681B2aBc16e57E'] as const

function setUp() {
  const given: unknown[] = []
  const note = async (input: unknown) => void given.push(input)
  const rewards = new Proxy({}, { get: (_, name) => (name === 'sources' ? { get: () => null, set: note } : note) })
  return { given, procedures: rewardProcedures({ rewards } as unknown as Pick<Services, 'rewards'>) as never as Run }
}
type Run = Record<string, (input: unknown) => Promise<unknown>>

const request = { caller: one, recipient: two, claims: [{ earner: one, tokens: [{ token: two, amount: 5n }] }] }
const claim = (patch: object) => ({ ...request, ...patch })

describe('commands about rewards', () => {
  test('hand over what was parsed, with checksums', async () => {
    const { given, procedures } = setUp()
    await procedures['rewards.claim']?.(claim({ recipient: two.toLowerCase() }))
    await procedures['rewards.setClaimer']?.({ account: one, claimer: two.toLowerCase() })
    await procedures['rewards.claims']?.({ accounts: [one, one] })
    await procedures['rewards.rates']?.({ operators: [] })
    await procedures['rewards.search']?.({ go: 'yes' })
    expect(given).toEqual([request, { account: one, claimer: two }, [one], { operators: [] }, { go: false }])
  })

  test.each<[string, string, unknown]>([
    ['rewards.claim', 'no claims', claim({ claims: [] })],
    ['rewards.claim', 'a claim without tokens', claim({ claims: [{ earner: one, tokens: [] }] })],
    ['rewards.claim', 'an amount of zero', claim({ claims: [{ earner: one, tokens: [{ token: two, amount: 0n }] }] })],
    [
      'rewards.claim',
      'an amount as a number',
      claim({ claims: [{ earner: one, tokens: [{ token: two, amount: 5 }] }] }),
    ],
    ['rewards.claim', 'nobody as the recipient', claim({ recipient: zeroAddress })],
    ['rewards.claim', 'a mistyped recipient', claim({ recipient: two.replace('E6', 'e6') })],
    ['rewards.claim', 'a member nobody knows', claim({ gas: 1n })],
    ['rewards.claim', 'no object', null],
    ['rewards.setClaimer', 'no claimer', { account: one }],
    ['rewards.claims', 'too many accounts', { accounts: Array.from({ length: 301 }, () => one) }],
    ['rewards.claims', 'no list', { accounts: one }],
    ['rewards.rates', 'a name instead of an address', { operators: ['kiln'] }],
    ['rewards.figures', 'no operator', {}],
    ['rewards.import', 'no text', { text: 7 }],
    ['rewards.setSources', 'a member nobody knows', { claims: null, figures: null, more: 1 }],
  ])('%s refuses %s', async (name, _, input) => {
    const { given, procedures } = setUp()
    await expect((async () => procedures[name]?.(input))()).rejects.toMatchObject({ name: 'InvalidParamsError' })
    expect(given).toEqual([])
  })
})
