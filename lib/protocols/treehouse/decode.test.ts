import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { fastlane, redemption, router, wsteth } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function depositETH() payable',
  'function deposit(address asset, uint256 amount)',
  'function redeem(uint96 shares)',
  'function finalizeRedeem(uint256 redeemIndex)',
  'function redeemAndFinalize(uint96 shares)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Treehouse', () => {
  test('depositing ether or a token', () => {
    expect(title(send(router, encode('depositETH'), 5n))).toBe('Turn 5/18 ETH into tETH')
    expect(title(send(router, encode('deposit', [wsteth, 5n])))).toBe(`Turn 5/? ${wsteth} into tETH`)
  })

  test('redeeming slowly, finishing, and at once: all pay the sender', () => {
    const sent = [
      send(redemption, encode('redeem', [7n])),
      send(redemption, encode('finalizeRedeem', [2n])),
      send(fastlane, encode('redeemAndFinalize', [7n])),
    ]
    expect(sent.map(title)).toEqual([
      'Hand in 7/18 tETH and wait for wstETH',
      'Claim wstETH for tETH handed in earlier',
      'Redeem 7/18 tETH for wstETH at once, less a fee',
    ])
    for (const intent of sent) expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(sent[1]?.details.map(({ value }) => show(value))).toEqual(['2', account])
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const redeem = encode('redeem', [7n])
    expect(() => send(redemption, redeem.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(redemption, concat([redeem, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(router, encode('deposit', [wsteth, 5n]).slice(0, -64) as Hex)).toThrow(CalldataError)
    expect(send(other, redeem)).toBeUndefined()
    expect(send(fastlane, redeem)).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
