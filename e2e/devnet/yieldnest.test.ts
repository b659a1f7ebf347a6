import { encodeFunctionData, parseAbi, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { protocol } from '../../lib/protocols/yieldnest/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

// YieldNest's plans as they ship, against its arithmetic.

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(3).address
const friend = testAccount(4).address
const { admin } = devnetOnly
const rate = async (token: 'ynETH' | 'ynLSDe' = 'ynETH') =>
  (await devnet.contracts[token].read('previewRedeem', [parseEther('1')])) as bigint
const finalize = (end: bigint, queue: 'ynETHQueue' | 'ynLSDeQueue' = 'ynETHQueue') =>
  devnet.contracts[queue].write('finalizeRequestsUpToIndex', [end], admin)

/** The form without bytes; the contract has one with them too. */
const requestCall = (amount: bigint) =>
  encodeFunctionData({ abi: parseAbi(['function requestWithdrawal(uint256 amount)']), args: [amount] })

async function request(amount: bigint, token: 'ynETH' | 'ynLSDe' = 'ynETH') {
  const queue = `${token}Queue` as const
  await devnet.fund(me, { [token]: amount })
  await devnet.contracts[token].write('approve', [mainnet[queue], amount], me)
  await devnet.send({ from: me, to: mainnet[queue], data: requestCall(amount) })
}

async function only(account = me): Promise<ExitPosition> {
  const exits = await reading.exits(account)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** What the vault of a queue paid, fees and all, and what the account got of it. */
async function claim(exits: readonly ExitPosition[]): Promise<bigint> {
  const fees = await devnet.chain.balance(admin)
  const before = await devnet.chain.balance(mainnet.ynETHVault)
  await reading.finish(exits, me)
  return before - (await devnet.chain.balance(mainnet.ynETHVault)) - ((await devnet.chain.balance(admin)) - fees)
}

describe('YieldNest on the devnet', () => {
  test('an account with nothing is read in one round, and every token has its rate', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    expect((await reading.rates()).map(({ token }) => token)).toEqual([mainnet.ynETH, mainnet.ynLSDe, mainnet.ynETHx])
    expect((await reading.rates())[0]?.wad).toBe(await rate())
    expect(await reading.status()).toEqual([])
  })

  test('a ticket waits, is finalised, and pays to the wei what was shown', async () => {
    await request(parseEther('3.3'))
    const [way] = await reading.ways(mainnet.ynETH, parseEther('3.3'), me)
    const waiting = await only()
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      amountAsked: way?.receives,
      ticket: { number: 0n, transferable: true },
    })
    await finalize(1n)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: waiting.amountNow, repricing: false })
    expect(await claim([ready])).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('a loss before it is finalised lowers it, one after it does not', async () => {
    await request(parseEther('2'))
    const { amountAsked } = await only()
    await devnet.contracts.ynETH.write('devnetReport', [parseEther('4100')], admin)
    const lower = await only()
    expect(lower.amountNow as bigint).toBeLessThan(amountAsked as bigint)
    await finalize(1n)
    await devnet.contracts.ynETH.write('devnetReport', [parseEther('4000')], admin)
    const settled = await only()
    expect(settled.amountNow).toBe(lower.amountNow)
    expect(await claim([settled])).toBe(settled.amountNow)
  })

  test('tickets of two finalisations are claimed together', async () => {
    await request(parseEther('1'))
    await finalize(1n)
    await devnet.contracts.ynETH.write('devnetReport', [parseEther('4150')], admin)
    await request(parseEther('2'))
    await finalize(2n)
    const { positions, rounds } = await reading.positions(me)
    expect(rounds).toBe(3)
    const exits = positions.flatMap((position) => (position.kind === 'exit' ? [position] : []))
    expect(new Set(exits.map(({ finish }) => finish?.batch)).size).toBe(1)
    const sum = exits.reduce((total, { amountNow }) => total + (amountNow as bigint), 0n)
    expect(await claim(exits)).toBe(sum)
    expect(await reading.exits(me)).toEqual([])
  })

  test('what the vault lacks waits, although it is finalised', async () => {
    await request(parseEther('60'))
    await finalize(1n)
    const short = await only()
    expect(short).toMatchObject({ state: 'waiting', delay: [{ over: true }, { what: 'liquidity' }] })
    await expect(reading.finish([short], me)).rejects.toThrow('cannot be finished now')
    await devnet.chain.setBalance(mainnet.ynETHVault, parseEther('100'))
    expect(await claim([await only()])).toBe(short.amountNow)
  })

  test('a paused vault freezes it', async () => {
    await request(parseEther('1'))
    await finalize(1n)
    await devnet.contracts.ynETHVault.write('devnetPause', [true], admin)
    expect(await only()).toMatchObject({ state: 'frozen' })
    expect((await reading.status()).map(({ what }) => what)).toEqual(['claim'])
  })

  test('a ticket belongs to whoever holds it', async () => {
    await request(parseEther('1'))
    await finalize(1n)
    const exit = await only()
    await devnet.contracts.ynETHQueue.write('transferFrom', [me, friend, exit.ticket.number], me)
    expect(await reading.exits(me)).toEqual([])
    expect(await only(friend)).toMatchObject({ id: exit.id })
    await expect(reading.finish([exit], me)).rejects.toThrow('cannot be finished now')
  })

  test('a ticket of ynLSDe pays liquid staking tokens that are worth what was shown', async () => {
    await request(parseEther('2'), 'ynLSDe')
    await finalize(1n, 'ynLSDeQueue')
    const exit = await only()
    expect(exit).toMatchObject({ given: { token: mainnet.ynLSDe }, note: { key: 'notes.yieldnest.basket' } })
    const before = await devnet.balanceOf(mainnet.wstETH, me)
    await reading.finish([exit], me)
    const received = (await devnet.balanceOf(mainnet.wstETH, me)) - before
    const each = (await devnet.contracts.wstETH.read('stEthPerToken')) as bigint
    // Tokens are whole wei: their worth may be a wei or two short of it.
    const worth = (received * each) / parseEther('1')
    expect((exit.amountNow as bigint) - worth).toBeGreaterThanOrEqual(0n)
    expect((exit.amountNow as bigint) - worth).toBeLessThanOrEqual(2n)
  })

  test('dust tickets that somebody hands to the account are listed like any other', async () => {
    for (let index = 0; index < 3; index += 1) await request(1n)
    expect((await reading.exits(me)).map(({ amountNow }) => amountNow)).toEqual([1n, 1n, 1n])
  })
})
