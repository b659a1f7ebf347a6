import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { pool } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function stakeAndClaimAethC() payable',
  'function unstakeAETH(uint256 shares)',
  'function unstakeAETHFor(uint256 shares, address recipient)',
  'function claimManually(address receiver)',
])
const older = parseAbi(['function stake() payable'])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Ankr', () => {
  test('staking, and handing in for oneself', () => {
    expect(title(send(pool, encode('stakeAndClaimAethC'), 5n))).toBe('Stake 5/18 ETH with Ankr and receive ankrETH')
    expect(title(send(pool, encodeFunctionData({ abi: older }), 5n))).toContain('5/18 ETH')
    const own = send(pool, encode('unstakeAETH', [7n]))
    expect(title(own)).toContain('7/18 ankrETH')
    expect(own?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('handing in or fetching for somebody else is visible', () => {
    for (const data of [encode('unstakeAETHFor', [7n, other]), encode('claimManually', [other])]) {
      expect(send(pool, data)?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    }
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const unstake = encode('unstakeAETHFor', [7n, other])
    expect(() => send(pool, unstake.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(pool, concat([unstake, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, unstake)).toBeUndefined()
    expect(send(pool, '0x', 5n)).toBeUndefined()
  })
})
