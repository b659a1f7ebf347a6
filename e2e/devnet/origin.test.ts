import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/origin/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Origin's vault on Ethereum, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin, whale } = devnetOnly

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const strategies = (amount: string) => write('OETHVault', 'devnetSetStrategies', [parseEther(amount)], admin)
const states = async () => (await plans().exits(me)).map(({ state }) => state)

async function request(amount: bigint) {
  await devnet.fund(me, { OETH: amount })
  await write('OETHVault', 'requestWithdrawal', [amount])
}

/** Wrapped ether that a claim paid. */
async function claim(exits: readonly ExitPosition[]): Promise<bigint> {
  const before = await devnet.balanceOf(mainnet.weth, me)
  await plans().claim(me, exits)
  return (await devnet.balanceOf(mainnet.weth, me)) - before
}

describe('leaving OETH', () => {
  test('hold, request, wait ten minutes, claim: it pays to the wei what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.OETH, parseEther('10'))
    expect(way).toMatchObject({ receives: parseEther('10'), closed: null, delay: [{ seconds: 600n }, {}] })
    await request(parseEther('10'))
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: parseEther('10'),
      delay: [
        { what: 'cooldown', over: false },
        { what: 'liquidity', over: true },
      ],
    })
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await devnet.increaseTime(600)
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [] }])
    expect(await claim(ready)).toBe(parseEther('10'))
    expect(await plans().exits(me)).toEqual([])
  })

  test('several wait for wrapped ether in turn, and are claimed at once', async () => {
    await request(parseEther('250'))
    await request(parseEther('100'))
    await request(parseEther('1'))
    await devnet.increaseTime(600)
    expect(await states()).toEqual(['completable', 'waiting', 'waiting'])
    await strategies('39599')
    await write('weth', 'transfer', [mainnet.OETHVault, parseEther('101')], whale)
    const ready = await plans().exits(me)
    expect(await states()).toEqual(['completable', 'completable', 'completable'])
    expect(await claim(ready)).toBe(parseEther('351'))
    expect(await plans().exits(me)).toEqual([])
  })

  test('a vault that is worth too little pays nobody, and says so', async () => {
    await request(parseEther('1'))
    await devnet.increaseTime(600)
    await strategies('37000')
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.origin.unbacked' } })
    expect((await plans().leave(me, mainnet.OETH, 1n))[0]?.closed?.key).toBe('notes.origin.unbacked')
    await expect(write('OETHVault', 'claimWithdrawals', [[0n]])).rejects.toThrow(/Backing supply liquidity/)
  })

  test('pauses are told, and freeze what waits', async () => {
    await request(parseEther('1'))
    await write('OETHVault', 'devnetPause', [true, true], admin)
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.origin.paused' } })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'request', 'claim', 'rate'])
    expect((await plans().leave(me, mainnet.OETH, 1n))[0]?.closed?.key).toBe('notes.origin.paused')
  })
})

describe('OETH and its wrapper', () => {
  test('balances grow with the vault, and so does the wrapper’s rate; contracts stand still', async () => {
    await devnet.fund(me, { OETH: parseEther('10') })
    await write('OETH', 'transfer', [mainnet.kelpPool, parseEther('5')], whale)
    const [, before] = await plans().rates()
    await strategies('40100')
    await write('OETHVault', 'rebase', [], admin)
    const [oeth, after] = await plans().rates()
    expect(oeth?.wad).toBe(parseEther('1'))
    expect(after).toMatchObject({ unit: mainnet.OETH })
    expect(after?.wad).toBeGreaterThan(before?.wad ?? 0n)
    const grown = await devnet.balanceOf(mainnet.OETH, me)
    expect(grown).toBeGreaterThan(parseEther('10.099'))
    expect(grown).toBeLessThan(parseEther('10.1011'))
    expect(await devnet.balanceOf(mainnet.OETH, mainnet.kelpPool)).toBe(parseEther('5'))
  })

  test('unwrapping pays what was shown, and ether goes in through the zapper', async () => {
    await devnet.fund(me, { wOETH: parseEther('3') })
    const [way] = await plans().leave(me, mainnet.wOETH, parseEther('3'))
    await write('wOETH', 'redeem', [parseEther('3'), me, me])
    expect(await devnet.balanceOf(mainnet.OETH, me)).toBe(way?.receives)
    await devnet.contracts.OETHZapper.write('deposit', [], me, parseEther('2'))
    expect(await devnet.balanceOf(mainnet.OETH, me)).toBe((way?.receives ?? 0n) + parseEther('2'))
    const shares = await devnet.contracts.wOETH.read('convertToShares', [parseEther('1')])
    await devnet.contracts.OETHZapper.write('depositETHForWrappedTokens', [shares], me, parseEther('1'))
    expect(await devnet.balanceOf(mainnet.wOETH, me)).toBe(shares)
  })
})
