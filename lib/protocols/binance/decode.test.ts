import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { unwrapQueue, wbeth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(address referral) payable',
  'function requestWithdrawEth(uint256 wbethAmount)',
  'function claimWithdraw(uint256 index)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('wBETH', () => {
  test('staking, where a referral is shown', () => {
    const plain = send(wbeth.address, encode('deposit', [zeroAddress]), 5n)
    expect(title(plain)).toBe('Stake 5/18 ETH with Binance and receive wBETH')
    expect(plain?.details).toEqual([])
    const referred = send(wbeth.address, encode('deposit', [other]), 5n)
    expect(referred?.details.map(({ value }) => show(value))).toEqual([other])
  })

  test('handing in, and a claim that pays nobody but the sender', () => {
    expect(title(send(wbeth.address, encode('requestWithdrawEth', [7n])))).toContain('7/18 wBETH')
    const claim = send(unwrapQueue, encode('claimWithdraw', [2n]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(claim?.details.map(({ value }) => show(value))).toEqual(['2', account])
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const request = encode('requestWithdrawEth', [7n])
    expect(() => send(wbeth.address, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(wbeth.address, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(unwrapQueue, encode('claimWithdraw', [2n]).slice(0, -64) as Hex)).toThrow(CalldataError)
    expect(send(other, request)).toBeUndefined()
    expect(send(unwrapQueue, request)).toBeUndefined()
  })
})
