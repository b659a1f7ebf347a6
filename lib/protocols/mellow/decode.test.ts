import { type Address, concat, encodeFunctionData, type Hex, maxUint256, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { claimer, ethWrapper, rsteth, wsteth } from './addresses.ts'
import { decode } from './decode.ts'

const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const owner = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const zero = '0x0000000000000000000000000000000000000000'
const placeholder = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
const encode = (signature: string, ...args: readonly unknown[]): Hex =>
  encodeFunctionData({ abi: parseAbi([`function ${signature}`] as never), args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value })
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const lines = (intent: ReturnType<typeof send>) =>
  (intent?.details ?? []).map(({ label, value }) => `${say(label)}: ${show(value)}`)
const at = rsteth.address
const wrapped = 'deposit(address token, uint256 amount, address vault, address receiver, address referral) payable'
const multi =
  'multiAcceptAndClaim(address vault, uint256[] subvaults, uint256[][] indices, address recipient, uint256 most)'

const calls: readonly (readonly [string, Address, Hex, RegExp])[] = [
  [
    'deposit',
    at,
    encode('deposit(uint256 assets, address receiver)', 7n, other),
    /^Deposit 7\/18 wstETH.*receive rstETH$/,
  ],
  [
    'deposit with a referral',
    at,
    encode('deposit(uint256 assets, address receiver, address referral)', 7n, other, owner),
    /^Deposit 7\/18 wstETH/,
  ],
  ['mint', at, encode('mint(uint256 shares, address receiver)', 7n, other), /receive 7\/18 rstETH$/],
  [
    'withdraw',
    at,
    encode('withdraw(uint256 assets, address receiver, address owner)', 7n, other, owner),
    /^Take 7\/18 wstETH out of rstETH/,
  ],
  [
    'redeem',
    at,
    encode('redeem(uint256 shares, address receiver, address owner)', 7n, other, owner),
    /^Give back 7\/18 rstETH/,
  ],
  [
    'claim',
    at,
    encode('claim(address account, address recipient, uint256 most)', owner, other, 7n),
    /^Claim what has left rstETH$/,
  ],
  ['multiAcceptAndClaim', claimer, encode(multi, at, [0n], [[]], other, maxUint256), /^Claim what has left rstETH$/],
  ['wrapped deposit', ethWrapper, encode(wrapped, wsteth, 7n, at, other, zero), /^Deposit 7\/\? .*receive rstETH$/],
]

describe('a call of Mellow', () => {
  test.each(calls)('%s names what it moves, and somebody else as the recipient', (_, to, data, words) => {
    const intent = send(to, data)
    expect(title(intent)).toMatch(words)
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(lines(intent)).toContain(`Recipient: ${other}`)
  })

  test.each(calls)('H109, H110: %s cut short, and longer', (_, to, data) => {
    expect(() => send(to, data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(to, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, data)).toBeUndefined()
  })

  test('whose shares are taken, and how much at most, are shown', () => {
    const redeem = send(at, encode('redeem(uint256 shares, address receiver, address owner)', 7n, other, owner))
    expect(lines(redeem)).toContain(`Owner: ${owner}`)
    const some = send(claimer, encode(multi, at, [0n], [[]], other, 7n))
    expect(lines(some)).toContain('At most: 7/18 wstETH')
    expect(lines(send(claimer, encode(multi, at, [0n], [[]], other, maxUint256))).join()).not.toContain('At most')
  })

  test('ether is what the call carries, whatever it says', () => {
    const deposit = send(ethWrapper, encode(wrapped, placeholder, 7n, at, other, owner), 5n)
    expect(title(deposit)).toContain('5/18 ETH')
    expect(lines(deposit)).toContain(`Referral: ${owner}`)
  })

  test('a vault nobody knows is shown by its address', () => {
    expect(title(send(ethWrapper, encode(wrapped, wsteth, 7n, owner, other, zero)))).toContain(owner)
  })
})
