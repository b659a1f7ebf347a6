import { type Address, concat, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { reth } from './addresses.ts'
import { decode } from './decode.ts'

const burn = concat(['0x42966c68', pad('0x07')])
const send = (to: Address, data: Hex) => decode({ to, data, value: 0n })

describe('Rocket Pool', () => {
  test('burning rETH pays ether', () => {
    expect(say(send(reth.address, burn)?.title ?? { key: '' })).toBe('Redeem 7/18 rETH for ether')
  })

  test('H109, H110: truncated and longer calls; another token that burns is not ours', () => {
    expect(() => send(reth.address, burn.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(reth.address, concat([burn, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send('0x70997970C51812dc3A010C7d01b50e0d17dc79C8', burn)).toBeUndefined()
  })
})
