import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/mellow/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const { admin } = devnetOnly
const week = 7n * 86_400n

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

await devnet.fund(me, { rstETH: parseEther('50'), DVstETH: parseEther('5') })

const big = async (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[] = []) =>
  (await devnet.contracts[contract].read(name, args)) as bigint
const redeem = (shares: bigint, receiver = me) => write('rstETH', 'redeem', [shares, receiver, me])
const wsteth = () => big('wstETH', 'balanceOf', [me])

/** Takes what is idle away, so that a withdrawal waits whole. */
async function drain() {
  const whale = devnetOnly.whale
  const idle = await big('wstETH', 'balanceOf', [mainnet.rstETH])
  await write('rstETH', 'redeem', [await big('rstETH', 'convertToShares', [idle]), whale, whale], whale)
}

async function nextEpoch(epochs = 1n) {
  const start = (await devnet.contracts.rstETHSymbiotic.read('currentEpochStart')) as number
  const { timestamp } = await devnet.chain.block()
  await devnet.increaseTime(Number(BigInt(start) + epochs * week - timestamp))
}

describe('shares', () => {
  test('are read in one round by an account that holds none', async () => {
    const { positions, rounds } = await reading.positions(testAccount(7).address)
    expect([positions, rounds]).toEqual([[], 1])
  })

  test('of both kinds are worth what the vault converts them to', async () => {
    const rates = await reading.rates()
    expect(rates).toHaveLength(6)
    for (const name of ['rstETH', 'DVstETH'] as const) {
      const rate = rates.find(({ token }) => token === mainnet[name])
      expect(rate).toMatchObject({ unit: mainnet.wstETH, wad: await big(name, 'convertToAssets', [parseEther('1')]) })
    }
    const { positions, unread } = await reading.positions(me)
    expect(unread).toEqual([])
    expect(positions).toHaveLength(2)
  })
})

describe('leaving a vault that queues', () => {
  test('what is idle is paid at once, the rest waits for the end of the next epoch and pays what was shown', async () => {
    const idle = await big('wstETH', 'balanceOf', [mainnet.rstETH])
    const worth = await big('rstETH', 'convertToAssets', [parseEther('40')])
    await redeem(parseEther('40'))
    expect(await wsteth()).toBe(idle)
    const [waiting] = await reading.exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', repricing: true, paid: { token: mainnet.wstETH } })
    expect(waiting?.amountNow).toBe(worth - idle)
    const start = (await devnet.contracts.rstETHSymbiotic.read('currentEpochStart')) as number
    expect(waiting?.delay).toEqual([{ what: 'epoch', over: false, block: null, time: BigInt(start) + 2n * week }])
    await nextEpoch(2n)
    const exits = await reading.exits(me)
    expect(exits.map(({ id }) => id)).toEqual([waiting?.id])
    expect(exits[0]).toMatchObject({ state: 'completable', amountNow: waiting?.amountNow, repricing: false })
    await reading.finish(exits, me)
    expect(await wsteth()).toBe(worth)
    expect(await reading.exits(me)).toEqual([])
  })

  test('a slash while it waits lowers it as it lowers the vault, and none after its epoch', async () => {
    await drain()
    await redeem(parseEther('40'))
    const [before] = await reading.exits(me)
    const { timestamp } = await devnet.chain.block()
    const stake = await big('rstETHSymbiotic', 'totalStake')
    await write('rstETHSymbiotic', 'onSlash', [stake / 10n, timestamp], admin)
    const [slashed] = await reading.exits(me)
    const asked = before?.amountNow ?? 0n
    expect(slashed?.amountNow).toBeLessThan((asked * 901n) / 1000n)
    expect(slashed?.amountNow).toBeGreaterThan((asked * 899n) / 1000n)
    await nextEpoch(2n)
    const later = (await devnet.chain.block()).timestamp
    await write('rstETHSymbiotic', 'onSlash', [parseEther('10'), later], admin)
    const [ready] = await reading.exits(me)
    expect(ready?.amountNow).toBe(slashed?.amountNow)
  })

  test('two requests in two epochs are two exits until the first is over', async () => {
    await drain()
    await redeem(parseEther('10'))
    await nextEpoch()
    await redeem(parseEther('20'))
    const [first, second] = await reading.exits(me)
    expect([first?.ticket.number, second?.ticket.number]).toEqual([1n, 2n])
    expect((second?.delay[0]?.time ?? 0n) - (first?.delay[0]?.time ?? 0n)).toBe(week)
    const uneven = (second?.amountNow ?? 0n) - 2n * (first?.amountNow ?? 0n)
    expect(uneven * uneven).toBeLessThan(100n)
    await nextEpoch()
    expect((await reading.exits(me)).map(({ id, state }) => [id, state])).toEqual([
      [first?.id, 'completable'],
      [second?.id, 'waiting'],
    ])
  })

  test('an account that left wholly is found by the vault’s log', async () => {
    await drain()
    await redeem(parseEther('50'), testAccount(7).address)
    expect(await reading.exits(me)).toEqual([])
    const [found] = await reading.exits(testAccount(7).address)
    expect(found).toMatchObject({ state: 'waiting', given: { token: mainnet.rstETH, amount: null } })
  })

  test('nothing is claimed before its time', async () => {
    await drain()
    await redeem(parseEther('10'))
    await expect(reading.finish(await reading.exits(me), me)).rejects.toMatchObject({ data: 'early' })
  })
})

describe('the ways out', () => {
  test('say what is paid at once and how long the rest takes', async () => {
    const [instant, queue] = await reading.ways(mainnet.rstETH, parseEther('10'), me)
    expect(instant).toMatchObject({ kind: 'instant', closed: null, delay: [] })
    expect(instant?.receives).toBe(await big('rstETH', 'convertToAssets', [parseEther('10')]))
    expect(queue?.delay[0]?.seconds).toBeGreaterThan(week)
    const [short] = await reading.ways(mainnet.rstETH, parseEther('150'), me)
    expect(short?.closed).toMatchObject({ key: 'notes.mellow.partAtOnce' })
    const only = await reading.ways(mainnet.DVstETH, parseEther('1'), me)
    expect(only.map(({ kind, closed }) => [kind, closed])).toEqual([['instant', null]])
  })

  test('are shut while withdrawals are paused, which the status says', async () => {
    expect(await reading.status()).toEqual([])
    await write('rstETH', 'devnetPause', [false, true, true], admin)
    const ways = await reading.ways(mainnet.rstETH, parseEther('10'), me)
    expect(ways.map(({ closed }) => closed?.key)).toEqual(Array(2).fill('notes.mellow.withdrawalsPaused'))
    expect((await reading.status()).map(({ what, note }) => [what, note?.key])).toEqual([
      ['mint', 'notes.mellow.depositsListed'],
      ['request', undefined],
    ])
  })
})
