import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/stakestone/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const { admin } = devnetOnly
const day = 86_400

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

await devnet.fund(me, { STONE: parseEther('1000') })

async function request(shares: bigint) {
  await write('STONE', 'approve', [mainnet.stoneVault, shares])
  await write('stoneVault', 'requestWithdraw', [shares])
}

/** A day passes and somebody closes the round. */
async function roll() {
  await devnet.increaseTime(day + 1)
  await write('stoneVault', 'rollToNextRound', [], admin)
}

/** Strategies earned or lost so much. */
async function earn(amount: string) {
  const invested = (await devnet.contracts.stoneController.read('invested')) as bigint
  await write('stoneController', 'devnetSet', [invested + parseEther(amount), 1_000n], admin)
}

const only = async (): Promise<ExitPosition> => {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** What left the vault while it was done; where there is a fee, with that fee. */
async function paidBy(act: () => Promise<unknown>): Promise<bigint> {
  const before = await devnet.chain.balance(mainnet.stoneAssets)
  await act()
  return before - (await devnet.chain.balance(mainnet.stoneAssets))
}

test('an account without a receipt is read in one round', async () => {
  const { positions, rounds } = await reading.positions(me)
  expect(rounds).toBe(1)
  expect(positions).toHaveLength(1)
})

describe('a receipt', () => {
  test('waits for the end of its round and pays to the wei what was shown', async () => {
    const shares = parseEther('123.456789012345678901')
    const [way] = await reading.ways(mainnet.STONE, shares, me)
    await request(shares)
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, given: { amount: shares } })
    expect(waiting.delay.map(({ what, over }) => [what, over])).toEqual([
      ['epoch', false],
      ['report', false],
    ])
    await expect(write('stoneVault', 'rollToNextRound', [])).rejects.toThrow('already rebased')
    await roll()
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: waiting.amountNow, delay: [], repricing: false })
    expect(await paidBy(() => reading.finish([ready], me))).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('follows gains and losses until its round ends, and none after', async () => {
    await request(parseEther('100'))
    const first = (await only()).amountNow as bigint
    await earn('300')
    const risen = (await only()).amountNow as bigint
    expect(risen).toBeGreaterThan(first)
    await earn('-900')
    const fallen = (await only()).amountNow as bigint
    expect(fallen).toBeLessThan(first)
    await roll()
    await earn('-500')
    const ready = await only()
    expect(ready.amountNow).toBe(fallen)
    expect(await paidBy(() => reading.finish([ready], me))).toBe(fallen)
  })

  test('with a fee shows what is left of it', async () => {
    await request(parseEther('10'))
    await write('stoneVault', 'devnetSetFee', [2_500n], admin)
    await roll()
    const { amountNow } = await only()
    const fee = await devnet.chain.balance(admin)
    const paid = await paidBy(async () => reading.finish([await only()], me))
    expect(paid - ((await devnet.chain.balance(admin)) - fee)).toBe(amountNow)
  })

  test('of a past round and of the running one are two exits, and a claim leaves the second alone', async () => {
    await request(parseEther('10'))
    await roll()
    const settled = (await only()).amountNow
    await request(parseEther('4'))
    const exits = await reading.exits(me)
    expect(exits.map(({ state, given }) => [state, given.amount])).toEqual([
      ['completable', null],
      ['waiting', parseEther('4')],
    ])
    expect(exits[0]?.amountNow).toBe(settled)
    expect(await paidBy(() => reading.finish([exits[0] as ExitPosition], me))).toBe(settled)
    expect((await only()).given.amount).toBe(parseEther('4'))
  })
})

test('at once pays the lower of two prices as far as ether lies idle, as was said', async () => {
  const small = parseEther('100')
  const [, way] = await reading.ways(mainnet.STONE, small, me)
  expect(way).toMatchObject({ kind: 'instant', closed: null })
  expect(await paidBy(() => write('stoneVault', 'instantWithdraw', [0n, small]))).toBe(way?.receives)
  await earn('500')
  // Above the last settled price: that one is paid, and the difference is a cost.
  const [queue, lower] = await reading.ways(mainnet.STONE, small, me)
  expect(lower?.receives).toBeLessThan(queue?.receives as bigint)
  expect(lower?.fee).toBeGreaterThan(0n)
  expect(await paidBy(() => write('stoneVault', 'instantWithdraw', [0n, small]))).toBe(lower?.receives)
  const [, large] = await reading.ways(mainnet.STONE, parseEther('700'), me)
  expect(large).toMatchObject({ receives: null, fee: null })
  expect(large?.most).toBeLessThan(parseEther('300'))
})

test('the rate is reckoned anew from what stands behind STONE', async () => {
  const [before] = await reading.rates()
  await earn('100')
  const [after] = await reading.rates()
  expect(after?.wad).toBeGreaterThan(before?.wad as bigint)
})
