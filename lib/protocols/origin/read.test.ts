import fc from 'fast-check'
import { type Address, decodeFunctionData, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { vaultContract } from '../erc4626.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { supply, vault } from './abi.ts'
import { type Line, lineOn, lines, oeth, superoethb, woeth } from './addresses.ts'
import { finish, scans } from './exits.ts'
import { leave } from './leave.ts'
import { claimableUpTo, isBacked } from './math.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const time = 1_795_000_000n

type Request = { by?: Address; claimed?: boolean; at?: bigint; amount?: bigint; queued: bigint }
type World = {
  requests?: Record<number, Request>
  queue?: readonly [bigint, bigint, bigint]
  delay?: bigint
  paused?: boolean
  value?: bigint
  held?: bigint
}

const line = (chainId: number) => lineOn(chainId) as Line
function chain(chainId: number, given: World) {
  const { requests = {}, queue = [0n, 0n, 0n], held = 0n } = given
  const at = line(chainId)
  const contracts: FakeContract[] = [
    {
      at: at.vault,
      kind: vault as Contract,
      says: {
        withdrawalRequests: (id: bigint) => {
          const one = requests[Number(id)]
          return (
            one && [one.by ?? account, one.claimed ?? false, Number(one.at ?? time), one.amount ?? ether, one.queued]
          )
        },
        withdrawalQueueMetadata: () => [...queue, 9n],
        withdrawalClaimDelay: () => given.delay ?? 600n,
        capitalPaused: () => given.paused ?? false,
        rebasePaused: () => false,
        maxSupplyDiff: () => ether / 100n,
        totalValue: () => given.value ?? 1_000n * ether,
      },
    },
    { at: at.token.address, kind: supply as Contract, says: { totalSupply: () => 1_000n * ether } },
    {
      at: at.wrapper.address,
      kind: vaultContract as Contract,
      says: { convertToAssets: (n: bigint) => (n * 11n) / 10n },
    },
  ]
  const balances = { [at.pays]: held }
  return { contracts, balances, time }
}

const context = (chainId: number, ...numbers: bigint[]): ReadContext => ({
  chainId,
  tickets: (scan) => ({
    found:
      scan === `origin:withdrawal:${chainId}`
        ? numbers.map((number) => ({ number, block: 1n, data: '0x' as const }))
        : [],
    complete: true,
  }),
})
const exits = (positions: readonly { kind: string }[]) =>
  positions.filter((one): one is ExitPosition => one.kind === 'exit')
/** The vault's own wrapped ether answers like a balance of the account: only exits matter here. */
const read1 = (given: World, ...numbers: bigint[]) => runFake(read(account, context(1, ...numbers)), chain(1, given))

describe('withdrawals from the vault', () => {
  test('an account that holds nothing costs one round, on every chain', () => {
    for (const { chainId } of lines) {
      const { value, rounds } = runFake(read(account, context(chainId)), { ...chain(chainId, {}), balances: {} })
      expect({ value, rounds }).toEqual({ value: [], rounds: 1 })
    }
    expect(runFake(read(account, context(10)), { contracts: [] }).value).toEqual([])
  })

  test('one is claimable after the wait, when the queue is funded up to it', () => {
    const states = (given: World, request: Request) =>
      exits(read1({ ...given, requests: { 3: request } }, 3n).value).map(({ state }) => state)
    const queue = [10n * ether, 4n * ether, 4n * ether] as const
    expect(states({ queue }, { queued: 4n * ether, at: time - 600n })).toEqual(['completable'])
    expect(states({ queue }, { queued: 4n * ether, at: time - 599n })).toEqual(['waiting'])
    expect(states({ queue }, { queued: 4n * ether + 1n, at: time - 600n })).toEqual(['waiting'])
  })

  test('what lies in the vault is moved to the queue by the claim itself', () => {
    const queue = [10n * ether, 4n * ether, 4n * ether] as const
    const requests = { 3: { queued: 5n * ether, at: time - 600n } }
    const state = (held: bigint) => exits(read1({ queue, requests, held }, 3n).value)[0]?.state
    expect(state(ether)).toBe('completable')
    expect(state(ether - 1n)).toBe('waiting')
  })

  test('says what is missing and pays one to one in wrapped ether', () => {
    const [exit] = exits(read1({ requests: { 3: { queued: ether } }, queue: [ether, 0n, 0n] }, 3n).value)
    expect(exit).toMatchObject({
      amountNow: ether,
      repricing: false,
      paid: { token: line(1).pays, asset: { symbol: 'WETH', known: true } },
      delay: [
        { what: 'cooldown', over: false, time: time + 600n },
        { what: 'liquidity', over: false },
      ],
    })
  })

  test('a pause, a vault that is switched off, and one that owes too much freeze them', () => {
    const requests = { 3: { queued: 0n, at: 0n } }
    const note = (given: World) =>
      exits(read1({ requests, ...given }, 3n).value).map(({ state, note }) => [state, note?.key])
    expect(note({ paused: true })).toEqual([['frozen', 'notes.origin.paused']])
    expect(note({ delay: 0n })).toEqual([['frozen', 'notes.origin.off']])
    expect(note({ value: 900n * ether })).toEqual([['frozen', 'notes.origin.unbacked']])
    expect(note({ value: 995n * ether })).toEqual([['completable', undefined]])
  })

  test('paid ones and those of others are left out; what cannot be read is told', () => {
    const requests = { 1: { queued: 0n, claimed: true }, 2: { queued: 0n, by: other as Address } }
    const run = read1({ requests }, 1n, 2n, 3n)
    expect(exits(run.value)).toEqual([])
    expect(run.unread).toEqual([`origin:exit:${line(1).vault}:3`])
  })

  test('on Base and Plume the same, from their own vaults, which are not asked what they pay', () => {
    const requests = { 3: { queued: 0n, at: 0n } }
    const [onBase] = exits(runFake(read(account, context(8453, 3n)), chain(8453, { requests })).value)
    expect(onBase).toMatchObject({ ticket: { contract: line(8453).vault }, given: { token: superoethb.address } })
    const plume = runFake(read(account, context(98866, 3n)), chain(98866, { requests }))
    expect(plume.rounds).toBe(1)
    expect(exits(plume.value)[0]).toMatchObject({
      paid: { token: '0xca59cA09E5602fAe8B629DeE83FfA819741f14be' },
      state: 'completable',
    })
  })

  test('several are claimed by one call, and none that the vault would not pay', () => {
    const of = (given: World, ...numbers: bigint[]) => {
      const list = numbers.map((number) => ({ kind: 'exit', ticket: { contract: line(1).vault, number } }) as never)
      return runFake(finish(list, account), chain(1, given)).value
    }
    const requests = { 3: { queued: 0n, at: 0n }, 4: { queued: 1n, at: 0n }, 5: { queued: 0n, at: time } }
    const { to, data } = of({ requests, queue: [1n, 1n, 0n] }, 4n, 3n)
    expect(to).toBe(line(1).vault)
    expect(decodeFunctionData({ abi: vault.abi(), data }).args).toEqual([[3n, 4n]])
    expect(() => of({ requests }, 3n, 4n)).toThrow(NotFinishableError)
    expect(() => of({ requests }, 5n)).toThrow(NotFinishableError)
    expect(() => of({ requests, paused: true }, 3n)).toThrow(NotFinishableError)
    expect(() => of({ requests: { 3: { queued: 0n, by: other } } }, 3n)).toThrow(NotFinishableError)
    expect(() => of({})).toThrow(NotFinishableError)
  })

  test('a log names its request, or none', () => {
    const [scan] = scans
    expect(scan?.parse({ topics: [pad('0x01'), pad(account), pad('0x2a')], data: '0x' })).toBe(42n)
    expect(scan?.parse({ topics: [], data: '0x' })).toBeUndefined()
  })

  test('the queue never reaches further than what was asked for, nor back', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 100n })
    fc.assert(
      fc.property(amount, amount, amount, amount, (a, b, c, held) => {
        const [claimed, claimable, queued] = [a, a + b, a + b + c]
        const upTo = claimableUpTo({ queued, claimable, claimed }, held)
        expect(upTo >= claimable && upTo <= queued).toBe(true)
        if (upTo < queued) expect(upTo).toBe(held > b ? claimed + held : claimable)
      }),
    )
    expect(isBacked(5n, 0n, 0n)).toBe(true)
    expect(isBacked(5n, 0n, 1n)).toBe(false)
  })
})

