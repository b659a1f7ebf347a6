import { describe, expect, test } from 'vitest'
import type { Contract } from '../plan.ts'
import { runFake } from '../planFakes.ts'
import { vaultContract } from './abi.ts'
import { tokens, vaults } from './addresses.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

describe('Karak', () => {
  test('balances take one round, and an empty account nothing more', () => {
    expect(runFake(read(account), { contracts: [] })).toMatchObject({ value: [], rounds: 1, calls: 4 })
    const [first] = tokens as [(typeof tokens)[number]]
    const { value } = runFake(read(account), { contracts: [], balances: { [first.address]: 3n } })
    expect(value).toMatchObject([{ kind: 'token', token: { symbol: 'kweETH' }, balance: 3n }])
  })

  test('a rate is whole tokens per whole share, whatever the decimals', () => {
    const contracts = vaults.map(({ token }) => ({
      at: token.address,
      kind: vaultContract as Contract,
      says: { convertToAssets: (shares: bigint) => (shares * 11n) / 10n },
    }))
    const { value } = runFake(readRates(), { contracts })
    expect(value.map(({ wad, unit }) => [wad, unit])).toEqual(
      vaults.map(({ underlying }) => [1_100_000_000_000_000_000n, underlying]),
    )
    expect(runFake(readRates(), { contracts: contracts.slice(0, 1) }).value).toHaveLength(1)
  })
})
