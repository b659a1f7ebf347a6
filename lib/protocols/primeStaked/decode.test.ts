import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositPool, nodeDelegator, oeth, zapper } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'function depositAsset(address asset, uint256 depositAmount, uint256 minPrimeETH, string referralId)',
  'function requestWithdrawal(address asset, uint256 assetAmount, uint256 maxPrimeETH)',
  'function claimWithdrawal(Withdrawal withdrawal)',
  'function claimWithdrawalYn(Withdrawal withdrawal)',
  'function deposit(uint256 minPrimeEth, string referralId) payable',
])
const withdrawal = {
  staker: nodeDelegator,
  delegatedTo: other,
  withdrawer: nodeDelegator,
  nonce: 1n,
  startBlock: 2,
  strategies: [other],
  scaledShares: [3n],
} as const
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const shown = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Prime Staked', () => {
  test('deposits, of tokens and of ether through the zapper', () => {
    const tokens = send(depositPool, encode('depositAsset', [oeth, 6n, 5n, 'abc']))
    expect(title(tokens)).toBe(`Restake 6/? ${oeth} with Prime Staked and receive primeETH`)
    expect(shown(tokens)).toEqual(['5/18 primeETH', '“abc”'])
    const ether = send(zapper, encode('deposit', [5n, '']), 6n)
    expect(title(ether)).toBe('Restake 6/18 ETH with Prime Staked and receive primeETH')
    expect(title(send(zapper, '0x', 6n))).toBe('Restake 6/18 ETH with Prime Staked and receive primeETH')
  })

  test('a request names what is paid, and the most that is burnt', () => {
    const request = send(depositPool, encode('requestWithdrawal', [oeth, 6n, 5n]))
    expect(title(request)).toBe(`Request the withdrawal of 6/? ${oeth} from Prime Staked`)
    expect(shown(request)).toEqual(['5/18 primeETH', account])
  })

  test('claims in the token and as ynLSDe', () => {
    expect(title(send(depositPool, encode('claimWithdrawal', [withdrawal])))).toBe(
      'Claim a finished withdrawal from Prime Staked',
    )
    expect(title(send(depositPool, encode('claimWithdrawalYn', [withdrawal])))).toContain('ynLSDe')
  })

  test('H133: no function here pays somebody else than its sender', () => {
    const claim = send(depositPool, encode('claimWithdrawal', [withdrawal]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('H109, H110: truncated and longer calls', () => {
    const claim = encode('claimWithdrawal', [withdrawal])
    expect(() => send(depositPool, claim.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(depositPool, concat([claim, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(zapper, encode('deposit', [5n, '']).slice(0, 74) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours, nor other functions of these', () => {
    expect(send(other, encode('requestWithdrawal', [oeth, 6n, 5n]))).toBeUndefined()
    expect(send(depositPool, '0x12345678')).toBeUndefined()
    expect(send(zapper, '0x')).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
