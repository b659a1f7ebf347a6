import fc from 'fast-check'
import { type Abi, type AbiFunction, type AbiParameter, encodeAbiParameters, type Hex, toFunctionSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import { WalletError } from '../errors.ts'
import { protocols } from '../protocols/index.ts'
import type { Contract } from '../protocols/plan.ts'
import { mostStakers, type Restaking } from '../protocols/restaking.ts'
import type { Answer, Protocol, Read, Ticket } from '../protocols/types.ts'
import { assessExposure } from '../risk/exposure.ts'
import { holdToken } from '../risk/holdings.ts'
import { readSecurers, type Securers } from '../risk/readSecurers.ts'
import { WAD, wei } from '../units.ts'
import { type Reading, readAccount } from './account.ts'
import { acceptRates } from './rates.ts'
import { encodeAccount, parseAccount } from './stored.ts'
import { worthOf } from './value.ts'

/** Contracts that lie: every plan of every protocol, answered with whatever a contract or a node could say. */
const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const block = { number: 26_450_000n, timestamp: 1_795_000_000n }

const folders = import.meta.glob<Record<string, unknown>>(
  ['../protocols/**/*.ts', '!../protocols/**/*.test.ts', '!../protocols/**/*Fakes.ts'],
  { eager: true },
)
const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && typeof (value as Contract).abi === 'function'
const outputs = new Map<string, readonly AbiParameter[]>(
  Object.values(folders)
    .flatMap(Object.values)
    .filter(isContract)
    .flatMap((contract) => (contract.abi() as Abi).filter((item): item is AbiFunction => item.type === 'function'))
    .map((item) => [toFunctionSelector(item), item.outputs]),
)

const edges = [0n, 1n, 2n, 1_000_000n, WAD]
const edge = (bits: number) => {
  const most = 2n ** BigInt(bits) - 1n
  return fc.constantFrom(...edges.filter((value) => value <= most), most / 2n, most)
}

/** Any value of a type that a contract may return. */
function anyValue(parameter: AbiParameter): fc.Arbitrary<unknown> {
  const list = /^(.*)\[(\d*)\]$/.exec(parameter.type)
  if (list !== null) {
    const [, type = '', size = ''] = list
    const length = size === '' ? { maxLength: 4 } : { minLength: Number(size), maxLength: Number(size) }
    return fc.array(anyValue({ ...parameter, type }), length)
  }
  if (parameter.type === 'tuple') {
    const { components } = parameter as { components: readonly AbiParameter[] }
    return fc
      .tuple(...components.map(anyValue))
      .map((values) =>
        components.every(({ name }) => name)
          ? Object.fromEntries(components.map(({ name }, index) => [name, values[index]]))
          : values,
      )
  }
  const number = /^(u?)int(\d*)$/.exec(parameter.type)
  if (number !== null) {
    const bits = Number(number[2] || 256)
    const values = edge(bits).map((value) => (number[1] === 'u' || value < 2n ** BigInt(bits - 1) ? value : -1n))
    return bits <= 48 ? values.map(Number) : values
  }
  if (parameter.type === 'bool') return fc.boolean()
  if (parameter.type === 'address') return fc.constantFrom(account, `0x${'00'.repeat(20)}`, `0x${'be'.repeat(20)}`)
  if (parameter.type === 'string') return fc.constantFrom('', 'x', '<img onerror>', '\u202e')
  const bytes = /^bytes(\d*)$/.exec(parameter.type)
  return fc.constantFrom(
    ...(bytes?.[1] ? ['00', 'ff'].map((one) => `0x${one.repeat(Number(bytes[1]))}`) : ['0x', '0xff']),
  )
}

const rubbish: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>(
    { ok: false, data: '0x' },
    { ok: true, data: '0x' },
    { ok: true, data: `0x${'00'.repeat(32)}` },
    { ok: true, data: `0x${'ff'.repeat(32)}` },
    { ok: true, data: `0x${'ff'.repeat(4_096)}` },
    { ok: true, data: `0x${'00'.repeat(31)}20${'ff'.repeat(32)}` },
  ),
  fc
    .uint8Array({ maxLength: 256 })
    .map((bytes): Answer => ({ ok: true, data: `0x${Buffer.from(bytes).toString('hex')}` })),
)

/** Mostly what the function's type allows, so that plans get past their first round; now and then rubbish. */
function answerTo(data: Hex): fc.Arbitrary<Answer> {
  const types = outputs.get(data.slice(0, 10))
  if (types === undefined) return rubbish
  const fitting = fc.tuple(...types.map(anyValue)).map((values): Answer => {
    return { ok: true, data: encodeAbiParameters(types, values) }
  })
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: rubbish })
}

type Run = { result: unknown; error: unknown; calls: number; rounds: number }

function run(plan: Read<unknown>, say: (data: Hex) => Answer): Run {
  let [calls, rounds] = [0, 0]
  try {
    let step = plan.next()
    while (!step.done) {
      rounds += 1
      calls += step.value.length
      if (rounds > 8 || calls > 20_000) throw new RangeError('a plan asks without end')
      step = plan.next(step.value.map(({ data }) => say(data)))
    }
    return { result: step.value, error: null, calls, rounds }
  } catch (error) {
    return { result: null, error, calls, rounds }
  }
}

