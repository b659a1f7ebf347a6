import { expect, test } from 'vitest'
import { CalldataError } from '../../protocols/calldata.ts'
import { eth_sendTransaction } from './eth_sendTransaction.ts'

const from = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const to = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const approve = `0x095ea7b3${'70997970C51812dc3A010C7d01b50e0d17dc79C8'.padStart(64, '0')}${'5'.padStart(64, '0')}`
const parse = (data: string) => eth_sendTransaction.parse([{ from, to, data }], { chainId: 1 } as never)

test('H109: an approval cut short is refused with -32602 before anything is shown', () => {
  expect(parse(approve)).toMatchObject({ from })
  for (const data of [approve.slice(0, -4), approve.slice(0, -32), approve.slice(0, -64), '0x095ea7b3']) {
    expect(() => parse(data)).toThrow(CalldataError)
  }
})
