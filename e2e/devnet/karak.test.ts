import { parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/karak/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(3).address
const { admin } = devnetOnly
const week = 7 * 86_400
const { kweETH, karakDeposits, weETH } = mainnet

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[]) =>
  devnet.contracts[contract].write(name, args, me)

/** Ten weETH with Karak. */
async function deposit() {
  await devnet.fund(me, { weETH: parseEther('10') })
  await write('weETH', 'approve', [kweETH, parseEther('10')])
  await write('karakDeposits', 'deposit', [kweETH, parseEther('10'), 0n])
}

const request = (ether: string) => ({ vaults: [kweETH], shares: [parseEther(ether)], withdrawer: me })

describe('Karak on the devnet', () => {
  test('vault tokens are held, and worth what the vault says of its own token', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    await devnet.fund(me, { kweETH: 5n, kLBTC: 7n })
    const { positions } = await reading.positions(me)
    expect(positions.map((position) => position.kind === 'token' && position.balance)).toEqual([5n, 7n])
    await devnet.contracts.kLBTC.write('devnetReport', [5_500n * 10n ** 8n], admin)
    const rates = await reading.rates()
    expect(rates.map(({ unit }) => unit)).toContain(weETH)
    expect(rates[0]).toMatchObject({ token: kweETH, wad: parseEther('1') })
    const { wad } = rates.find(({ token }) => token === mainnet.kLBTC) ?? { wad: 0n }
    // The vault counts one unit of each beside its own.
    expect(parseEther('1.1') - wad).toBeLessThan(10n ** 8n)
  })

  test('what Karak keeps for an account, and the way out of it', async () => {
    await deposit()
    expect(await devnet.balanceOf(kweETH, karakDeposits)).toBe(parseEther('10'))
    const stake = { kind: 'restaked', strategy: kweETH, token: weETH, withdrawable: parseEther('10'), lost: 0n }
    expect((await reading.positions(me)).positions).toMatchObject([stake])
    const [way] = await reading.ways(kweETH, parseEther('4'), me)
    expect(way).toMatchObject({ receives: parseEther('4'), delay: [{ seconds: BigInt(week) }], closed: null })

    await write('karakWithdrawals', 'startWithdraw', [[request('4'), request('1')]])
    const waiting = await reading.exits(me)
    expect(waiting.map(({ amountNow, state }) => [amountNow, state])).toEqual([
      [parseEther('4'), 'waiting'],
      [parseEther('1'), 'waiting'],
    ])
    await expect(reading.finish(waiting, me)).rejects.toMatchObject({ data: 'early' })
    await devnet.increaseTime(week)
    const [first, second] = await reading.exits(me)
    expect(first).toMatchObject({ state: 'completable', paid: { token: weETH }, finish: { batch: 'karak' } })

    await devnet.contracts.kweETH.write('devnetPause', [true], admin)
    expect((await reading.exits(me))[0]?.state).toBe('frozen')
    await devnet.contracts.kweETH.write('devnetPause', [false], admin)
    await reading.finish([first as ExitPosition], me)
    expect(await devnet.balanceOf(weETH, me)).toBe(parseEther('4'))
    const left = await reading.exits(me)
    expect(left.map(({ id }) => id)).toEqual([second?.id])
    await reading.finish(left, me)
    expect(await devnet.balanceOf(weETH, me)).toBe(parseEther('5'))
    expect((await reading.positions(me)).positions).toMatchObject([{ withdrawable: parseEther('5') }])
  })

  test('a pause of all withdrawals is told', async () => {
    expect(await reading.status()).toEqual([])
    await devnet.contracts.karakWithdrawals.write('devnetPause', [true], admin)
    expect((await reading.status()).filter(({ token }) => token === kweETH).map(({ what }) => what)).toEqual([
      'request',
      'claim',
    ])
  })
})
