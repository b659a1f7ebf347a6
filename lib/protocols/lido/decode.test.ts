import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { referralStaker, steth, withdrawalQueue, wsteth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function submit(address referral) payable',
  'function transferShares(address recipient, uint256 sharesAmount)',
  'function stakeETH(address referral)',
  'function wrap(uint256 amount)',
  'function unwrap(uint256 amount)',
  'function requestWithdrawals(uint256[] amounts, address owner)',
  'function claimWithdrawals(uint256[] requestIds, uint256[] hints)',
  'function claimWithdrawalsTo(uint256[] requestIds, uint256[] hints, address recipient)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Lido', () => {
  test('staking, with and without data', () => {
    expect(title(send(steth.address, '0x', 5n))).toBe('Stake 5/18 ETH with Lido and receive stETH')
    expect(title(send(steth.address, encode('submit', [other]), 5n))).toBe('Stake 5/18 ETH with Lido and receive stETH')
    expect(title(send(wsteth.address, '0x', 5n))).toBe('Stake 5/18 ETH with Lido and receive wstETH')
  })

  test('the referral staker stakes and wraps, and names whom it credits', () => {
    const intent = send(referralStaker, encode('stakeETH', [other]), 5n)
    expect(title(intent)).toBe('Stake 5/18 ETH with Lido and receive wstETH')
    expect(intent?.details.map(({ value }) => show(value))).toEqual([other])
    expect(send(referralStaker, encode('stakeETH', [zeroAddress]))?.details).toEqual([])
    expect(() => send(referralStaker, '0x946fe3e8')).toThrow(CalldataError)
  })

  test('wrap takes stETH, unwrap takes wstETH', () => {
    expect(title(send(wsteth.address, encode('wrap', [7n])))).toBe('Wrap 7/18 stETH as wstETH')
    expect(title(send(wsteth.address, encode('unwrap', [7n])))).toBe('Unwrap 7/18 wstETH into stETH')
  })

  test('shares sent to somebody are a payment to them', () => {
    const intent = send(steth.address, encode('transferShares', [other, 9n]))
    expect(intent?.facts.payees).toEqual([other])
    expect(title(intent)).toContain(other)
  })

  test('H133: a withdrawal that somebody else will own, or be paid', () => {
    const request = send(withdrawalQueue, encode('requestWithdrawals', [[1n, 2n], other]))
    expect(request?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(title(request)).toContain('3/18 stETH')
    const claim = send(withdrawalQueue, encode('claimWithdrawalsTo', [[1n], [1n], other]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(claim?.details.map(({ value }) => show(value))).toContain(other)
  })

  test('the queue takes the zero address for the sender', () => {
    const request = send(withdrawalQueue, encode('requestWithdrawals', [[1n], zeroAddress]))
    expect(request?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('H109, H110: truncated and longer calls', () => {
    const wrap = encode('wrap', [7n])
    expect(() => send(wsteth.address, wrap.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(wsteth.address, concat([wrap, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const claim = encode('claimWithdrawals', [[1n], [2n]])
    expect(() => send(withdrawalQueue, claim.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode('wrap', [7n]))).toBeUndefined()
  })
})
