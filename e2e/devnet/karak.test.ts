import { parseEther } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/karak/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { type Reading, readingOf } from './reading.ts'

let devnet: Devnet
let reading: Reading

beforeAll(async () => {
  devnet = await startDevnet()
  reading = readingOf(devnet, protocol)
})
afterAll(() => devnet?.stop())

const me = testAccount(3).address

describe('Karak on the devnet', () => {
  test('vault tokens are held, and worth what the vault says of its own token', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    await devnet.fund(me, { kweETH: 5n, kLBTC: 7n })
    const { positions } = await reading.positions(me)
    expect(positions.map((position) => position.kind === 'token' && position.balance)).toEqual([5n, 7n])
    await devnet.contracts.kLBTC.write('devnetReport', [5_500n * 10n ** 8n], devnetOnly.admin)
    const rates = await reading.rates()
    expect(rates.map(({ unit }) => unit)).toContain(mainnet.weETH)
    expect(rates[0]).toMatchObject({ token: mainnet.kweETH, wad: parseEther('1') })
    const { wad } = rates.find(({ token }) => token === mainnet.kLBTC) ?? { wad: 0n }
    // The vault counts one unit of each beside its own.
    expect(parseEther('1.1') - wad).toBeLessThan(10n ** 8n)
  })
})
