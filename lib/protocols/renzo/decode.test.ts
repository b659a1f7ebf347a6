import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { ethPlaceholder, restakeManager, withdrawQueue } from './addresses.ts'
import { decode } from './decode.ts'

const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(address token, uint256 amount)',
  'function withdraw(uint256 amount, address assetOut)',
  'function claim(uint256 index, address user)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value })
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Renzo', () => {
  test('depositing ether, with or without a referral, and depositing a token', () => {
    expect(title(send(restakeManager, '0xf6326fb3', 5n))).toBe('Restake 5/18 ETH with Renzo and receive ezETH')
    expect(title(send(restakeManager, concat(['0x5358fbda', `0x${'00'.repeat(32)}`]), 5n))).toContain('5/18 ETH')
    expect(title(send(restakeManager, encode('deposit', [other, 7n])))).toContain(`7/? ${other}`)
  })

  test('withdrawing names ezETH; a claim for somebody else is visible', () => {
    expect(title(send(withdrawQueue, encode('withdraw', [7n, other])))).toContain('7/18 ezETH')
    const claim = send(withdrawQueue, encode('claim', [0n, other]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(title(claim)).toContain('Claim')
  })

  test('ether is named, any other asset shown by its address', () => {
    const paid = (asset: Address) => {
      const [row] = send(withdrawQueue, encode('withdraw', [7n, asset]))?.details ?? []
      return show(row?.value ?? { type: 'text', text: '' })
    }
    expect(paid(ethPlaceholder)).toBe('ETH')
    expect(paid(other)).toBe(other)
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const withdraw = encode('withdraw', [7n, other])
    expect(() => send(withdrawQueue, withdraw.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(withdrawQueue, concat([withdraw, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, withdraw)).toBeUndefined()
  })
})
