import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD, wad } from '../units.ts'
import { type Gains, gainsSince, valueLine } from './gains.ts'
import type { History, Sample, SampleItem } from './history.ts'
import { me, other } from './portfolioFakes.ts'

const E = WAD
const item = (change: Partial<SampleItem> = {}): SampleItem => {
  const amount = change.amount ?? 10n * E
  return {
    id: 'lido:token:a',
    protocol: 'lido',
    kind: 'wallet',
    token: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
    symbol: 'wstETH',
    decimals: 18,
    amount,
    rate: WAD,
    shares: amount,
    lost: 0n,
    ...change,
  }
}
const at = (hours: number, items: readonly SampleItem[], change: Partial<Sample> = {}): Sample => ({
  time: BigInt(hours) * 3_600n,
  price: { answer: 2_000_00000000n, decimals: 8 },
  items,
  unread: [],
  ...change,
})
const history = (...samples: readonly Sample[]): History => ({ account: me, chainId: 1, samples })
const since = (...histories: readonly History[]) => gainsSince(histories, 0n) as Gains
const weis = (gains: Gains) => {
  const { moved, rewards, slashed, price, added, untold } = gains
  const parts = { moved, rewards, slashed, price, added, untold }
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, { wei }]) => (wei === 0n ? [] : [[name, Number(wei) / 1e18]])),
  )
}
const ten = at(0, [item()])

describe('between two readings', () => {
  test('a rate that rises is a reward', () => {
    expect(weis(since(history(ten, at(1, [item({ rate: wad((11n * E) / 10n) })]))))).toEqual({ rewards: 1 })
  })
  test('a balance that rises is a deposit, worth what it is worth by then', () => {
    const more = item({ amount: 15n * E, rate: wad((11n * E) / 10n) })
    expect(weis(since(history(ten, at(1, [more]))))).toEqual({ moved: 5.5, rewards: 1 })
  })
  test('what comes and goes as a whole was moved, and a swap of equals is nothing', () => {
    expect(weis(since(history(ten, at(1, []))))).toEqual({ moved: -10 })
    expect(weis(since(history(at(0, []), at(1, [item()]))))).toEqual({ moved: 10 })
    const steth = item({ id: 'lido:token:b', symbol: 'stETH' })
    expect(weis(since(history(ten, at(1, [steth]))))).toEqual({})
  })
  test('a rebase is a reward and a deposit of what rebases is not, told by the shares', () => {
    const grown = item({ amount: 11n * E, shares: 10n * E })
    expect(weis(since(history(ten, at(1, [grown]))))).toEqual({ rewards: 1 })
    // Five shares came, at 1.1 each.
    const both = item({ amount: (165n * E) / 10n, shares: 15n * E })
    expect(weis(since(history(ten, at(1, [both]))))).toEqual({ moved: 5.5, rewards: 1 })
  })
  test('a rebasing balance without its shares is not guessed at', () => {
    const blind = (amount: bigint) => item({ amount, shares: null })
    expect(weis(since(history(at(0, [blind(10n * E)]), at(1, [blind(11n * E)]))))).toEqual({ untold: 1 })
  })
  test('the last digits of shares reckoned back from a balance are no deposit', () => {
    const off = item({ amount: 11n * E, shares: 10n * E + 9n })
    expect(since(history(ten, at(1, [off]))).moved.wei).toBe(0n)
  })
  test('a slash is told apart from a withdrawal and from a reward', () => {
    const restaked = (all: bigint, lost: bigint, perShare: bigint = WAD) =>
      item({ kind: 'restaked', amount: ((all - lost) * perShare) / WAD, shares: all - lost, lost })
    const whole = at(0, [restaked(10n * E, 0n)])
    expect(weis(since(history(whole, at(1, [restaked(10n * E, E)]))))).toEqual({ slashed: -1 })
    const half = at(1, [restaked(10n * E, 2n * E)])
    // Half of what is left is queued: the loss on it goes along and is not earned back.
    expect(weis(since(history(half, at(2, [restaked(5n * E, E)]))))).toEqual({ moved: -4 })
    const earned = restaked(10n * E, E, (12n * E) / 10n)
    expect(weis(since(history(whole, at(1, [earned]))))).toEqual({ slashed: -1.2, rewards: 2 })
    const gone = item({ kind: 'restaked', amount: 0n, shares: 0n, lost: 10n * E })
    expect(weis(since(history(whole, at(1, [gone]))))).toEqual({ slashed: -10 })
  })
  test('what a market prices: its own rate is the reward, the rest is price', () => {
    const btc = (rate: bigint, own: bigint | null) => item({ rate: wad(rate), own: own === null ? null : wad(own) })
    const [start, end] = [at(0, [btc(20n * E, E)]), at(1, [btc(33n * E, (11n * E) / 10n)])]
    expect(weis(since(history(start, end)))).toEqual({ price: 100, rewards: 30 })
    expect(weis(since(history(start, at(1, [btc(33n * E, null)]))))).toEqual({ untold: 130 })
  })
  test('a worth that was unknown is no gain when it is known again', () => {
    const unknown = at(1, [item({ rate: null })])
    const known = at(2, [item({ rate: wad((11n * E) / 10n) })])
    expect(weis(since(history(ten, unknown, known)))).toEqual({ untold: 1 })
  })
  test('what was not read then was not deposited since', () => {
    const blind = at(0, [], { unread: ['lido'] })
    expect(weis(since(history(blind, at(1, [item()]))))).toEqual({ untold: 10 })
    expect(weis(since(history(ten, at(1, [], { unread: ['lido'] }))))).toEqual({ untold: -10 })
  })
  test('an exclusion leaves the position out at both ends', () => {
    const more = at(1, [item({ amount: 50n * E }), item({ id: 'x', amount: E })])
    const gains = gainsSince([history(ten, more)], 0n, (_, { id }) => id === 'x') as Gains
    expect(weis(gains)).toEqual({ moved: 1 })
    expect(gains.before.wei).toBe(0n)
  })
})

