import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/etherfi/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(0).address
const friend = testAccount(3).address
const { admin, whale } = devnetOnly
const day = 86_400

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)
const finalize = (id: bigint) => write('withdrawRequestNft', 'devnetFinalize', [id], admin)

async function request(amount: bigint, recipient = me) {
  await write('eETH', 'approve', [mainnet.liquidityPool, amount])
  await write('liquidityPool', 'requestWithdraw', [recipient, amount])
}

const only = async (account = me): Promise<ExitPosition> => {
  const exits = await reading.exits(account)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** What the account's ether grew by while somebody else acted. */
async function gained(account: Address, act: () => Promise<unknown>): Promise<bigint> {
  const before = await devnet.chain.balance(account)
  await act()
  return (await devnet.chain.balance(account)) - before
}

describe('an account with nothing on its way out', () => {
  test('is read in one round', async () => {
    const { positions, rounds } = await reading.positions(me)
    expect(rounds).toBe(1)
    expect(positions.map((position) => position.kind === 'token' && position.token?.symbol)).toEqual(['eETH', 'weETH'])
  })
})

describe('a withdrawal request', () => {
  test('waits, is finalised, and pays to the wei what was shown', async () => {
    await request(parseEther('30'))
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountAsked: parseEther('30'), repricing: true })
    expect(waiting.delay.map(({ what }) => what)).toEqual(['queue', 'report'])
    expect(waiting.ticket).toMatchObject({ number: 1n, transferable: true })
    await finalize(1n)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', delay: [], repricing: false })
    // Nothing happened between the two: what was shown while it waited is what it was settled at.
    expect(ready.amountNow).toBe(waiting.amountNow)
    // Sent by somebody else, so that no gas is in the way.
    const paid = await gained(me, () => write('withdrawRequestNft', 'claimWithdraw', [1n], friend))
    expect(paid).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('a loss before it is finalised lowers it, a gain does not raise it, a loss after it changes nothing', async () => {
    await request(parseEther('30'))
    await devnet.rebase('eETH', -100)
    const lowered = await only()
    expect(lowered.amountNow).toBeLessThan(parseEther('29.71'))
    expect(lowered.amountNow).toBeGreaterThan(parseEther('29.69'))
    await devnet.rebase('eETH', 300)
    expect((await only()).amountNow).toBe(parseEther('30'))
    await devnet.rebase('eETH', -250)
    const before = (await only()).amountNow
    await finalize(1n)
    await devnet.rebase('eETH', -50)
    expect((await only()).amountNow).toBe(before)
    expect(await gained(me, () => write('withdrawRequestNft', 'claimWithdraw', [1n], friend))).toBe(before)
  })

  test('several are claimed by one transaction, and only those that are ready', async () => {
    await request(parseEther('5'))
    await request(parseEther('6'))
    await request(parseEther('7'))
    await finalize(2n)
    const exits = await reading.exits(me)
    expect(exits.map(({ state }) => state)).toEqual(['completable', 'completable', 'waiting'])
    expect(new Set(exits.map(({ finish }) => finish?.batch)).size).toBe(1)
    await reading.finish(exits, me)
    expect((await reading.exits(me)).map(({ ticket }) => ticket.number)).toEqual([3n])
    await expect(reading.finish(await reading.exits(me), me)).rejects.toThrow('cannot be finished')
  })

  test('one handed on belongs to whoever holds it now', async () => {
    await request(parseEther('5'))
    await write('withdrawRequestNft', 'transferFrom', [me, friend, 1n])
    expect(await reading.exits(me)).toEqual([])
    expect((await only(friend)).amountAsked).toBe(parseEther('5'))
  })

  test('one that was suspended is frozen, whether it is finalised or not', async () => {
    await request(parseEther('5'))
    await write('withdrawRequestNft', 'devnetInvalidate', [1n], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.invalidated' } })
    await finalize(1n)
    const frozen = await only()
    expect(frozen.state).toBe('frozen')
    await expect(reading.finish([frozen], me)).rejects.toThrow('cannot be finished')
    await write('withdrawRequestNft', 'devnetValidate', [1n], admin)
    expect((await only()).state).toBe('completable')
  })

  test('a blocked holder and a paused eETH freeze what is finalised', async () => {
    await request(parseEther('5'))
    await finalize(1n)
    await write('etherFiBlacklister', 'devnetBlacklist', [me, 2n ** 255n], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.blacklisted' } })
    await write('etherFiBlacklister', 'devnetBlacklist', [me, 0n], admin)
    const { timestamp } = await devnet.chain.block()
    await write('eETH', 'devnetPauseUntil', [timestamp + 3_600n], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.eethPaused' } })
    expect(await reading.status()).toContainEqual({ token: mainnet.eETH, what: 'claim', until: timestamp + 3_601n })
    await devnet.increaseTime(3_601)
    expect((await only()).state).toBe('completable')
  })

  test('weETH goes the same way through the adapter', async () => {
    await write('weETH', 'approve', [mainnet.weETHWithdrawAdapter, parseEther('10')])
    const [unwrap, queue] = await reading.ways(mainnet.weETH, parseEther('10'), me)
    await write('weETHWithdrawAdapter', 'requestWithdraw', [parseEther('10'), me])
    const waiting = await only()
    expect(waiting.amountNow).toBe(queue?.receives)
    expect(unwrap?.receives).toBe(waiting.amountAsked)
  })
})

describe('the ways out of eETH', () => {
  test('say fee and amount as the contracts then pay, and why one is shut', async () => {
    const amount = parseEther('20')
    const [queue, ether, steth] = await reading.ways(mainnet.eETH, amount, me)
    expect(queue).toMatchObject({ kind: 'queue', fee: 0n, closed: null, most: parseEther('1000') })
    expect(ether).toMatchObject({ kind: 'instant', fee: 3n * 10n ** 15n, closed: null })
    await write('eETH', 'approve', [mainnet.etherFiRedemptionManager, 2n * amount])
    const before = await devnet.chain.balance(friend)
    await write('etherFiRedemptionManager', 'redeemEEth', [
      amount,
      friend,
      '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE',
    ])
    expect((await devnet.chain.balance(friend)) - before).toBe(ether?.receives)
    const held = await devnet.balanceOf(mainnet.stETH, friend)
    await write('etherFiRedemptionManager', 'redeemEEth', [amount, friend, mainnet.stETH])
    const received = (await devnet.balanceOf(mainnet.stETH, friend)) - held
    // stETH moves in shares of its own.
    expect((steth?.receives ?? 0n) - received).toBeLessThanOrEqual(3n)
    const tooMuch = await reading.ways(mainnet.eETH, parseEther('3000'), me)
    expect(tooMuch.map(({ closed }) => closed?.key)).toEqual([
      'notes.etherfi.tooMuch',
      'notes.etherfi.notEnough',
      undefined,
    ])
    await write('liquidityPool', 'devnetPause', [true], admin)
    const paused = await reading.ways(mainnet.eETH, amount, me)
    expect(paused.map(({ closed }) => closed?.key)).toEqual(['notes.etherfi.paused', 'notes.etherfi.paused', undefined])
  })
})

describe('vaults', () => {
  test('are worth what their accountants wrote, with its age, and nothing while those are paused', async () => {
    const rates = await reading.rates()
    const of = (token: Address) => rates.find((rate) => rate.token === token)
    expect(of(mainnet.weETHs)).toMatchObject({ wad: parseEther('1.0312'), unit: 'ether' })
    expect(of(mainnet.eBTC)).toMatchObject({ wad: parseEther('1.00523417'), unit: 'bitcoin' })
    expect(of(mainnet.weETHs)?.writtenAt).toBeGreaterThan(0n)
    await write('weETHsAccountant', 'devnetUpdate', [parseEther('0.9')], admin)
    expect((await reading.rates()).map(({ token }) => token)).not.toContain(mainnet.weETHs)
    expect(await reading.status()).toContainEqual(
      expect.objectContaining({ token: mainnet.weETHs, what: 'rate', until: null }),
    )
  })

  test('a delayed withdrawal pays the lower of two rates, to the wei', async () => {
    await devnet.fund(me, { weETHs: parseEther('40') })
    await write('weETHs', 'approve', [mainnet.weETHsDelayedWithdraw, parseEther('40')])
    const way = (await reading.ways(mainnet.weETHs, parseEther('40'), me)).find(
      ({ paid }) => paid.token === mainnet.weth,
    )
    expect(way).toMatchObject({ closed: null, delay: [{ what: 'cooldown', seconds: BigInt(3 * day) }] })
    await write('weETHsDelayedWithdraw', 'requestWithdraw', [mainnet.weth, parseEther('40'), 0, false])
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, amountAsked: way?.receives })
    await write('weETHsAccountant', 'devnetUpdate', [parseEther('1.0301')], admin)
    const lowered = await only()
    expect(lowered.amountNow).toBe(parseEther('41.204'))
    await expect(reading.finish([lowered], me)).rejects.toThrow('cannot be finished')
    await devnet.increaseTime(3 * day)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: parseEther('41.204'), delay: [] })
    const held = await devnet.balanceOf(mainnet.weth, me)
    await reading.finish([ready], me)
    expect((await devnet.balanceOf(mainnet.weth, me)) - held).toBe(parseEther('41.204'))
    expect(await reading.exits(me)).toEqual([])
  })

  test('a delayed withdrawal that came too late, or lost too much, is frozen', async () => {
    await devnet.fund(me, { weETHs: parseEther('4') })
    await write('weETHs', 'approve', [mainnet.weETHsDelayedWithdraw, parseEther('4')])
    await write('weETHsDelayedWithdraw', 'requestWithdraw', [mainnet.eETH, parseEther('4'), 1, false])
    await write('weETHsAccountant', 'devnetUpdate', [parseEther('1.0301')], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.lossTooLarge' } })
    await devnet.increaseTime(11 * day)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.etherfi.delayedExpired' } })
  })

  test('a request of eBTC is found by its log, checked against the queue, and filled by somebody else', async () => {
    const amount = 3n * 10n ** 8n
    await devnet.fund(me, { eBTC: amount })
    const ways = await reading.ways(mainnet.eBTC, amount, me)
    expect(ways.map(({ paid, closed }) => [paid.asset.symbol, closed])).toEqual([
      ['WBTC', null],
      ['WBTC', null],
    ])
    await write('eBTC', 'approve', [mainnet.eBTCQueue, amount])
    await write('eBTCQueue', 'requestOnChainWithdraw', [mainnet.eBTCBase, amount, 1, 3 * day])
    const waiting = await only()
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: ways[0]?.receives,
      finish: null,
      given: { amount },
      paid: { token: mainnet.eBTCBase, asset: { symbol: 'WBTC', known: false } },
    })
    await devnet.increaseTime(3 * day)
    expect((await only()).delay).toMatchObject([
      { what: 'cooldown', over: true },
      { what: 'operator', over: false },
    ])
    const [cooldown] = waiting.delay
    const request = {
      nonce: 1n,
      user: me,
      assetOut: mainnet.eBTCBase,
      amountOfShares: amount,
      amountOfAssets: waiting.amountNow,
      creationTime: Number(cooldown?.since?.time),
      secondsToMaturity: 3 * day,
      secondsToDeadline: 3 * day,
    }
    await write('eBTCBase', 'approve', [mainnet.eBTCQueue, 10n ** 10n], whale)
    await write('eBTCQueue', 'devnetSolve', [request, whale], admin)
    expect(await devnet.balanceOf(mainnet.eBTCBase, me)).toBe(waiting.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })
})
