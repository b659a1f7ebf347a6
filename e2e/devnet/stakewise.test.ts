import { type Hex, parseEther, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../../lib/protocols/finish.ts'
import { protocol } from '../../lib/protocols/stakewise/index.ts'
import type { ExitPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import type { ContractName } from './contracts.ts'
import { plansOf } from './plansOf.ts'
import { devnetForTests } from './testDevnet.ts'

// StakeWise's redeemer and vaults, read and finished by the plans that ship, which find the tickets in the devnet's logs.

const devnet = await devnetForTests()
const { address: me } = testAccount(0)
const { address: friend } = testAccount(3)
const { admin, whale } = devnetOnly
const hour = 3_600

const plans = () => plansOf(devnet, protocol)
const write = (contract: ContractName, name: string, args: readonly unknown[], from: Hex = me, value?: bigint) =>
  devnet.contracts[contract].write(name, args, from, value)
const big = async (contract: ContractName, name: string, ...args: unknown[]) =>
  (await devnet.contracts[contract].read(name, args)) as bigint

async function redeem(shares: bigint, from = me) {
  await devnet.fund(from, { osETH: shares })
  await write('osETH', 'approve', [mainnet.osTokenRedeemer, shares], from)
  await write('osTokenRedeemer', 'enterExitQueue', [shares, from], from)
}
/** Stakers' positions are redeemed for so much of the queue. */
async function served(shares: bigint) {
  await devnet.chain.setBalance(admin, parseEther('1000'))
  await write('osTokenRedeemer', 'devnetRedeem', [shares], admin, parseEther('500'))
}

describe('osETH in the redeemer', () => {
  test('hold, request, wait, processed, claim: it pays to the wei what was shown', async () => {
    await redeem(parseEther('10'))
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', repricing: false, given: { amount: parseEther('10') } })
    expect(waiting?.amountNow).toBe(await big('osTokenController', 'convertToAssets', parseEther('10')))
    await expect(plans().finish(me, [waiting as ExitPosition])).rejects.toThrow(NotFinishableError)
    await served(parseEther('10'))
    expect((await plans().exits(me))[0]?.state).toBe('waiting')
    await write('osTokenRedeemer', 'processExitQueue', [], whale)
    const ready = await plans().exits(me)
    expect(ready).toMatchObject([{ state: 'completable', delay: [] }])
    // It grew while it waited.
    expect(ready[0]?.amountNow).toBeGreaterThan(waiting?.amountNow ?? 0n)
    expect(await plans().claim(me, ready)).toBe(ready[0]?.amountNow)
    expect(await plans().exits(me)).toEqual([])
  })

  test('paid in part: the part is claimed, the rest is found under its new ticket', async () => {
    await redeem(parseEther('3'), friend)
    await redeem(parseEther('10'))
    await served(parseEther('7'))
    await write('osTokenRedeemer', 'processExitQueue', [], whale)
    const [ready, rest] = await plans().exits(me)
    expect(ready).toMatchObject({ state: 'completable', given: { amount: parseEther('4') } })
    expect(rest).toMatchObject({ state: 'waiting', given: { amount: parseEther('6') }, finish: null })
    expect(await plans().claim(me, [ready as ExitPosition])).toBe(ready?.amountNow)
    const [after] = await plans().exits(me)
    expect(after).toMatchObject({ id: rest?.id, state: 'waiting', given: { amount: parseEther('6') } })
    // The rest by a swap of ether, and two exits at once.
    await redeem(parseEther('1'))
    await write('osTokenRedeemer', 'swapAssetsToOsTokenShares', [whale], whale, parseEther('7.4'))
    await devnet.increaseTime(12 * hour)
    await write('osTokenRedeemer', 'processExitQueue', [], whale)
    const both = (await plans().exits(me)).filter(({ state }) => state === 'completable')
    expect(both).toHaveLength(2)
    const shown = both.reduce((sum, { amountNow }) => sum + (amountNow ?? 0n), 0n)
    expect(await plans().claim(me, both)).toBe(shown)
  })

  test('leaving tells today’s worth, and where the redeemer is', async () => {
    const [way] = await plans().leave(me, mainnet.osETH, parseEther('10'))
    expect(way).toMatchObject({
      receives: await big('osTokenController', 'convertToAssets', parseEther('10')),
      delay: [{ what: 'liquidity' }, { what: 'epoch', seconds: BigInt(12 * hour) }],
      closed: null,
    })
    expect(await plans().status()).toEqual([])
    await write('osTokenConfig', 'devnetSetRedeemer', [friend], admin)
    expect((await plans().leave(me, mainnet.osETH, 1n))[0]?.closed?.key).toBe('notes.stakewise.moved')
    expect(await plans().status()).toMatchObject([{ what: 'request' }])
  })
})

describe('stake in a vault', () => {
  async function leaveVault(ether: string) {
    await write('genesisVault', 'deposit', [me, zeroAddress], me, parseEther(ether))
    const shares = await big('genesisVault', 'getShares', me)
    await write('genesisVault', 'enterExitQueue', [shares, me])
    // What was deposited went to validators.
    await devnet.chain.setBalance(mainnet.genesisVault, 0n)
  }

  test('hold, exit, wait, a penalty lowers it, processed, claim', async () => {
    await leaveVault('10')
    const [waiting] = await plans().exits(me)
    expect(waiting).toMatchObject({ state: 'waiting', repricing: true, amountAsked: null })
    expect(parseEther('10') - (waiting?.amountNow ?? 0n)).toBeLessThanOrEqual(1n)
    await write('genesisVault', 'devnetHarvest', [-parseEther('632')], admin)
    const [lowered] = await plans().exits(me)
    expect(lowered?.amountNow).toBeLessThan(parseEther('9.91'))
    await devnet.chain.setBalance(mainnet.genesisVault, parseEther('100'))
    await write('genesisVault', 'devnetHarvest', [0n], admin)
    const [early] = await plans().exits(me)
    expect(early).toMatchObject({ state: 'waiting', amountNow: lowered?.amountNow, delay: [{ what: 'cooldown' }] })
    await devnet.increaseTime(15 * hour)
    const ready = await plans().exits(me)
    expect(ready[0]?.state).toBe('completable')
    expect(await plans().claim(me, ready)).toBe(lowered?.amountNow)
    expect(await plans().exits(me)).toEqual([])
  })

  test('paid in part, the rest keeps the time it was begun at', async () => {
    await leaveVault('10')
    await devnet.chain.setBalance(mainnet.genesisVault, parseEther('4'))
    await write('genesisVault', 'devnetHarvest', [0n], admin)
    await devnet.increaseTime(15 * hour)
    const [ready, rest] = await plans().exits(me)
    expect(await plans().claim(me, [ready as ExitPosition])).toBe(ready?.amountNow)
    const [after] = await plans().exits(me)
    expect(after?.id).toBe(rest?.id)
    await devnet.chain.setBalance(mainnet.genesisVault, parseEther('40'))
    await write('genesisVault', 'devnetHarvest', [0n], admin)
    const last = await plans().exits(me)
    expect(await plans().claim(me, last)).toBe(last[0]?.amountNow)
  })
})

describe('StakeWise V2', () => {
  test('its tokens are shown, and migrate into a stake and osETH', async () => {
    await devnet.fund(me, { sETH2: parseEther('9'), rETH2: parseEther('1') })
    const held = await plans().read(me)
    expect(held.map((position) => position.kind === 'token' && position.token?.symbol)).toEqual(['sETH2', 'rETH2'])
    await write('rETH2', 'migrate', [me, parseEther('9'), parseEther('1')])
    const minted = await devnet.balanceOf(mainnet.osETH, me)
    const worth = await big('osTokenController', 'convertToAssets', minted)
    expect(worth).toBeGreaterThan(parseEther('8.99'))
    expect(worth).toBeLessThan(parseEther('9.01'))
  })

  test('rates are those of the contracts', async () => {
    const [rate] = await plans().rates()
    expect(rate).toEqual({ token: mainnet.osETH, wad: await big('osTokenController', 'convertToAssets', 10n ** 18n) })
  })
})
