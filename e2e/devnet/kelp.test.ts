import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/kelp/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { gasPaid } from './gas.ts'
import { readingOf } from './reading.ts'
import { kelpEther, reportKelp, unlockKelp } from './scenario/kelp.ts'
import { devnetForTests } from './testDevnet.ts'

// Kelp's plans as they ship, against its arithmetic.

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(3).address
const { admin } = devnetOnly
const write = (name: string, args: readonly unknown[]) => devnet.contracts.kelpManager.write(name, args, me)
const price = async () => (await devnet.contracts.kelpOracle.read('rsETHPrice')) as bigint
const updatePrice = () => devnet.contracts.kelpOracle.write('updateRSETHPrice', [], me)

async function request(asset: Address, amount: bigint) {
  await devnet.fund(me, { rsETH: amount })
  await devnet.contracts.rsETH.write('approve', [mainnet.kelpManager, amount], me)
  await write('initiateWithdrawal', [asset, amount, ''])
}

async function only(): Promise<ExitPosition> {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** Finishes and returns what arrived, gas aside. */
async function claim(exit: ExitPosition): Promise<bigint> {
  const { token } = exit.paid
  const before = await devnet.balanceOf(token, me)
  await reading.finish([exit], me)
  const gas = await gasPaid(devnet)
  return (await devnet.balanceOf(token, me)) - before + (token === null ? gas : 0n)
}

describe('Kelp on the devnet', () => {
  test('an account with nothing is read in one round; the rate is the stored one', async () => {
    expect(await reading.positions(me)).toEqual({ positions: [], rounds: 1, unread: [] })
    expect(await reading.rates()).toEqual([{ token: mainnet.rsETH, wad: await price() }])
    expect(await reading.status()).toEqual([])
  })

  test('a request in ether waits, is unlocked, and pays to the wei what was shown', async () => {
    await request(kelpEther, parseEther('3.3'))
    const waiting = await only()
    const promised = (parseEther('3.3') * (await price())) / parseEther('1')
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: promised,
      amountAsked: promised,
      paid: { token: null },
      delay: [
        { what: 'cooldown', over: false },
        { what: 'operator', over: false },
      ],
    })
    const block = waiting.delay[0]?.block as bigint
    await devnet.mine(Number(block - (await devnet.chain.block()).number))
    expect((await only()).delay.map(({ over }) => over)).toEqual([true, false])
    await unlockKelp(devnet.contracts, kelpEther)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: promised, repricing: false })
    expect(await claim(ready)).toBe(promised)
    expect(await reading.exits(me)).toEqual([])
  })

  test('the oldest of an asset comes first; the second only after it, and assets do not wait for each other', async () => {
    await request(mainnet.stETH, parseEther('2'))
    await request(mainnet.stETH, parseEther('1'))
    await request(kelpEther, parseEther('1'))
    await devnet.mine(55)
    await unlockKelp(devnet.contracts, mainnet.stETH)
    await unlockKelp(devnet.contracts, kelpEther)
    const { positions, rounds } = await reading.positions(me)
    const exits = positions.flatMap((position) => (position.kind === 'exit' ? [position] : []))
    expect(rounds).toBe(2)
    expect(exits.map(({ paid, state }) => [paid.asset.symbol, state])).toEqual([
      ['ETH', 'completable'],
      ['stETH', 'completable'],
      ['stETH', 'waiting'],
    ])
    const [, first, second] = exits as [ExitPosition, ExitPosition, ExitPosition]
    await expect(reading.finish([second], me)).rejects.toThrow('cannot be finished now')
    // A transfer of stETH moves whole shares and may arrive a wei or two short.
    expect(first.amountNow as bigint).toBeGreaterThan(parseEther('2'))
    expect((first.amountNow as bigint) - (await claim(first))).toBeLessThanOrEqual(2n)
    const [, next] = await reading.exits(me)
    expect(next).toMatchObject({ id: second.id, state: 'completable' })
    expect((next?.amountNow as bigint) - (await claim(next as ExitPosition))).toBeLessThanOrEqual(2n)
  })

  test('a loss that is written before the unlock lowers it', async () => {
    await request(kelpEther, parseEther('10'))
    const { amountAsked } = await only()
    await reportKelp(devnet.contracts, -50)
    expect((await only()).amountNow).toBe(amountAsked)
    await updatePrice()
    const lower = await only()
    expect(lower.amountNow).toBe((parseEther('10') * (await price())) / parseEther('1'))
    expect(lower.amountNow as bigint).toBeLessThan(amountAsked as bigint)
    await devnet.mine(55)
    await unlockKelp(devnet.contracts, kelpEther)
    expect(await claim(await only())).toBe(lower.amountNow)
  })

  test('a fall beyond the limit pauses everything, and what could be claimed is frozen', async () => {
    await request(kelpEther, parseEther('1'))
    await devnet.mine(55)
    await unlockKelp(devnet.contracts, kelpEther)
    const before = await price()
    await reportKelp(devnet.contracts, -150)
    await updatePrice()
    expect(await price()).toBe(before)
    const frozen = await only()
    expect(frozen).toMatchObject({ state: 'frozen', note: { key: 'notes.kelp.paused' } })
    await expect(reading.finish([frozen], me)).rejects.toThrow('cannot be finished now')
    const status = await reading.status()
    expect(status.map(({ what }) => what)).toEqual(['mint', 'request', 'claim', 'instant', 'rate'])
    const ways = await reading.ways(mainnet.rsETH, parseEther('1'), me)
    expect(ways.every(({ closed }) => closed?.key === 'notes.kelp.paused')).toBe(true)
  })

  test('what the vault lacks stays locked', async () => {
    await request(kelpEther, parseEther('4900'))
    await request(kelpEther, parseEther('1'))
    await devnet.mine(55)
    await unlockKelp(devnet.contracts, kelpEther)
    expect((await reading.exits(me)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  })

  test('an instant exit pays what the way said, without an allowance', async () => {
    await devnet.fund(me, { rsETH: parseEther('7') })
    const ways = await reading.ways(mainnet.rsETH, parseEther('7'), me)
    const [, instant] = ways
    expect(ways.map(({ closed }) => closed?.key)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'notes.kelp.instantOff',
    ])
    const before = await devnet.balanceOf(null, me)
    await write('instantWithdrawal', [kelpEther, parseEther('7'), ''])
    const gas = await gasPaid(devnet)
    expect((await devnet.balanceOf(null, me)) - before + gas).toBe(instant?.receives)
  })

  test('the most of a way is the most the contract takes', async () => {
    const [queue, instant] = await reading.ways(mainnet.rsETH, parseEther('1'), me)
    const most = instant?.most as bigint
    expect(queue?.most as bigint).toBeGreaterThan(most)
    await devnet.fund(me, { rsETH: most + 1n })
    await expect(write('instantWithdrawal', [kelpEther, most + 1n, ''])).rejects.toMatchObject({
      reason: 'CantInstantWithdrawMoreThanAvailable',
    })
    await write('instantWithdrawal', [kelpEther, most, ''])
  })

  test('an account whose transfers Kelp blocks cannot ask for a withdrawal, and says until when', async () => {
    await devnet.fund(me, { rsETH: parseEther('1') })
    await devnet.contracts.rsETH.write('blockUserTransfers', [me], admin)
    const [queue] = await reading.ways(mainnet.rsETH, parseEther('1'), me)
    expect(queue?.closed?.key).toBe('notes.kelp.blocked')
    await devnet.contracts.rsETH.write('approve', [mainnet.kelpManager, parseEther('1')], me)
    await expect(write('initiateWithdrawal', [kelpEther, parseEther('1'), ''])).rejects.toMatchObject({
      reason: 'TransfersBlocked',
    })
    await devnet.increaseTime(86_400)
    expect((await reading.ways(mainnet.rsETH, parseEther('1'), me))[0]?.closed).toBeNull()
  })

  test('every update of the rate leaves a log that gives it', async () => {
    await reportKelp(devnet.contracts, 20)
    const { logs } = await updatePrice()
    const [rateLog] = protocol.rateLogs ?? []
    const found = logs.flatMap((log) => rateLog?.parse(log) ?? [])
    expect(found).toEqual([{ wad: await price() }])
  })
})
