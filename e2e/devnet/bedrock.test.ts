import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/bedrock/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const friend = testAccount(3).address
const { admin } = devnetOnly
const day = 86_400
const whole = 10n ** 8n
const wbtc = mainnet.eBTCBase

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

await devnet.fund(me, { uniETH: parseEther('200'), uniBTC: 40n * whole })
await devnet.fund(friend, { uniETH: parseEther('200') })

const only = async (account = me): Promise<ExitPosition> => {
  const exits = await reading.exits(account)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

test('an account with nothing on its way out is read in one round', async () => {
  const { positions, rounds } = await reading.positions(me)
  expect(rounds).toBe(1)
  expect(positions.map((position) => position.kind === 'token' && position.token?.symbol)).toEqual(['uniETH', 'uniBTC'])
})

describe('a debt of uniETH', () => {
  async function owe(validators: bigint, account = me) {
    await write('uniETH', 'approve', [mainnet.uniETHStaking, parseEther('200')], account)
    const ether = validators * parseEther('32')
    await write('uniETHStaking', 'redeemFromValidators', [ether, parseEther('200'), 2n ** 255n], account)
  }
  const bring = (ether: string) => devnet.contracts.uniETHStaking.write('devnetReturn', [], admin, parseEther(ether))

  test('waits in a queue for validators, is paid in parts, and what is paid can be taken', async () => {
    const amount = parseEther('70')
    const [way] = await reading.ways(mainnet.uniETH, amount, me)
    expect(way).toMatchObject({ receives: parseEther('64'), closed: null })
    await owe(1n, friend)
    await owe(2n)
    // What the ratio, which has 18 decimals, says it takes is never less than what is burnt.
    const burnt = parseEther('200') - (await devnet.balanceOf(mainnet.uniETH, me))
    expect((way?.most as bigint) - burnt).toBeGreaterThanOrEqual(0n)
    expect((way?.most as bigint) - burnt).toBeLessThan(100n)
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: parseEther('64'), finish: null, repricing: false })
    expect(waiting.delay.map(({ what, over }) => [what, over])).toEqual([
      ['queue', false],
      ['operator', false],
    ])
    await write('uniETHStaking', 'devnetLoss', [parseEther('500')], admin)
    await bring('52')
    const [ready, rest] = await reading.exits(me)
    expect(ready).toMatchObject({ state: 'completable', amountNow: parseEther('20') })
    expect(rest).toMatchObject({ state: 'waiting', amountNow: parseEther('44'), delay: [{ over: true }, {}] })
    const before = await devnet.chain.balance(mainnet.uniETHRedeem)
    await reading.finish([ready as ExitPosition], me)
    // The friend's 32 stay.
    expect(before - (await devnet.chain.balance(mainnet.uniETHRedeem))).toBe(parseEther('20'))
    await bring('44')
    expect(await only()).toMatchObject({ state: 'completable', amountNow: parseEther('44') })
  })

  test('of less than a validator cannot be asked for; the reserve pays at once what it has', async () => {
    const [queue, instant] = await reading.ways(mainnet.uniETH, parseEther('10'), me)
    expect(queue?.closed?.key).toBe('leave.bedrock.wholeOnly')
    expect(instant).toMatchObject({ kind: 'instant', closed: null })
    await write('uniETH', 'approve', [mainnet.uniETHStaking, parseEther('100')])
    const before = await devnet.chain.balance(mainnet.uniETHStaking)
    await write('uniETHStaking', 'instantSwap', [parseEther('10')])
    expect(before - (await devnet.chain.balance(mainnet.uniETHStaking))).toBe(instant?.receives)
    const [, more] = await reading.ways(mainnet.uniETH, parseEther('50'), me)
    expect(more?.receives).toBe(parseEther('20') - (instant?.receives as bigint))
    await write('uniETHStaking', 'devnetPause', [true], admin)
    const [, paused] = await reading.ways(mainnet.uniETH, parseEther('1'), me)
    expect(paused?.closed?.key).toBe('leave.bedrock.paused')
  })
})