describe('in dollars', () => {
  const dear = { price: { answer: 3_000_00000000n, decimals: 8 } }
  const of = ({ dollars }: { dollars: bigint | null }) => (dollars === null ? null : Number(dollars) / 1e8)
  test('gains of the position and of the price are two things', () => {
    const gains = since(history(ten, at(1, [item({ rate: wad((11n * E) / 10n) })], dear)))
    expect(gains.price.wei).toBe(0n)
    expect([gains.before, gains.after, gains.rewards, gains.price].map(of)).toEqual([20_000, 33_000, 3_000, 10_000])
  })
  test('without a price at one end there are none', () => {
    const gains = since(history(ten, at(1, [item({ amount: 11n * E })], { price: null })))
    expect(gains.after.dollars).toBeNull()
    expect(gains.moved).toEqual({ wei: E, dollars: null })
  })
})

describe('over several accounts and chains', () => {
  test('one that was first read later is added, not earned', () => {
    const theirs = { ...history(at(5, [item()]), at(6, [item({ rate: wad(2n * E) })])), account: other }
    const gains = gainsSince([history(ten, at(6, [item()])), theirs], 3_600n) as Gains
    expect(weis(gains)).toEqual({ added: 10, rewards: 10 })
    expect(gains).toMatchObject({ from: 0n, to: 6n * 3_600n, before: { wei: 10n * E }, after: { wei: 30n * E } })
  })
  test('what was read a little later than the rest was there all the same', () => {
    const near = { ...history(at(0, [item()], { time: 3_000n })), chainId: 10 }
    const gains = gainsSince([history(ten), near], 0n) as Gains
    expect([gains.before.wei, gains.added.wei]).toEqual([20n * E, 0n])
  })
  test('a start before every reading is the first reading', () => {
    const late = history(at(50, [item()]), at(51, [item({ rate: wad(2n * E) })]))
    expect(weis(gainsSince([late], 0n) as Gains)).toEqual({ rewards: 10 })
  })
  test('begins with the last reading up to the moment asked for', () => {
    const doubled = at(2, [item({ rate: wad(2n * E) })])
    const trebled = at(4, [item({ rate: wad(3n * E) })])
    const gains = gainsSince([history(ten, doubled, trebled)], 3n * 3_600n) as Gains
    expect([gains.from, gains.rewards.wei]).toEqual([7_200n, 10n * E])
  })
  test('of no reading there is nothing to say', () => {
    expect(gainsSince([history()], 0n)).toBeNull()
    expect(gainsSince([], 0n)).toBeNull()
  })
})

