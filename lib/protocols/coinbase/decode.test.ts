import { concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { cbeth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const nonce: Hex = `0x${'11'.repeat(32)}`
const abi = parseAbi([
  'function transferWithAuthorization(address, address, uint256, uint256, uint256, bytes32, uint8, bytes32, bytes32)',
  'function receiveWithAuthorization(address, address, uint256, uint256, uint256, bytes32, uint8, bytes32, bytes32)',
  'function cancelAuthorization(address, bytes32, uint8, bytes32, bytes32)',
  'function transfer(address, uint256)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, to = cbeth.address) => decode({ to, data, value: 0n })
const moves = encode('transferWithAuthorization', [account, other, 7n, 0n, 9n, nonce, 27, nonce, nonce])

describe('cbETH', () => {
  test('a payment by a signature names from whom it takes and whom it pays', () => {
    for (const data of [moves, `0xef55bec6${moves.slice(10)}` as const]) {
      const intent = send(data)
      expect(say(intent?.title ?? { key: '' })).toBe(
        `Move 7/18 cbETH from ${account} to ${other}, by a permission signed before`,
      )
      expect(intent?.facts.payees).toEqual([other])
    }
  })

  test('such a permission can be cancelled', () => {
    const intent = send(encode('cancelAuthorization', [account, nonce, 27, nonce, nonce]))
    expect(say(intent?.title ?? { key: '' })).toContain(account)
    expect(intent?.details.map(({ value }) => show(value))).toEqual([nonce])
  })

  test('H109, H110: truncated and longer calls', () => {
    expect(() => send(moves.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(concat([moves, '0xab']))?.facts.trailingBytes).toBe('0xab')
  })

  test('plain moves are for the token standards, and other tokens are not ours', () => {
    expect(send(encode('transfer', [other, 1n]))).toBeUndefined()
    expect(send(moves, other)).toBeUndefined()
  })
})
