import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol as bifrost } from '../../lib/protocols/bifrost/index.ts'
import { protocol as cronos } from '../../lib/protocols/cronos/index.ts'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol as metapool } from '../../lib/protocols/metapool/index.ts'
import { protocol as mev } from '../../lib/protocols/mev/index.ts'
import { protocol as nodedao } from '../../lib/protocols/nodedao/index.ts'
import { protocol as nodeset } from '../../lib/protocols/nodeset/index.ts'
import { protocol as stafi } from '../../lib/protocols/stafi/index.ts'
import { protocol as stakehouse } from '../../lib/protocols/stakehouse/index.ts'
import { protocol as tranchess } from '../../lib/protocols/tranchess/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// The small tokens: what each is worth, and the exits of those that have any, by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { address: friend } = testAccount(3)
const { admin } = devnetOnly
const whole = 10n ** 18n
const day = 86_400

const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me, value?: bigint) =>
  devnet.contracts[contract].write(name, args, from, value)
const wethOf = (account: Hex) => devnet.balanceOf(mainnet.weth, account)

describe('a token with a rate and no queue', () => {
  test.each([
    { protocol: cronos, token: 'CDCETH', source: 'CDCETH', name: 'exchangeRate', args: [] },
    { protocol: tranchess, token: 'qETH', source: 'qETHRate', name: 'getRate', args: [] },
    { protocol: nodeset, token: 'xrETH', source: 'xrETH', name: 'convertToAssets', args: [whole] },
  ] as const)('$token', async ({ protocol, token, source, name, args }) => {
    await devnet.fund(me, { [token]: parseEther('2') })
    const plans = plansOf(devnet, protocol)
    expect(await plans.read(me)).toMatchObject([{ kind: 'token', balance: parseEther('2') }])
    const wad = await devnet.contracts[source].read(name, args)
    expect(wad).toBeGreaterThan(whole)
    expect(await plans.rates()).toEqual([{ token: mainnet[token], wad }])
  })

  test('dETH is a balance without a rate', async () => {
    await devnet.fund(me, { dETH: 5n })
    expect(await plansOf(devnet, stakehouse).read(me)).toMatchObject([{ balance: 5n }])
  })
})

describe('xrETH', () => {
  const plans = () => plansOf(devnet, nodeset)

  test('pays at once what was told, as far as WETH lies in it', async () => {
    await devnet.fund(me, { xrETH: parseEther('40') })
    const [way] = await plans().leave(me, mainnet.xrETH, parseEther('5'))
    const before = await wethOf(me)
    await write('xrETH', 'redeem', [parseEther('5'), me, me])
    expect((await wethOf(me)) - before).toBe(way?.receives)
    const [short] = await plans().leave(me, mainnet.xrETH, parseEther('30'))
    expect(short?.closed?.key).toBe('notes.nodeset.short')
    await expect(write('xrETH', 'redeem', [parseEther('30'), me, me])).rejects.toThrow(/Not enough liquidity/)
    await write('xrETH', 'redeem', [short?.most, me, me])
  })

  test('says when nothing may be deposited', async () => {
    await devnet.fund(me, { weth: whole })
    await write('weth', 'approve', [mainnet.xrETH, whole])
    await write('xrETH', 'deposit', [whole, me])
    await write('xrETH', 'devnetEnableDeposits', [false], admin)
    expect(await plans().status()).toMatchObject([{ token: mainnet.xrETH, what: 'mint' }])
  })
})

describe('mevETH', () => {
  const plans = () => plansOf(devnet, mev)

  test('what does not lie there waits for a ticket, which pays to the wei what was shown', async () => {
    await devnet.fund(me, { mevETH: parseEther('60') })
    const before = await wethOf(me)
    await write('mevETH', 'withdrawQueue', [parseEther('50'), me, me])
    expect((await wethOf(me)) - before).toBe(parseEther('20'))
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: parseEther('30'), ticket: { number: 1n } })
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await devnet.chain.setBalance(mainnet.mevETH, parseEther('64'))
    await write('mevETH', 'grantRewards', [], admin, whole)
    await write('mevETH', 'processWithdrawalQueue', [1n], admin)
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], amountNow: parseEther('30') }])
    await plans().claim(me, ready)
    expect((await wethOf(me)) - before).toBe(parseEther('50'))
    expect(await plans().exits(me)).toEqual([])
  })

  test('what lies there is paid at once as told, and what is reserved is not', async () => {
    await devnet.fund(me, { mevETH: parseEther('10') })
    const [way] = await plans().leave(me, mainnet.mevETH, parseEther('10'))
    const before = await wethOf(me)
    await write('mevETH', 'redeem', [parseEther('10'), me, me])
    expect((await wethOf(me)) - before).toBe(way?.receives)
    const [short] = await plans().leave(me, mainnet.mevETH, parseEther('20'))
    expect(short?.closed?.key).toBe('notes.mev.short')
    await write('mevETH', 'devnetPause', [true], admin)
    expect(await plans().status()).toMatchObject([{ token: mainnet.mevETH, what: 'mint' }])
    const [rate] = await plans().rates()
    expect(rate?.wad).toBe(await devnet.contracts.mevETH.read('convertToAssets', [whole]))
  })
})

