import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositAdapter, lines, yneth, ynlsde } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const wsteth = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
const abi = parseAbi([
  'function depositETH(address receiver) payable',
  'function deposit(address asset, uint256 amount, address receiver)',
  'function depositWithReferral(address asset, uint256 amount, address receiver, address referrer)',
  'function claimWithdrawal(uint256 tokenId, address receiver)',
  'function claimWithdrawals(uint256[] tokenIds, address[] receivers)',
])
const structs = parseAbi([
  'struct WithdrawalClaim { uint256 tokenId; uint256 finalizationId; address receiver; }',
  'function claimWithdrawal(WithdrawalClaim claim)',
  'function claimWithdrawals(WithdrawalClaim[] claims)',
])
const plain = parseAbi(['function requestWithdrawal(uint256 amount)'])
const withData = parseAbi(['function requestWithdrawal(uint256 amount, bytes data)'])
const [first, second] = lines as [(typeof lines)[number], (typeof lines)[number]]

const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const shown = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const recipients = (intent: ReturnType<typeof send>) => intent?.facts.recipients?.map(({ address }) => address)
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('YieldNest', () => {
  test('deposits of ether and of liquid staking tokens', () => {
    const ether = send(yneth.address, encode('depositETH', [account]), 5n)
    expect(title(ether)).toBe('Restake 5/18 ETH with YieldNest and receive ynETH')
    expect(recipients(ether)).toEqual([account])
    const lst = send(ynlsde.address, encode('deposit', [wsteth, 6n, other]))
    expect(title(lst)).toBe(`Restake 6/? ${wsteth} with YieldNest and receive ynLSDe`)
    expect(recipients(lst)).toEqual([other])
    expect(title(send(depositAdapter, encode('deposit', [wsteth, 6n, account])))).toContain('receive ynLSDe')
    const referred = send(depositAdapter, encode('depositWithReferral', [wsteth, 6n, account, other]))
    expect(recipients(referred)).toEqual([account])
    expect(shown(referred)).toEqual([account, other])
  })

  test('a request names the token of its queue, with or without bytes for the vault', () => {
    const request = (queue: Address) => title(send(queue, encodeFunctionData({ abi: plain, args: [3n] })))
    expect(request(first.queue)).toBe('Request the withdrawal of 3/18 ynETH from YieldNest')
    expect(request(second.queue)).toBe('Request the withdrawal of 3/18 ynLSDe from YieldNest')
    const data = encodeFunctionData({ abi: withData, args: [4n, '0xabcd'] })
    expect(title(send(first.queue, data))).toContain('4/18 ynETH')
  })

  test('claims of one and of several, in all four forms', () => {
    const one = send(first.queue, encode('claimWithdrawal', [7n, account]))
    expect(title(one)).toBe('Claim 1 finished withdrawals from YieldNest')
    expect(shown(one)).toEqual(['7', account])
    const several = send(
      first.queue,
      encode('claimWithdrawals', [
        [7n, 8n],
        [account, account],
      ]),
    )
    expect(shown(several)).toEqual(['7', '8', account])
    const claim = { tokenId: 9n, finalizationId: 1n, receiver: account } as const
    const struct = encodeFunctionData({ abi: structs, functionName: 'claimWithdrawal', args: [claim] })
    expect(shown(send(first.queue, struct))).toEqual(['9', account])
    const list = encodeFunctionData({ abi: structs, functionName: 'claimWithdrawals', args: [[claim]] })
    expect(shown(send(second.queue, list))).toEqual(['9', account])
  })

  test('H133: one receiver among several that is somebody else', () => {
    const claim = send(
      first.queue,
      encode('claimWithdrawals', [
        [7n, 8n, 9n],
        [account, other, account],
      ]),
    )
    expect(recipients(claim)).toEqual([account, other])
  })

  test('H109, H110: truncated and longer calls', () => {
    const claim = encode('claimWithdrawals', [[7n], [account]])
    expect(() => send(first.queue, claim.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(first.queue, concat([claim, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const deposit = encode('depositETH', [account])
    expect(() => send(yneth.address, deposit.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours, nor other functions of these', () => {
    expect(send(other, encode('claimWithdrawal', [7n, account]))).toBeUndefined()
    expect(send(first.queue, '0x12345678')).toBeUndefined()
    expect(send(ynlsde.address, encode('depositETH', [account]))).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
