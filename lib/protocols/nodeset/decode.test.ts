import { type Address, concat, encodeFunctionData, erc4626Abi, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { xreth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const encode = (functionName: 'deposit' | 'mint' | 'withdraw' | 'redeem', ...args: readonly unknown[]) =>
  encodeFunctionData({ abi: erc4626Abi, functionName, args } as never)
const send = (data: Hex, to: Address = xreth.address) => decode({ to, data, value: 0n })
const title = (data: Hex) => say(send(data)?.title ?? { key: '' })

test('each of the four says which of the two is counted', () => {
  expect(title(encode('deposit', 5n, account))).toBe('Deposit 5/18 WETH and receive xrETH')
  expect(title(encode('mint', 5n, account))).toContain('5/18 xrETH')
  expect(title(encode('withdraw', 5n, account, account))).toBe('Redeem xrETH for 5/18 WETH')
  expect(title(encode('redeem', 5n, account, account))).toBe('Redeem 5/18 xrETH for WETH')
})

test('somebody else who receives is visible, and so is whose xrETH is burnt', () => {
  const intent = send(encode('redeem', 5n, other, account))
  expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
  expect(intent?.details).toHaveLength(2)
})

test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
  const redeem = encode('redeem', 5n, account, account)
  expect(() => send(redeem.slice(0, -2) as Hex)).toThrow(CalldataError)
  expect(send(concat([redeem, '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(redeem, other)).toBeUndefined()
  expect(send('0x')).toBeUndefined()
})
