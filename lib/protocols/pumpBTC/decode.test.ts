import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { staking } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const abi = parseAbi([
  'function stake(uint256 amount)',
  'function unstakeRequest(uint256 amount)',
  'function claimSlot(uint8 slot)',
  'function claimAll()',
  'function unstakeInstant(uint256 amount)',
])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, to: Address = staking) => decode({ to, data, value: 0n }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

test('amounts are of 8 decimals', () => {
  expect(title(send(encode('stake', [5n])))).toBe('Stake 5/8 BTC in bitcoin tokens and receive pumpBTC')
  expect(title(send(encode('unstakeRequest', [5n])))).toContain('Hand in 5/8 pumpBTC and wait')
  expect(title(send(encode('unstakeInstant', [5n])))).toContain('at once')
  expect(title(send(encode('claimAll')))).toContain('all requests')
  expect(send(encode('claimSlot', [3]))?.details).toMatchObject([{ value: { number: 3n } }])
})

test('every call is for the sender: there is nobody else to name', () => {
  for (const data of [encode('stake', [5n]), encode('claimAll'), encode('claimSlot', [3])]) {
    expect(send(data)?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  }
})

test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
  const ask = encode('unstakeRequest', [5n])
  expect(() => send(ask.slice(0, -2) as Hex)).toThrow(CalldataError)
  expect(send(concat([ask, '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(ask, account)).toBeUndefined()
  expect(send('0x')).toBeUndefined()
})
