import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/renzo/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { renzoDelegators } from './scenario/renzo.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const friend = testAccount(3).address
const { admin } = devnetOnly
const day = 86_400
const ether = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

await devnet.fund(me, { ezETH: parseEther('2000') })

async function request(amount: bigint, asset: Address = ether) {
  await write('ezETH', 'approve', [mainnet.renzoWithdrawQueue, amount])
  await write('renzoWithdrawQueue', 'withdraw', [amount, asset])
}

/** Time passes and the prices are written again, as they are every day. */
async function wait(seconds: number) {
  await devnet.increaseTime(seconds)
  await devnet.refreshFeeds()
}

const only = async (): Promise<ExitPosition> => {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** What somebody else's claim of the request at this place paid the account. */
async function claimed(index: bigint): Promise<bigint> {
  const before = await devnet.chain.balance(me)
  await write('renzoWithdrawQueue', 'claim', [index, me], friend)
  return (await devnet.chain.balance(me)) - before
}

describe('a withdrawal request', () => {
  test('an account without one is read in one round', async () => {
    const { positions, rounds } = await reading.positions(me)
    expect(rounds).toBe(1)
    expect(positions).toHaveLength(1)
  })

  test('cools down, becomes claimable, and pays to the wei what was shown', async () => {
    await request(parseEther('30'))
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', repricing: true, paid: { token: null } })
    expect(waiting.delay.map(({ what, over }) => [what, over])).toEqual([['cooldown', false]])
    expect(waiting.given.amount).toBe(parseEther('30'))
    expect(waiting.amountNow).toBe(waiting.amountAsked)
    await wait(Number((waiting.delay[0]?.time ?? 0n) - (waiting.delay[0]?.since?.time ?? 0n)))
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', delay: [] })
    expect(await claimed(0n)).toBe(ready.amountNow)
    expect(await reading.exits(me)).toEqual([])
  })

  test('is not claimable a second before its time', async () => {
    await request(parseEther('30'))
    const [{ time } = { time: null }] = (await only()).delay
    await devnet.refreshFeeds()
    const { timestamp } = await devnet.chain.block()
    await wait(Number((time ?? 0n) - timestamp) - 60)
    expect((await only()).state).toBe('waiting')
    await expect(write('renzoWithdrawQueue', 'claim', [0n, me])).rejects.toMatchObject({ reason: 'EarlyClaim' })
  })

  test('pays less after a slash and no more after a gain, until the moment it is claimed', async () => {
    await request(parseEther('100'))
    const before = await only()
    await wait(10 * day)
    await devnet.rebase('ezETH', 50)
    expect((await only()).amountNow).toBe(before.amountAsked)
    await devnet.rebase('ezETH', -200)
    const lowered = await only()
    expect(lowered.state).toBe('completable')
    expect(lowered.amountNow).toBeLessThan(before.amountAsked ?? 0n)
    expect(lowered.amountAsked).toBe(before.amountAsked)
    expect(await claimed(0n)).toBe(lowered.amountNow)
  })

  test('waits longer when the risk oracle says so, and not at all for a whitelisted account', async () => {
    await request(parseEther('1'))
    const due = (await only()).delay[0]?.time ?? 0n
    await write('renzoRiskOracle', 'devnetSet', [false, false, false, false, 20n * 86_400n], admin)
    expect((await only()).delay[0]?.time).toBe(due + 10n * 86_400n)
    await write('renzoWithdrawQueue', 'devnetWhitelist', [me, true], admin)
    expect((await only()).state).toBe('completable')
    await write('renzoRiskOracle', 'devnetSet', [false, false, false, true, 0n], admin)
    expect((await only()).delay[0]?.time).toBe(due)
  })

  test('is frozen while claims are paused or Renzo cannot value what it holds', async () => {
    await request(parseEther('1'))
    await wait(10 * day)
    await write('renzoRiskOracle', 'devnetSet', [false, false, true, false, 0n], admin)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.renzo.claimsPaused' } })
    await write('renzoRiskOracle', 'devnetSet', [false, false, false, false, 0n], admin)
    await devnet.increaseTime(day + 100)
    const frozen = await only()
    expect(frozen).toMatchObject({ state: 'frozen', amountNow: null, note: { key: 'notes.renzo.noValue' } })
    await expect(reading.finish([frozen], me)).rejects.toThrow(/cannot be finished/)
    await devnet.refreshFeeds()
    expect((await only()).state).toBe('completable')
    const [delegator] = renzoDelegators[0]
    await devnet.contracts.delegationManager.write('undelegate', [delegator], delegator)
    expect((await only()).state).toBe('frozen')
  })
})

describe('several requests', () => {
  test('keep their number while a claim moves them, and finish at the place they stand at then', async () => {
    for (const amount of ['1', '2', '3']) await request(parseEther(amount))
    await wait(10 * day)
    const [first, , third] = await reading.exits(me)
    expect([first?.ticket.number, third?.ticket.number]).toEqual([1n, 3n])
    // Somebody claims the first for the account: the third takes its place.
    await claimed(0n)
    const before = (await devnet.contracts.ezETH.read('balanceOf', [mainnet.renzoWithdrawQueue])) as bigint
    await reading.finish([third as ExitPosition], me)
    const after = (await devnet.contracts.ezETH.read('balanceOf', [mainnet.renzoWithdrawQueue])) as bigint
    expect(before - after).toBe(parseEther('3'))
    expect((await reading.exits(me)).map(({ ticket }) => ticket.number)).toEqual([2n])
    await expect(reading.finish([first as ExitPosition], me)).rejects.toMatchObject({ data: 'gone' })
  })
})

describe('a request beyond the buffer', () => {
  test('in ether waits until enough has arrived for it', async () => {
    await request(parseEther('1500'))
    expect((await only()).delay.map(({ what, over }) => [what, over])).toEqual([
      ['cooldown', false],
      ['liquidity', false],
    ])
    await wait(10 * day)
    const unfunded = await only()
    expect(unfunded.state).toBe('waiting')
    await expect(reading.finish([unfunded], me)).rejects.toMatchObject({ data: 'unfunded' })
    await devnet.contracts.renzoWithdrawQueue.write(
      'fillEthWithdrawBuffer',
      [],
      mainnet.renzoDepositQueue,
      parseEther('800'),
    )
    const ready = await only()
    expect(ready.state).toBe('completable')
    expect(await claimed(0n)).toBe(ready.amountNow)
  })

  test('in stETH is counted in stETH, at the price of the feed', async () => {
    const [, way] = await reading.ways(mainnet.ezETH, parseEther('10'), me)
    await request(parseEther('10'), mainnet.stETH)
    const waiting = await only()
    expect(waiting.paid).toMatchObject({ token: mainnet.stETH, asset: { symbol: 'stETH' } })
    expect(waiting.amountNow).toBe(way?.receives)
    expect(waiting.delay[1]).toMatchObject({ what: 'liquidity', over: false })
  })
})

describe('the ways out', () => {
  test('say what the queue pays, how long it takes, and that the instant way is not known', async () => {
    const [inEther, inSteth, instant] = await reading.ways(mainnet.ezETH, parseEther('10'), me)
    await request(parseEther('10'))
    expect(inEther).toMatchObject({ kind: 'queue', receives: (await only()).amountAsked, closed: null })
    expect(inEther?.delay).toEqual([{ what: 'cooldown', seconds: 10n * 86_400n }])
    expect(inSteth?.delay.map(({ what }) => what)).toEqual(['cooldown', 'liquidity'])
    expect(instant).toMatchObject({ kind: 'instant', receives: null, closed: { key: 'notes.renzo.instantUnknown' } })
  })

  test('are shut for more than Renzo holds, and while requests are paused', async () => {
    const [tooMuch] = await reading.ways(mainnet.ezETH, parseEther('1000000'), me)
    expect(tooMuch?.closed).toMatchObject({ key: 'notes.renzo.notEnough' })
    expect(tooMuch?.most).toBeLessThan(parseEther('81000'))
    await write('renzoWithdrawQueue', 'devnetPause', [true], admin)
    const [paused] = await reading.ways(mainnet.ezETH, parseEther('1'), me)
    expect(paused?.closed).toMatchObject({ key: 'notes.renzo.requestsPaused' })
  })
})

describe('the rate and what is off', () => {
  test('the rate is the provider’s', async () => {
    const [rate] = await reading.rates()
    expect(rate?.wad).toBe(await devnet.contracts.renzoRateProvider.read('getRate'))
  })

  test('nothing is off until a pause or a price too old', async () => {
    expect(await reading.status()).toEqual([])
    await write('renzoRiskOracle', 'devnetSet', [true, true, false, false, 0n], admin)
    expect((await reading.status()).map(({ what }) => what)).toEqual(['mint', 'request'])
    await write('renzoWithdrawQueue', 'devnetPause', [true], admin)
    await devnet.increaseTime(day + 100)
    expect((await reading.status()).map(({ what }) => what)).toEqual(['mint', 'request', 'claim', 'rate'])
  })
})
