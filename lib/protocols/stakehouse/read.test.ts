import { expect, test } from 'vitest'
import { runFake } from '../planFakes.ts'
import { deth } from './addresses.ts'
import { protocol } from './index.ts'
import { read } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

test('dETH is a balance without a rate, in one round', () => {
  expect(runFake(read(account), { contracts: [] })).toMatchObject({ value: [], rounds: 1, calls: 1 })
  const { value } = runFake(read(account), { contracts: [], balances: { [deth.address]: 5n } })
  expect(value).toMatchObject([{ token: deth, balance: 5n }])
  expect(protocol.readRates).toBeUndefined()
})
