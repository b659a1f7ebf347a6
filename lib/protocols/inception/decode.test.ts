import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { pool, type Vault, vaults } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const [wsteth, , , steth] = vaults as [Vault, Vault, Vault, Vault]
const encode = (signature: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi: parseAbi([`function ${signature}`] as never), args } as never)
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value })
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const rows = (intent: ReturnType<typeof send>) => intent?.details.map(({ label, value }) => [say(label), show(value)])
const paid = (address: Address) => [{ role: 'recipient', address }]

describe('Inception vaults', () => {
  test('a deposit names what it takes, what comes back, and who gets it', () => {
    const intent = send(steth.vault, encode('deposit(uint256 a, address b)', [7n, other]))
    expect(title(intent)).toBe(`Restake 7/? ${steth.asset.token} with Inception and receive InstETH`)
    expect(intent?.facts.recipients).toEqual(paid(other))
    const referred = send(
      steth.vault,
      encode('depositWithReferral(uint256 a, address b, bytes32 c)', [7n, account, zeroHash]),
    )
    expect(title(referred)).toBe(title(intent))
    expect(title(send(wsteth.vault, encode('mint(uint256 a, address b)', [7n, account])))).toContain('7/18 inwstETHs')
  })

  test('a request that somebody else will be paid', () => {
    const intent = send(wsteth.vault, encode('withdraw(uint256 a, address b)', [9n, other]))
    expect(title(intent)).toBe('Request the withdrawal of 9/18 inwstETHs from Inception')
    expect(intent?.facts.recipients).toEqual(paid(other))
    expect(rows(intent)).toEqual([['Who may claim the withdrawal', other]])
  })

  test('a claim pays the account it names', () => {
    const intent = send(wsteth.vault, encode('redeem(address a)', [other]))
    expect(title(intent)).toBe('Take finished withdrawals of inwstETHs out of Inception')
    expect(intent?.facts.recipients).toEqual(paid(other))
  })

  test('leaving at once, in all three forms', () => {
    const bounded = send(wsteth.vault, encode('flashWithdraw(uint256 a, address b, uint256 c)', [9n, other, 8n]))
    expect(title(bounded)).toBe('Leave Inception with 9/18 inwstETHs at once, for a fee')
    expect(rows(bounded)).toEqual([
      ['You receive at least', '8/18 wstETH'],
      ['Recipient', other],
    ])
    const plain = send(steth.vault, encode('flashWithdraw(uint256 a, address b)', [9n, other]))
    expect(plain?.facts.recipients).toEqual(paid(other))
    // Not the claim, although it has its name.
    const shares = send(steth.vault, encode('redeem(uint256 a, address b, address c)', [9n, other, account]))
    expect(title(shares)).toContain('at once, for a fee')
    expect(shares?.facts.recipients).toEqual(paid(other))
  })
})

describe('the pool of inETH', () => {
  test('staking, and ether without a function, which is a danger', () => {
    expect(title(send(pool, encode('stake() payable'), 5n))).toBe('Restake 5/18 ETH with Inception and receive inETH')
    expect(title(send(pool, encode('stake(bytes32 a) payable', [zeroHash]), 5n))).toContain('receive inETH')
    expect(send(pool, '0x', 5n)?.facts.dangers?.map(say)).toEqual([words['intents.inception.giftMintsNothing']])
  })

  test('leaving names whoever is paid', () => {
    expect(send(pool, encode('unstake(address a, uint256 b)', [other, 9n]))?.facts.recipients).toEqual(paid(other))
    expect(title(send(pool, encode('unstake(address a, uint256 b)', [other, 9n])))).toContain('9/18 inETH')
    expect(send(pool, encode('flashUnstake(uint256 a, address b)', [9n, other]))?.facts.recipients).toEqual(paid(other))
    expect(send(pool, encode('claimUnstake(address a)', [other]))?.facts.recipients).toEqual(paid(other))
  })
})

describe('hostile calls', () => {
  test('H109, H110: truncated and longer calls', () => {
    const request = encode('withdraw(uint256 a, address b)', [9n, other])
    expect(() => send(wsteth.vault, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(wsteth.vault, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    const unstake = encode('unstake(address a, uint256 b)', [other, 9n])
    expect(() => send(pool, unstake.slice(0, -64) as Hex)).toThrow(CalldataError)
    expect(send(pool, concat([unstake, '0x00']))?.facts.trailingBytes).toBe('0x00')
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode('redeem(address a)', [account]))).toBeUndefined()
    expect(send(steth.token.address, encode('redeem(address a)', [account]))).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n })).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
