import { type Hex, parseEther, stringToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { protocol } from '../../lib/protocols/ankr/index.ts'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// Ankr's pool, read and finished by the plans that ship.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { admin, whale } = devnetOnly

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me) =>
  devnet.contracts[contract].write(name, args, from)
const distribute = () => write('ankrPool', 'distributeRewards', [0n], admin)

/** A contract's account that takes no ether while it has this code: everything in it reverts. */
const refuse = (account: Hex, code: Hex = '0x60006000fd') => devnet.chain.rpc('anvil_setCode', [account, code])

describe('leaving Ankr', () => {
  test('hold, hand in, wait, and the ether arrives by itself: what was shown', async () => {
    const [way] = await plans().leave(me, mainnet.ankrETH, parseEther('10'))
    await devnet.fund(me, { ankrETH: parseEther('10') })
    await write('ankrPool', 'unstakeAETH', [parseEther('10')])
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', amountNow: way?.receives, finish: null })
    // What was fixed stays, whatever the rate does.
    await write('ankrETH', 'devnetSetRatio', [parseEther('0.9')], admin)
    expect((await plans().exits(me))[0]?.amountNow).toBe(way?.receives)
    const before = await devnet.chain.balance(me)
    await distribute()
    expect((await devnet.chain.balance(me)) - before).toBe(way?.receives)
    expect(await plans().exits(me)).toEqual([])
  })

  test('what could not be sent is fetched, and pays what was shown', async () => {
    await write('ankrPool', 'unstakeAETHFor', [parseEther('20'), me], whale)
    await refuse(me)
    await distribute()
    await refuse(me, '0x')
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [], finish: { batch: 'ankr:claimManually' } }])
    // Whoever has something to fetch fetches what follows too.
    await write('ankrPool', 'unstakeAETHFor', [parseEther('5'), me], whale)
    expect((await plans().exits(me)).map(({ state }) => state)).toEqual(['waiting', 'completable'])
    await distribute()
    const [both] = await plans().exits(me)
    expect(both?.amountNow).toBeGreaterThan(ready[0]?.amountNow ?? 0n)
    expect(await plans().claim(me, both === undefined ? [] : [both])).toBe(both?.amountNow)
    expect(await plans().exits(me)).toEqual([])
    await expect(plans().finish(me, ready)).rejects.toThrow(NotFinishableError)
  })

  test('it is paid in turn, as far as the ether goes', async () => {
    await write('ankrPool', 'unstakeAETHFor', [parseEther('240'), whale], whale)
    await write('ankrPool', 'unstakeAETHFor', [parseEther('10'), me], whale)
    await distribute()
    expect((await plans().exits(me)).map(({ state }) => state)).toEqual(['waiting'])
    await devnet.chain.setBalance(mainnet.ankrPool, parseEther('300'))
    await distribute()
    expect(await plans().exits(me)).toEqual([])
  })

  test('pauses are told, the rate is the token’s, and staking mints at it', async () => {
    const [rate] = await plans().rates()
    expect(rate?.wad).toBe(await devnet.contracts.ankrETH.read('sharesToBonds', [parseEther('1')]))
    await devnet.contracts.ankrPool.write('stakeAndClaimAethC', [], me, parseEther('1'))
    expect(await devnet.balanceOf(mainnet.ankrETH, me)).toBe(parseEther('0.8123456789'))
    expect(await plans().status()).toEqual([])
    for (const what of ['claim', 'unstake']) {
      await write('ankrPool', 'devnetPause', [stringToHex(what, { size: 32 }), true], admin)
    }
    expect((await plans().status()).map(({ what }) => what)).toEqual(['mint', 'request'])
    expect((await plans().leave(me, mainnet.ankrETH, 1n))[0]?.closed?.key).toBe('notes.ankr.paused')
    await expect(write('ankrPool', 'unstakeAETH', [parseEther('0.1')])).rejects.toThrow(/paused/)
  })
})
