import fc from 'fast-check'
import { decodeEventLog, type Hex, parseEther, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { testAccount } from './accounts.ts'
import { devnetOnly } from './addresses.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()

const me = testAccount(0).address
const friend = testAccount(3).address
const big = async (contract: 'stETH' | 'wstETH', name: string, ...args: unknown[]) =>
  (await devnet.contracts[contract].read(name, args)) as bigint

describe('stETH', () => {
  test('shares convert as total ether over total shares, each way rounded down', async () => {
    const total = await big('stETH', 'getTotalPooledEther')
    const shares = await big('stETH', 'getTotalShares')
    const amounts = fc.bigInt({ min: 0n, max: parseEther('10000000') })
    await fc.assert(
      fc.asyncProperty(amounts, async (amount) => {
        const asShares = await big('stETH', 'getSharesByPooledEth', amount)
        expect(asShares).toBe((amount * shares) / total)
        const back = await big('stETH', 'getPooledEthByShares', asShares)
        expect(back).toBe((asShares * total) / shares)
        const up = await big('stETH', 'getPooledEthBySharesRoundUp', asShares)
        expect(up - back).toBe((asShares * total) % shares === 0n ? 0n : 1n)
        expect(amount - back).toBeGreaterThanOrEqual(0n)
        expect(amount - back).toBeLessThanOrEqual(2n)
      }),
      { numRuns: 200 },
    )
  })

  test('a transfer moves whole shares, so it may arrive up to two wei short', async () => {
    const { stETH } = devnet.contracts
    const before = await big('stETH', 'sharesOf', me)
    const amount = parseEther('3.333333333333333333')
    const { logs } = await stETH.write('transfer', [friend, amount], me)
    const moved = await big('stETH', 'sharesOf', friend)
    expect(before - (await big('stETH', 'sharesOf', me))).toBe(moved)
    expect(amount - (await big('stETH', 'balanceOf', friend))).toBeLessThanOrEqual(2n)
    const events = logs.map((log) => decodeEventLog({ abi: stETH.abi, ...withTopics(log) }))
    expect(events).toMatchObject([
      { eventName: 'Transfer', args: { from: me, to: friend, value: amount } },
      { eventName: 'TransferShares', args: { from: me, to: friend, sharesValue: moved } },
    ])
  })

  test('a gain reaches holders less a tenth, which is minted as shares', async () => {
    const before = await big('stETH', 'balanceOf', me)
    const totalBefore = await big('stETH', 'getTotalPooledEther')
    const sharesBefore = await big('stETH', 'getTotalShares')
    await devnet.rebase('stETH', 100)
    const after = await big('stETH', 'balanceOf', me)
    const gain = (totalBefore * 100n) / 10_000n
    expect(await big('stETH', 'getTotalPooledEther')).toBe(totalBefore + gain)
    const minted = (await big('stETH', 'getTotalShares')) - sharesBefore
    // The new shares are worth the fee, a wei more or less for the rounding.
    const worth = await big('stETH', 'getPooledEthByShares', minted)
    expect(abs(worth - gain / 10n)).toBeLessThanOrEqual(2n)
    expect(abs(after - before - (before * 90n) / 10_000n)).toBeLessThanOrEqual(2n)
    expect(await big('wstETH', 'stEthPerToken')).toBe(await big('stETH', 'getPooledEthByShares', parseEther('1')))
  })

  test('a loss is shared by all and mints nothing', async () => {
    const shares = await big('stETH', 'getTotalShares')
    const before = await big('stETH', 'balanceOf', me)
    await devnet.rebase('stETH', -200)
    expect(await big('stETH', 'getTotalShares')).toBe(shares)
    expect(abs((await big('stETH', 'balanceOf', me)) - (before * 98n) / 100n)).toBeLessThanOrEqual(2n)
  })

  test('staking mints at the current rate and uses up the limit', async () => {
    const { stETH } = devnet.contracts
    const limit = await big('stETH', 'getCurrentStakeLimit')
    await stETH.write('submit', [zeroAddress], friend, parseEther('32'))
    expect(parseEther('32') - (await big('stETH', 'balanceOf', friend))).toBeLessThanOrEqual(1n)
    expect(limit - (await big('stETH', 'getCurrentStakeLimit'))).toBe(parseEther('32'))
    await stETH.write('devnetPauseStaking', [true], devnetOnly.admin)
    expect(await big('stETH', 'getCurrentStakeLimit')).toBe(0n)
    await expect(stETH.write('submit', [zeroAddress], friend, 1n)).rejects.toMatchObject({ reason: 'STAKING_PAUSED' })
  })

  test('refuses what mainnet refuses, with its words', async () => {
    const { stETH } = devnet.contracts
    const refused = (name: string, args: unknown[], reason: string) =>
      expect(stETH.write(name, args, me)).rejects.toMatchObject({ reason })
    await refused('transfer', [stETH.address, 1n], 'TRANSFER_TO_STETH_CONTRACT')
    await refused('transfer', [zeroAddress, 1n], 'TRANSFER_TO_ZERO_ADDR')
    await refused('transfer', [friend, parseEther('100000')], 'BALANCE_EXCEEDED')
    await refused('transferFrom', [friend, me, 1n], 'ALLOWANCE_EXCEEDED')
    await refused('submit', [zeroAddress], 'ZERO_DEPOSIT')
  })
})

describe('wstETH', () => {
  test('is one share each: wrapping gives shares, unwrapping gives them back', async () => {
    const { stETH, wstETH } = devnet.contracts
    await stETH.write('approve', [wstETH.address, parseEther('10')], me)
    const before = await big('wstETH', 'balanceOf', me)
    await wstETH.write('wrap', [parseEther('10')], me)
    const minted = (await big('wstETH', 'balanceOf', me)) - before
    expect(minted).toBe(await big('stETH', 'getSharesByPooledEth', parseEther('10')))
    expect(minted).toBe(await big('wstETH', 'getWstETHByStETH', parseEther('10')))
    const shares = await big('stETH', 'sharesOf', me)
    await wstETH.write('unwrap', [minted], me)
    const returned = (await big('stETH', 'sharesOf', me)) - shares
    expect(minted - returned).toBeLessThanOrEqual(1n)
    await expect(wstETH.write('wrap', [0n], me)).rejects.toMatchObject({ reason: "wstETH: can't wrap zero stETH" })
  })

  test('ether sent to it is staked and wrapped', async () => {
    const { wstETH } = devnet.contracts
    await devnet.send({ from: friend, to: wstETH.address, value: parseEther('2') })
    expect(await big('wstETH', 'balanceOf', friend)).toBe(await big('stETH', 'getSharesByPooledEth', parseEther('2')))
  })
})

const abs = (value: bigint) => (value < 0n ? -value : value)

function withTopics(log: { topics: readonly Hex[]; data: Hex }) {
  return { data: log.data, topics: log.topics as [Hex, ...Hex[]] }
}
