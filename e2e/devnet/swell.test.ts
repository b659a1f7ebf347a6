import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/swell/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const friend = testAccount(3).address
const { admin } = devnetOnly

await devnet.fund(me, { swETH: parseEther('100'), rswETH: parseEther('600') })

type Line = 'swETH' | 'rswETH'
const queues = { swETH: 'swEXIT', rswETH: 'rswEXIT' } as const

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

async function request(token: Line, amount: bigint) {
  await write(token, 'approve', [mainnet[queues[token]], amount])
  await write(queues[token], 'createWithdrawRequest', [amount])
}

const settle = (token: Line, last: bigint) => write(queues[token], 'devnetProcess', [last], admin)

/** A new rate, as the repricing writes it: `basisPoints` of what stands behind the supply earned or lost. */
async function reprice(token: Line, basisPoints: bigint) {
  const contract = devnet.contracts[token]
  const [supply, rate] = [await contract.read('totalSupply'), await contract.read('getRate')] as [bigint, bigint]
  const reserves = (supply * rate * (10_000n + basisPoints)) / 10_000n / 10n ** 18n
  await write(token, 'devnetReprice', [reserves, 0n, supply], admin)
}

const only = async (account = me): Promise<ExitPosition> => {
  const exits = await reading.exits(account)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

/** What left the queue's own ether while the exit was finished. */
async function paidBy(token: Line, exit: ExitPosition): Promise<bigint> {
  const before = await devnet.chain.balance(mainnet[queues[token]])
  await reading.finish([exit], me)
  return before - (await devnet.chain.balance(mainnet[queues[token]]))
}

test('an account without a ticket is read in one round', async () => {
  const { positions, rounds } = await reading.positions(me)
  expect(rounds).toBe(1)
  expect(positions.map((position) => position.kind === 'token' && position.token?.symbol)).toEqual(['swETH', 'rswETH'])
})

describe('a ticket', () => {
  test.each(['swETH', 'rswETH'] as const)(
    'of %s waits, is settled, and pays to the wei what was shown',
    async (token) => {
      const amount = parseEther('12.345678901234567891')
      const [way] = await reading.ways(mainnet[token], amount, me)
      await request(token, amount)
      const waiting = await only()
      expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, repricing: true })
      expect(waiting.delay.map(({ what, over }) => [what, over])).toEqual([
        ['queue', true],
        ['operator', false],
      ])
      await expect(reading.finish([waiting], me)).rejects.toThrow('cannot be finished')
      await settle(token, 1n)
      const ready = await only()
      expect(ready).toMatchObject({ state: 'completable', amountNow: waiting.amountNow, delay: [], repricing: false })
      expect(await paidBy(token, ready)).toBe(ready.amountNow)
      expect(await reading.exits(me)).toEqual([])
    },
  )

  test('loses with a loss before it is settled, and neither gains nor loses otherwise', async () => {
    await request('rswETH', parseEther('40'))
    const { amountAsked } = await only()
    await reprice('rswETH', 200n)
    expect((await only()).amountNow).toBe(amountAsked)
    await reprice('rswETH', -500n)
    const lowered = await only()
    expect(lowered.amountNow).toBeLessThan(amountAsked as bigint)
    await settle('rswETH', 1n)
    await reprice('rswETH', 400n)
    const ready = await only()
    expect(ready.amountNow).toBe(lowered.amountNow)
    expect(await paidBy('rswETH', ready)).toBe(lowered.amountNow)
  })

  test('handed on belongs to whoever holds it now, and only that account can cash it in', async () => {
    await request('swETH', parseEther('5'))
    const mine = await only()
    await settle('swETH', 1n)
    await write('swEXIT', 'transferFrom', [me, friend, 1n])
    expect(await reading.exits(me)).toEqual([])
    expect(await only(friend)).toMatchObject({ state: 'completable', amountAsked: mine.amountAsked })
    await expect(reading.finish([mine], me)).rejects.toThrow('cannot be finished')
    await expect(write('swEXIT', 'finalizeWithdrawal', [1n])).rejects.toThrow(
      'WithdrawalRequestFinalizationOnlyAllowedForNFTOwner',
    )
  })

  test('waits behind earlier ones, and each is cashed in by itself', async () => {
    for (const amount of ['1', '2', '3']) await request('rswETH', parseEther(amount))
    await settle('rswETH', 2n)
    const exits = await reading.exits(me)
    expect(exits.map(({ ticket, state }) => [ticket.number, state])).toEqual([
      [1n, 'completable'],
      [2n, 'completable'],
      [3n, 'waiting'],
    ])
    expect(new Set(exits.map(({ finish }) => finish?.batch)).size).toBe(3)
    await reading.finish([exits[1] as ExitPosition], me)
    expect((await reading.exits(me)).map(({ ticket }) => ticket.number)).toEqual([1n, 3n])
  })

  test('is frozen while Swell has paused withdrawals', async () => {
    await request('rswETH', parseEther('5'))
    await settle('rswETH', 1n)
    await write('rswETHAccess', 'devnetPause', [true, true], admin)
    const frozen = await only()
    expect(frozen).toMatchObject({ state: 'frozen', note: { key: 'exits.swell.paused' } })
    await expect(reading.finish([frozen], me)).rejects.toThrow('cannot be finished')
    expect((await reading.status()).map(({ token, what }) => [token, what])).toEqual([
      [mainnet.rswETH, 'mint'],
      [mainnet.rswETH, 'request'],
      [mainnet.rswETH, 'claim'],
    ])
  })
})

test('the rate is the last repricing, with its date, and a way is shut as the queue would refuse', async () => {
  await reprice('swETH', 100n)
  const { timestamp } = await devnet.chain.block()
  const rate = (await reading.rates()).find(({ token }) => token === mainnet.swETH)
  expect(rate).toEqual({
    token: mainnet.swETH,
    wad: await devnet.contracts.swETH.read('getRate'),
    writtenAt: timestamp,
  })
  const shut = async (amount: string) => (await reading.ways(mainnet.rswETH, parseEther(amount), me))[0]?.closed?.key
  expect(await shut('0.001')).toBe('leave.swell.tooSmall')
  expect(await shut('501')).toBe('leave.swell.tooLarge')
  await expect(request('rswETH', parseEther('501'))).rejects.toThrow('WithdrawRequestTooLarge')
  await write('rswEXIT', 'devnetWhitelist', [true, friend], admin)
  expect(await shut('1')).toBe('leave.swell.listed')
  await expect(request('rswETH', parseEther('1'))).rejects.toThrow('NotInWhitelist')
})
