import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { bitcoins, pool, router, solvbtc, xsolvbtc } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const wbtc = bitcoins[0]?.token ?? other
const swaps = parseAbi(['function deposit(uint256 amount)', 'function withdraw(uint256 amount)'])
const requests = parseAbi([
  'function deposit(address targetToken, address currency, uint256 amount, uint256 least, uint64 expires)',
  'function withdrawRequest(address targetToken, address currency, uint256 amount)',
  'function cancelWithdrawRequest(address targetToken, address redemption, uint256 id)',
])
const swap = (functionName: 'deposit' | 'withdraw') => encodeFunctionData({ abi: swaps, functionName, args: [5n] })
const request = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi: requests, functionName, args } as never)
const send = (to: Address, data: Hex) => decode({ to, data, value: 0n }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

describe('Solv', () => {
  test('the pool swaps both ways, for the sender', () => {
    expect(title(send(pool, swap('withdraw')))).toContain('Swap 5/18 xSolvBTC for SolvBTC')
    expect(title(send(pool, swap('deposit')))).toBe('Swap 5/18 SolvBTC for xSolvBTC')
    expect(send(pool, swap('withdraw'))?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('the router says what is given, what is got, and how little at least', () => {
    const deposit = send(router, request('deposit', [solvbtc.address, wbtc, 7n, 6n, 99n]))
    expect(title(deposit)).toBe('Deposit 7/8 WBTC and receive SolvBTC')
    expect(deposit?.details).toHaveLength(2)
    const leaving = send(router, request('withdrawRequest', [solvbtc.address, wbtc, 7n]))
    expect(title(leaving)).toBe('Hand in 7/18 SolvBTC and wait for WBTC')
    expect(title(send(router, request('cancelWithdrawRequest', [xsolvbtc.address, other, 3n])))).toContain('xSolvBTC')
  })

  test('a token that is not known is shown by its address, and its amount as it is', () => {
    const deposit = send(router, request('deposit', [other, other, 7n, 6n, 99n]))
    expect(title(deposit).toLowerCase()).toContain(other.slice(0, 6).toLowerCase())
    expect(deposit?.title.values?.amount).toMatchObject({ decimals: null, symbol: null })
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const leaving = request('withdrawRequest', [solvbtc.address, wbtc, 7n])
    expect(() => send(router, leaving.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(router, concat([leaving, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, leaving)).toBeUndefined()
    expect(send(pool, leaving)).toBeUndefined()
  })
})
