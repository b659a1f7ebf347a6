import { encodeAbiParameters, type Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainClient } from '../../chain/types.ts'
import { tokens } from '../../protocols/lido/addresses.ts'
import type { Token } from '../../protocols/types.ts'
import type { Chain, PortfolioService, PreferencesStore } from '../services.ts'
import { preferenceProcedures } from './preferences.ts'

const address = '0x6B175474E89094C44Da98b954EedeAC495271d0F'
const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value])
const uint = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value])

/** A chain on which one contract says what `says` holds now: symbol, then decimals. */
function setUp(says: { symbol: Hex; decimals: Hex }) {
  const added: Token[] = []
  const client = {
    read: async (calls: readonly unknown[]) => ({
      answers: calls.map((_, index) => ({ ok: true, data: index % 2 === 0 ? says.symbol : says.decimals })),
      block: { number: 1n, timestamp: 1n },
    }),
  } as unknown as ChainClient
  const preferences = {
    addToken: async (token: Token) => void added.push(token),
    removeToken: async () => void added.pop(),
  } as unknown as PreferencesStore
  const chain = { client: () => client } as unknown as Chain
  const reread: number[] = []
  const portfolio = { reread: (chainId: number) => reread.push(chainId) } as unknown as PortfolioService
  return { says, added, reread, commands: preferenceProcedures({ preferences, chain, portfolio }) }
}

describe('a token that is looked up and added', () => {
  test('is kept as it was shown, without anything that would value it', async () => {
    const { added, commands } = setUp({ symbol: text('DAI'), decimals: uint(18n) })
    const found = await commands['tokens.lookUp']({ chainId: 1, address: address.toLowerCase() })
    expect(found).toEqual({ address, symbol: 'DAI', decimals: 18 })
    await commands['tokens.add']({ chainId: 1, ...found })
    expect(added).toEqual([
      { chainId: 1, address, symbol: 'DAI', name: 'DAI', decimals: 18, rebasing: false, kind: 'plain' },
    ])
  })

  test('has its chain read at once when it came and when it goes, and not when it was refused', async () => {
    const { added, reread, commands } = setUp({ symbol: text('DAI'), decimals: uint(18n) })
    const found = await commands['tokens.lookUp']({ chainId: 10, address })
    await expect(commands['tokens.add']({ chainId: 10, ...found, decimals: 6 })).rejects.toThrow()
    expect(reread).toEqual([])
    await commands['tokens.add']({ chainId: 10, ...found })
    expect([added.length, reread]).toEqual([1, [10]])
    await commands['tokens.remove']({ chainId: 10, address })
    expect([added.length, reread]).toEqual([0, [10, 10]])
  })

  test('R9: a symbol that cannot be shown is replaced by the address', async () => {
    const { added, commands } = setUp({ symbol: text('st\u202EETH\u200B'), decimals: uint(6n) })
    const found = await commands['tokens.lookUp']({ chainId: 1, address })
    expect(found.symbol).toBeNull()
    await commands['tokens.add']({ chainId: 1, ...found })
    expect(added[0]?.symbol).toBe('0x6B17…1d0F')
  })

  test.each([
    ['200 decimals', uint(200n)],
    ['nothing', '0x' as Hex],
    ['a page of bytes', `0x${'00'.repeat(4096)}` as Hex],
  ])('with %s is no token', async (_, decimals) => {
    const { commands } = setUp({ symbol: text('DAI'), decimals })
    await expect(commands['tokens.lookUp']({ chainId: 1, address })).rejects.toMatchObject({ name: 'NotTokenError' })
  })

  test('that says something else by the time it is confirmed is not added', async () => {
    const { says, added, commands } = setUp({ symbol: text('DAI'), decimals: uint(18n) })
    const found = await commands['tokens.lookUp']({ chainId: 1, address })
    says.decimals = uint(2n)
    await expect(commands['tokens.add']({ chainId: 1, ...found })).rejects.toMatchObject({ name: 'TokenChangedError' })
    expect(added).toEqual([])
  })

  test('of ours needs no adding, and half an address is none', async () => {
    const { commands } = setUp({ symbol: text('stETH'), decimals: uint(18n) })
    const known = tokens[0]?.address ?? ''
    await expect(commands['tokens.lookUp']({ chainId: 1, address: known })).rejects.toMatchObject({
      name: 'KnownTokenError',
    })
    await expect(commands['tokens.lookUp']({ chainId: 1, address: '0x1234' })).rejects.toMatchObject({
      name: 'AddressError',
    })
  })
})
