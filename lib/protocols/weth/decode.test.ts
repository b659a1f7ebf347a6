import { type Address, concat, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import { weth } from './addresses.ts'
import { decode } from './decode.ts'

const withdraw = concat(['0x2e1a7d4d', pad('0x07')])
const send = (to: Address, data: Hex, value = 0n) => decode({ to, data, value })
const title = (intent: ReturnType<typeof send>) => say(intent?.title ?? { key: '' })

describe('WETH', () => {
  test('wrapping by deposit or by sending ether, and unwrapping', () => {
    expect(title(send(weth.address, '0xd0e30db0', 5n))).toBe('Wrap 5/18 ETH as WETH')
    expect(title(send(weth.address, '0x', 5n))).toBe('Wrap 5/18 ETH as WETH')
    expect(title(send(weth.address, withdraw))).toBe('Unwrap 7/18 WETH into ether')
  })

  test('H109, H110: truncated and longer calls; elsewhere it is not ours', () => {
    expect(() => send(weth.address, withdraw.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(send(weth.address, concat([withdraw, '0xab']))?.facts.trailingBytes).toBe('0xab')
    expect(send('0x70997970C51812dc3A010C7d01b50e0d17dc79C8', withdraw)).toBeUndefined()
  })
})
