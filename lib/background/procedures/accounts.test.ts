import { encodeAbiParameters, type Hex, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainClient } from '../../chain/types.ts'
import type { Call } from '../../protocols/types.ts'
import { testAddress, testPhrase } from '../../wallet/vaultFixture.ts'
import type { Chain, Keeper, Selection } from '../services.ts'
import { defaultSettings } from '../state.ts'
import { accountProcedures } from './accounts.ts'

const block = { number: 1n, timestamp: 1n }
const uint = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value])

function discover(client: Partial<ChainClient> | null) {
  const chain: Pick<Chain, 'client'> = {
    client() {
      if (client === null) throw new Error('no endpoint')
      return { chainId: 1, ...client } as ChainClient
    },
  }
  const procedures = accountProcedures({
    keeper: {} as Keeper,
    selection: {} as Selection,
    chain: chain as Chain,
    settings: { get: () => defaultSettings } as never,
  })
  return procedures['accounts.discover']
}
const search = { phrase: testPhrase, scheme: 'standard', offset: 0, count: 3 } as const

describe('the search for accounts', () => {
  test('reads all balances in one batch and says what each address has done', async () => {
    const batches: (readonly Call[])[] = []
    const asked: unknown[] = []
    const run = discover({
      async read(calls) {
        batches.push(calls)
        return { answers: calls.map((_, index) => ({ ok: true, data: uint(BigInt(index)) })), block }
      },
      async request(method, [address]) {
        asked.push(method)
        return address === testAddress ? '0x7' : '0x0'
      },
    })
    expect(await run(search)).toEqual({
      candidates: [
        { address: testAddress, path: "m/44'/60'/0'/0/0", activity: { nonce: 7, balance: 0n } },
        {
          address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
          path: "m/44'/60'/0'/0/1",
          activity: { nonce: 0, balance: 1n },
        },
        {
          address: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
          path: "m/44'/60'/0'/0/2",
          activity: { nonce: 0, balance: 2n },
        },
      ],
    })
    expect(batches).toHaveLength(1)
    expect(asked).toEqual(['eth_getTransactionCount', 'eth_getTransactionCount', 'eth_getTransactionCount'])
  })

  test.each([
    ['there is no endpoint', null],
    [
      'the endpoint does not answer',
      { read: () => Promise.reject(new Error()), request: () => Promise.reject(new Error()) },
    ],
    ['a count is rubbish', { read: async () => ({ answers: [], block }), request: async () => '0x01' }],
  ])('what is unknown because %s is null, never zero', async (_, client) => {
    const { candidates } = await discover(client as Partial<ChainClient> | null)(search)
    expect(candidates.map(({ activity }) => activity)).toEqual([null, null, null])
    expect(candidates[0]?.address).toBe(testAddress)
  })

  test('one address that was not answered is unknown alone', async () => {
    const run = discover({
      read: async (calls) => ({
        answers: calls.map((_, index) => ({ ok: index !== 1, data: index === 1 ? ('0x' as Hex) : uint(5n) })),
        block,
      }),
      request: async () => toHex(1),
    })
    const { candidates } = await run(search)
    expect(candidates.map(({ activity }) => activity?.balance ?? null)).toEqual([5n, null, 5n])
  })

  test.each([
    ['a wrong word', { ...search, phrase: 'x '.repeat(12) }, 'PhraseWordError'],
    ['no addresses', { ...search, count: 0 }, 'PathError'],
    ['a thousand addresses', { ...search, count: 1_000 }, 'PathError'],
    ['a negative offset', { ...search, offset: -1 }, 'PathError'],
    ['a custom path without x', { ...search, scheme: { custom: 'm/1' } }, 'PathError'],
    ['an unknown scheme', { ...search, scheme: 'trezor' }, 'PathError'],
  ])('H168: %s is refused', async (_, input, name) => {
    await expect(discover(null)(input as typeof search)).rejects.toMatchObject({ name })
  })
})
