import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { msteth, msweth, nativeAsset, staking, withdrawManager } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function depositAsset(address asset, uint256 depositAmount, uint256 minRec, address referral) payable',
  'function userQueuingForWithdraw(address asset, uint256 mLRTamount)',
  'function userWithdrawAsset(address[] assets)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const rows = (intent: ReturnType<typeof send>) => intent?.details.map(({ label, value }) => [say(label), show(value)])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Eigenpie', () => {
  test('a deposit of a staking token, of ether, and of something unknown', () => {
    const token = send(staking, encode('depositAsset', [msteth.asset, 7n, 6n, zeroAddress]))
    expect(title(token)).toBe(`Restake 7/? ${msteth.asset} with Eigenpie and receive mstETH`)
    expect(rows(token)).toEqual([['You receive at least', '6/18 mstETH']])
    // What is sent along counts, whatever the call says.
    const ether = send(staking, encode('depositAsset', [nativeAsset, 7n, 6n, other]), 5n)
    expect(title(ether)).toBe('Restake 5/18 ETH with Eigenpie and receive egETH')
    expect(rows(ether)).toEqual([
      ['You receive at least', '6/18 egETH'],
      ['Referral', other],
    ])
    const unknown = send(staking, encode('depositAsset', [other, 7n, 6n, zeroAddress]))
    expect(title(unknown)).toBe(`Restake 7/? ${other} with Eigenpie`)
  })

  test('a request names the token and what it is paid in', () => {
    const intent = send(withdrawManager, encode('userQueuingForWithdraw', [msweth.asset, 9n]))
    expect(title(intent)).toBe('Request the withdrawal of 9/18 mswETH from Eigenpie')
    expect(rows(intent)).toEqual([['Paid in', `${msweth.asset} (swETH)`]])
    expect(intent?.facts.notes).toBeUndefined()
  })

  test('a request for ether says that it may be refused', () => {
    const intent = send(withdrawManager, encode('userQueuingForWithdraw', [nativeAsset, 9n]))
    expect(title(intent)).toBe('Request the withdrawal of 9/18 egETH from Eigenpie')
    expect(intent?.facts.notes?.map(say)).toEqual([words['intents.eigenpie.nativeMayFail']])
  })

  test('a claim pays nobody but the sender', () => {
    const intent = send(withdrawManager, encode('userWithdrawAsset', [[msteth.asset, other]]))
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(rows(intent)).toEqual([
      ['Paid in', `${msteth.asset} (stETH)`],
      ['Paid in', other],
      ['Recipient', account],
    ])
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('userQueuingForWithdraw', [msteth.asset, 9n])
    expect(() => send(withdrawManager, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(withdrawManager, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const claim = encode('userWithdrawAsset', [[msteth.asset]])
    expect(() => send(withdrawManager, claim.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode('userWithdrawAsset', [[]]))).toBeUndefined()
    expect(send(staking, encode('userWithdrawAsset', [[]]))).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.map((key) => key.slice('intents.revert.'.length)).sort()).toEqual([...names].sort())
  })
})
