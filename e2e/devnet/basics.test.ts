import { encodeAbiParameters, encodeFunctionData, type Hex, parseEther, parseUnits } from 'viem'
import { describe, expect, test } from 'vitest'
import { testAccount } from './accounts.ts'
import { devnetOnly, feeds } from './addresses.ts'
import type { Contract } from './chain.ts'
import { feedOn } from './contracts.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()

const me = testAccount(0).address
const encode = ({ address, abi }: Contract, functionName: string, args: readonly unknown[] = []) => ({
  target: address,
  callData: encodeFunctionData({ abi, functionName, args }),
})

describe('Multicall3', () => {
  test('answers each call on its own when failure is allowed, and fails whole when it is not', async () => {
    const { multicall3, stETH, cbETH } = devnet.contracts
    const good = encode(stETH, 'balanceOf', [me])
    const bad = encode(cbETH, 'transferFrom', [testAccount(4).address, me, 1n])
    const allowed = [good, bad].map((call) => ({ ...call, allowFailure: true }))
    const results = await multicall3.read('aggregate3', [allowed])
    expect(results).toMatchObject([{ success: true }, { success: false }])
    const strict = [good, bad].map((call) => ({ ...call, allowFailure: false }))
    await expect(multicall3.read('aggregate3', [strict])).rejects.toThrow('Multicall3: call failed')
    expect(await multicall3.read('getEthBalance', [me])).toBe(await devnet.chain.balance(me))
    expect(await multicall3.read('getChainId')).toBe(1n)
  })

  test('five hundred reads fit in one call', async () => {
    const { multicall3, eETH } = devnet.contracts
    const calls = Array.from({ length: 500 }, () => ({ ...encode(eETH, 'balanceOf', [me]), allowFailure: true }))
    const results = (await multicall3.read('aggregate3', [calls])) as { success: boolean }[]
    expect(results.every(({ success }) => success)).toBe(true)
  })
})

test('WETH wraps and unwraps one to one', async () => {
  const { weth } = devnet.contracts
  const before = (await weth.read('balanceOf', [me])) as bigint
  await devnet.send({ from: me, to: weth.address, value: parseEther('3') })
  expect(await weth.read('balanceOf', [me])).toBe(before + parseEther('3'))
  await weth.write('withdraw', [before + parseEther('3')], me)
  expect(await weth.read('balanceOf', [me])).toBe(0n)
  await expect(weth.write('withdraw', [1n], me)).rejects.toMatchObject({ reason: '(no data)' })
})

describe('price feeds', () => {
  test.each(feeds)('$pair answers with its decimals and a fresh round', async ({ pair, decimals }) => {
    const { proxy } = feedOn(devnet.chain, pair)
    expect(await proxy.read('decimals')).toBe(decimals)
    expect(await proxy.read('description')).toBe(pair)
    const [, answer, , updatedAt] = (await proxy.read('latestRoundData')) as bigint[]
    expect(answer).toBeGreaterThan(0n)
    expect((await devnet.chain.block()).timestamp - (updatedAt ?? 0n)).toBeLessThan(3600n)
  })

  test('keep old rounds under ids that carry the phase', async () => {
    const { proxy } = feedOn(devnet.chain, 'ETH / USD')
    const [oldRound, oldAnswer] = (await proxy.read('latestRoundData')) as [bigint, bigint]
    await devnet.setEthUsd('2999.99')
    const [round, answer] = (await proxy.read('latestRoundData')) as [bigint, bigint]
    expect(answer).toBe(parseUnits('2999.99', 8))
    expect(round).toBe(oldRound + 1n)
    expect(round >> 64n).toBe(1n)
    expect(((await proxy.read('getRoundData', [oldRound])) as bigint[])[1]).toBe(oldAnswer)
    await expect(proxy.read('getRoundData', [round + 1n])).rejects.toThrow('No data present')
  })

  test('can be made old, negative or of the future', async () => {
    await devnet.setPrice('ETH / USD', '-1', 7200)
    const [, answer, , updatedAt] = (await feedOn(devnet.chain, 'ETH / USD').proxy.read('latestRoundData')) as bigint[]
    expect(answer).toBe(-(10n ** 8n))
    expect((await devnet.chain.block()).timestamp - (updatedAt ?? 0n)).toBe(7200n)
  })
})

describe('the hostile token', () => {
  const tell = (signature: string, mode: number, data: Hex, length = 0n) => {
    const selector = devnet.chain.artifacts.TestToken?.selectors[signature]
    return devnet.contracts.hostileToken.write('devnetTell', [selector, mode, data, length], devnetOnly.admin)
  }
  const ask = (signature: string) => {
    const data = `${devnet.chain.artifacts.TestToken?.selectors[signature]}${'0'.repeat(64)}`
    return devnet.chain.rpc('eth_call', [{ to: devnetOnly.hostileToken, data }, 'latest'])
  }

  test('says whatever it was told, to the byte', async () => {
    const symbol = `‮stETH<img src=x onerror=alert(1)>${'A'.repeat(10_240)}`
    const data = encodeAbiParameters([{ type: 'string' }], [symbol])
    await tell('symbol()', 0, data)
    expect(await ask('symbol()')).toBe(data)
    await tell('decimals()', 0, `0x${'ff'.padStart(64, '0')}`)
    expect(BigInt((await ask('decimals()')) as Hex)).toBe(255n)
    await tell('balanceOf(address)', 0, '0x01')
    expect(await ask('balanceOf(address)')).toBe('0x01')
  })

  test('reverts with told data, with a lot of it, or by eating all gas', async () => {
    await tell('balanceOf(address)', 1, '0xdeadbeef')
    await expect(ask('balanceOf(address)')).rejects.toMatchObject({ data: '0xdeadbeef' })
    await tell('balanceOf(address)', 3, '0x', 100_000n)
    await expect(ask('balanceOf(address)')).rejects.toMatchObject({ data: `0x${'00'.repeat(100_000)}` })
    await tell('balanceOf(address)', 2, '0x')
    await expect(ask('balanceOf(address)')).rejects.toThrow()
  })
})
