import { describe, expect, test } from 'vitest'
import type { ChainClient } from '../chain/types.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { RateRow } from '../messaging/mirror.ts'
import { settlePositions } from '../protocols/partial.ts'
import { etherAsset } from '../protocols/tokens.ts'
import type { Protocol, Token, Way } from '../protocols/types.ts'
import { tokenUnits, wad, wei } from '../units.ts'
import { compareWays } from './leaving.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const other = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
const ether = 10n ** 18n
const block = { number: 7n, timestamp: 70n }
class Down extends WalletError {
  readonly code = errorCode.chainUnreachable
}

const token: Token = {
  chainId: 1,
  address,
  symbol: 'mETH',
  name: 'Made',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}
const way = (change: Partial<Way>): Way => ({
  kind: 'queue',
  paid: { token: null, asset: etherAsset },
  receives: tokenUnits(3n),
  fee: wad(0n),
  delay: [],
  most: null,
  closed: null,
  ...change,
})
const made = (ways: readonly Way[]): Protocol => ({
  id: 'made',
  name: 'Made',
  tokens: [token],
  contracts: [],
  read: () => settlePositions([]),
  // biome-ignore lint/correctness/useYield: a plan may need no call at all
  *leave() {
    return ways
  },
})
const rate = (of: RateRow['token'], worth: bigint | null): RateRow => ({
  chainId: 1,
  token: of,
  wad: wad(worth ?? 0n),
  unit: 'ether',
  ether: worth === null ? null : wad(worth),
  writtenAt: null,
  block,
})
const client = { chainId: 1, read: async () => ({ answers: [], block }) } as unknown as ChainClient
const compare = (change: Partial<Parameters<typeof compareWays>[1]>, amount = 10n) =>
  compareWays(
    { chainId: 1, account: own, token: address, amount: tokenUnits(amount) },
    { client, protocols: [made([])], rates: [], quoteSale: undefined, ...change },
  )

describe('the ways out of a token', () => {
  test('are told in ether: as they are, by the rate of what they pay in, or not at all', async () => {
    const paid = { token: other, asset: { symbol: 'X', decimals: 18, known: true } } as const
    const protocols = [made([way({}), way({ paid, receives: tokenUnits(5n * ether) }), way({ receives: null })])]
    const known = await compare({ protocols, rates: [rate(other, (12n * ether) / 10n)] })
    expect(known.ways.map((one) => one.ether)).toEqual([3n, 6n * ether, null])
    expect((await compare({ protocols, rates: [rate(other, null)] })).ways.map((one) => one.ether)).toEqual([
      3n,
      null,
      null,
    ])
  })

  test('are no ether when they pay what no chain of ours holds', async () => {
    const paid = { token: null, asset: { symbol: 'BTC', decimals: 8, known: false } } as const
    const { ways } = await compare({ protocols: [made([way({ paid })])] })
    expect(ways).toMatchObject([{ receives: 3n, ether: null }])
  })

  test('come with what the amount is worth at its own rate, rounded down, or unknown', async () => {
    expect((await compare({ rates: [rate(address, ether / 3n)] })).worth).toBe(3n)
    expect((await compare({})).worth).toBeNull()
  })

  test('stand beside what pools pay, and a pool that fails hides none of them', async () => {
    const sale = { source: 'curve', pool: other, receives: wei(2n), priceImpact: null, fee: null, block } as const
    const protocols = [made([way({})])]
    expect(await compare({ protocols, quoteSale: async () => [sale] })).toMatchObject({
      sales: [sale],
      salesError: null,
    })
    const failed = await compare({ protocols, quoteSale: () => Promise.reject(new Down('down')) })
    expect(failed).toMatchObject({
      ways: [{ ether: 3n }],
      sales: null,
      salesError: { code: errorCode.chainUnreachable },
    })
    expect(await compare({ protocols })).toMatchObject({ sales: null, salesError: null, block })
  })

  test('a token that is not ours has none', async () => {
    await expect(compare({ protocols: [] })).rejects.toMatchObject({ name: 'InvalidParamsError' })
  })
})
