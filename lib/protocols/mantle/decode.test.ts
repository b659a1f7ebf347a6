import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { cmethTeller, cmethWithdraw, meth, staking } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function stake(uint256 minMETHAmount) payable',
  'function unstakeRequest(uint128 methAmount, uint128 minETHAmount)',
  'function unstakeRequestWithPermit(uint128 methAmount, uint128 minETHAmount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function claimUnstakeRequest(uint256 unstakeRequestID)',
  'function deposit(address depositAsset, uint256 depositAmount, uint256 minimumMint)',
  'function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete)',
  'function cancelWithdraw(address asset)',
  'function completeWithdraw(address asset, address account)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const details = (intent: ReturnType<typeof send>) =>
  intent?.details.map(({ label, value }) => [say(label), show(value)])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const word = `0x${'00'.repeat(32)}`

describe('mETH Protocol', () => {
  test('staking and asking for the ether back show the least that must arrive', () => {
    const stake = send(staking, encode('stake', [4n]), 5n)
    expect(title(stake)).toBe('Stake 5/18 ETH and receive mETH')
    expect(details(stake)).toEqual([['You receive at least', '4/18 mETH']])
    const plain = send(staking, encode('unstakeRequest', [7n, 8n]))
    const permitted = send(staking, encode('unstakeRequestWithPermit', [7n, 8n, 1n, 27, word, word]))
    for (const intent of [plain, permitted]) {
      expect(title(intent)).toBe('Ask for the ether of 7/18 mETH')
      expect(details(intent)).toEqual([['You receive at least', '8/18 ETH']])
    }
  })

  test('a claim pays the sender', () => {
    const claim = send(staking, encode('claimUnstakeRequest', [12n]))
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(details(claim)).toEqual([['Request', '12']])
  })

  test('restaking and asking to leave cmETH', () => {
    expect(title(send(cmethTeller, encode('deposit', [meth.address, 7n, 6n])))).toContain(`7/? ${meth.address}`)
    const request = send(cmethWithdraw, encode('requestWithdraw', [meth.address, 9n, 50, true]))
    expect(title(request)).toBe('Ask to turn 9/18 cmETH back')
    expect(details(request)).toEqual([
      ['Paid in', meth.address],
      ['Most the rate may change', '5000000000000000'],
      ['Completion', words['intents.mantle.anyone']],
    ])
    expect(title(send(cmethWithdraw, encode('cancelWithdraw', [meth.address])))).toContain('Cancel')
  })

  test('completing for somebody else is visible', () => {
    const complete = send(cmethWithdraw, encode('completeWithdraw', [meth.address, other]))
    expect(complete?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(details(complete)?.at(-1)).toEqual(['Recipient', other])
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const request = encode('unstakeRequest', [7n, 8n])
    expect(() => send(staking, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(staking, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(cmethWithdraw, encode('cancelWithdraw', [meth.address]).slice(0, -64) as Hex)).toThrow(
      CalldataError,
    )
    expect(send(other, request)).toBeUndefined()
    expect(send(staking, '0x', 5n)).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
