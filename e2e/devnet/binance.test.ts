import { parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/binance/index.ts'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// wBETH's queue, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const tenDays = 10 * 86_400

const plans = () => plansOf(devnet, protocol)
const queue = (name: string, args: readonly unknown[], value?: bigint) =>
  devnet.contracts.wBETHQueue.write(name, args, admin, value)
const recharge = (amount: bigint) => queue('rechargeFromRechargeAddress', [], amount)
const rate = (wad: bigint) => devnet.contracts.wBETH.write('updateExchangeRate', [wad], mainnet.wBETHOracle)

async function request(amount: bigint) {
  await devnet.fund(me, { wBETH: amount })
  await devnet.contracts.wBETH.write('requestWithdrawEth', [amount], me)
}

describe('withdrawing wBETH', () => {
  test('hold, request, wait, allocate, claim: it pays to the wei what was shown', async () => {
    await devnet.fund(me, { wBETH: parseEther('3') })
    const [way] = await plans().leave(me, mainnet.wBETH, parseEther('3'))
    await devnet.contracts.wBETH.write('requestWithdrawEth', [parseEther('3')], me)
    const { timestamp } = await devnet.chain.block()
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      delay: [
        { what: 'cooldown', over: false, time: timestamp + BigInt(tenDays) },
        { what: 'operator', over: false },
      ],
    })
    await devnet.increaseTime(tenDays)
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await recharge(parseEther('100'))
    await queue('allocate', [10n])
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], amountNow: way?.receives }])
    expect(await plans().claim(me, ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a new rate changes nothing of what waits, and what there is goes to it at once', async () => {
    await recharge(parseEther('100'))
    await request(parseEther('2'))
    const [before] = await plans().exits(me)
    expect(before?.delay[1]?.over).toBe(true)
    await rate(parseEther('1.05'))
    expect((await plans().exits(me))[0]?.amountNow).toBe(before?.amountNow)
    expect(await plans().rates()).toEqual([{ token: mainnet.wBETH, wad: parseEther('1.05') }])
  })

  test('the last takes the place of the first that was claimed, and is still known', async () => {
    await recharge(parseEther('100'))
    for (const amount of ['1', '2', '3']) await request(parseEther(amount))
    await devnet.increaseTime(tenDays)
    const [first, second, third] = (await plans().exits(me)) as [ExitPosition, ExitPosition, ExitPosition]
    expect(await plans().claim(me, [first])).toBe(first.amountNow)
    expect((await plans().exits(me)).map(({ id }) => id)).toEqual([third.id, second.id])
    expect(await plans().claim(me, [third])).toBe(third.amountNow)
    expect(await plans().claim(me, [second])).toBe(second.amountNow)
  })

  test('pauses and the blacklist are told', async () => {
    await recharge(parseEther('100'))
    await request(parseEther('1'))
    await queue('devnetPause', [true])
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.binance.paused' } })
    await devnet.contracts.wBETH.write('devnetPause', [true], admin)
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'transfer', 'request', 'claim'])
    await devnet.contracts.wBETH.write('devnetBlacklist', [me, true], admin)
    const [way] = await plans().leave(me, mainnet.wBETH, 1n)
    expect(way?.closed?.key).toBe('notes.binance.barred')
  })

  test('staking mints at the rate', async () => {
    const before = await devnet.balanceOf(mainnet.wBETH, me)
    await rate(parseEther('1.25'))
    await devnet.contracts.wBETH.write('deposit', [me], me, parseEther('5'))
    expect((await devnet.balanceOf(mainnet.wBETH, me)) - before).toBe(parseEther('4'))
  })
})
