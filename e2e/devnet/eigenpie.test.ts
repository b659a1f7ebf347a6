import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { nativeAsset } from '../../lib/protocols/eigenpie/addresses.ts'
import { protocol } from '../../lib/protocols/eigenpie/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const { admin, whale } = devnetOnly
const week = 7 * 86_400
const underlying = { mstETH: mainnet.stETH, mswETH: mainnet.swETH } as const
type Token = keyof typeof underlying

const plenty = parseEther('100')
await devnet.fund(me, { mstETH: plenty, mswETH: plenty, egETH: plenty })

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

async function request(token: Token, amount: bigint) {
  await write(token, 'approve', [mainnet.eigenpieManager, amount])
  await write('eigenpieManager', 'userQueuingForWithdraw', [underlying[token], amount])
}

/** What Eigenpie sets aside to pay with. */
const bring = (token: Token, amount: string) =>
  write(token === 'mstETH' ? 'stETH' : 'swETH', 'transfer', [mainnet.eigenpieManager, parseEther(amount)], whale)

const only = async (): Promise<ExitPosition> => {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

test('an account that has asked for nothing is read in one round', async () => {
  const { positions, rounds } = await reading.positions(me)
  expect(rounds).toBe(1)
  const symbols = positions.map((position) => position.kind === 'token' && position.token?.symbol)
  expect(symbols).toEqual(['egETH', 'mstETH', 'mswETH'])
})

describe('a request', () => {
  test('waits for the end of the next week and the delay after it, then pays the amount that was fixed', async () => {
    const amount = parseEther('12.345678901234567891')
    const [way] = await reading.ways(mainnet.mswETH, amount, me)
    await request('mswETH', amount)
    const waiting = await only()
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      amountAsked: way?.receives,
      given: { amount },
      paid: { token: mainnet.swETH, asset: { symbol: 'swETH' } },
      repricing: false,
    })
    const [epoch, cooldown] = waiting.delay
    expect(waiting.delay.map(({ what, over }) => [what, over])).toEqual([
      ['epoch', false],
      ['cooldown', false],
    ])
    expect((cooldown?.time ?? 0n) - (epoch?.time ?? 0n)).toBe(BigInt(week))
    const { timestamp } = await devnet.chain.block()
    await devnet.increaseTime(Number((cooldown?.time ?? 0n) - timestamp) - 1)
    await bring('mswETH', '20') // one second, one block
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: way?.receives, delay: [] })
    const held = await devnet.balanceOf(mainnet.swETH, me)
    await reading.finish([ready], me)
    expect((await devnet.balanceOf(mainnet.swETH, me)) - held).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('keeps its amount through a loss', async () => {
    await request('mstETH', parseEther('10'))
    const { amountNow } = await only()
    await write('mstETH', 'devnetSetRate', [parseEther('0.9')], admin)
    expect((await only()).amountNow).toBe(amountNow)
  })

  test('that has ended without tokens to pay it waits for them, and stETH arrives a wei or two short', async () => {
    await request('mstETH', parseEther('10'))
    await devnet.increaseTime(4 * week)
    const unfunded = await only()
    expect(unfunded).toMatchObject({ state: 'waiting', note: { key: 'exits.eigenpie.unfunded' } })
    expect(unfunded.delay.at(-1)).toMatchObject({ what: 'liquidity', over: false })
    await expect(reading.finish([unfunded], me)).rejects.toThrow('cannot be finished')
    await bring('mstETH', '20')
    const ready = await only()
    expect(ready.state).toBe('completable')
    const held = await devnet.balanceOf(mainnet.stETH, me)
    await reading.finish([ready], me)
    const received = (await devnet.balanceOf(mainnet.stETH, me)) - held
    expect((ready.amountNow as bigint) - received).toBeLessThanOrEqual(2n)
  })

  test('stands with others of its week, apart from later ones, and all that ended are claimed at once', async () => {
    await request('mstETH', parseEther('1'))
    await request('mstETH', parseEther('2'))
    await request('mswETH', parseEther('3'))
    await devnet.increaseTime(week)
    await request('mstETH', parseEther('4'))
    const given = async () => (await reading.exits(me)).map((exit) => exit.given.amount)
    expect(await given()).toEqual([parseEther('3'), parseEther('4'), parseEther('3')])
    await bring('mstETH', '20')
    await bring('mswETH', '20')
    // The first week's end and delay have passed, the second's have not.
    const [first, second] = await reading.exits(me)
    const { timestamp } = await devnet.chain.block()
    await devnet.increaseTime(Number((first?.delay.at(-1)?.time ?? 0n) - timestamp))
    const ready = (await reading.exits(me)).filter(({ state }) => state === 'completable')
    expect(new Set(ready.map(({ finish }) => finish?.batch)).size).toBe(1)
    await reading.finish(ready, me)
    const left = await only()
    expect(left.id).toBe(second?.id)
    expect(left.given.amount).toBe(parseEther('4'))
  })
})

test('the queue refuses ether, which is said; a pause and a dropped asset shut a way too', async () => {
  const shut = async (token: Address) => (await reading.ways(token, parseEther('1'), me))[0]?.closed?.key
  expect(await shut(mainnet.egETH)).toBe('leave.eigenpie.nativeRefused')
  await expect(write('eigenpieManager', 'userQueuingForWithdraw', [nativeAsset, 1n])).rejects.toThrow(
    'NativeWithdrawNotSupported',
  )
  expect(await shut(mainnet.mstETH)).toBeUndefined()
  await write('eigenpieConfig', 'devnetDrop', [mainnet.swETH], admin)
  expect(await shut(mainnet.mswETH)).toBe('leave.eigenpie.unsupported')
  await write('eigenpieManager', 'devnetPause', [true], admin)
  expect(await shut(mainnet.mstETH)).toBe('leave.eigenpie.paused')
  await write('mstETH', 'devnetPause', [true], admin)
  const status = await reading.status()
  expect(status.filter(({ token }) => token === mainnet.mstETH).map(({ what }) => what)).toEqual(['mint', 'request'])
  expect(status.filter(({ token }) => token === mainnet.mswETH).map(({ what }) => what)).toEqual(['request'])
})

test('a rate is in what the token is made of, egETH in ether', async () => {
  const rates = await reading.rates()
  const of = (token: Address) => rates.find((rate) => rate.token === token)
  expect(of(mainnet.egETH)).toEqual({ token: mainnet.egETH, wad: parseEther('1.034512345678901234') })
  expect(of(mainnet.mswETH)).toMatchObject({ wad: parseEther('1.021234567890123456'), unit: mainnet.swETH })
})
