import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { lines, oeth, superoethb, woeth, wsuperoethb, zapper } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
const [ethereum, base] = lines.map(({ vault }) => vault) as [Address, Address]
const abi = parseAbi([
  'function mint(uint256 amount)',
  'function requestWithdrawal(uint256 amount)',
  'function claimWithdrawal(uint256 requestId)',
  'function claimWithdrawals(uint256[] requestIds)',
  'function rebaseOptIn()',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function deposit(uint256 assets, address receiver)',
  'function depositETHForWrappedTokens(uint256 minReceived) payable',
])
const older = parseAbi(['function mint(address asset, uint256 amount, uint256 minimum)'])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const values = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Origin', () => {
  test('minting with wrapped ether, in both forms, and with ether through the zapper', () => {
    expect(title(send(ethereum, encode('mint', [5n])))).toBe('Turn 5/18 WETH into OETH')
    expect(title(send(base, encode('mint', [5n])))).toBe('Turn 5/18 WETH into superOETHb')
    const args = [weth, 5n, 4n] as const
    const old = send(ethereum, encodeFunctionData({ abi: older, functionName: 'mint', args }))
    expect([title(old), values(old)]).toEqual([`Turn 5/? ${weth} into OETH`, ['4/18 OETH']])
    expect(title(send(zapper, '0xd0e30db0', 5n))).toBe('Turn 5/18 ETH into OETH')
    expect(title(send(zapper, '0x', 5n))).toBe('Turn 5/18 ETH into OETH')
    const zapped = send(zapper, encode('depositETHForWrappedTokens', [4n]), 5n)
    expect([title(zapped), values(zapped)]).toEqual(['Turn 5/18 ETH into wOETH', ['4/18 wOETH']])
  })

  test('queueing and claiming, which pays the sender', () => {
    expect(title(send(ethereum, encode('requestWithdrawal', [7n])))).toContain('7/18 OETH')
    expect(title(send(base, encode('requestWithdrawal', [7n])))).toContain('7/18 superOETHb')
    const claim = send(ethereum, encode('claimWithdrawals', [[3n, 4n]]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(values(claim)).toEqual(['3', '4'])
    expect(title(send(ethereum, encode('claimWithdrawal', [3n])))).toContain('1 withdrawal')
  })

  test('wrapping and unwrapping show whose it becomes', () => {
    const redeem = send(woeth.address, encode('redeem', [9n, other, account]))
    expect(title(redeem)).toBe('Unwrap 9/18 wOETH')
    expect(redeem?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(values(redeem)).toEqual([other, account])
    expect(title(send(woeth.address, encode('deposit', [9n, account])))).toBe('Wrap 9/18 OETH as wOETH')
    expect(title(send(wsuperoethb.address, encode('deposit', [9n, account])))).toContain('superOETHb')
  })

  test('opting in to growth', () => {
    expect(title(send(oeth.address, encode('rebaseOptIn')))).toBe('Let this account’s OETH grow')
    expect(title(send(superoethb.address, encode('rebaseOptIn')))).toContain('superOETHb')
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const request = encode('requestWithdrawal', [7n])
    expect(() => send(ethereum, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(ethereum, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(ethereum, encode('claimWithdrawals', [[1n]]).slice(0, -64) as Hex)).toThrow(CalldataError)
    expect(send(other, request)).toBeUndefined()
    expect(send(ethereum, '0x', 5n)).toBeUndefined()
  })
})
