import { parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/rocketPool/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Rocket Pool has no queue: what leaving tells is held to what a burn pays.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const plans = () => plansOf(devnet, protocol)

describe('burning rETH', () => {
  test('pays what was told, up to the most that was told', async () => {
    const [way] = await plans().leave(me, mainnet.rETH, parseEther('100'))
    expect(way).toMatchObject({ kind: 'instant', fee: 0n, delay: [], closed: null })
    const most = way?.most ?? 0n
    await devnet.fund(me, { rETH: most })
    const before = await devnet.chain.balance(me)
    await devnet.contracts.rETH.write('burn', [parseEther('100')], me)
    const gas = parseEther('0.01')
    const paid = (await devnet.chain.balance(me)) - before
    expect((way?.receives ?? 0n) - paid).toBeLessThan(gas)
    const [rest] = await plans().leave(me, mainnet.rETH, most)
    expect(rest?.closed?.key).toBe('notes.rocketPool.short')
    await expect(devnet.contracts.rETH.write('burn', [most], me)).rejects.toThrow(/Insufficient ETH balance/)
    await devnet.contracts.rETH.write('burn', [rest?.most], me)
    expect(await devnet.contracts.rETH.read('getTotalCollateral')).toBeLessThan(10n)
  })

  test('the rate has the time of its report', async () => {
    const { timestamp } = await devnet.chain.block()
    await devnet.rebase('rETH', 3)
    const [rate] = await plans().rates()
    expect(rate?.wad).toBe(await devnet.contracts.rETH.read('getExchangeRate'))
    expect(rate?.writtenAt).toBeGreaterThanOrEqual(timestamp)
  })

  test('a full pool and closed deposits are told', async () => {
    expect(await plans().status()).toEqual([])
    await devnet.chain.setBalance(mainnet.rocketDepositPool, parseEther('60000'))
    expect((await plans().status())[0]?.note?.key).toBe('notes.rocketPool.full')
    await devnet.contracts.rocketDepositSettings.write('devnetSet', [false, 0n, 0n, 0n], admin)
    expect(await plans().status()).toEqual([{ token: mainnet.rETH, what: 'mint', until: null }])
  })
})
