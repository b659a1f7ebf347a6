import { type Address, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/inception/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { Devnet } from './api.ts'
import { readingOf } from './reading.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()
const reading = readingOf(devnet, protocol)

const me = testAccount(5).address
const { admin } = devnetOnly
const amount = parseEther('12.345678901234567891')

const write = (contract: keyof Devnet['contracts'], name: string, args: readonly unknown[], from: Address = me) =>
  devnet.contracts[contract].write(name, args, from)

const plenty = parseEther('200')
await devnet.fund(me, { inETH: plenty, inwstETHs: plenty, InstETH: plenty })

const only = async (): Promise<ExitPosition> => {
  const exits = await reading.exits(me)
  expect(exits).toHaveLength(1)
  return exits[0] as ExitPosition
}

test('an account with nothing on its way out is read in one round', async () => {
  const { positions, rounds } = await reading.positions(me)
  expect(rounds).toBe(1)
  const symbols = positions.map((position) => position.kind === 'token' && position.token?.symbol)
  expect(symbols).toEqual(['inETH', 'inwstETHs', 'InstETH'])
})

describe.each([
  { symbol: 'inwstETHs', vault: 'inwstETHsVault', held: 'wstETH', short: 0n },
  // stETH is moved in shares, and the vault notes two wei less for it.
  { symbol: 'InstETH', vault: 'InstETHVault', held: 'stETH', short: 2n },
] as const)('$symbol', ({ symbol, vault, held, short }) => {
  const received = async (act: () => Promise<unknown>) => {
    const before = await devnet.balanceOf(mainnet[held], me)
    await act()
    return (await devnet.balanceOf(mainnet[held], me)) - before
  }

  test('waits for the operator and pays what was noted when it was asked for', async () => {
    const [way] = await reading.ways(mainnet[symbol], amount, me)
    await write(vault, 'withdraw', [amount, me])
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', paid: { token: mainnet[held] }, repricing: false })
    // What the leave drawer says is never more than what is noted.
    expect((waiting.amountNow as bigint) - (way?.receives as bigint)).toBe(2n - short)
    await expect(reading.finish([waiting], me)).rejects.toThrow('cannot be finished')
    await write(vault, 'devnetSet', [parseEther('1.1'), parseEther('5'), false], admin)
    expect((await only()).amountNow).toBe(waiting.amountNow)
    await write(vault, 'devnetUpdateEpoch', [], admin)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: waiting.amountNow, delay: [] })
    const paid = await received(() => reading.finish([ready], me))
    expect((ready.amountNow as bigint) - paid).toBeLessThanOrEqual(short)
    expect(await reading.exits(me)).toEqual([])
  })

  test('is two exits when only a part is ready, and frozen by a pause', async () => {
    await write(vault, 'withdraw', [amount, me])
    await write(vault, 'withdraw', [parseEther('100'), me])
    await write(vault, 'devnetUpdateEpoch', [], admin)
    const [ready, waiting] = await reading.exits(me)
    expect([ready?.state, waiting?.state]).toEqual(['completable', 'waiting'])
    await write(vault, 'devnetSet', [parseEther('1'), parseEther('5'), true], admin)
    const [frozen] = await reading.exits(me)
    expect(frozen).toMatchObject({ state: 'frozen', note: { key: 'exits.inception.paused' } })
    await expect(reading.finish([frozen as ExitPosition], me)).rejects.toThrow('cannot be finished')
    expect((await reading.status()).map(({ token, what }) => [token, what])).toContainEqual([mainnet[symbol], 'claim'])
    expect((await reading.ways(mainnet[symbol], amount, me)).map(({ closed }) => closed?.key)).toEqual([
      'leave.inception.stopped',
      'leave.inception.stopped',
    ])
  })

  test('at once pays what was said, and not more than lies there', async () => {
    const [, way] = await reading.ways(mainnet[symbol], amount, me)
    expect(way).toMatchObject({ kind: 'instant', closed: null })
    const paid = await received(() =>
      write(vault, 'flashWithdraw', symbol === 'inwstETHs' ? [amount, me, 0n] : [amount, me]),
    )
    expect((way?.receives as bigint) - paid).toBeLessThanOrEqual(short)
    const [, tooMuch] = await reading.ways(mainnet[symbol], parseEther('150'), me)
    expect(tooMuch).toMatchObject({ receives: null, closed: { key: 'leave.inception.reserve' } })
  })
})

test('a vault of the first generation that lost its restaker takes no request, which only an attempt tells', async () => {
  await write('InstETHVault', 'devnetUndelegate', [true], admin)
  const [queue] = await reading.ways(mainnet.InstETH, amount, me)
  expect(queue?.closed?.key).toBe('leave.inception.stopped')
  await expect(write('InstETHVault', 'withdraw', [amount, me])).rejects.toThrow('InceptionOnPause')
})

describe('inETH', () => {
  const paidBy = async (act: () => Promise<unknown>) => {
    const before = await devnet.chain.balance(mainnet.inETHPool)
    await act()
    return before - (await devnet.chain.balance(mainnet.inETHPool))
  }

  test('waits in the queue of its pool and pays the ether that was fixed', async () => {
    const [way] = await reading.ways(mainnet.inETH, amount, me)
    await write('inETHPool', 'unstake', [me, amount])
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives })
    await write('inETHRatioFeed', 'devnetUpdate', [parseEther('1.2')], admin)
    await write('inETHPool', 'devnetDistribute', [], admin)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', amountNow: way?.receives })
    expect(await paidBy(() => reading.finish([ready], me))).toBe(way?.receives)
    expect(await reading.exits(me)).toEqual([])
  })

  test('at once pays what was said; the first in the queue is not overtaken in what is his', async () => {
    const [, way] = await reading.ways(mainnet.inETH, amount, me)
    const paid = await paidBy(() => write('inETHPool', 'flashUnstake', [amount, me]))
    // Half of the fee stays for whoever stakes next, half goes to the treasury.
    const fee = (await devnet.contracts.inETHPool.read('stakeBonusAmount')) as bigint
    expect(paid - (way?.receives as bigint)).toBeLessThanOrEqual(fee)
    await write('inETHPool', 'unstake', [me, parseEther('60')])
    await write('inETHPool', 'devnetDistribute', [], admin)
    const [, short] = await reading.ways(mainnet.inETH, parseEther('60'), me)
    expect(short?.closed?.key).toBe('leave.inception.reserve')
  })
})

test('a rate is the inverse of the ratio the contracts keep', async () => {
  const rates = await reading.rates()
  const of = (token: Address) => rates.find((rate) => rate.token === token)
  const whole = parseEther('1')
  expect(of(mainnet.inETH)?.wad).toBe(await devnet.contracts.inETH.read('convertToAmount', [whole]))
  expect(of(mainnet.inwstETHs)).toMatchObject({ unit: mainnet.wstETH })
  expect(of(mainnet.inwstETHs)?.wad).toBe(await devnet.contracts.inwstETHsVault.read('convertToAssets', [whole]))
  await write('inETHRatioFeed', 'devnetUpdate', [parseEther('0.9')], admin)
  expect((await reading.rates())[0]?.wad).toBe(1_111_111_111_111_111_112n)
})
