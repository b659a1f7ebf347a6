import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/lido/index.ts'
import { PartialReadError } from '../../lib/protocols/partial.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { plansOf } from './plansOf.ts'
import { finalizeWithdrawals } from './scenario/lido.ts'
import { devnetForTests } from './testDevnet.ts'

// Lido's withdrawal queue, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { address: friend } = testAccount(3)
const { admin, whale } = devnetOnly

const exitsOf = (account: Hex = me) => plansOf(devnet, protocol).exits(account)
const finish = (exits: readonly ExitPosition[]) => plansOf(devnet, protocol).finish(me, exits)
const claim = (exits: readonly ExitPosition[]) => plansOf(devnet, protocol).claim(me, exits)
const write = (name: string, args: readonly unknown[], from: Hex) =>
  devnet.contracts.withdrawalQueue.write(name, args, from)

async function request(amounts: readonly bigint[], owner = me) {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  await devnet.contracts.stETH.write('approve', [mainnet.withdrawalQueue, total], me)
  return write('requestWithdrawals', [amounts, owner], me)
}

describe('the withdrawal queue', () => {
  test('hold, request, wait, finalise, claim both at once: it pays to the wei what was shown', async () => {
    await request([parseEther('10'), parseEther('3.3')])
    const waiting = await exitsOf()
    expect(waiting).toMatchObject([
      { state: 'waiting', amountAsked: parseEther('10'), repricing: true },
      { state: 'waiting', amountAsked: parseEther('3.3') },
    ])
    await expect(finish(waiting)).rejects.toThrow(NotFinishableError)
    await devnet.rebase('stETH', 2)
    expect((await exitsOf()).map(({ amountNow }) => amountNow)).toEqual([parseEther('10'), parseEther('3.3')])
    await finalizeWithdrawals(devnet)
    const ready = await exitsOf()
    expect(ready).toMatchObject([
      { state: 'completable', amountNow: parseEther('10'), delay: [], repricing: false },
      { state: 'completable', amountNow: parseEther('3.3') },
    ])
    expect(await claim(ready)).toBe(parseEther('13.3'))
    expect(await exitsOf()).toEqual([])
    await expect(finish(ready)).rejects.toThrow(NotFinishableError)
  })

  test('a loss before it is finalised lowers each by its own share, and later ones are not touched', async () => {
    await request([parseEther('10'), parseEther('20')])
    await devnet.rebase('stETH', -150)
    const [first, second] = await exitsOf()
    expect(first?.amountNow).toBeLessThan(parseEther('9.86'))
    expect(first?.amountNow).toBeGreaterThan(parseEther('9.84'))
    await request([parseEther('5')])
    await finalizeWithdrawals(devnet)
    // A gain, and a loss, after the finalisation change nothing.
    await devnet.rebase('stETH', 300)
    await devnet.rebase('stETH', -500)
    const ready = await exitsOf()
    expect(ready.slice(0, 2).map(({ amountNow }) => amountNow)).toEqual([first?.amountNow, second?.amountNow])
    // Asked for at the rate it is finalised at: the contract's rounding takes a wei or two.
    expect(parseEther('5') - (ready[2]?.amountNow ?? 0n)).toBeGreaterThan(0n)
    expect(parseEther('5') - (ready[2]?.amountNow ?? 0n)).toBeLessThanOrEqual(2n)
    const shown = ready.reduce((sum, { amountNow }) => sum + (amountNow ?? 0n), 0n)
    expect(await claim(ready)).toBe(shown)
  })

  test('requests of two reports are finalised together at one rate, and each keeps its own amount', async () => {
    await request([parseEther('10')])
    await devnet.rebase('stETH', -100)
    await request([parseEther('10')])
    await devnet.rebase('stETH', 20)
    await finalizeWithdrawals(devnet)
    const ready = await exitsOf()
    expect(ready[0]?.amountNow).toBeLessThan(parseEther('10'))
    expect(ready[1]?.amountNow).toBe(parseEther('10'))
    expect(await devnet.contracts.withdrawalQueue.read('getLastCheckpointIndex')).toBe(2n)
    expect(await claim(ready)).toBe((ready[0]?.amountNow ?? 0n) + parseEther('10'))
  })

  test('claims some now and leaves the rest; a ticket given away is somebody else’s', async () => {
    await request([parseEther('1'), parseEther('2'), parseEther('3')])
    const [first, second] = await exitsOf()
    await finalizeWithdrawals(devnet, second?.ticket.number ?? undefined)
    expect((await exitsOf()).map(({ state }) => state)).toEqual(['completable', 'completable', 'waiting'])
    await write('transferFrom', [me, friend, first?.ticket.number], me)
    await expect(finish([first as ExitPosition])).rejects.toThrow(NotFinishableError)
    expect(await exitsOf(friend)).toMatchObject([{ state: 'completable', ticket: first?.ticket }])
    const paid = await claim([second as ExitPosition])
    expect(parseEther('2') - paid).toBeLessThanOrEqual(2n)
    // The set filled the gap with its last: still in order.
    expect((await exitsOf()).map(({ state }) => state)).toEqual(['waiting'])
  })

  test('a pause freezes what waits, not what is finalised; bunker mode only says so', async () => {
    await request([parseEther('1')])
    await finalizeWithdrawals(devnet)
    await request([parseEther('2')])
    await write('devnetPauseFor', [21n * 86_400n], admin)
    const paused = await exitsOf()
    expect(paused.map(({ state }) => state)).toEqual(['completable', 'frozen'])
    expect(paused[1]?.note?.key).toBe('notes.lido.pausedUntil')
    expect(await plansOf(devnet, protocol).status()).toMatchObject([
      { what: 'request', until: expect.any(BigInt) },
      { what: 'request' },
    ])
    const [first] = paused
    expect(parseEther('1') - (await claim([first as ExitPosition]))).toBeLessThanOrEqual(1n)
    await write('devnetResume', [], admin)
    await write('devnetSetBunker', [true], admin)
    expect((await exitsOf())[0]).toMatchObject({ state: 'waiting', note: { key: 'notes.lido.bunker' } })
  })

  test('what leaving tells is what a request at this block pays, never less than a few wei', async () => {
    const ways = (token: Hex, amount: bigint) => plansOf(devnet, protocol).leave(me, token, amount)
    const [queue] = await ways(mainnet.stETH, parseEther('12.345'))
    await request([parseEther('12.345')])
    await finalizeWithdrawals(devnet)
    const [exit] = await exitsOf()
    const paid = exit?.amountNow ?? 0n
    expect(paid - (queue?.receives ?? 0n)).toBeGreaterThanOrEqual(0n)
    expect(paid - (queue?.receives ?? 0n)).toBeLessThanOrEqual(5n)
    const [, unwrap] = await ways(mainnet.wstETH, parseEther('2'))
    expect(unwrap?.receives).toBe(await devnet.contracts.wstETH.read('getStETHByWstETH', [parseEther('2')]))
  })

  test('wstETH is asked for in the same queue, and its bounds are counted in stETH', async () => {
    await devnet.contracts.wstETH.write('approve', [mainnet.withdrawalQueue, parseEther('1000')], whale)
    await write('requestWithdrawalsWstETH', [[parseEther('2')], me], whale)
    const asked = (await exitsOf())[0]?.amountAsked ?? 0n
    expect(asked).toBe(await devnet.contracts.wstETH.read('getStETHByWstETH', [parseEther('2')]))
    await expect(write('requestWithdrawalsWstETH', [[parseEther('900')], me], whale)).rejects.toThrow(/TooLarge/)
    await expect(write('requestWithdrawals', [[99n], me], whale)).rejects.toThrow(/TooSmall/)
  })

  test('of many tickets a hundred are shown, it is said that there are more, and twenty are claimed at once', async () => {
    await request(Array.from({ length: 120 }, () => parseEther('0.01')))
    await finalizeWithdrawals(devnet)
    const error: unknown = await exitsOf().catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(PartialReadError)
    const shown = (error as PartialReadError).positions.filter((position) => position.kind === 'exit')
    expect(shown).toHaveLength(100)
    const some = shown.slice(40, 60).toReversed()
    const sum = some.reduce((total, { amountNow }) => total + (amountNow ?? 0n), 0n)
    expect(await claim(some)).toBe(sum)
  })
})