const samples = fc
  .array(
    fc.record({
      items: fc.uniqueArray(
        fc
          .record({
            id: fc.constantFrom('a', 'b', 'c'),
            amount: fc.bigInt({ min: 0n, max: 10n ** 24n }),
            rate: fc.option(fc.bigInt({ min: 1n, max: 10n ** 20n })),
            shares: fc.option(fc.bigInt({ min: 0n, max: 10n ** 24n })),
            lost: fc.bigInt({ min: 0n, max: 10n ** 20n }),
            own: fc.option(fc.bigInt({ min: 1n, max: 10n ** 20n }), { nil: undefined }),
          })
          .map(({ own, ...rest }) =>
            item({ ...(rest as Partial<SampleItem>), ...(own === undefined ? {} : { own: wad(own) }) }),
          ),
        { selector: ({ id }) => id },
      ),
      answer: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.map(({ items, answer }, hour) => at(hour, items, { price: { answer, decimals: 8 } })))

test('whatever happened, the parts add up to what is owned at the end', () => {
  fc.assert(
    fc.property(samples, (list) => {
      const gains = since(history(...list))
      const parts = [gains.before, gains.moved, gains.rewards, gains.slashed, gains.price, gains.added, gains.untold]
      expect(parts.reduce((sum, { wei }) => sum + wei, 0n)).toBe(gains.after.wei)
      const last = valueLine([history(list.at(-1) as Sample)], 0n)
      expect(last[0]?.wei).toBe(gains.after.wei)
      // In dollars only the last digits of each addend are lost.
      const { answer } = (list.at(-1) as Sample).price as { answer: bigint }
      const off = (gains.after.dollars as bigint) - (gains.after.wei * answer) / E
      expect(off < 1_000n && off > -1_000n).toBe(true)
    }),
  )
})

describe('the line of values', () => {
  test('holds each history at its last reading until the next', () => {
    const theirs = { ...history(at(2, [item()])), account: other }
    const line = valueLine([history(ten, at(4, [item({ amount: E })])), theirs], 0n)
    expect(line.map(({ time, wei }) => [Number(time / 3_600n), Number(wei) / 1e18])).toEqual([
      [0, 10],
      [2, 20],
      [4, 11],
    ])
  })
  test('breaks where something had no worth, and not for what never has one', () => {
    const never = item({ id: 'junk', rate: null })
    const line = valueLine([history(at(0, [item(), never]), at(1, [item({ rate: null }), never]), at(2, [item()]))], 0n)
    expect(line.map(({ wei }) => wei)).toEqual([10n * E, null, 10n * E])
  })
  test('readings of one hour on several chains are one moment', () => {
    const near = { ...history(at(0, [item()], { time: 60n })), chainId: 10 }
    expect(valueLine([history(ten), near], 0n)).toMatchObject([{ time: 60n, wei: 20n * E }])
  })
  test('starts where it is asked to, with what was there before', () => {
    expect(valueLine([history(ten), { ...history(at(9, [item()])), chainId: 10 }], 18_000n)).toMatchObject([
      { wei: 20n * E },
    ])
  })
})
