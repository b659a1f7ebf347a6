import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { apxeth, pirexEth, upxeth } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit(address receiver, bool shouldCompound) payable',
  'function initiateRedemption(uint256 assets, address receiver, bool shouldTriggerValidatorExit)',
  'function redeemWithUpxEth(uint256 tokenId, uint256 assets, address receiver)',
  'function bulkRedeemWithUpxEth(uint256[] tokenIds, uint256[] amounts, address receiver)',
  'function instantRedeemWithPxEth(uint256 assets, address receiver)',
  'function transfer(address to, uint256 amount)',
  'function transferFrom(address from, address to, uint256 amount)',
  'function redeem(uint256 shares, address receiver, address owner)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const values = (intent: ReturnType<typeof send>) => intent?.details.map(({ value }) => show(value))
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Dinero', () => {
  test('minting pxETH, or apxETH', () => {
    expect(title(send(pirexEth, encode('deposit', [account, false]), 5n))).toBe(
      'Stake 5/18 ETH with Dinero and receive pxETH',
    )
    expect(title(send(pirexEth, encode('deposit', [account, true]), 5n))).toContain('apxETH')
  })

  test('redeeming for a bearer ticket, at once, and cashing tickets in', () => {
    const request = send(pirexEth, encode('initiateRedemption', [7n, account, false]))
    expect(title(request)).toContain('7/18 pxETH')
    expect(values(request)).toEqual([account, words['intents.dinero.ticket']])
    expect(title(send(pirexEth, encode('instantRedeemWithPxEth', [7n, account])))).toContain('at once')
    expect(values(send(pirexEth, encode('redeemWithUpxEth', [3n, 7n, account])))).toEqual(['3', account])
    const bulk = send(pirexEth, encode('bulkRedeemWithUpxEth', [[3n, 4n], [7n, 8n], account]))
    expect([title(bulk), values(bulk)]).toEqual(['Cash in 15/18 upxETH for ether', ['3', '4', account]])
  })

  test('apxETH sent to the contract is a redemption for its sender; sent elsewhere it is any transfer', () => {
    const own = send(apxeth.address, encode('transfer', [pirexEth, 9n]))
    expect(title(own)).toContain('9/18 apxETH')
    expect(own?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    const others = send(apxeth.address, encode('transferFrom', [other, pirexEth, 9n]))
    expect(others?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(send(apxeth.address, encode('transfer', [other, 9n]))).toBeUndefined()
  })

  test('somebody else’s recipient is visible in every call', () => {
    const sent = [
      send(pirexEth, encode('deposit', [other, true]), 5n),
      send(pirexEth, encode('initiateRedemption', [7n, other, true])),
      send(pirexEth, encode('instantRedeemWithPxEth', [7n, other])),
      send(pirexEth, encode('redeemWithUpxEth', [3n, 7n, other])),
      send(apxeth.address, encode('redeem', [7n, other, account])),
    ]
    for (const intent of sent) expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    const request = encode('initiateRedemption', [7n, account, false])
    expect(() => send(pirexEth, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(pirexEth, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(apxeth.address, encode('redeem', [7n, other, account]).slice(0, -64) as Hex)).toThrow(
      CalldataError,
    )
    expect(send(upxeth, request)).toBeUndefined()
    expect(send(pirexEth, '0x', 5n)).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
