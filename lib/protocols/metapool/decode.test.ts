import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { mpeth, pool, speth, withdrawal } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function depositETH(address receiver) payable',
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function swapmpETHforETH(uint256 amount, uint256 minOut)',
  'function completeWithdraw()',
])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

test('staking, depositing and handing in name the token they are sent to', () => {
  expect(title(send(speth.address, encode('depositETH', [account]), 5n))).toBe('Stake 5/18 ETH and receive spETH')
  expect(title(send(mpeth.address, encode('deposit', [5n, account])))).toBe('Deposit 5/18 WETH and receive mpETH')
  expect(title(send(speth.address, encode('mint', [5n, account])))).toContain('5/18 spETH')
  expect(title(send(speth.address, encode('withdraw', [5n, account, account])))).toContain('queue for 5/18 ETH')
  expect(title(send(speth.address, encode('redeem', [5n, account, account])))).toContain('Hand in 5/18 spETH')
})

test('swapping says the least it pays, and fetching says what it is', () => {
  const swap = send(pool, encode('swapmpETHforETH', [5n, 4n]))
  expect(title(swap)).toContain('5/18 spETH')
  expect(swap?.details).toHaveLength(1)
  expect(swap?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  expect(title(send(withdrawal, encode('completeWithdraw')))).toContain('Fetch')
})

test('somebody else who receives is visible', () => {
  for (const data of [
    encode('depositETH', [other]),
    encode('deposit', [5n, other]),
    encode('redeem', [5n, other, account]),
  ]) {
    expect(send(speth.address, data)?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
  }
})

test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
  const redeem = encode('redeem', [5n, account, account])
  expect(() => send(speth.address, redeem.slice(0, -2) as Hex)).toThrow(CalldataError)
  expect(send(speth.address, concat([redeem, '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(withdrawal, concat([encode('completeWithdraw'), '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(other, redeem)).toBeUndefined()
  expect(send(pool, redeem)).toBeUndefined()
})
