import fc from 'fast-check'
import { encodeFunctionData, maxUint256 } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import { contextOf, exitsOf } from '../runFakes.ts'
import type { Ticket } from '../types.ts'
import { claimerContract, queue as queueContract, symbiotic, vault } from './abi.ts'
import { claimer, dvsteth, originals, pzeth, rsteth, wsteth } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { endOf, split } from './math.ts'
import { read, readRates, readStatus } from './read.ts'
import { scanOf, scans } from './scans.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const queueAt = '0x2000000000000000000000000000000000000001'
const secondAt = '0x2000000000000000000000000000000000000002'
const below = '0x2000000000000000000000000000000000000003'
const zero = '0x0000000000000000000000000000000000000000'
const ether = 10n ** 18n
const now = 1_795_000_000n
const week = 604_800n

type State = {
  held?: bigint
  /** Queues of rstETH; the older generation has one and no list. */
  queues?: readonly string[]
  generation?: 'multi' | 'single'
  protocol?: number
  count?: bigint
  pending?: bigint
  claimable?: bigint
  /** Shares in the epoch before, in the latest, which the latest is. */
  data?: readonly [bigint, bigint, bigint, bigint]
  epoch?: bigint
  obeys?: string
  paused?: boolean
  idle?: bigint
  silent?: readonly string[]
  raw?: FakeChain['raw']
}

function chain(state: State = {}): FakeChain {
  const { queues = [queueAt], generation = 'multi', silent = [] } = state
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const multi = {
    subvaultsCount: () => state.count ?? BigInt(queues.length),
    subvaultAt: (index: bigint) => {
      const withdrawalQueue = queues[Number(index)]
      return withdrawalQueue === undefined
        ? undefined
        : { protocol: state.protocol ?? 0, vault: below, withdrawalQueue }
    },
    defaultCollateral: () => zero,
  }
  const single = { withdrawalQueue: () => queueAt, symbioticVault: () => below, symbioticCollateral: () => zero }
  const common = {
    convertToAssets: (shares: bigint) => (shares * 11n) / 10n,
    convertToShares: (assets: bigint) => (assets * 10n) / 11n,
    withdrawalPause: () => state.paused ?? false,
    depositPause: () => false,
    depositWhitelist: () => false,
  }
  const contracts: FakeContract[] = [
    ...originals.map(({ address }): FakeContract => {
      const kinds = address !== rsteth.address ? {} : generation === 'multi' ? multi : single
      return { at: address, kind: vault as Contract, says: speak({ ...common, ...kinds }) }
    }),
    ...[queueAt, secondAt].map(
      (address): FakeContract => ({
        at: address as `0x${string}`,
        kind: queueContract as Contract,
        says: speak({
          pendingAssetsOf: () => state.pending ?? 0n,
          claimableAssetsOf: () => state.claimable ?? 0n,
          getAccountData: () => state.data ?? [0n, 0n, 0n, 0n],
          getEpochData: () => ({ isClaimed: false, sharesToClaim: 10n * ether, claimableAssets: 0n }),
          claimer: () => state.obeys ?? claimer,
        }),
      }),
    ),
    {
      at: below,
      kind: symbiotic as Contract,
      says: speak({
        currentEpoch: () => state.epoch ?? 5n,
        currentEpochStart: () => Number(now - 100n),
        epochDuration: () => Number(week),
        withdrawalsOf: (epoch: bigint) => (epoch === 5n ? 5n * ether : 20n * ether),
      }),
    },
  ]
  const balances = { [rsteth.address]: state.held ?? ether, [wsteth]: state.idle ?? 0n }
  return { contracts, balances, time: now, ...(state.raw === undefined ? {} : { raw: state.raw }) }
}

const ticket: Ticket = { number: 1n, block: 1n, data: '0x' }
const reading = (state: State = {}, found: Record<string, readonly Ticket[]> = {}) => {
  const { value, unread, rounds } = runFake(read(account, contextOf(found)), chain(state))
  return { exits: exitsOf(value), unread, rounds }
}

