import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { stbtc } from './addresses.ts'
import { decode } from './decode.ts'

test('stBTC is moved and approved as any token is: nothing here is ours to decode', () => {
  const abi = parseAbi(['function transfer(address to, uint256 amount)'])
  const data = encodeFunctionData({ abi, functionName: 'transfer', args: [stbtc.address, 1n] })
  for (const calldata of [data, '0x', '0xa9059cbb'] as const) {
    expect(decode({ to: stbtc.address, data: calldata, value: 0n })).toBeUndefined()
  }
})
