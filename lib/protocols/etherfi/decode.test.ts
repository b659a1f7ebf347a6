import { type Address, concat, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { liquidityPool, redemptionManager, weeth, withdrawAdapter, withdrawRequestNft } from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'function wrap(uint256 amount)',
  'function unwrap(uint256 amount)',
  'function requestWithdraw(address recipient, uint256 amount)',
  'function claimWithdraw(uint256 requestId)',
  'function redeemEEth(uint256 amount, address receiver, address outputToken)',
])
const adapterAbi = parseAbi(['function requestWithdraw(uint256 amount, address recipient)'])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value }, account)
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)

describe('ether.fi', () => {
  test('depositing, wrapping and unwrapping name the right token', () => {
    expect(title(send(liquidityPool, '0xd0e30db0', 5n))).toBe('Stake 5/18 ETH with ether.fi and receive eETH')
    expect(title(send(weeth.address, encode('wrap', [7n])))).toBe('Wrap 7/18 eETH as weETH')
    expect(title(send(weeth.address, encode('unwrap', [7n])))).toBe('Unwrap 7/18 weETH into eETH')
  })

  test('a withdrawal that somebody else will own', () => {
    const pool = send(liquidityPool, encode('requestWithdraw', [other, 7n]))
    expect(pool?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(title(pool)).toContain('7/18 eETH')
    const data = encodeFunctionData({ abi: adapterAbi, functionName: 'requestWithdraw', args: [7n, other] })
    const adapter = send(withdrawAdapter, data)
    expect(adapter?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
    expect(title(adapter)).toContain('7/18 weETH')
    const redeem = send(redemptionManager, encode('redeemEEth', [7n, other, other]))
    expect(redeem?.facts.recipients).toEqual([{ role: 'recipient', address: other }])
  })

  test('a claim lists its requests', () => {
    const claim = send(withdrawRequestNft, encode('claimWithdraw', [42n]))
    expect(claim?.details.map(({ label, value }) => `${say(label)} ${show(value)}`)).toContain('Request 42')
  })

  test('H109, H110: truncated and longer calls', () => {
    const wrap = encode('wrap', [7n])
    expect(() => send(weeth.address, wrap.slice(0, -32) as Hex)).toThrow(CalldataError)
    expect(send(weeth.address, concat([wrap, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send(other, wrap)).toBeUndefined()
  })
})
