import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol as lombard } from '../../lib/protocols/lombard/index.ts'
import { protocol as lorenzo } from '../../lib/protocols/lorenzo/index.ts'
import { protocol as pumpBTC } from '../../lib/protocols/pumpBTC/index.ts'
import { protocol as solv } from '../../lib/protocols/solv/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// LBTC, SolvBTC, pumpBTC and stBTC, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const whole = 10n ** 8n
const day = 86_400

const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const balance = (token: Hex) => devnet.balanceOf(token, me)

describe('LBTC', () => {
  test('is burnt at once, and BTC.b arrives later: what was shown', async () => {
    await devnet.fund(me, { LBTC: whole })
    const [way] = await plansOf(devnet, lombard).leave(me, mainnet.LBTC, whole)
    await write('LBTC', 'redeem', [whole])
    expect(await balance(mainnet.LBTC)).toBe(0n)
    await write('lombardRouter', 'devnetSettle', [], admin)
    expect(await balance(mainnet.BTCb)).toBe(way?.receives)
  })

  test('its rate is the oracle’s, also after a new ratio whose time has not come', async () => {
    const rate = async () => (await plansOf(devnet, lombard).rates()).find(({ token }) => token === mainnet.LBTC)
    const before = await rate()
    expect(before).toMatchObject({ unit: 'bitcoin', wad: await devnet.contracts.LBTC.read('getRate') })
    const { timestamp } = await devnet.chain.block()
    await write('lombardOracle', 'devnetPublish', [parseEther('1.01'), timestamp + 3_600n], admin)
    expect(await rate()).toEqual({ token: mainnet.LBTC, unit: 'bitcoin', wad: before?.wad })
    await devnet.chain.increaseTime(3_600)
    const after = await rate()
    expect(after?.wad).toBeLessThan(before?.wad ?? 0n)
    expect(after?.writtenAt).toBe(timestamp + 3_600n)
  })

  test('pauses, and payments on Bitcoin that are off, are told', async () => {
    expect(await plansOf(devnet, lombard).status()).toEqual([])
    await write('LBTC', 'devnetPause', [true], admin)
    expect((await plansOf(devnet, lombard).status()).map(({ what }) => what)).toEqual(['mint', 'transfer', 'request'])
  })
})

describe('SolvBTC', () => {
  test('a redemption waits, is settled lower, is paid in, and pays what was shown', async () => {
    const amount = parseEther('2')
    await devnet.fund(me, { solvBTC: amount })
    await write('solvBTC', 'approve', [mainnet.solvRouter, amount])
    await write('solvRouter', 'withdrawRequest', [mainnet.solvBTC, mainnet.eBTCBase, amount])
    const exit = async () => (await plansOf(devnet, solv).exits(me))[0]
    expect(await exit()).toMatchObject({ state: 'waiting', amountNow: null, given: { amount } })
    const [number, fee] = [(await exit())?.ticket.number, parseEther('0.001')]
    await write('solvRedemption', 'devnetSetFee', [fee], admin)
    await write('solvRedemption', 'devnetSettle', [number, (99n * whole) / 100n, 0n], admin)
    expect(await exit()).toMatchObject({ state: 'waiting', amountNow: 197_802_000n, repricing: false })
    await write('solvRedemption', 'devnetSettle', [number, (99n * whole) / 100n, 2n * whole], admin)
    const ready = await exit()
    expect(ready).toMatchObject({ state: 'completable', finish: null })
    const before = await balance(mainnet.eBTCBase)
    await write('solvRedemption', 'claimTo', [me, number, mainnet.eBTCBase, amount])
    expect((await balance(mainnet.eBTCBase)) - before).toBe(ready?.amountNow)
    expect(await plansOf(devnet, solv).exits(me)).toEqual([])
  })

  test('xSolvBTC is swapped at once for what was shown, until its value is abnormal', async () => {
    const amount = parseEther('1')
    await devnet.fund(me, { xSolvBTC: 2n * amount })
    const leave = async () => (await plansOf(devnet, solv).leave(me, mainnet.xSolvBTC, amount))[0]
    const way = await leave()
    await write('xSolvBTCPool', 'withdraw', [amount])
    expect(await balance(mainnet.solvBTC)).toBe(way?.receives)
    const rates = await plansOf(devnet, solv).rates()
    expect(rates).toMatchObject([
      { unit: 'bitcoin' },
      { unit: mainnet.solvBTC, wad: parseEther('1.021234567890123456') },
    ])
    await write('xSolvBTCOracle', 'devnetMarkAbnormal', [], admin)
    expect((await leave())?.closed?.key).toBe('notes.solv.noValue')
    expect(await plansOf(devnet, solv).rates()).toHaveLength(1)
  })
})

describe('pumpBTC', () => {
  test('hold, ask on two days, wait, and one claim pays both: what was shown', async () => {
    const plans = plansOf(devnet, pumpBTC)
    await devnet.fund(me, { pumpBTC: 3n * whole })
    await write('pumpStaking', 'unstakeRequest', [whole])
    await devnet.chain.increaseTime(day)
    await write('pumpStaking', 'unstakeRequest', [2n * whole])
    expect((await plans.exits(me)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    await devnet.chain.increaseTime(9 * day)
    expect((await plans.exits(me)).every(({ state }) => state === 'waiting')).toBe(true)
    await write('pumpStaking', 'devnetBring', [3n * whole], admin)
    const ready = await plans.exits(me)
    expect(ready.map(({ state }) => state)).toEqual(['completable', 'completable'])
    const shown = ready.reduce((sum, { amountNow }) => sum + (amountNow ?? 0n), 0n)
    const before = await balance(mainnet.eBTCBase)
    await plans.claim(me, ready)
    expect((await balance(mainnet.eBTCBase)) - before).toBe(shown)
    expect(await plans.exits(me)).toEqual([])
  })

  test('leaving at once pays what was shown, and a switch shuts the way', async () => {
    const plans = plansOf(devnet, pumpBTC)
    await devnet.fund(me, { pumpBTC: whole })
    const [, fast] = await plans.leave(me, mainnet.pumpBTC, whole)
    const before = await balance(mainnet.eBTCBase)
    await write('pumpStaking', 'unstakeInstant', [whole])
    expect((await balance(mainnet.eBTCBase)) - before).toBe(fast?.receives)
    expect(await plans.rates()).toMatchObject([{ wad: parseEther('1'), unit: 'bitcoin' }])
    await write('pumpStaking', 'devnetSwitch', [false, true], admin)
    expect((await plans.status()).map(({ what }) => what)).toEqual(['request', 'claim', 'instant'])
  })
})

test('stBTC is a balance with the rate of its feed', async () => {
  await devnet.fund(me, { stBTC: parseEther('1') })
  expect(await plansOf(devnet, lorenzo).rates()).toMatchObject([{ wad: parseEther('1'), unit: 'bitcoin' }])
})
