import { recoverMessageAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { password, testAddress, testKey, testSource } from '../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, startWorker } from './keeperFixture.ts'

describe('the keeper', () => {
  test('creates, signs, locks and unlocks', async () => {
    const world = createWorld()
    const { keeper, state } = await startWorker(world)
    expect(keeper.phase()).toBe('new')
    expect(await keeper.create(password, testSource)).toBe(testAddress)
    expect(state.get().phase).toBe('unlocked')
    expect(state.get().accounts.map((account) => account.address)).toEqual([testAddress])
    const signature = await keeper.signMessage(testAddress, '0x616263')
    expect(await recoverMessageAddress({ message: { raw: '0x616263' }, signature })).toBe(testAddress)
    await keeper.lock()
    expect(state.get().phase).toBe('locked')
    await expect(keeper.signMessage(testAddress, '0x00')).rejects.toMatchObject({ name: 'LockedError', code: 4100 })
    await keeper.unlock(password)
    expect(await keeper.reveal(password, { address: testAddress })).toEqual({ secret: testKey })
  })

  test('a killed worker stays unlocked, a restarted browser does not', async () => {
    const world = createWorld()
    await startWithWallet(world)
    const second = await startWorker(world)
    expect(second.state.get().phase).toBe('unlocked')
    expect(second.state.get().accounts).toHaveLength(1)
    await second.keeper.signMessage(testAddress, '0x00')
    const third = await restartBrowser(world)
    expect(third.state.get().phase).toBe('locked')
  })
})
