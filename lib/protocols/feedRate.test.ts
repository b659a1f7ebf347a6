import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WalletError } from '../errors.ts'
import { feed } from './feed.ts'
import { readFeedRate } from './feedRate.ts'
import { type Contract, ReadError } from './plan.ts'
import { runFake } from './planFakes.ts'

const source = '0x00000000000000000000000000000000000000Fe'
const token = '0x00000000000000000000000000000000000000A0'
const day = 86_400n
const run = (answer: bigint, updatedAt: bigint, decimals = 18, maxAge?: bigint) =>
  runFake(readFeedRate(source, { token, unit: 'bitcoin' }, maxAge === undefined ? {} : { maxAge }), {
    time: 10n * day,
    contracts: [
      {
        at: source,
        kind: feed as Contract,
        says: { latestRoundData: () => [1n, answer, 0n, updatedAt, 1n], decimals: () => decimals },
      },
    ],
  })

describe('a rate that a feed publishes', () => {
  test('is scaled from the decimals of the feed, and dated', () => {
    expect(run(10n ** 8n, 9n * day, 8)).toMatchObject({
      value: [{ token, unit: 'bitcoin', wad: 10n ** 18n, writtenAt: 9n * day }],
      rounds: 1,
    })
  })

  test('is none when it is older than it may be', () => {
    expect(run(10n ** 18n, 8n * day, 18, 2n * day).value).toHaveLength(1)
    expect(() => run(10n ** 18n, 8n * day - 1n, 18, 2n * day)).toThrow(ReadError)
  })

  test('is none for anything that can be none', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 255n), max: 2n ** 255n - 1n }),
        fc.integer({ min: 0, max: 255 }),
        (answer, decimals) => {
          try {
            const [rate] = run(answer, day, decimals).value
            expect(rate !== undefined && rate.wad > 0n && rate.wad < 10n ** 36n).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(WalletError)
          }
        },
      ),
    )
    expect(() => runFake(readFeedRate(source, { token }), { contracts: [] })).toThrow(ReadError)
  })
})
