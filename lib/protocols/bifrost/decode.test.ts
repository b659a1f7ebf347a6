import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { core } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const abi = parseAbi([
  'function mint() payable',
  'function renew(uint256 vETH1Amount)',
  'function withdrawRequest(uint256 vTokenAmount)',
  'function withdrawComplete(uint256 tokenAmount)',
])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, value = 0n, to: Address = core) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

test('staking, renewing, asking and fetching', () => {
  expect(title(send(encode('mint'), 5n))).toBe('Stake 5/18 ETH with Bifrost and receive vETH')
  expect(title(send(encode('renew', [5n])))).toBe('Exchange 5/18 vETH (older) for vETH')
  expect(title(send(encode('withdrawRequest', [5n])))).toContain('Hand in 5/18 vETH')
  expect(title(send(encode('withdrawComplete', [5n])))).toContain('5/18 ETH')
  expect(title(send(encode('withdrawComplete', [0n])))).toContain('all ether')
})

test('every call is for the sender: there is nobody else to name', () => {
  for (const data of [encode('mint'), encode('withdrawRequest', [5n]), encode('withdrawComplete', [5n])]) {
    expect(send(data)?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  }
})

test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
  const ask = encode('withdrawRequest', [5n])
  expect(() => send(ask.slice(0, -2) as Hex)).toThrow(CalldataError)
  expect(send(concat([ask, '0xab']))?.facts.trailingBytes).toBe('0xab')
  expect(send(ask, 0n, account)).toBeUndefined()
  expect(send('0x', 5n)).toBeUndefined()
})
