import { type Address, concat, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { depositPool, reth } from './addresses.ts'
import { decode } from './decode.ts'

const burn = concat(['0x42966c68', pad('0x07')])
const send = (to: Address, data: Hex) => decode({ to, data, value: 0n })

describe('Rocket Pool', () => {
  test('burning rETH pays ether', () => {
    expect(say(send(reth.address, burn)?.title ?? { key: '' })).toBe('Redeem 7/18 rETH for ether')
  })

  test('a deposit stakes what is sent along', () => {
    const intent = decode({ to: depositPool, data: '0xd0e30db0', value: 5n })
    expect(say(intent?.title ?? { key: '' })).toBe('Stake 5/18 ETH with Rocket Pool and receive rETH')
    expect(decode({ to: reth.address, data: '0xd0e30db0', value: 5n })).toBeUndefined()
  })

  test('H109, H110: truncated and longer calls; another token that burns is not ours', () => {
    expect(() => send(reth.address, burn.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(reth.address, concat([burn, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send('0x70997970C51812dc3A010C7d01b50e0d17dc79C8', burn)).toBeUndefined()
  })
})
