import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/symbiotic/index.ts'
import type { RestakedPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const week = 7n * 86_400n

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)
const vault = (name: string, ...args: readonly unknown[]) => write('symbioticWstETH', name, args)
const wsteth = async () => (await devnet.contracts.wstETH.read('balanceOf', [me])) as bigint
const start = async () => BigInt((await devnet.contracts.symbioticWstETH.read('currentEpochStart')) as number)

await devnet.fund(me, { wstETH: parseEther('100') })
await write('wstETH', 'approve', [mainnet.symbioticWstETH, parseEther('100')])

async function nextEpoch(epochs = 1n) {
  const { timestamp } = await devnet.chain.block()
  await devnet.increaseTime(Number((await start()) + epochs * week - timestamp))
}

async function slash(amount: bigint) {
  const { timestamp } = await devnet.chain.block()
  await write('symbioticWstETH', 'onSlash', [amount, timestamp], devnetOnly.admin)
}

const stake = async () => {
  const { positions } = await reading.positions(me)
  return positions.find((position): position is RestakedPosition => position.kind === 'restaked')
}

describe('stake in a vault', () => {
  test('an account with none needs one round', async () => {
    const { positions, rounds, unread } = await reading.positions(me)
    expect([positions, rounds, unread]).toEqual([[], 1, []])
  })

  test('is what the vault says, and a slash shows as lost', async () => {
    await vault('deposit', me, parseEther('40'))
    expect(await stake()).toMatchObject({ withdrawable: parseEther('40'), deposited: parseEther('40'), lost: 0n })
    await slash(parseEther('4'))
    const slashed = await stake()
    expect(slashed?.withdrawable).toBe(await devnet.contracts.symbioticWstETH.read('activeBalanceOf', [me]))
    expect(slashed?.lost).toBe(parseEther('40') - (slashed?.withdrawable ?? 0n))
  })

  test('an account that came after a slash has lost nothing', async () => {
    await devnet.fund(testAccount(3).address, { wstETH: parseEther('50') })
    const other = testAccount(3).address
    await write('wstETH', 'approve', [mainnet.symbioticWstETH, parseEther('50')], other)
    await write('symbioticWstETH', 'deposit', [other, parseEther('50')], other)
    await slash(parseEther('10'))
    await vault('deposit', me, parseEther('10'))
    const mine = await stake()
    expect(mine?.lost).toBe(0n)
    expect((mine?.withdrawable ?? 0n) - parseEther('10')).toBeGreaterThan(-10n)
  })
})

describe('a withdrawal', () => {
  test('waits for the end of the next epoch and pays to the wei what was shown', async () => {
    await vault('deposit', me, parseEther('40'))
    await vault('withdraw', me, parseEther('15'))
    const [waiting] = await reading.exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: parseEther('15'), repricing: true })
    expect(waiting?.delay).toEqual([{ what: 'epoch', over: false, block: null, time: (await start()) + 2n * week }])
    expect((await stake())?.withdrawable).toBe(parseEther('25'))
    await expect(reading.finish([waiting as never], me)).rejects.toMatchObject({ data: 'early' })
    await nextEpoch()
    expect((await reading.exits(me))[0]?.state).toBe('waiting')
    await nextEpoch()
    const [ready] = await reading.exits(me)
    expect(ready).toMatchObject({ id: waiting?.id, state: 'completable', delay: [], repricing: false })
    const before = await wsteth()
    await reading.finish([ready as never], me)
    expect((await wsteth()) - before).toBe(ready?.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('is lowered by a slash until its epoch ends, and not after', async () => {
    await vault('deposit', me, parseEther('40'))
    await vault('withdraw', me, parseEther('20'))
    await slash(parseEther('10'))
    const [slashed] = await reading.exits(me)
    expect(slashed?.amountNow).toBe(parseEther('15'))
    await nextEpoch(2n)
    await slash(parseEther('5'))
    expect((await reading.exits(me))[0]?.amountNow).toBe(parseEther('15'))
  })

  test('everything withdrawn long ago is still found, several epochs are one transaction, and claimed ones are gone', async () => {
    await vault('deposit', me, parseEther('30'))
    await vault('withdraw', me, parseEther('10'))
    await nextEpoch(3n)
    // The same amounts again: nothing but the block tells the two apart.
    await vault('withdraw', me, parseEther('10'))
    await nextEpoch(5n)
    await vault('redeem', me, parseEther('10'))
    const exits = await reading.exits(me)
    expect(exits.map(({ ticket, state }) => [ticket.number, state])).toEqual([
      [1n, 'completable'],
      [4n, 'completable'],
      [9n, 'waiting'],
    ])
    expect(await stake()).toBeUndefined()
    const before = await wsteth()
    await reading.finish(exits, me)
    expect((await wsteth()) - before).toBe(parseEther('20'))
    expect((await reading.exits(me)).map(({ ticket }) => ticket.number)).toEqual([9n])
  })

  test('named for somebody else is theirs to claim', async () => {
    await vault('deposit', me, parseEther('30'))
    await vault('withdraw', testAccount(3).address, parseEther('10'))
    expect(await reading.exits(me)).toEqual([])
    expect(await reading.exits(testAccount(3).address)).toHaveLength(1)
  })
})
