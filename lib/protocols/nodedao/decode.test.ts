import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { lines, neth } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const [{ pool }, { pool: restaking }] = lines as [(typeof lines)[number], (typeof lines)[number]]
const abi = parseAbi([
  'function stakeETH() payable',
  'function unstakeETH(uint256 a)',
  'function requestWithdrawals(uint256 a)',
  'function claimWithdrawals(address a, uint256[] b)',
  'function transfer(address a, uint256 b)',
])
const encode = (functionName: string, args: readonly unknown[] = []) =>
  encodeFunctionData({ abi, functionName, args } as never)
const send = (data: Hex, { to = pool as Address, value = 0n } = {}) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

describe('NodeDAO', () => {
  test('staking, by the function and by plain ether', () => {
    for (const data of [encode('stakeETH'), '0x'] as const) {
      expect(title(send(data, { value: 5n }))).toBe('Stake 5/18 ETH with NodeDAO and receive nETH')
    }
    expect(title(send('0x', { to: restaking, value: 5n }))).toContain('receive rnETH')
  })

  test('leaving at once and by a request', () => {
    expect(title(send(encode('unstakeETH', [5n])))).toBe('Turn 5/18 nETH back into ether at once')
    const request = send(encode('requestWithdrawals', [5n]), { to: restaking })
    expect(title(request)).toBe('Hand in 5/18 rnETH for ether, paid after a wait')
    expect(request?.facts.recipients).toEqual([{ role: 'recipient', address: account }])
  })

  test('a claim names whom it pays, also when it is somebody else', () => {
    const claim = send(encode('claimWithdrawals', [other, [3n, 9n]]))
    expect(title(claim)).toBe('Claim 2 withdrawals from NodeDAO')
    expect(claim?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(claim?.details.map(({ value }) => show(value))).toEqual(['3', '9', other])
  })

  test('H109, H110: truncated and longer calls', () => {
    const data = encode('unstakeETH', [5n])
    expect(() => send(data.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(concat([data, '0x1234']))?.facts.trailingBytes).toBe('0x1234')
  })

  test('the token is moved as any other, and other functions are not ours', () => {
    const transfer = encode('transfer', [account, 1n])
    expect(send(transfer, { to: neth.address })).toBeUndefined()
    for (const data of [transfer, '0x12'] as const) expect(send(data)).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
