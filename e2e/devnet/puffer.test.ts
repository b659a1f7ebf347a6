import { type Address, parseEther, toFunctionSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/puffer/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { readingOf } from './reading.ts'
import { settlePuffer } from './scenario/puffer.ts'
import { devnetForTests } from './testDevnet.ts'

// Puffer's plans as they ship, against its arithmetic.

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(3).address
const friend = testAccount(4).address
const { admin } = devnetOnly
const write = (contract: 'pufETH' | 'pufferManager' | 'pufferLockbox', name: string, args: readonly unknown[]) =>
  devnet.contracts[contract].write(name, args, me)
const big = async (contract: 'pufETH' | 'pufferManager', name: string, args: readonly unknown[] = []) =>
  (await devnet.contracts[contract].read(name, args)) as bigint
const rate = () => big('pufETH', 'convertToAssets', [parseEther('1')])
const shut = (target: Address, signature: string, isShut = true) =>
  devnet.contracts.pufferAccess.write('devnetShut', [target, toFunctionSelector(signature), isShut], admin)

async function request(amount: bigint, recipient = me) {
  await devnet.fund(me, { pufETH: amount })
  await write('pufETH', 'approve', [mainnet.pufferManager, amount])
  await write('pufferManager', 'requestWithdrawal', [amount, recipient])
}

async function only(account = me): Promise<ExitPosition> {
  const exits = await reading.exits(account)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** Finishes and returns the WETH that arrived. */
async function claim(exit: ExitPosition, account = me): Promise<bigint> {
  const before = await devnet.balanceOf(mainnet.weth, account)
  await reading.finish([exit], account)
  return (await devnet.balanceOf(mainnet.weth, account)) - before
}

describe('Puffer on the devnet', () => {
  test('an account with nothing is read in one round, and the rates are the vault’s', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    expect(await reading.rates()).toEqual([
      { token: mainnet.pufETH, wad: await rate() },
      { token: mainnet.xPufETH, wad: parseEther('1'), unit: mainnet.pufETH },
    ])
    expect(await reading.status()).toEqual([])
  })

  test('a request waits for its batch and for Puffer, then pays to the wei what was shown', async () => {
    await request(parseEther('3.3'))
    const waiting = await only()
    const promised = (parseEther('3.3') * (await rate())) / parseEther('1')
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: promised,
      amountAsked: promised,
      ticket: { number: 10n },
      note: { key: 'notes.puffer.filling' },
      delay: [{ what: 'operator', over: false }],
    })
    await expect(reading.finish([waiting], me)).rejects.toThrow('cannot be finished now')
    await settlePuffer(devnet.contracts)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', delay: [] })
    expect(await claim(ready)).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('a loss reported while it waits lowers it, a gain does not raise it', async () => {
    await request(parseEther('2'))
    const { amountAsked } = await only()
    await devnet.contracts.pufETH.write('devnetReport', [parseEther('12000')], admin)
    const lower = await only()
    expect(lower.amountNow).toBe((parseEther('2') * (await rate())) / parseEther('1'))
    expect(lower.amountNow as bigint).toBeLessThan(amountAsked as bigint)
    await settlePuffer(devnet.contracts)
    const settled = await only()
    expect(settled.amountNow).toBe(lower.amountNow)
    // After it is settled nothing moves it.
    await devnet.contracts.pufETH.write('devnetReport', [parseEther('14000')], admin)
    expect(await claim(await only())).toBe(settled.amountNow)

    await request(parseEther('2'))
    const second = await only()
    await devnet.contracts.pufETH.write('devnetReport', [parseEther('15000')], admin)
    expect((await only()).amountNow).toBe(second.amountAsked)
  })

  test('a request for somebody else is theirs, and anybody may have it paid', async () => {
    await request(parseEther('1'), friend)
    expect(await reading.exits(me)).toEqual([])
    await settlePuffer(devnet.contracts)
    const exit = await only(friend)
    await devnet.contracts.pufferManager.write('completeQueuedWithdrawal', [exit.ticket.number], me)
    expect(await reading.exits(friend)).toEqual([])
    expect(await devnet.balanceOf(mainnet.weth, friend)).toBe(exit.amountNow)
  })

  test('several requests are read in one round and paid one by one', async () => {
    for (const amount of ['1', '2', '3']) await request(parseEther(amount))
    await settlePuffer(devnet.contracts)
    const { positions, rounds } = await reading.positions(me)
    expect(rounds).toBe(1)
    for (const exit of positions.filter(({ kind }) => kind === 'exit') as ExitPosition[]) {
      expect(await claim(exit)).toBe(exit.amountNow)
    }
    expect(await reading.exits(me)).toEqual([])
  })

  test('a claim that Puffer shuts is frozen until it opens again', async () => {
    await request(parseEther('1'))
    await settlePuffer(devnet.contracts)
    await shut(mainnet.pufferManager, 'function completeQueuedWithdrawal(uint256)')
    expect(await only()).toMatchObject({ state: 'frozen' })
    expect((await reading.status()).map(({ what }) => what)).toEqual(['claim'])
    await shut(mainnet.pufferManager, 'function completeQueuedWithdrawal(uint256)', false)
    expect(await only()).toMatchObject({ state: 'completable' })
  })

  test('leaving at once pays what the way said, and no more than the vault has', async () => {
    await devnet.fund(me, { pufETH: parseEther('5000') })
    const [queue, instant] = await reading.ways(mainnet.pufETH, parseEther('7.7'), me)
    expect(queue).toMatchObject({ kind: 'queue', fee: 0n, closed: null, most: parseEther('1000') })
    expect(instant).toMatchObject({ kind: 'instant', fee: parseEther('0.01'), closed: null })
    const most = instant?.most as bigint
    const before = await devnet.balanceOf(mainnet.weth, me)
    await write('pufETH', 'redeem', [parseEther('7.7'), me, me])
    expect((await devnet.balanceOf(mainnet.weth, me)) - before).toBe(instant?.receives)
    const [, tooMuch] = await reading.ways(mainnet.pufETH, most + parseEther('10'), me)
    expect(tooMuch?.closed?.key).toBe('notes.puffer.liquidity')
    await expect(write('pufETH', 'redeem', [most + parseEther('10'), me, me])).rejects.toMatchObject({
      reason: 'ERC4626ExceededMaxRedeem',
    })
  })

  test('limits of a request are those of the contract', async () => {
    const [small] = await reading.ways(mainnet.pufETH, parseEther('0.01') - 1n, me)
    expect(small?.closed?.key).toBe('notes.puffer.atLeast')
    await devnet.fund(me, { pufETH: parseEther('1') })
    await write('pufETH', 'approve', [mainnet.pufferManager, parseEther('1')])
    await expect(write('pufferManager', 'requestWithdrawal', [parseEther('0.01') - 1n, me])).rejects.toMatchObject({
      reason: 'WithdrawalAmountTooLow',
    })
  })

  test('permissions are signed for mainnet’s domain', async () => {
    expect(await devnet.contracts.pufETH.read('DOMAIN_SEPARATOR')).toBe(
      '0xb2b00a422826720dc98fde3b312e9c7d451014c92cb78d56d6978d0397039e09',
    )
  })

  test('xPufETH turns into as much pufETH', async () => {
    await devnet.fund(me, { xPufETH: parseEther('4') })
    const [way] = await reading.ways(mainnet.xPufETH, parseEther('4'), me)
    expect(way).toMatchObject({ kind: 'unwrap', receives: parseEther('4'), most: parseEther('1000'), closed: null })
    await devnet.contracts.xPufETH.write('approve', [mainnet.pufferLockbox, parseEther('4')], me)
    await write('pufferLockbox', 'withdraw', [parseEther('4')])
    expect(await devnet.balanceOf(mainnet.pufETH, me)).toBe(parseEther('4'))
  })
})