describe('an account', () => {
  test('with nothing costs one round, and one with a log of the vault is asked for', () => {
    expect(reading({ held: 0n })).toMatchObject({ exits: [], unread: [], rounds: 1 })
    const gone = reading({ held: 0n, claimable: ether }, { [scanOf(rsteth).id]: [ticket] })
    expect(gone.exits).toHaveLength(1)
    expect(gone.rounds).toBe(3)
  })

  test('whose vault answers like neither generation is told that exits may be missing', () => {
    const { unread } = reading({ silent: ['subvaultsCount', 'withdrawalQueue'] })
    expect(unread).toEqual([`mellow:exit:${rsteth.address}`])
  })

  test('a vault that claims a million subvaults is asked for four', () => {
    const { exits, unread, rounds } = reading({ count: 10n ** 30n, claimable: ether })
    expect([exits.length, rounds]).toEqual([1, 3])
    expect(unread).toEqual([`mellow:exit:${rsteth.address}`])
  })
})

describe('what waits in a queue', () => {
  test.each(['multi', 'single'] as const)('of the %s generation ends with its epoch', (generation) => {
    const { exits } = reading({ generation, pending: 3n * ether, data: [0n, ether, 0n, 6n] })
    expect(exits).toHaveLength(1)
    expect(exits[0]).toMatchObject({
      id: `mellow:exit:${queueAt}:6`,
      state: 'waiting',
      amountNow: 3n * ether,
      repricing: true,
      delay: [{ what: 'epoch', over: false, block: null, time: now - 100n + 2n * week }],
    })
  })

  test('keeps its id when it can be claimed', () => {
    const data = [0n, ether, 0n, 4n] as const
    const { exits } = reading({ data, claimable: 3n * ether })
    expect(exits).toMatchObject([
      { id: `mellow:exit:${queueAt}:4`, state: 'completable', amountNow: 3n * ether, delay: [], repricing: false },
    ])
    const settled = reading({ data: [0n, 0n, 3n * ether, 4n], claimable: 3n * ether })
    expect(settled.exits[0]?.id).toBe(`mellow:exit:${queueAt}:ready`)
  })

  test('of two epochs is two exits, split as the queue splits them', () => {
    const state = { pending: 5n * ether, data: [2n * ether, 2n * ether, 0n, 6n] as const }
    const { exits, rounds } = reading(state)
    expect(exits.map(({ ticket: { number }, amountNow }) => [number, amountNow])).toEqual([
      [5n, ether],
      [6n, 4n * ether],
    ])
    expect(rounds).toBe(4)
    const unsplit = reading({ ...state, silent: ['getEpochData'] })
    expect(unsplit.exits.map(({ amountNow }) => amountNow)).toEqual([null, null])
  })

  test('behind EigenLayer is shown without a time', () => {
    const { exits } = reading({ protocol: 1, pending: ether, claimable: 2n })
    expect(exits.map(({ state, delay }) => [state, delay[0]?.time])).toEqual([
      ['completable', undefined],
      ['waiting', null],
    ])
  })

  test('of a queue that is silent is unread, and the others are shown', () => {
    const rubbish: FakeChain['raw'] = ({ to }) => (to === secondAt ? { ok: true, data: '0xff' } : undefined)
    const { exits, unread } = reading({ queues: [queueAt, secondAt, zero], claimable: ether, raw: rubbish })
    expect(exits).toHaveLength(1)
    expect(unread).toEqual([`mellow:exit:${secondAt}`])
  })
})

