import { type Address, concat, encodeFunctionData, type Hex, maxUint256, pad, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositor, lockbox, pufeth, withdrawalManager } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'struct Permit { uint256 deadline; uint256 amount; uint8 v; bytes32 r; bytes32 s; }',
  'function depositETH(address receiver) payable',
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
  'function depositWstETH(Permit permitData, address recipient)',
  'function requestWithdrawal(uint128 pufETHAmount, address recipient)',
  'function requestWithdrawalWithPermit(Permit permitData, address recipient)',
  'function completeQueuedWithdrawal(uint256 withdrawalIdx)',
  'function depositTo(address to, uint256 amount)',
  'function withdrawTo(address to, uint256 amount)',
])
/** Two functions of one name: by shares at the vault, by permit at the depositor. */
const shares = parseAbi(['function depositStETH(uint256 stETHSharesAmount, address receiver)'])
const permitted = parseAbi([
  'struct Permit { uint256 deadline; uint256 amount; uint8 v; bytes32 r; bytes32 s; }',
  'function depositStETH(Permit permitData, address recipient)',
])
const box = parseAbi(['function deposit(uint256 amount)', 'function withdraw(uint256 amount)'])

const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const details = (intent: ReturnType<typeof send>) =>
  intent?.details.map(({ label, value }) => [say(label), show(value)])
const recipients = (intent: ReturnType<typeof send>) => intent?.facts.recipients?.map(({ address }) => address)
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const permit = { deadline: 1_800_000_000n, amount: 6n, v: 27, r: pad('0x1'), s: pad('0x2') } as const

describe('Puffer', () => {
  test('deposits, in ether, WETH and wstETH', () => {
    const ether = send(pufeth.address, encode('depositETH', [account]), 5n)
    expect(title(ether)).toBe('Restake 5/18 ETH with Puffer and receive pufETH')
    expect(recipients(ether)).toEqual([account])
    expect(title(send(pufeth.address, encode('deposit', [7n, account])))).toMatch(/^Restake 7\/\? 0xC02/)
    expect(title(send(pufeth.address, encode('mint', [7n, account])))).toBe(
      'Pay WETH to Puffer and receive 7/18 pufETH',
    )
    const wrapped = send(depositor, encode('depositWstETH', [permit, other]))
    expect(title(wrapped)).toMatch(/^Restake 6\/\? 0x7f39/)
    expect(recipients(wrapped)).toEqual([other])
  })

  test('depositStETH takes shares at the vault and an amount at the depositor', () => {
    const byShares = encodeFunctionData({ abi: shares, args: [9n, account] })
    expect(title(send(pufeth.address, byShares))).toBe('Restake 9/18 stETH shares with Puffer and receive pufETH')
    const byPermit = encodeFunctionData({ abi: permitted, args: [permit, account] })
    expect(title(send(depositor, byPermit))).toMatch(/^Restake 6\/\? 0xae7a/)
    expect(send(depositor, byShares)).toBeUndefined()
  })

  test('the deadline of a permit is its first word, not its second', () => {
    const request = send(withdrawalManager, encode('requestWithdrawalWithPermit', [permit, account]))
    expect(title(request)).toBe('Request the withdrawal of 6/18 pufETH from Puffer')
    expect(details(request)?.map(([, value]) => value)).toEqual([account, '1800000000'])
  })

  test('a permit for more than 128 bits requests what the contract would', () => {
    const data = encode('requestWithdrawalWithPermit', [{ ...permit, amount: maxUint256 }, account])
    expect(title(send(withdrawalManager, data))).toContain(`${2n ** 128n - 1n}/18 pufETH`)
  })

  test('H133: a request, or an exit at once, that pays somebody else', () => {
    expect(recipients(send(withdrawalManager, encode('requestWithdrawal', [3n, other])))).toEqual([other])
    const redeemed = send(pufeth.address, encode('redeem', [3n, other, account]))
    expect(title(redeemed)).toBe('Redeem 3/18 pufETH at Puffer at once, for a fee')
    expect(recipients(redeemed)).toEqual([other])
    expect(details(redeemed)).toHaveLength(1)
  })

  test('an exit from somebody else’s pufETH says whose', () => {
    const intent = send(pufeth.address, encode('withdraw', [3n, account, other]))
    expect(details(intent)?.map(([, value]) => value)).toEqual([account, other])
  })

  test('a claim names the request, and no recipient: the request holds it', () => {
    const claim = send(withdrawalManager, encode('completeQueuedWithdrawal', [12n]))
    expect(title(claim)).toBe('Claim a finished withdrawal from Puffer')
    expect(details(claim)?.map(([, value]) => value)).toEqual(['12'])
    expect(recipients(claim)).toBeUndefined()
  })

  test('the lockbox, for oneself and for others', () => {
    const into = encodeFunctionData({ abi: box, functionName: 'deposit', args: [4n] })
    expect(title(send(lockbox, into))).toBe('Lock 4/18 pufETH and receive as much xPufETH')
    expect(recipients(send(lockbox, into))).toEqual([account])
    const out = encodeFunctionData({ abi: box, functionName: 'withdraw', args: [4n] })
    expect(title(send(lockbox, out))).toBe('Turn 4/18 xPufETH back into as much pufETH')
    expect(recipients(send(lockbox, encode('depositTo', [other, 4n])))).toEqual([other])
    expect(recipients(send(lockbox, encode('withdrawTo', [other, 4n])))).toEqual([other])
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('requestWithdrawal', [3n, account])
    expect(() => send(withdrawalManager, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(withdrawalManager, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const deposit = encode('depositWstETH', [permit, account])
    expect(() => send(depositor, deposit.slice(0, -64) as Hex)).toThrow(CalldataError)
  })

  test('the same functions of other contracts are not ours, nor other functions of these', () => {
    expect(send(other, encode('requestWithdrawal', [3n, account]))).toBeUndefined()
    expect(send(withdrawalManager, '0x12345678')).toBeUndefined()
    expect(send(pufeth.address, '0x')).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
