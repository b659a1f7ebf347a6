import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { lseth, redeemManager } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit() payable',
  'function depositAndTransfer(address recipient) payable',
  'function requestRedeem(uint256 lsETHAmount, address recipient)',
  'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds)',
])
const deep = parseAbi([
  'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds, bool skip, uint16 depth)',
])
const own = parseAbi(['function requestRedeem(uint256 lsETHAmount)'])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Liquid Collective', () => {
  test('staking, also by sending ether alone', () => {
    for (const data of [encode('deposit'), '0x'] as const) {
      const intent = send(lseth.address, data, 5n)
      expect(title(intent)).toBe('Stake 5/18 ETH with Liquid Collective and receive LsETH')
      expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    }
  })

  test('staking or redeeming for somebody else is visible', () => {
    const sent = [
      send(lseth.address, encode('depositAndTransfer', [other]), 5n),
      send(lseth.address, encode('requestRedeem', [7n, other])),
      send(redeemManager, encode('requestRedeem', [7n, other])),
    ]
    for (const intent of sent) expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
  })

  test('the redeem manager takes a request without a recipient, for whoever sends it', () => {
    const data = encodeFunctionData({ abi: own, args: [7n] })
    expect(send(redeemManager, data)?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(() => send(redeemManager, data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(redeemManager, concat([data, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(lseth.address, data)).toBeUndefined()
  })

  test('a claim in every form names its requests', () => {
    const data = encode('claimRedeemRequests', [
      [3, 4],
      [0, 0],
    ])
    const plain = send(redeemManager, data)
    const passedOn = send(lseth.address, data)
    const args = [[3, 4], [0, 0], true, 9] as const
    const full = send(redeemManager, encodeFunctionData({ abi: deep, functionName: 'claimRedeemRequests', args }))
    for (const intent of [plain, passedOn, full]) {
      expect(title(intent)).toBe('Claim 2 requests of Liquid Collective')
      expect(intent?.details.map(({ value }) => show(value)).slice(0, 2)).toEqual(['3', '4'])
    }
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const request = encode('requestRedeem', [7n, account])
    expect(() => send(lseth.address, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(lseth.address, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(redeemManager, encode('claimRedeemRequests', [[1], [1]]).slice(0, -64) as Hex)).toThrow(
      CalldataError,
    )
    expect(send(other, request)).toBeUndefined()
    expect(send(redeemManager, '0x', 5n)).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