describe('finishing', () => {
  const exitsIn = (state: State) => exitsOf(runFake(read(account, contextOf()), chain(state)).value)
  const run = (state: State) => runFake(finish(exitsIn(state), account), chain(state)).value

  test('claims from every queue of a vault through the claimer', () => {
    const state = { queues: [queueAt, secondAt], claimable: ether }
    const args = [rsteth.address, [0n, 1n], [[], []], account, maxUint256] as const
    const data = encodeFunctionData({ abi: claimerContract.abi(), functionName: 'multiAcceptAndClaim', args })
    expect(run(state)).toEqual({ to: claimer, data, value: 0n })
  })

  test('claims from the queue itself when it obeys another, and from the vault in the older generation', () => {
    const args = [account, account, maxUint256] as const
    const data = encodeFunctionData({ abi: vault.abi(), functionName: 'claim', args })
    expect(run({ claimable: ether, obeys: other })).toEqual({ to: queueAt, data, value: 0n })
    expect(run({ claimable: ether, generation: 'single' })).toEqual({ to: rsteth.address, data, value: 0n })
  })

  test('is refused before there is anything', () => {
    const exits = exitsIn({ claimable: ether })
    expect(() => runFake(finish(exits, account), chain())).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain())).toThrow(NotFinishableError)
  })
})

describe('ways, rates and status', () => {
  const ways = (state: State, token = rsteth.address, amount = ether) =>
    runFake(leave({ token, amount: tokenUnits(amount), account }), chain(state)).value

  test('what is idle comes at once, the rest with the next epoch', () => {
    const [instant, queue] = ways({ idle: 11n * ether })
    expect(instant).toMatchObject({ closed: null, receives: (11n * ether) / 10n, most: 10n * ether })
    expect(queue?.delay).toEqual([{ what: 'epoch', seconds: 2n * week - 100n }])
    expect(ways({ idle: ether })[0]?.closed?.key).toBe('notes.mellow.partAtOnce')
    expect(ways({ idle: ether, paused: true }).map(({ closed }) => closed?.key)).toEqual(
      Array(2).fill('notes.mellow.withdrawalsPaused'),
    )
    expect(ways({ idle: 11n * ether }, dvsteth.address)).toHaveLength(1)
    expect(ways({}, other)).toEqual([])
  })

  test('of a silent vault say nothing they do not know', () => {
    const [instant, queue] = ways({ silent: ['convertToAssets', 'subvaultAt', 'currentEpochStart'] })
    expect(instant).toMatchObject({ receives: null, most: null })
    expect(queue?.delay).toEqual([{ what: 'epoch', seconds: null }])
  })

  test('a vault whose rate is zero or absurd has none', () => {
    const all = runFake(readRates(), chain()).value
    expect(all).toHaveLength(originals.length)
    expect(all.every(({ unit }) => unit === wsteth)).toBe(true)
    const lying: FakeChain['raw'] = ({ to }) =>
      to === pzeth.address ? { ok: true, data: `0x${'ff'.repeat(32)}` } : undefined
    expect(runFake(readRates(), chain({ raw: lying })).value.map(({ token }) => token)).not.toContain(pzeth.address)
  })

  test('a pause is listed, silence is not', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: true })).value).toHaveLength(originals.length)
    expect(runFake(readStatus(), { contracts: [] }).value).toEqual([])
  })

  test('a log is only a sign that there may be something', () => {
    for (const scan of scans) expect(scan.parse({ topics: [], data: '0xzz' as '0x' })).toBe(1n)
  })
})

test('the arithmetic: a part is never more than the whole, and epochs end one after the other', () => {
  const wei = fc.bigInt(0n, 10n ** 30n)
  fc.assert(
    fc.property(wei, wei, fc.bigInt(1n, 10n ** 30n), (assets, part, all) => {
      const share = part % (all + 1n)
      const paid = split(share, { assets, shares: all }) ?? 0n
      expect(paid <= assets).toBe(true)
      expect(split(share, { assets, shares: 0n })).toBeNull()
      const clock = { epoch: 3n, start: now, duration: week }
      expect(endOf(4n, clock) - endOf(3n, clock)).toBe(week)
    }),
  )
})
