import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/stader/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Stader's withdrawal manager, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin, whale } = devnetOnly

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const finalize = () => write('staderWithdrawals', 'finalizeUserWithdrawalRequest', [], whale)
const report = (balance: string) =>
  write('staderOracle', 'devnetReport', [parseEther(balance), parseEther('40000')], admin)

async function request(amount: bigint) {
  await devnet.fund(me, { ETHx: amount })
  await write('ETHx', 'approve', [mainnet.staderWithdrawals, amount])
  await write('staderWithdrawals', 'requestWithdraw', [amount, me])
}

describe('withdrawing from Stader', () => {
  test('hold, request, wait, finalise, claim: it pays to the wei what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.ETHx, parseEther('10'))
    await request(parseEther('10'))
    const { number } = await devnet.chain.block()
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      amountAsked: way?.receives,
      delay: [{ what: 'cooldown', over: false, block: number + 50n }, { what: 'liquidity' }],
    })
    await finalize()
    expect((await plans().exits(me))[0]?.state).toBe('waiting')
    await devnet.mine(50)
    expect((await plans().exits(me))[0]?.delay[0]?.over).toBe(true)
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await finalize()
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], amountNow: way?.receives }])
    expect(await plans().claim(me, ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a loss before it is finalised lowers it, a gain does not raise it', async () => {
    await request(parseEther('10'))
    const [before] = await plans().exits(me)
    await report('43000')
    expect((await plans().exits(me))[0]?.amountNow).toBe(before?.amountNow)
    await report('42000')
    const [lowered] = await plans().exits(me)
    expect(lowered?.amountNow).toBe(parseEther('10.5'))
    await devnet.mine(50)
    await finalize()
    await report('45000')
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', amountNow: parseEther('10.5') }])
    expect(await plans().claim(me, ready)).toBe(parseEther('10.5'))
  })

  test('it waits for ether in turn, and claims may come in any order', async () => {
    await request(parseEther('300'))
    await request(parseEther('300'))
    await request(parseEther('1'))
    await devnet.mine(50)
    await finalize()
    expect((await plans().exits(me)).map(({ state }) => state)).toEqual(['completable', 'waiting', 'waiting'])
    await devnet.chain.setBalance(mainnet.staderPools, parseEther('500'))
    await finalize()
    const ready = await plans().exits(me)
    expect(ready.map(({ state }) => state)).toEqual(['completable', 'completable', 'completable'])
    const [first, ...others] = ready
    expect(await plans().claim(me, [first as ExitPosition])).toBe(first?.amountNow)
    // The last took the place of the first: still in order.
    expect((await plans().exits(me)).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
  })

  test('switches are told, and freeze what waits', async () => {
    await request(parseEther('1'))
    await write('staderOracle', 'devnetSetModes', [true, true], admin)
    expect((await plans().exits(me))[0]).toMatchObject({ state: 'frozen', note: { key: 'notes.stader.safeMode' } })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['request', 'rate'])
    await write('staderWithdrawals', 'devnetPause', [true], admin)
    expect((await plans().exits(me))[0]?.note?.key).toBe('notes.stader.paused')
    expect((await plans().leave(me, mainnet.ETHx, 10n ** 18n))[0]?.closed?.key).toBe('notes.stader.paused')
    await expect(finalize()).rejects.toThrow(/paused/)
  })

  test('bounds and the rate are the contract’s', async () => {
    const [rate] = await plans().rates()
    expect(rate?.wad).toBe(await devnet.contracts.staderPools.read('getExchangeRate'))
    const [way] = await plans().leave(me, mainnet.ETHx, parseEther('10000'))
    expect(way?.closed?.key).toBe('notes.stader.tooLarge')
    await devnet.fund(me, { ETHx: parseEther('10000') })
    await write('ETHx', 'approve', [mainnet.staderWithdrawals, parseEther('10000')])
    await expect(write('staderWithdrawals', 'requestWithdraw', [parseEther('10000'), me])).rejects.toThrow(/Invalid/)
    await write('staderWithdrawals', 'requestWithdraw', [way?.most, me])
    await devnet.contracts.staderPools.write('deposit', [me], me, parseEther('1'))
    expect(await devnet.balanceOf(mainnet.ETHx, me)).toBeGreaterThan(0n)
  })
})