const ticketsOf = (found: readonly Ticket[]) => () => ({ found, complete: true })
const someTickets: readonly Ticket[] = [1n, 7n, 2n ** 200n].map((number) => ({
  number,
  block: block.number,
  data: '0x',
}))

/** What came back is either right by its shape or one of our own errors, and its bound is kept. */
function check({ result, error, rounds, calls }: Run): unknown {
  if (error !== null && !(error instanceof WalletError)) throw error
  expect(rounds).toBeLessThanOrEqual(5)
  expect(calls).toBeLessThanOrEqual(4_000)
  return result
}

const each = protocols.map((protocol): [string, Protocol] => [protocol.id, protocol])

describe('whatever contracts say', () => {
  test.each(each)('%s gives positions that can be kept and valued, or an error of ours', (_, protocol) => {
    for (const chainId of protocol.chainIds ?? [1]) {
      fc.assert(
        fc.property(fc.gen(), fc.boolean(), (gen, withTickets) => {
          const tickets = ticketsOf(withTickets ? someTickets : [])
          const plan = readAccount(account, { chainId, tickets, protocols: [protocol] })
          const { positions, failures } = check(run(plan, (data) => gen(answerTo, data))) as Reading
          for (const { error } of failures) if (!(error instanceof WalletError)) throw error
          const rows = positions.map((position) => ({ position, block, ...worthOf(position, chainId, () => WAD) }))
          const portfolio = { account, chainId, block, rows, failures: [], etherPrice: null } as const
          expect(parseAccount(encodeAccount({ portfolio, late: [], scans: [] }), account, chainId)?.portfolio).toEqual(
            portfolio,
          )
          expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length)
        }),
      )
    }
  })

  test.each(each.filter(([, { readRates }]) => readRates !== undefined))(
    '%s gives no rate that is believed blindly',
    (_, protocol) => {
      for (const chainId of protocol.chainIds ?? [1]) {
        fc.assert(
          fc.property(fc.gen(), (gen) => {
            const { result, error } = run(protocol.readRates?.(chainId) as Read<unknown>, (data) => gen(answerTo, data))
            if (error !== null && !(error instanceof WalletError)) throw error
            if (error !== null) return
            const reading = { protocol: protocol.id, rates: result as never }
            for (const { wad } of acceptRates([reading], [], { chainId, block }).accepted) {
              expect(wad > 0n && wad < 10n ** 36n).toBe(true)
            }
          }),
        )
      }
    },
  )

  test.each(each)('%s says what is closed, and how one leaves, without throwing anything else', (_, protocol) => {
    fc.assert(
      fc.property(fc.gen(), fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (gen, amount) => {
        const say = (data: Hex) => gen(answerTo, data)
        if (protocol.readStatus !== undefined) check(run(protocol.readStatus(), say))
        for (const token of protocol.tokens.filter(({ chainId }) => chainId === 1).slice(0, 3)) {
          if (protocol.leave === undefined) continue
          const leaving = { token: token.address, amount: amount as never, account } as const
          const { error } = run(protocol.leave(leaving), say)
          if (error !== null && !(error instanceof WalletError)) throw error
        }
      }),
    )
  })

  const restaking = each.filter(([, { restakers }]) => restakers !== undefined)
  test.each(restaking)('%s lists no more restakers than anybody has, and no total below zero', (_, { restakers }) => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const { result, error } = run(restakers?.() as Read<readonly Restaking[]>, (data) => gen(answerTo, data))
        if (error !== null) throw error
        for (const { stakers, operators, total, idle } of result as readonly Restaking[]) {
          expect(stakers.length <= mostStakers && operators.length <= mostStakers).toBe(true)
          expect((total ?? 0n) >= 0n && idle >= 0n).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('whatever restakers and operators say, every wei of a holding is in one place', () => {
    const tokens = restaking.flatMap(([, { tokens: own }]) => own.filter(({ chainId }) => chainId === 1)).slice(0, 12)
    const all = restaking.map(([, protocol]) => protocol)
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const addresses = tokens.map(({ address }) => address)
        const plan = readSecurers(addresses, [account], { protocols: all, rateOf: () => WAD })
        const { result, error } = run(plan, (data) => gen(answerTo, data))
        if (error !== null && !(error instanceof WalletError)) throw error
        if (error !== null) return
        const { backed, states, withdrawalDelayBlocks } = result as Securers
        const holdings = tokens.map((token) => holdToken(token.address, wei(WAD), { backed, findToken: () => token }))
        const known = { states, withdrawalDelayBlocks, block: block.number }
        const { total } = assessExposure({ holdings, unvalued: 0 }, known)
        expect(total.behind + total.undelegated + total.idle + total.unseen).toBe(total.value)
        expect(total.now <= total.most && total.most <= total.behind).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})
