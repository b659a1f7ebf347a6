import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/frax/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Frax Ether's vault and redemption queues, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { address: friend } = testAccount(3)
const { admin, whale } = devnetOnly
const days = 86_400

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const big = async (contract: ContractName, name: string, ...args: unknown[]) =>
  (await devnet.contracts[contract].read(name, args)) as bigint

async function enter(amount: bigint, queue: 'fraxQueue' | 'fraxOldQueue' = 'fraxQueue', from = me) {
  await devnet.fund(from, { frxETH: amount })
  await write('frxETH', 'approve', [mainnet[queue], amount], from)
  await write(queue, 'enterRedemptionQueue', [from, amount], from)
}
const giveRouter = (ether: string) => devnet.chain.setBalance(mainnet.fraxRouter, parseEther(ether))

describe('redeeming frxETH', () => {
  test('hold, request, wait, mature, redeem: it pays to the wei what was shown', async () => {
    await enter(parseEther('10'))
    const [waiting] = await plans().exits(me)
    const { timestamp } = await devnet.chain.block()
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: parseEther('9.995'),
      delay: [{ what: 'cooldown', over: false, time: timestamp + 15n * 86_400n }, { what: 'queue' }],
    })
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await devnet.increaseTime(15 * days)
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'waiting', delay: [{ over: true }, { what: 'queue' }] })
    await giveRouter('4')
    const [short] = await plans().exits(me)
    expect(short).toMatchObject({ state: 'waiting', delay: [{ over: true }, { what: 'liquidity' }] })
    expect(short?.note?.key).toBe('notes.frax.part')
    await giveRouter('10')
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', amountNow: parseEther('9.995'), delay: [] }])
    expect(await plans().claim(me, ready)).toBe(parseEther('9.995'))
    expect(await plans().exits(me)).toEqual([])
  })

  test('those before come first, even when there is ether', async () => {
    await enter(parseEther('30'), 'fraxQueue', friend)
    await enter(parseEther('5'))
    await devnet.increaseTime(15 * days)
    await giveRouter('20')
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'waiting', delay: [{}, { what: 'queue' }] })
    await giveRouter('40')
    const [first] = await plans().exits(friend)
    await plans().claim(friend, [first as ExitPosition])
    expect((await plans().exits(me))[0]?.state).toBe('completable')
  })

  test('a ticket redeemed in part says the rest, one given away is somebody else’s', async () => {
    await enter(parseEther('10'))
    await enter(parseEther('2'))
    await devnet.increaseTime(15 * days)
    await giveRouter('50')
    const [first, second] = await plans().exits(me)
    await write('fraxQueue', 'partialRedeemNft', [first?.ticket.number, me, parseEther('4')])
    await write('fraxQueue', 'transferFrom', [me, friend, second?.ticket.number])
    const [rest, ...none] = await plans().exits(me)
    expect(none).toEqual([])
    expect(rest?.amountNow).toBe(parseEther('5.997'))
    expect(await plans().claim(me, [rest as ExitPosition])).toBe(parseEther('5.997'))
    expect(await plans().exits(friend)).toMatchObject([{ ticket: { number: second?.ticket.number } }])
  })

  test('sfrxETH enters the same queue at the vault’s rate, as leaving tells', async () => {
    await devnet.fund(me, { sfrxETH: parseEther('10') })
    const [queue, vault] = await plans().leave(me, mainnet.sfrxETH, parseEther('10'))
    await write('sfrxETH', 'approve', [mainnet.fraxQueue, parseEther('10')])
    await write('fraxQueue', 'enterRedemptionQueueViaSfrxEth', [me, parseEther('10')])
    const [exit] = await plans().exits(me)
    // Two blocks of rewards later.
    const grown = (exit?.amountNow ?? 0n) - (queue?.receives ?? 0n)
    expect(grown).toBeGreaterThanOrEqual(0n)
    expect(grown).toBeLessThan(parseEther('0.0001'))
    expect(vault).toMatchObject({ kind: 'unwrap', receives: expect.any(BigInt) })
    expect(queue?.delay[0]).toEqual({ what: 'cooldown', seconds: BigInt(15 * days) })
  })

  test('the first queue pays from its own ether, and takes tickets back early for its fee', async () => {
    await enter(parseEther('8'), 'fraxOldQueue')
    await enter(parseEther('2'), 'fraxOldQueue')
    const [first, second] = await plans().exits(me)
    expect(first).toMatchObject({ state: 'waiting', note: { key: 'notes.frax.early' } })
    await write('fraxOldQueue', 'earlyBurnRedemptionTicketNft', [me, second?.ticket.number])
    expect(await devnet.balanceOf(mainnet.frxETH, me)).toBe(parseEther('1.99'))
    await devnet.increaseTime(15 * days)
    expect((await plans().exits(me))[0]).toMatchObject({
      state: 'waiting',
      delay: [{ over: true }, { what: 'liquidity' }],
    })
    await devnet.chain.setBalance(mainnet.fraxOldQueue, parseEther('8'))
    const ready = await plans().exits(me)
    expect(await plans().claim(me, ready)).toBe(parseEther('8'))
  })

  test('requests above the bound and redemptions before their time fail in the contract’s words', async () => {
    await devnet.fund(me, { frxETH: parseEther('2000') })
    await write('frxETH', 'approve', [mainnet.fraxQueue, parseEther('2000')])
    await expect(write('fraxQueue', 'enterRedemptionQueue', [me, parseEther('1000.1')])).rejects.toThrow(/ExceedsMax/)
    await enter(parseEther('1'))
    await expect(write('fraxQueue', 'fullRedeemNft', [0n, me])).rejects.toThrow(/NotMatureYet/)
  })
})

describe('sfrxETH', () => {
  test('its rate grows within a cycle, evenly, and the same is read', async () => {
    const before = await big('sfrxETH', 'pricePerShare')
    expect((await plans().rates())[1]).toMatchObject({ token: mainnet.sfrxETH, wad: before, unit: mainnet.frxETH })
    await devnet.increaseTime(days)
    const after = await big('sfrxETH', 'pricePerShare')
    const supply = await big('sfrxETH', 'totalSupply')
    expect((after - before) * 7n * supply).toBeGreaterThan(parseEther('28.6') * parseEther('1'))
    expect((after - before) * 7n * supply).toBeLessThan(parseEther('28.8') * parseEther('1'))
  })

  test('unwrapping at the end of a cycle begins the next one and pays what was told', async () => {
    await devnet.fund(me, { sfrxETH: parseEther('10') })
    await devnet.increaseTime(6 * days)
    const [, vault] = await plans().leave(me, mainnet.sfrxETH, parseEther('10'))
    await write('sfrxETH', 'redeem', [parseEther('10'), me, me])
    expect(await devnet.balanceOf(mainnet.frxETH, me)).toBe(vault?.receives)
  })

  test('minting gives it for ether, until it is paused', async () => {
    await devnet.contracts.fraxMinter.write('submitAndDeposit', [me], me, parseEther('3'))
    expect(await devnet.balanceOf(mainnet.sfrxETH, me)).toBeGreaterThan(parseEther('2'))
    expect(await plans().status()).toEqual([])
    await write('fraxMinter', 'devnetPause', [true], admin)
    expect(await plans().status()).toMatchObject([{ token: mainnet.frxETH, what: 'mint' }])
    await expect(write('fraxMinter', 'mintFrxEth', [], whale)).rejects.toThrow(/Paused/)
  })
})