describe('vETH of Bifrost', () => {
  const plans = () => plansOf(devnet, bifrost)

  test('is paid in turn, in parts, to the wei what was shown', async () => {
    await devnet.fund(me, { vETH: parseEther('30') })
    await devnet.fund(friend, { vETH: parseEther('10') })
    const [way] = await plans().leave(me, mainnet.vETH, parseEther('30'))
    await write('bifrostCore', 'withdrawRequest', [parseEther('10')], friend)
    await write('bifrostCore', 'withdrawRequest', [parseEther('30')])
    const [ready, waiting] = (await plans().exits(me)) as [ExitPosition, ExitPosition]
    expect([ready.state, waiting.state]).toEqual(['completable', 'waiting'])
    expect(way?.receives).toBe((ready.amountNow ?? 0n) + (waiting.amountNow ?? 0n))
    expect(await plans().claim(me, [ready])).toBe(ready.amountNow)
    await write('bifrostCore', 'depositWithdrawal', [], admin, parseEther('32'))
    const rest = await plans().exits(me)
    expect(rest).toMatchObject([{ state: 'completable', amountNow: waiting.amountNow }])
    expect(await plans().claim(me, rest)).toBe(waiting.amountNow)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a loss lowers the rate and not what was asked for; a pause shuts the door', async () => {
    await devnet.fund(me, { vETH: parseEther('5'), olderVETH: parseEther('3') })
    await write('bifrostCore', 'withdrawRequest', [parseEther('5')])
    const [asked] = await plans().exits(me)
    const [before, older] = await plans().rates()
    expect(older).toEqual({ token: mainnet.olderVETH, wad: whole })
    await write('bifrostCore', 'removeReward', [parseEther('10')], admin)
    expect((await plans().rates())[0]?.wad).toBeLessThan(before?.wad ?? 0n)
    expect((await plans().exits(me))[0]?.amountNow).toBe(asked?.amountNow)
    await write('bifrostCore', 'devnetPause', [true], admin)
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'request'])
    const [renew] = await plans().leave(me, mainnet.olderVETH, parseEther('3'))
    const held = await devnet.balanceOf(mainnet.vETH, me)
    await write('olderVETH', 'approve', [mainnet.bifrostCore, parseEther('3')])
    await write('bifrostCore', 'renew', [parseEther('3')])
    expect((await devnet.balanceOf(mainnet.vETH, me)) - held).toBe(renew?.receives)
  })
})

describe('spETH of Meta Pool', () => {
  const plans = () => plansOf(devnet, metapool)

  test('hold, request, wait for the week and what follows, fetch: it pays to the wei what was shown', async () => {
    await devnet.fund(me, { spETH: parseEther('8'), mpETH: 1n })
    const [way] = await plans().leave(me, mainnet.spETH, parseEther('8'))
    await write('spETH', 'redeem', [parseEther('8'), me, me])
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives })
    expect(waiting?.delay.map(({ what, over }) => [what, over])).toEqual([
      ['epoch', false],
      ['cooldown', false],
      ['liquidity', true],
    ])
    await devnet.increaseTime(7 * day)
    expect((await plans().exits(me))[0]?.delay[0]?.over).toBe(true)
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await devnet.increaseTime(7 * day)
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [] }])
    expect(await plans().claim(me, ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('waits for ether, and for somebody else it is theirs to see', async () => {
    await devnet.fund(me, { spETH: parseEther('30') })
    await write('spETH', 'redeem', [parseEther('30'), friend, me])
    await devnet.increaseTime(14 * day)
    const [exit] = await plans().exits(me)
    expect(exit).toMatchObject({ state: 'waiting', finish: null, note: { key: 'notes.metapool.elsewhere' } })
    expect(exit?.delay.map(({ over }) => over)).toEqual([true, true, false])
  })

  test('the swap pays what was told, for a fee that grows, until it is empty', async () => {
    await devnet.fund(me, { spETH: parseEther('60') })
    await write('spETH', 'approve', [mainnet.metaPoolSwap, parseEther('60')])
    const [, way] = await plans().leave(me, mainnet.spETH, parseEther('20'))
    const before = await devnet.chain.balance(me)
    const { gasUsed } = await write('metaPoolSwap', 'swapmpETHforETH', [parseEther('20'), way?.receives])
    const paid = (await devnet.chain.balance(me)) - before
    expect(paid).toBeLessThan(way?.receives ?? 0n)
    expect((way?.receives ?? 0n) - paid).toBeLessThan(gasUsed * 10n ** 10n)
    const [, dearer] = await plans().leave(me, mainnet.spETH, parseEther('15'))
    expect(dearer?.fee).toBeGreaterThan(way?.fee ?? 0n)
    expect((await plans().leave(me, mainnet.spETH, parseEther('40')))[1]?.closed?.key).toBe('notes.metapool.short')
    await write('spETH', 'depositETH', [me], me, whole)
  })
})

