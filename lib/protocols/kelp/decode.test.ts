import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositPool, etherPlaceholder, oracle, withdrawalManager } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const abi = parseAbi([
  'function depositETH(uint256 minRSETHAmountExpected, string referralId) payable',
  'function depositAsset(address asset, uint256 depositAmount, uint256 minRSETHAmountExpected, string referralId)',
  'function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
  'function completeWithdrawal(address asset, string referralId)',
  'function instantWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
  'function updateRSETHPrice()',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const details = (intent: ReturnType<typeof send>) =>
  intent?.details.map(({ label, value }) => [say(label), show(value)])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Kelp', () => {
  test('deposits say the least that comes back', () => {
    const ether = send(depositPool, encode('depositETH', [4n, '']), 5n)
    expect(title(ether)).toBe('Restake 5/18 ETH with Kelp and receive rsETH')
    expect(details(ether)).toEqual([['You receive at least', '4/18 rsETH']])
    const lst = send(depositPool, encode('depositAsset', [steth, 6n, 4n, 'abc']))
    expect(title(lst)).toBe(`Restake 6/? ${steth} with Kelp and receive rsETH`)
    expect(details(lst)?.map(([, value]) => value)).toEqual(['4/18 rsETH', '“abc”'])
  })

  test('a request and an instant exit say what they pay in, and that it comes back here', () => {
    const request = send(withdrawalManager, encode('initiateWithdrawal', [etherPlaceholder, 3n, '']))
    expect(title(request)).toBe('Request the withdrawal of 3/18 rsETH from Kelp')
    expect(details(request)?.map(([, value]) => value)).toEqual(['ETH', account])
    const instant = send(withdrawalManager, encode('instantWithdrawal', [steth, 3n, '']))
    expect(title(instant)).toBe('Redeem 3/18 rsETH at Kelp at once, for a fee')
    expect(details(instant)?.map(([, value]) => value)).toEqual([steth, account])
    expect(instant?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('a claim says that it is of the oldest', () => {
    const claim = send(withdrawalManager, encode('completeWithdrawal', [steth, '']))
    expect(title(claim)).toBe('Claim this account’s oldest withdrawal from Kelp')
  })

  test('H133: no function here pays somebody else, whoever is named as a referral', () => {
    const claim = send(withdrawalManager, encode('completeWithdrawal', [steth, other]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(details(claim)?.map(([, value]) => value)).toContain(`“${other}”`)
  })

  test('the public update of the rate', () => {
    expect(title(send(oracle, encode('updateRSETHPrice', [])))).toBe('Have Kelp recompute the rate of rsETH')
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('initiateWithdrawal', [steth, 3n, ''])
    expect(() => send(withdrawalManager, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(() => send(withdrawalManager, request.slice(0, 74) as Hex)).toThrow(CalldataError)
    expect(send(withdrawalManager, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
  })

  test('the same functions of other contracts are not ours, nor other functions of these', () => {
    expect(send(other, encode('initiateWithdrawal', [steth, 3n, '']))).toBeUndefined()
    expect(send(withdrawalManager, '0x12345678')).toBeUndefined()
    expect(send(depositPool, '0x', 1n)).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
