import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { reth } from './addresses.ts'
import { decode } from './decode.ts'

test('StaFi rETH is moved and approved as any token is: nothing here is ours to decode', () => {
  const abi = parseAbi(['function transfer(address to, uint256 amount)'])
  const data = encodeFunctionData({ abi, functionName: 'transfer', args: [reth.address, 1n] })
  for (const calldata of [data, '0x', '0xa9059cbb'] as const) {
    expect(decode({ to: reth.address, data: calldata, value: 0n })).toBeUndefined()
  }
})