describe('rETH of StaFi', () => {
  const plans = () => plansOf(devnet, stafi)
  const distribute = async (until: bigint) => {
    const { number } = await devnet.chain.block()
    await write('stafiWithdrawals', 'distributeWithdrawals', [number, 0n, 0n, 0n, until], admin)
  }

  test('waits in its order, and several are paid together to the wei what was shown', async () => {
    await devnet.fund(me, { stafiRETH: parseEther('80') })
    await write('stafiRETH', 'approve', [mainnet.stafiWithdrawals, parseEther('80')])
    const [way] = await plans().leave(me, mainnet.stafiRETH, parseEther('10'))
    await write('stafiWithdrawals', 'unstake', [parseEther('10')])
    await write('stafiWithdrawals', 'unstake', [parseEther('20')])
    const waiting = await plans().exits(me)
    expect(waiting).toMatchObject([{ state: 'waiting', amountNow: way?.receives }, { state: 'waiting' }])
    await expect(plans().finish(me, waiting)).rejects.toThrow(NotFinishableError)
    await devnet.chain.setBalance(mainnet.stafiWithdrawals, parseEther('50'))
    await distribute(2n)
    const ready = await plans().exits(me)
    expect(ready.map(({ state }) => state)).toEqual(['completable', 'completable'])
    expect(await plans().claim(me, ready)).toBe(ready.reduce((sum, { amountNow }) => sum + (amountNow ?? 0n), 0n))
    expect(await plans().exits(me)).toEqual([])
    const [shut] = await plans().leave(me, mainnet.stafiRETH, parseEther('70'))
    expect(shut?.closed?.key).toBe('leave.stafi.limit')
    await expect(write('stafiWithdrawals', 'unstake', [parseEther('70')])).rejects.toThrow(/reach user limit/)
    expect((await plans().rates())[0]?.wad).toBe(await devnet.contracts.stafiRETH.read('getExchangeRate'))
  })
})

describe('NodeDAO', () => {
  const plans = () => plansOf(devnet, nodedao)

  test.each(['nETH', 'rnETH'] as const)(
    '%s is paid at once, or waits and pays to the wei what was shown',
    async (token) => {
      const pool = `${token}Pool` as const
      await devnet.fund(me, { [token]: parseEther('40') })
      const [instant, shut] = await plans().leave(me, mainnet[token], parseEther('5'))
      expect(shut?.closed?.key).toBe('leave.nodedao.atOnce')
      const before = await devnet.chain.balance(mainnet[pool])
      await write(pool, 'unstakeETH', [parseEther('5')])
      expect(before - (await devnet.chain.balance(mainnet[pool]))).toBe(instant?.receives)
      const [lacking, way] = await plans().leave(me, mainnet[token], parseEther('30'))
      expect(lacking?.closed?.key).toBe('leave.nodedao.lacking')
      await write(pool, 'requestWithdrawals', [parseEther('30')])
      const [waiting] = await plans().exits(me)
      expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives })
      await devnet.mine(50)
      expect((await plans().exits(me))[0]?.delay.map(({ over }) => over)).toEqual([true, false])
      await devnet.chain.setBalance(mainnet[pool], parseEther('60'))
      const ready = await plans().exits(me)
      expect(ready).toMatchObject([{ state: 'completable', delay: [] }])
      expect(await plans().claim(me, ready)).toBe(way?.receives)
      expect(await plans().exits(me)).toEqual([])
    },
  )

  test('stops and pauses are told', async () => {
    await write('nETHPool', 'devnetSet', [false, false], admin)
    await write('rnETHPool', 'devnetSet', [true, true], admin)
    expect((await plans().status()).map(({ token, what }) => [token, what])).toEqual([
      ...['request', 'instant'].map((what) => [mainnet.nETH, what]),
      ...['mint', 'request', 'claim', 'instant'].map((what) => [mainnet.rnETH, what]),
    ])
  })
})