describe('rates, what is closed, and the ways out', () => {
  test('one to one, and the wrapped form by its rate', () => {
    expect(runFake(readRates(1), chain(1, {})).value).toEqual([
      { token: oeth.address, wad: ether },
      { token: woeth.address, wad: (ether * 11n) / 10n, unit: oeth.address },
    ])
    expect(runFake(readRates(8453), chain(8453, {})).value[0]).toEqual({ token: superoethb.address, wad: ether })
    expect(runFake(readRates(1), { contracts: [] }).value).toHaveLength(1)
    expect(runFake(readRates(10), { contracts: [] }).value).toEqual([])
  })

  test('what is paused is listed', () => {
    expect(runFake(readStatus(), chain(1, {})).value).toEqual([])
    expect(runFake(readStatus(), chain(1, { paused: true })).value.map(({ what }) => what)).toEqual([
      'mint',
      'request',
      'claim',
    ])
    expect(runFake(readStatus(), chain(1, { delay: 0n })).value.map(({ what }) => what)).toEqual(['request', 'claim'])
  })

  test('OETH by the queue, wOETH by unwrapping', () => {
    const amount = tokenUnits(10n * ether)
    const of = (token: Address, given: World = {}) =>
      runFake(leave({ token, amount, account } as never), chain(1, given)).value
    expect(of(oeth.address)).toMatchObject([
      { kind: 'queue', receives: amount, closed: null, delay: [{ seconds: 600n }, {}] },
    ])
    expect(of(oeth.address, { delay: 0n })).toMatchObject([{ closed: { key: 'notes.origin.off' } }])
    expect(of(oeth.address, { value: 900n * ether })).toMatchObject([{ closed: { key: 'notes.origin.unbacked' } }])
    // Backed well enough before the request, and no longer after it.
    const barely = 99_015n * 10n ** 16n
    expect(isBacked(1_000n * ether, barely, ether / 100n)).toBe(true)
    expect(of(oeth.address, { value: barely })).toMatchObject([{ closed: { key: 'notes.origin.unbacked' } }])
    expect(of(oeth.address, { value: 9_902n * 10n ** 17n })).toMatchObject([{ closed: null }])
    expect(of(woeth.address)).toMatchObject([{ kind: 'unwrap', receives: 11n * ether, paid: { token: oeth.address } }])
    expect(of(other)).toEqual([])
  })
})
