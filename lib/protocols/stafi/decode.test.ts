import { concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { reth, withdrawals } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const abi = parseAbi([
  'function unstake(uint256 a)',
  'function withdraw(uint256[] a)',
  'function transfer(address a, uint256 b)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex) => decode({ to: withdrawals, data, value: 0n }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

describe('StaFi', () => {
  test('handing in and claiming pay whoever sends it', () => {
    expect(title(send(encode('unstake', [5n])))).toBe('Hand in 5/18 rETH of StaFi for ether, at once or in its turn')
    const claim = send(encode('withdraw', [[3n, 9n]]))
    expect(title(claim)).toBe('Claim 2 withdrawals from StaFi')
    expect(claim?.details.map(({ value }) => show(value))).toEqual(['3', '9', account])
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('H109, H110: truncated and longer calls', () => {
    const data = encode('unstake', [5n])
    expect(() => send(data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(concat([data, '0x1234']))?.facts.trailingBytes).toBe('0x1234')
  })

  test('the token is moved as any other, and other functions are not ours', () => {
    expect(decode({ to: reth.address, data: encode('transfer', [account, 1n]), value: 0n }, account)).toBeUndefined()
    for (const data of [encode('transfer', [account, 1n]), '0x', '0x12'] as const) expect(send(data)).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
