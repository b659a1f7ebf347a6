import { concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { CalldataError } from './calldata.ts'
import { decodeVault } from './erc4626.ts'

const receiver = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const owner = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('a call of a vault', () => {
  test('says who pays, who receives, and what is counted', () => {
    expect(decodeVault(encode('deposit', [5n, receiver]))).toMatchObject({ counted: 'assets', amount: 5n, owner: null })
    expect(decodeVault(encode('mint', [5n, receiver]))).toMatchObject({ counted: 'shares', receiver })
    expect(decodeVault(encode('withdraw', [5n, receiver, owner]))).toMatchObject({ counted: 'assets', owner })
    expect(decodeVault(encode('redeem', [5n, receiver, owner]))).toMatchObject({ counted: 'shares', receiver, owner })
  })

  test('H109, H110: truncated and longer calls; others are none', () => {
    const redeem = encode('redeem', [5n, receiver, owner])
    expect(() => decodeVault(redeem.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(decodeVault(concat([redeem, '0xab']))?.anomalies.trailingBytes).toBe('0xab')
    expect(decodeVault('0x')).toBeUndefined()
    expect(decodeVault('0xdeadbeef')).toBeUndefined()
  })
})
