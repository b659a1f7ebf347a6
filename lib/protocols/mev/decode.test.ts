import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { meveth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(uint256 assets, address receiver) payable',
  'function mint(uint256 shares, address receiver) payable',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function withdrawQueue(uint256 assets, address receiver, address owner)',
  'function claim(uint256 withdrawalId)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, value = 0n, to: Address = meveth.address) => decode({ to, data, value })
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

test('a deposit takes ether when some is sent along, and WETH when none is', () => {
  const deposit = encode('deposit', [5n, account])
  expect(title(send(deposit, 5n))).toBe('Stake 5/18 ETH and receive mevETH')
  expect(title(send(deposit))).toBe('Stake 5/18 WETH and receive mevETH')
  expect(title(send(encode('mint', [5n, account]), 6n))).toContain('5/18 mevETH')
})

test('redeeming, queueing and claiming', () => {
  expect(title(send(encode('withdraw', [5n, account, account])))).toContain('5/18 WETH')
  expect(title(send(encode('redeem', [5n, account, account])))).toContain('5/18 mevETH')
  expect(title(send(encode('withdrawQueue', [5n, account, account])))).toContain('queued')
  expect(send(encode('claim', [7n]))?.details).toHaveLength(1)
})

test('somebody else who receives is visible', () => {
  for (const name of ['withdraw', 'redeem', 'withdrawQueue']) {
    const intent = send(encode(name, [5n, other, account]))
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(intent?.details).toHaveLength(2)
  }
})

test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
  const queue = encode('withdrawQueue', [5n, account, account])
  expect(() => send(queue.slice(0, -2) as Hex)).toThrow(CalldataError)
  expect(send(concat([queue, '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(queue, 0n, other)).toBeUndefined()
  expect(send('0x')).toBeUndefined()
})
