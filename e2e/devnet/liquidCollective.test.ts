import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/liquidCollective/index.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Liquid Collective's redeem manager, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const denied = 1n << 255n

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const permit = (mask: bigint) => write('lsAllowlist', 'devnetSet', [[me], [mask]], admin)

await devnet.chain.setBalance(admin, parseEther('10000'))

const big = async (name: string, args: readonly unknown[] = []) =>
  (await devnet.contracts.LsETH.read(name, args)) as bigint

/** The validators hold so much now, and this much came back from them. */
const report = (validators: bigint, back = 0n) =>
  devnet.contracts.LsETH.write('devnetReport', [validators], admin, back)

async function request(amount: bigint) {
  await permit(5n)
  await devnet.fund(me, { LsETH: amount })
  await write('LsETH', 'requestRedeem', [amount, me])
}

describe('redeeming LsETH', () => {
  test('hold, request, wait, report, claim: it pays to the wei what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.LsETH, parseEther('10'))
    expect(way?.closed?.key).toBe('notes.liquidCollective.notAllowed')
    await request(parseEther('10'))
    expect((await plans().leave(me, mainnet.LsETH, parseEther('10')))[0]?.closed).toBeNull()
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, amountAsked: way?.receives })
    await expect(plans().finish(me, waiting === undefined ? [] : [waiting])).rejects.toThrow(NotFinishableError)
    const total = await big('totalUnderlyingSupply')
    await report(total - parseEther('20'), parseEther('20'))
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], repricing: false, amountNow: way?.receives }])
    expect(await plans().claim(me, ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a loss lowers it, a gain does not raise it', async () => {
    await request(parseEther('10'))
    const [before] = await plans().exits(me)
    const total = await big('totalUnderlyingSupply')
    await report(total + parseEther('500'))
    expect((await plans().exits(me))[0]?.amountNow).toBe(before?.amountNow)
    await report(total - parseEther('4321.0987654321'))
    const [lowered] = await plans().exits(me)
    expect(lowered?.amountNow).toBe(await big('underlyingBalanceFromShares', [parseEther('10')]))
    expect(lowered?.amountNow).toBeLessThan(before?.amountNow ?? 0n)
    await report(total - parseEther('4341.0987654321'), parseEther('20'))
    const ready = await plans().exits(me)
    expect(ready[0]?.amountNow).toBe(lowered?.amountNow)
    expect(await plans().claim(me, ready)).toBe(lowered?.amountNow)
  })

  test('two are satisfied by three reports at their own rates, and claimed at once', async () => {
    await request(parseEther('6'))
    await request(parseEther('8'))
    const total = await big('totalUnderlyingSupply')
    await report(total - parseEther('3'), parseEther('3'))
    const [partly] = await plans().exits(me)
    expect(partly).toMatchObject({ state: 'completable', note: { key: 'notes.liquidCollective.partly' } })
    await report(total - parseEther('1007'), parseEther('4'))
    expect((await plans().exits(me)).map(({ state }) => state)).toEqual(['completable', 'completable'])
    // What is paid now leaves the rest of the second in the queue.
    await plans().claim(me, await plans().exits(me))
    const [rest] = await plans().exits(me)
    expect(rest?.state).toBe('waiting')
    await report(total - parseEther('2027'), parseEther('20'))
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', repricing: false }])
    expect(await plans().claim(me, ready)).toBe(ready[0]?.amountNow)
    expect(await plans().exits(me)).toEqual([])
  })

  test('containment and the allowlist freeze it', async () => {
    await request(parseEther('2'))
    await write('LsETH', 'devnetContain', [true], admin)
    expect((await plans().exits(me))[0]).toMatchObject({
      state: 'frozen',
      note: { key: 'notes.liquidCollective.contained' },
    })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['request'])
    await expect(write('LsETH', 'requestRedeem', [1n, me])).rejects.toThrow(/SlashingContainment/)
    await write('LsETH', 'devnetContain', [false], admin)
    await report((await big('totalUnderlyingSupply')) - parseEther('5'), parseEther('5'))
    await permit(denied)
    const [barred] = await plans().exits(me)
    expect(barred).toMatchObject({ state: 'frozen', note: { key: 'notes.liquidCollective.denied' } })
    await expect(write('lsRedeemManager', 'claimRedeemRequests', [[0], [0]])).rejects.toThrow(/ClaimRecipientIsDenied/)
  })

  test('the rate is River’s, and those on the list mint at it', async () => {
    const [rate] = await plans().rates()
    expect(rate?.wad).toBe(await big('underlyingBalanceFromShares', [parseEther('1')]))
    const deposit = () => devnet.contracts.LsETH.write('deposit', [], me, parseEther('1'))
    await expect(deposit()).rejects.toThrow(/Unauthorized/)
    await permit(1n)
    const shares = await big('sharesFromUnderlyingBalance', [parseEther('1')])
    await deposit()
    expect(await devnet.balanceOf(mainnet.LsETH, me)).toBe(shares)
  })
})
