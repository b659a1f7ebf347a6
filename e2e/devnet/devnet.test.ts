import { encodeFunctionData, type Hex, parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { openChain } from './chain.ts'
import { startFork } from './fork.ts'
import { avs, kiln, nethermind, p2p, stranger } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

const devnet = await devnetForTests()

const [me, second] = [testAccount(0).address, testAccount(1).address]
const { stETHStrategy, rETHStrategy, cbETHStrategy, beaconStrategy } = mainnet

type Allocation = { currentMagnitude: bigint; pendingDiff: bigint; effectBlock: number }
const allocation = async (operator: string, avsAddress: string, id: number, strategy: string) => {
  const args = [operator, { avs: avsAddress, id }, strategy]
  return (await devnet.contracts.allocationManager.read('getAllocation', args)) as Allocation
}

describe('the scenario', () => {
  test('looks like mainnet today', async () => {
    expect(await devnet.chain.rpc('eth_chainId')).toBe('0x1')
    const { number, timestamp } = await devnet.chain.block()
    expect(number).toBeGreaterThan(26_450_000n)
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(600)
  })

  test('the main user holds every token and has restaked none', async () => {
    const tokens = ['stETH', 'wstETH', 'rETH', 'cbETH', 'eETH', 'weETH', 'ezETH'] as const
    for (const token of tokens) {
      const balance = await devnet.balanceOf(devnet.contracts[token].address, me)
      expect({ token, enough: balance > parseEther('50') }).toEqual({ token, enough: true })
    }
    expect(await devnet.balanceOf(null, me)).toBe(parseEther('432.1'))
    expect(await devnet.delegatedTo(me)).toBeNull()
  })

  test('the second user is delegated and waits for one withdrawal', async () => {
    expect(await devnet.delegatedTo(second)).toBe(p2p.address)
    const [stETH, rETH] = await devnet.restaked(second, [stETHStrategy, rETHStrategy])
    expect(stETH?.withdrawable).toBeGreaterThan(parseEther('40'))
    expect(rETH?.withdrawable).toBe(parseEther('25'))
    const [withdrawal, ...more] = await devnet.queuedWithdrawals(second)
    expect(more).toEqual([])
    const { number } = await devnet.chain.block()
    expect(Number(number) - (withdrawal?.startBlock ?? 0)).toBeLessThan(50)
  })

  test('has six sets, one redistributing, and an operator whose allocations need no time', async () => {
    const { allocationManager } = devnet.contracts
    const redistributing: boolean[] = []
    for (const { avs: address, id } of devnet.operatorSets) {
      expect(await allocationManager.read('isOperatorSet', [{ avs: address, id }])).toBe(true)
      redistributing.push(
        (await allocationManager.read('isRedistributingOperatorSet', [{ avs: address, id }])) as boolean,
      )
    }
    expect(redistributing).toEqual([false, false, false, false, true, false])
    expect(await allocationManager.read('getAllocationDelay', [kiln.address])).toEqual([true, 0])
    expect(await allocationManager.read('getAllocationDelay', [p2p.address])).toEqual([true, 20])
  })

  test('has allocations in effect, one to come and one leaving', async () => {
    const inEffect = await allocation(p2p.address, avs.eigenDa, 0, beaconStrategy)
    expect(inEffect).toMatchObject({ currentMagnitude: parseEther('0.2'), pendingDiff: 0n })
    const { number } = await devnet.chain.block()
    const coming = await allocation(stranger.address, avs.mach, 0, stETHStrategy)
    expect(coming).toMatchObject({ currentMagnitude: 0n, pendingDiff: parseEther('0.9') })
    expect(coming.effectBlock).toBeGreaterThan(Number(number))
    const leaving = await allocation(nethermind.address, avs.cap, 1, cbETHStrategy)
    expect(leaving).toMatchObject({ currentMagnitude: parseEther('0.4'), pendingDiff: -parseEther('0.3') })
    expect(leaving.effectBlock).toBeGreaterThan(Number(number))
  })

  test('an account with validators has beacon shares behind its operator', async () => {
    const [beacon] = await devnet.restaked(testAccount(6).address, [beaconStrategy])
    expect(beacon).toEqual({ deposited: parseEther('64'), withdrawable: parseEther('64') })
  })
})

describe('what a story can do', () => {
  test('a slash takes from stakers what the operator had at stake', async () => {
    const [before] = await devnet.restaked(second, [stETHStrategy])
    const strategies = [stETHStrategy]
    const slashing = { avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies, wads: [parseEther('0.5')] }
    await devnet.slash(slashing)
    const [after] = await devnet.restaked(second, [stETHStrategy])
    expect(after?.deposited).toBe(before?.deposited)
    const left = ((before?.withdrawable ?? 0n) * 875n) / 1000n
    expect(Math.abs(Number((after?.withdrawable ?? 0n) - left))).toBeLessThanOrEqual(2)
  })

  test('sixty blocks pass at once, 12 seconds apart, and the fee stays that of mainnet', async () => {
    const before = await devnet.chain.block()
    await devnet.mine(60)
    const after = await devnet.chain.block()
    expect(after.number - before.number).toBe(60n)
    expect(after.timestamp - before.timestamp).toBe(720n)
    await devnet.fund(me, { stETH: 1n })
    const block = (await devnet.chain.rpc('eth_getBlockByNumber', ['latest', false])) as { baseFeePerGas: Hex }
    expect(Number(block.baseFeePerGas)).toBeGreaterThan(500_000_000)
  })

  test('a withdrawal is completed after the delay and not before', async () => {
    const { delegationManager, stETH } = devnet.contracts
    const [queued] = await devnet.queuedWithdrawals(second)
    const complete = () => delegationManager.write('completeQueuedWithdrawal', [queued, [stETH.address], true], second)
    await expect(complete()).rejects.toMatchObject({ reason: 'WithdrawalDelayNotElapsed' })
    await devnet.mine(50)
    const before = await devnet.balanceOf(stETH.address, second)
    await complete()
    expect(await devnet.balanceOf(stETH.address, second)).toBeGreaterThan(before + parseEther('8'))
  })

  test('a mark can be gone back to more than once', async () => {
    const own = await devnet.snapshot()
    const { number } = await devnet.chain.block()
    for (let round = 0; round < 3; round++) {
      await devnet.mine(5)
      await devnet.fund(second, { eth: 1n })
      await devnet.revert(own)
      expect((await devnet.chain.block()).number).toBe(number)
    }
    expect(await devnet.balanceOf(null, second)).toBeLessThan(parseEther('88'))
  })

  test('funding adds ether, tokens and EIGEN', async () => {
    const amounts = { eth: parseEther('1'), ezETH: parseEther('2'), weETH: parseEther('3'), eigen: parseEther('4') }
    const { ezETH, weETH, eigen } = devnet.contracts
    const stranger = devnetOnly.unknownOperator
    const before = await devnet.balanceOf(null, stranger)
    await devnet.fund(stranger, amounts)
    expect(await devnet.balanceOf(null, stranger)).toBe(before + amounts.eth)
    expect(await devnet.balanceOf(ezETH.address, stranger)).toBe(amounts.ezETH)
    expect(await devnet.balanceOf(weETH.address, stranger)).toBe(amounts.weETH)
    expect(await devnet.balanceOf(eigen.address, stranger)).toBe(amounts.eigen)
  })

  test('eth_simulateV1 rehearses a restake and reads around it in one request', async () => {
    const { stETH, strategyManager, delegationManager } = devnet.contracts
    const amount = parseEther('10')
    const withdrawable = {
      to: delegationManager.address,
      data: encodeFunctionData({
        abi: delegationManager.abi,
        functionName: 'getWithdrawableShares',
        args: [me, [stETHStrategy]],
      }),
    }
    const approve = { functionName: 'approve', args: [strategyManager.address, amount], abi: stETH.abi }
    const deposit = {
      functionName: 'depositIntoStrategy',
      args: [stETHStrategy, stETH.address, amount],
      abi: strategyManager.abi,
    }
    const calls = [
      withdrawable,
      { from: me, to: stETH.address, data: encodeFunctionData(approve) },
      { from: me, to: strategyManager.address, data: encodeFunctionData(deposit) },
      withdrawable,
    ]
    const [block] = (await devnet.chain.rpc('eth_simulateV1', [{ blockStateCalls: [{ calls }] }, 'latest'])) as {
      calls: { status: Hex; returnData: Hex; logs: unknown[] }[]
    }[]
    expect(block?.calls.map(({ status }) => status)).toEqual(['0x1', '0x1', '0x1', '0x1'])
    const shares = block?.calls.map(({ returnData }) => BigInt(`0x${returnData.slice(2 + 3 * 64, 2 + 4 * 64) || '0'}`))
    expect(shares?.[0]).toBe(0n)
    expect(shares?.[3]).toBeGreaterThan(parseEther('9'))
    expect(block?.calls[2]?.logs.length).toBeGreaterThan(2)
    expect((await devnet.restaked(me, [stETHStrategy]))[0]?.deposited).toBe(0n)
  })
})

describe('the node', () => {
  test('lets pages and extension pages fetch it', async () => {
    const preflight = await fetch(devnet.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(preflight.ok).toBe(true)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('can be forked, as a user forks mainnet', async () => {
    await devnet.chain.rpc('anvil_setCode', [me, `0xef0100${'11'.repeat(20)}`])
    const fork = await startFork(devnet.url)
    try {
      expect(await fork.chain.rpc('eth_chainId')).toBe('0x1')
      expect(await fork.chain.rpc('eth_getCode', [me, 'latest'])).toBe('0x')
      expect(await fork.chain.balance(me)).toBe(parseEther('1000'))
      const chain = openChain(fork.url, devnet.chain.artifacts)
      const rate = await chain.at('WstETH', mainnet.wstETH).read('stEthPerToken')
      expect(rate).toBe(await devnet.contracts.wstETH.read('stEthPerToken'))
    } finally {
      await fork.stop()
    }
  })
})