describe('a redeem of uniBTC', () => {
  async function request(amount: bigint) {
    await write('uniBTC', 'approve', [mainnet.uniBTCRouter, amount])
    await write('uniBTCRouter', 'createDelayedRedeem', [wbtc, amount])
  }
  const retain = (amount: bigint) =>
    write('uniBTCRouter', 'devnetSetToken', [wbtc, true, false, 50n * whole, 0n, amount], admin)

  test('waits eight days and pays WBTC one to one less the fee', async () => {
    const amount = 312_345_679n
    const [way] = await reading.ways(mainnet.uniBTC, amount, me)
    expect(way).toMatchObject({ paid: { token: wbtc, asset: { symbol: 'WBTC', known: false } }, closed: null })
    await request(amount)
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, given: { amount } })
    expect(waiting.delay).toMatchObject([{ what: 'cooldown', over: false }])
    await expect(reading.finish([waiting], me)).rejects.toThrow('cannot be finished')
    await devnet.increaseTime(8 * day)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: way?.receives, delay: [] })
    await reading.finish([ready], me)
    expect(await devnet.balanceOf(wbtc, me)).toBe(way?.receives)
    expect(await reading.exits(me)).toEqual([])
  })

  test('that the vault cannot pay beside its reserve waits, the older ones are paid without it', async () => {
    await request(2n * whole)
    await devnet.increaseTime(3_600)
    await request(5n * whole)
    await devnet.increaseTime(8 * day)
    await retain(996n * whole)
    const exits = await reading.exits(me)
    expect(exits.map(({ state, note }) => [state, note?.key])).toEqual([
      ['completable', undefined],
      ['waiting', 'exits.bedrock.unfunded'],
    ])
    await expect(reading.finish(exits, me)).rejects.toThrow('cannot be finished')
    await reading.finish([exits[0] as ExitPosition], me)
    const left = await only()
    expect(left.ticket.number).toBe(1n)
    await devnet.increaseTime(8 * day)
    expect((await only()).note?.key).toBe('exits.bedrock.returnable')
    await write('uniBTCRouter', 'claimPrincipals', [])
    expect(await reading.exits(me)).toEqual([])
  })

  test('is frozen by a pause, a stop of the vault or a block, each of which is said', async () => {
    await request(whole)
    await devnet.increaseTime(8 * day)
    await write('uniBTCRouter', 'devnetSet', [true, false, me, false, false], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'exits.bedrock.paused' } })
    expect((await reading.status()).map(({ what }) => what)).toEqual(['request', 'claim'])
    await write('uniBTCRouter', 'devnetSet', [false, false, me, true, false], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'exits.bedrock.blacklisted' } })
    await write('uniBTCRouter', 'devnetSet', [false, false, me, false, false], admin)
    await write('uniBTCVault', 'devnetStop', [true], admin)
    const frozen = await only()
    expect(frozen.state).toBe('frozen')
    await expect(reading.finish([frozen], me)).rejects.toThrow('cannot be finished')
  })

  test('beyond the quota is not to be had', async () => {
    await request(30n * whole)
    const [way] = await reading.ways(mainnet.uniBTC, 30n * whole, me)
    expect(way?.closed?.key).toBe('leave.bedrock.quota')
    await expect(write('uniBTCRouter', 'createDelayedRedeem', [wbtc, 30n * whole])).rejects.toThrow('USR010')
  })
})

test('rates: uniETH in ether by its accounts, uniBTC in bitcoin by the feed with its date', async () => {
  await write('uniETHStaking', 'devnetReward', [parseEther('10')], admin)
  await devnet.setPrice('uniBTC / BTC', '0.998')
  const rates = await reading.rates()
  expect(rates).toEqual([
    { token: mainnet.uniETH, wad: await devnet.contracts.uniETHStaking.read('exchangeRatio') },
    expect.objectContaining({ token: mainnet.uniBTC, wad: parseEther('0.998'), unit: 'bitcoin' }),
  ])
})
