import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { at } from '../plan.ts'
import { run, type Says } from '../runFakes.ts'
import { cbethContract } from './abi.ts'
import { cbeth } from './addresses.ts'
import { leave, rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const rate = 1_130_000_000_000_000_000n
const world = (over: Says = {}) =>
  [
    [cbethContract, { exchangeRate: () => rate, paused: () => false, ...over }],
    [at(cbeth.address, erc20), { balanceOf: () => 7n }],
  ] as const

describe('cbETH', () => {
  test('has a balance and the issuer’s rate, each in one round', () => {
    expect(run(read(account), world())).toMatchObject({ rounds: 1, result: [{ token: cbeth, balance: 7n }] })
    expect(run(readRates(), world())).toMatchObject({ rounds: 1, result: [{ token: cbeth.address, wad: rate }] })
  })

  test('can be stopped by its issuer', () => {
    expect(run(readStatus(), world()).result).toEqual([])
    expect(run(readStatus(), world({ paused: () => true })).result).toEqual([
      { token: cbeth.address, what: 'transfer', until: null },
    ])
  })

  test('has no way out on chain, and says so', () => {
    const [way] = run(leave({ token: cbeth.address, amount: tokenUnits(1n) }), world()).result
    expect(way).toMatchObject({ receives: null, fee: null })
    expect(say(way?.closed ?? { key: '' })).toContain('sold')
    expect(run(leave({ token: account, amount: tokenUnits(1n) }), world()).result).toEqual([])
  })

  test('its rate log is one word', () => {
    const [log] = rateLogs
    const parse = (data: `0x${string}`) => log?.parse({ topics: [], data })
    expect(parse(`0x${rate.toString(16).padStart(64, '0')}`)).toEqual({ wad: rate })
    expect(parse('0x')).toBeUndefined()
    expect(parse('0x01')).toBeUndefined()
  })
})
