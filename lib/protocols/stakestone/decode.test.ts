import { concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { vault } from './addresses.ts'
import { decode } from './decode.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit() payable',
  'function depositFor(address user) payable',
  'function requestWithdraw(uint256 shares)',
  'function cancelWithdraw(uint256 shares)',
  'function instantWithdraw(uint256 amount, uint256 shares)',
  'function rollToNextRound()',
])
const send = (data: Hex, value = 0n) => decode({ to: vault, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('StakeStone', () => {
  test('a deposit for oneself and for somebody else, who is named', () => {
    expect(title(send(encode('deposit'), 5n))).toBe('Stake 5/18 ETH with StakeStone and receive STONE')
    const foreign = send(encode('depositFor', [other]), 5n)
    expect(foreign?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(foreign?.details).toHaveLength(1)
  })

  test('ether without a function mints nothing, which is a danger', () => {
    expect(send('0x', 5n)?.facts.dangers?.map(say)).toEqual([words['intents.stakestone.giftMintsNothing']])
  })

  test('a request and taking it back', () => {
    expect(title(send(encode('requestWithdraw', [7n])))).toBe('Request the withdrawal of 7/18 STONE from StakeStone')
    expect(title(send(encode('cancelWithdraw', [7n])))).toContain('Take 7/18 STONE back')
    expect(title(send(encode('rollToNextRound')))).toContain('Close the running round')
  })

  test('the one function that pays says which of its two things it does', () => {
    expect(title(send(encode('instantWithdraw', [7n, 0n])))).toContain('Claim 7/18 ETH of finished withdrawals')
    expect(title(send(encode('instantWithdraw', [0n, 7n])))).toBe('Redeem 7/18 STONE at StakeStone at once, for ether')
    const both = send(encode('instantWithdraw', [3n, 7n]))
    expect(title(both)).toContain('Claim 3/18 ETH')
    expect(title(both)).toContain('redeem 7/18 STONE')
    expect(both?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('requestWithdraw', [7n])
    expect(() => send(request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
  })

  test('the same functions of other contracts are not ours', () => {
    expect(decode({ to: other, data: encode('deposit'), value: 0n }, account)).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
