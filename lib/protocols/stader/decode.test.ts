import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { ethx, poolsManager, withdrawalManager } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const plain = parseAbi([
  'function deposit(address)',
  'function requestWithdraw(uint256, address)',
  'function claim(uint256)',
])
const referred = parseAbi(['function deposit(address, string)', 'function requestWithdraw(uint256, address, string)'])
const encode = (abi: typeof plain | typeof referred, functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const shown = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))

describe('Stader', () => {
  test('staking, with and without a referral', () => {
    const intent = send(poolsManager, encode(plain, 'deposit', [account]), 5n)
    expect(title(intent)).toBe('Stake 5/18 ETH with Stader and receive ETHx')
    expect(shown(intent)).toEqual([account])
    expect(shown(send(poolsManager, encode(referred, 'deposit', [account, 'friend'])))).toEqual([account, '“friend”'])
  })

  test('H133: ETHx, or a withdrawal, that somebody else will own', () => {
    for (const [to, data] of [
      [poolsManager, encode(plain, 'deposit', [other])],
      [poolsManager, encode(referred, 'deposit', [other, ''])],
      [withdrawalManager, encode(plain, 'requestWithdraw', [7n, other])],
      [withdrawalManager, encode(referred, 'requestWithdraw', [7n, other, ''])],
    ] as const) {
      const intent = send(to, data)
      expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
      expect(shown(intent)).toEqual([other])
    }
  })

  test('requests and claims', () => {
    expect(title(send(withdrawalManager, encode(plain, 'requestWithdraw', [7n, account])))).toBe(
      'Request ether for 7/18 ETHx from Stader',
    )
    const claim = send(withdrawalManager, encode(plain, 'claim', [42n]))
    expect(title(claim)).toBe('Claim withdrawal 42 from Stader')
    expect(shown(claim)).toEqual([account])
  })

  test('H109, H110: truncated and longer calls', () => {
    for (const [to, data] of [
      [poolsManager, encode(plain, 'deposit', [other])],
      [withdrawalManager, encode(plain, 'requestWithdraw', [7n, other])],
      [withdrawalManager, encode(plain, 'claim', [7n])],
    ] as const) {
      expect(() => send(to, data.slice(0, -2) as Hex)).toThrow(CalldataError)
      expect(send(to, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    }
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode(plain, 'deposit', [account]))).toBeUndefined()
    expect(send(ethx.address, encode(plain, 'claim', [1n]))).toBeUndefined()
  })
})
