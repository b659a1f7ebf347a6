import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/treehouse/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// tETH's two ways out, read and finished by the plans that ship. Both pay in wstETH.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const week = 7 * 86_400

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const held = () => devnet.balanceOf(mainnet.wstETH, me)

async function request(amount: bigint) {
  await devnet.fund(me, { tETH: amount })
  await write('tETH', 'approve', [mainnet.treehouseRedemption, amount])
  await write('treehouseRedemption', 'redeem', [amount])
}

/** What finishing pays, in wstETH. */
async function finish(exits: readonly ExitPosition[]): Promise<bigint> {
  const { to, data, value } = await plans().finish(me, exits)
  const before = await held()
  await devnet.send({ from: me, data, value, ...(to === null ? {} : { to }) })
  return (await held()) - before
}

describe('the slow redemption', () => {
  test('hold, request, wait, finish: it pays to the wei what was shown', async () => {
    const [, way] = await plans().leave(me, mainnet.tETH, parseEther('12.3456789'))
    await request(parseEther('12.3456789'))
    const { timestamp } = await devnet.chain.block()
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      amountAsked: way?.receives,
      delay: [{ what: 'cooldown', over: false, time: timestamp + BigInt(week) }],
    })
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await devnet.increaseTime(week)
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], amountNow: way?.receives }])
    expect(await finish(ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a loss lowers it, and so does a rise of wstETH itself', async () => {
    await request(parseEther('10'))
    const [asked] = await plans().exits(me)
    await write('tETH', 'devnetReport', [parseEther('19000')], admin)
    const [lost] = await plans().exits(me)
    expect(lost?.amountNow).toBeLessThan(asked?.amountNow ?? 0n)
    await devnet.rebase('stETH', 20)
    const [risen] = await plans().exits(me)
    expect(risen?.amountNow).toBeLessThan(lost?.amountNow ?? 0n)
    expect(risen?.amountAsked).toBe(asked?.amountAsked)
    await devnet.increaseTime(week)
    expect(await finish(await plans().exits(me))).toBe(risen?.amountNow)
  })

  test('it waits for wstETH in the vault, and each is finished by itself', async () => {
    await request(parseEther('1'))
    await request(parseEther('600'))
    await request(parseEther('2'))
    await devnet.increaseTime(week)
    const [first, big, last] = (await plans().exits(me)) as [ExitPosition, ExitPosition, ExitPosition]
    expect([first.state, big.state, last.state]).toEqual(['completable', 'waiting', 'completable'])
    expect(big.delay.map(({ what, over }) => [what, over])).toEqual([
      ['cooldown', true],
      ['liquidity', false],
    ])
    expect(await finish([first])).toBe(first.amountNow)
    expect((await plans().exits(me)).map(({ id }) => id)).toEqual([last.id, big.id])
  })

  test('a pause freezes it and both ways', async () => {
    await request(parseEther('2'))
    await write('treehouseVault', 'devnetPause', [true], admin)
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.treehouse.paused' } })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['request', 'claim', 'instant'])
    const ways = await plans().leave(me, mainnet.tETH, parseEther('2'))
    expect(ways.map(({ closed }) => closed?.key)).toEqual(['notes.treehouse.paused', 'notes.treehouse.paused'])
  })
})

test('the fast redemption pays what was told, and only from what nobody waits for', async () => {
  await request(parseEther('100'))
  const [way] = await plans().leave(me, mainnet.tETH, parseEther('5'))
  expect(way?.kind).toBe('instant')
  await devnet.fund(me, { tETH: parseEther('600') })
  await write('tETH', 'approve', [mainnet.treehouseFastlane, parseEther('600')])
  const before = await held()
  await write('treehouseFastlane', 'redeemAndFinalize', [parseEther('5')])
  expect((await held()) - before).toBe(way?.receives)
  await expect(write('treehouseFastlane', 'redeemAndFinalize', [way?.most])).rejects.toThrow('InsufficientFunds')
  const [rest] = await plans().leave(me, mainnet.tETH, parseEther('5'))
  await write('treehouseFastlane', 'redeemAndFinalize', [rest?.most])
  const [slow] = (await plans().leave(me, mainnet.tETH, parseEther('0.5'))).slice(1)
  expect(slow?.closed?.key).toBe('notes.treehouse.tooSmall')
  await expect(request(parseEther('0.5'))).rejects.toThrow('MinimumNotMet')
})

test('a deposit of ether is worth what was paid', async () => {
  await devnet.contracts.treehouseRouter.write('depositETH', [], me, parseEther('3'))
  const [rate] = await plans().rates()
  expect(rate).toMatchObject({ token: mainnet.tETH, unit: mainnet.wstETH })
  const shares = await devnet.balanceOf(mainnet.tETH, me)
  const perToken = (await devnet.contracts.wstETH.read('stEthPerToken')) as bigint
  const worth = (((shares * (rate?.wad ?? 0n)) / 10n ** 18n) * perToken) / 10n ** 18n
  expect(parseEther('3') - worth).toBeLessThan(10n)
})
