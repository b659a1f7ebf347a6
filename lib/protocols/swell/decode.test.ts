import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositManager, rsweth, rswexit, sweth, swexit } from './addresses.ts'
import { decode } from './decode.ts'
import { errors } from './errors.ts'
import { words } from './words.en.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function deposit() payable',
  'function depositWithReferral(address referral) payable',
  'function burn(uint256 amount)',
  'function depositLST(address token, uint256 amount, uint256 minRswETH)',
  'function createWithdrawRequest(uint256 amount)',
  'function finalizeWithdrawal(uint256 tokenId)',
])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('Swell', () => {
  test('staking ether names the token that comes back', () => {
    expect(title(send(sweth.address, encode('deposit'), 5n))).toBe('Stake 5/18 ETH with Swell and receive swETH')
    const referred = send(rsweth.address, encode('depositWithReferral', [other]), 5n)
    expect(title(referred)).toBe('Stake 5/18 ETH with Swell and receive rswETH')
    expect(referred?.details.map(({ value }) => show(value))).toEqual([other])
  })

  test('staking another token shows the least that must arrive', () => {
    const intent = send(depositManager, encode('depositLST', [other, 7n, 6n]))
    expect(title(intent)).toContain(`7/? ${other}`)
    expect(intent?.details.map(({ label, value }) => [say(label), show(value)])).toEqual([
      ['You receive at least', '6/18 rswETH'],
    ])
  })

  test('a request names the token of its queue and says that the ticket is a bearer ticket', () => {
    expect(title(send(swexit, encode('createWithdrawRequest', [9n])))).toBe(
      'Request the withdrawal of 9/18 swETH from Swell',
    )
    const intent = send(rswexit, encode('createWithdrawRequest', [9n]))
    expect(title(intent)).toBe('Request the withdrawal of 9/18 rswETH from Swell')
    expect(intent?.details.map(({ value }) => show(value))).toEqual(['You receive an NFT. Whoever holds it is paid.'])
  })

  test('a claim pays nobody but the sender', () => {
    const intent = send(rswexit, encode('finalizeWithdrawal', [12n]))
    expect(intent?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
    expect(intent?.details.map(({ value }) => show(value))).toEqual(['12', account])
  })

  test('burning pays nothing, which is a danger', () => {
    expect(send(rsweth.address, encode('burn', [1n]))?.facts.dangers?.map(say)).toEqual([
      words['intents.swell.burnPaysNothing'],
    ])
  })

  test('H109, H110: truncated and longer calls', () => {
    const request = encode('createWithdrawRequest', [7n])
    expect(() => send(rswexit, request.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(rswexit, concat([request, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(() => send(depositManager, encode('depositLST', [other, 7n, 6n]).slice(0, -64) as Hex)).toThrow(
      CalldataError,
    )
  })

  test('the same functions of other contracts are not ours', () => {
    expect(send(other, encode('finalizeWithdrawal', [1n]))).toBeUndefined()
    expect(send(rsweth.address, '0x', 5n)).toBeUndefined()
  })

  test('every error with words is one of ours', () => {
    const names = errors.map((signature) => /error (\w+)/.exec(signature)?.[1])
    const worded = Object.keys(words).filter((key) => key.startsWith('intents.revert.'))
    expect(worded.filter((key) => !names.includes(key.slice('intents.revert.'.length)))).toEqual([])
  })
})
