import { type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/mantle/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// mETH's requests and cmETH's delayed withdrawal, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin } = devnetOnly
const day = 86_400

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const report = (validators: string) => write('mETHOracle', 'devnetReport', [parseEther(validators)], admin)
const allocate = (amount: bigint) => write('mETHStaking', 'devnetAllocate', [amount], admin)
const only = async () => (await plans().exits(me))[0] as ExitPosition

async function request(amount: bigint) {
  await devnet.fund(me, { mETH: amount })
  await write('mETH', 'approve', [mainnet.mETHStaking, amount])
  await write('mETHStaking', 'unstakeRequest', [amount, 0n])
}

describe('unstaking mETH', () => {
  test('hold, request, wait for the report and the ether, claim: it pays to the wei what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.mETH, parseEther('10'))
    await request(parseEther('10'))
    const waiting = await only()
    expect(waiting).toMatchObject({
      state: 'waiting',
      amountNow: way?.receives,
      delay: [
        { what: 'report', over: false },
        { what: 'liquidity', over: false },
      ],
    })
    await devnet.mine(50)
    await expect(plans().finish(me, [waiting])).rejects.toThrow(NotFinishableError)
    // What was fixed stays, whatever the validators lose.
    await report('100000')
    expect(await only()).toMatchObject({ state: 'waiting', delay: [{ over: true }, { over: false }] })
    await allocate(parseEther('10'))
    expect((await only()).state).toBe('waiting')
    await allocate(parseEther('10'))
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', delay: [], amountNow: way?.receives })
    expect(await plans().claim(me, [ready])).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('cancelled ones are gone, and their mETH is back', async () => {
    await request(parseEther('1'))
    await request(parseEther('2'))
    expect(await plans().exits(me)).toHaveLength(2)
    await write('mETHRequests', 'devnetCancel', [1n], admin)
    expect((await plans().exits(me)).map(({ ticket }) => ticket.number)).toEqual([0n])
    expect(await devnet.balanceOf(mainnet.mETH, me)).toBe(parseEther('2'))
  })

  test('pauses, the block list and bounds are told', async () => {
    await request(parseEther('1'))
    const why = async (amount: bigint) => (await plans().leave(me, mainnet.mETH, amount))[0]?.closed?.key
    expect(await why(parseEther('0.001'))).toBe('notes.mantle.tooSmall')
    await write('mETH', 'devnetBlock', [me, true], admin)
    expect(await why(parseEther('1'))).toBe('notes.mantle.blocked')
    await write('mETHPauser', 'devnetPause', [true, true], admin)
    expect(await why(parseEther('1'))).toBe('notes.mantle.paused')
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.mantle.paused' } })
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'request', 'claim'])
    await expect(write('mETHStaking', 'claimUnstakeRequest', [0n])).rejects.toThrow(/Paused/)
  })

  test('rates are the contracts’, and minting costs the adjustment', async () => {
    const [meth, cmeth] = await plans().rates()
    expect(meth?.wad).toBe(await devnet.contracts.mETHStaking.read('mETHToETH', [parseEther('1')]))
    expect(cmeth).toMatchObject({ wad: parseEther('1.0012'), unit: mainnet.mETH })
    const minted = await devnet.contracts.mETHStaking.read('ethToMETH', [parseEther('1')])
    await devnet.contracts.mETHStaking.write('stake', [minted], me, parseEther('1'))
    expect(await devnet.balanceOf(mainnet.mETH, me)).toBe(minted)
  })
})

describe('leaving cmETH', () => {
  async function ask(amount: bigint) {
    await devnet.fund(me, { cmETH: amount })
    await write('cmETH', 'approve', [mainnet.cmETHDelayedWithdraw, amount])
    await write('cmETHDelayedWithdraw', 'requestWithdraw', [mainnet.mETH, amount, 0, false])
  }
  async function complete(exit: ExitPosition): Promise<bigint> {
    await plans().claim(me, [exit])
    return devnet.balanceOf(mainnet.mETH, me)
  }
  const rate = (value: string) => write('cmETHAccountant', 'devnetUpdate', [parseEther(value)], admin)

  test('hold, request, wait, complete: it pays to the wei what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.cmETH, parseEther('10'))
    await ask(parseEther('10'))
    const waiting = await only()
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, amountAsked: way?.receives })
    await expect(plans().finish(me, [waiting])).rejects.toThrow(NotFinishableError)
    await devnet.increaseTime(7 * day)
    const ready = await only()
    expect(ready).toMatchObject({ state: 'completable', delay: [], amountNow: way?.receives })
    expect(await complete(ready)).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('a loss lowers it, a gain does not raise it, and the window ends it', async () => {
    await ask(parseEther('10'))
    await rate('1.003')
    expect((await only()).amountNow).toBe(parseEther('10.012'))
    await rate('0.999')
    await devnet.increaseTime(7 * day)
    const lowered = await only()
    expect(lowered).toMatchObject({ state: 'completable', amountNow: parseEther('9.99') })
    const before = await devnet.snapshot()
    expect(await complete(lowered)).toBe(parseEther('9.99'))
    await devnet.revert(before)
    await devnet.increaseTime(8 * day)
    expect(await only()).toMatchObject({ state: 'frozen', note: { key: 'notes.mantle.windowMissed' } })
  })

  test('mETH is put in for cmETH and lies at the vault', async () => {
    await devnet.fund(me, { mETH: parseEther('10.012') })
    await write('mETH', 'approve', [mainnet.cmETHVault, parseEther('10.012')])
    const held = await devnet.balanceOf(mainnet.mETH, mainnet.cmETHVault)
    await write('cmETHTeller', 'deposit', [mainnet.mETH, parseEther('10.012'), parseEther('10')])
    expect(await devnet.balanceOf(mainnet.cmETH, me)).toBe(parseEther('10'))
    expect(await devnet.balanceOf(mainnet.mETH, mainnet.cmETHVault)).toBe(held + parseEther('10.012'))
  })
})
