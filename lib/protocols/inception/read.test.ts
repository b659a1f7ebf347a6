import fc from 'fast-check'
import { type Address, concat, encodeAbiParameters, encodeErrorResult, type Hex, pad, parseAbi } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { Answer, Call, ExitPosition, ReadContext } from '../types.ts'
import { inceptionToken, inceptionVault, inethContract, restakingPool } from './abi.ts'
import { ineth, pool, tokens, type Vault, vaults } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs } from './rateLogs.ts'
import { invertUp, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const context: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: true }) }
const [wsteth, , lbtc, steth] = vaults as [Vault, Vault, Vault, Vault]

type World = {
  pending?: bigint
  ready?: readonly bigint[]
  /** What vaults of the first generation answer when nothing is ready. */
  padded?: number
  paused?: boolean
  tokenPaused?: boolean
  balance?: bigint
  ratio?: bigint
  capacity?: bigint
  fee?: bigint
  unstakes?: bigint
  claimable?: bigint
  owed?: bigint
  assets?: bigint
  target?: bigint
  probe?: Answer
  silent?: boolean
}

const noBalance: Answer = {
  ok: false,
  data: encodeErrorResult({
    abi: parseAbi(['error Error(string)']),
    errorName: 'Error',
    args: ['ERC20: burn amount exceeds balance'],
  }),
}
const raised = (signature: string, args: readonly unknown[] = []): Answer => ({
  ok: false,
  data: encodeErrorResult({ abi: parseAbi([`error ${signature}`] as never), args } as never),
})

/** One vault has something, all others nothing. */
function chain(of: Vault = wsteth, world: World = {}): FakeChain {
  const { ready = [], ratio = ether } = world
  const vaultSays = (own: boolean): FakeContract['says'] => ({
    ratio: () => ratio,
    getPendingWithdrawalOf: () => (own ? (world.pending ?? 0n) : 0n),
    ...(own && world.silent
      ? {}
      : {
          isAbleToRedeem: () => [
            ready.length > 0,
            ready.length > 0 ? ready.map((_, index) => BigInt(index) + 40n) : Array(world.padded ?? 0).fill(0n),
          ],
        }),
    claimerWithdrawalsQueue: (index: bigint) => [index, account, ready[Number(index - 40n)] ?? 0n],
    getFlashCapacity: () => world.capacity ?? 0n,
    calculateFlashWithdrawFee: () => world.fee ?? 1n,
    paused: () => own && (world.paused ?? false),
  })
  const raw = ({ data }: Call): Answer | undefined =>
    data.startsWith('0x00f714ce') ? (world.probe ?? noBalance) : undefined
  return {
    raw,
    contracts: [
      ...vaults.map(
        (vault): FakeContract => ({
          at: vault.vault,
          kind: inceptionVault as Contract,
          says: vaultSays(vault === of),
        }),
      ),
      ...vaults.map(
        (vault): FakeContract => ({
          at: vault.token.address,
          kind: inceptionToken as Contract,
          says: { paused: () => vault === of && (world.tokenPaused ?? false) },
        }),
      ),
      { at: of.asset.token, kind: erc20 as Contract, says: { balanceOf: () => world.balance ?? 10n ** 30n } },
      {
        kind: inethContract as Contract,
        says: {
          ratio: () => ratio,
          convertToAmount: (shares: bigint) => (shares * ether + ratio - 1n) / ratio,
          paused: () => world.tokenPaused ?? false,
        },
      },
      {
        kind: restakingPool as Contract,
        says: {
          getTotalUnstakesOf: () => world.unstakes ?? 0n,
          claimableOf: () => world.claimable ?? 0n,
          getTotalClaimable: () => world.owed ?? world.claimable ?? 0n,
          totalAssets: () => world.assets ?? 10n ** 30n,
          getMinUnstake: () => 100n,
          getFlashCapacity: () => world.capacity ?? 0n,
          calculateFlashUnstakeFee: () => world.fee ?? 1n,
          targetCapacity: () => world.target ?? 1n,
        },
      },
    ],
  }
}

const exitsOf = (of: Vault, world: World) => {
  const run = runFake(read(account, context), chain(of, world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('what a vault owes', () => {
  test('an account that waits for nothing costs one round', () => {
    expect(exitsOf(wsteth, {})).toMatchObject({ rounds: 1, value: [], unread: [] })
  })

  test('is one row for what is ready and one for what is not, in what the vault holds', () => {
    const { exits, rounds } = exitsOf(wsteth, { pending: 100n, ready: [20n, 10n] })
    expect(rounds).toBe(3)
    expect(exits).toMatchObject([
      {
        id: `inception:exit:${wsteth.vault}:ready`,
        amountNow: 30n,
        amountAsked: 30n,
        state: 'completable',
        paid: { asset: { symbol: 'wstETH', known: true } },
        delay: [],
      },
      { id: `inception:exit:${wsteth.vault}:waiting`, amountNow: 70n, state: 'waiting', repricing: false },
    ])
    expect(exitsOf(wsteth, { pending: 30n, ready: [20n, 10n] }).exits).toHaveLength(1)
  })

  test('a list padded with zeros is no list', () => {
    const { exits } = exitsOf(steth, { pending: 100n, padded: 5_000 })
    expect(exits.map(({ state, amountNow }) => [state, amountNow])).toEqual([['waiting', 100n]])
  })

  test('is frozen by a pause and waits when the vault is short', () => {
    expect(exitsOf(steth, { pending: 30n, ready: [30n], paused: true }).exits[0]).toMatchObject({
      state: 'frozen',
      note: { key: 'exits.inception.paused' },
    })
    expect(exitsOf(steth, { pending: 30n, ready: [30n], balance: 29n }).exits[0]).toMatchObject({
      state: 'waiting',
      delay: [{ what: 'liquidity' }],
      note: { key: 'exits.inception.unfunded' },
    })
  })

  test('a vault that contradicts itself, says nothing, or lists too much hides only its own rows', () => {
    const id = `inception:exit:${wsteth.vault}`
    expect(exitsOf(wsteth, { pending: 5n, ready: [6n] }).unread).toEqual([id])
    expect(exitsOf(wsteth, { pending: 5n, silent: true }).unread).toEqual([id])
    const many = exitsOf(wsteth, { pending: 500n, ready: Array(101).fill(1n), claimable: 7n })
    expect(many.unread).toEqual([id])
    expect(many.exits.map(({ amountNow }) => amountNow)).toEqual([7n])
    expect(many.calls).toBeLessThan(60)
  })
})

describe('what the pool of inETH owes', () => {
  test('waits in the queue or can be taken', () => {
    const { exits, rounds } = exitsOf(wsteth, { unstakes: 3n, claimable: 4n })
    expect(rounds).toBe(2)
    expect(exits.map(({ id, state, amountNow }) => [id, state, amountNow])).toEqual([
      [`inception:exit:${pool}:ready`, 'completable', 4n],
      [`inception:exit:${pool}:waiting`, 'waiting', 3n],
    ])
    expect(exitsOf(wsteth, { unstakes: 3n }).rounds).toBe(1)
  })

  test('nobody can take anything while the pool holds less than all are owed', () => {
    const [exit] = exitsOf(wsteth, { claimable: 4n, owed: 10n, assets: 9n }).exits
    expect(exit).toMatchObject({ state: 'waiting', delay: [{ what: 'liquidity' }] })
    expect(exitsOf(wsteth, { claimable: 4n, owed: 10n, assets: 10n }).exits[0]?.state).toBe('completable')
  })
})

describe('rates and pauses', () => {
  test('rates are the inverse of the ratios, in what each vault holds', () => {
    const { value, rounds } = runFake(readRates(1), chain(wsteth, { ratio: 900_000_000_000_000_000n }))
    expect(rounds).toBe(1)
    expect(value).toHaveLength(tokens.length)
    expect(value[0]).toEqual({ token: ineth.address, wad: 1_111_111_111_111_111_112n })
    expect(value[1]).toEqual({ token: wsteth.token.address, wad: 1_111_111_111_111_111_111n, unit: wsteth.asset.token })
  })

  test('a ratio of zero is no rate', () => {
    expect(runFake(readRates(1), chain(wsteth, { ratio: 0n })).value).toEqual([])
  })

  test('a rate turned back gives the ratio or a hair less, never more', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 70n }), (ratio) => {
        expect(invertUp(ratio) * ratio).toBeGreaterThanOrEqual(ether * ether)
        expect((invertUp(ratio) - 1n) * ratio).toBeLessThan(ether * ether)
      }),
    )
  })

  test('a paused token cannot move either, a paused vault pays nothing', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const whats = (world: World) =>
      runFake(readStatus(), chain(steth, world))
        .value.filter(({ token }) => token === steth.token.address)
        .map(({ what }) => what)
    expect(whats({ paused: true })).toEqual(['mint', 'request', 'instant', 'claim'])
    expect(whats({ tokenPaused: true })).toEqual(['transfer', 'mint', 'request', 'instant'])
  })

  test('a log of a written ratio is read for inETH only', () => {
    const [log] = rateLogs
    const data = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [ether, 900_000_000_000_000_000n])
    const topics = (token: Address) => [log?.event ?? '0x', pad(token)] as const
    expect(log?.parse({ topics: topics(ineth.address), data })).toEqual({ wad: 1_111_111_111_111_111_112n })
    expect(log?.parse({ topics: topics(account), data })).toBeUndefined()
    expect(log?.parse({ topics: topics(ineth.address), data: data.slice(0, -2) as Hex })).toBeUndefined()
    const zero = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }], [ether, 0n])
    expect(log?.parse({ topics: topics(ineth.address), data: zero })).toBeUndefined()
  })
})

describe('leaving a vault', () => {
  const ways = (world: World, of = wsteth, amount = 9n * ether) =>
    runFake(leave({ token: of.token.address, amount: tokenUnits(amount), account }), chain(of, world)).value
  const ratio = 900_000_000_000_000_000n

  test('by the queue for free, at once for the fee the vault asks', () => {
    const [queue, instant] = ways({ ratio, capacity: 20n * ether, fee: ether / 10n })
    expect(queue).toMatchObject({
      kind: 'queue',
      receives: 10n * ether - 2n,
      fee: 0n,
      closed: null,
      paid: wsteth.asset,
    })
    expect(instant).toMatchObject({ receives: 10n * ether - ether / 10n, fee: ether / 100n, most: 18n * ether })
    expect(instant?.closed).toBeNull()
  })

  test('at once only as far as the reserve goes', () => {
    const [, instant] = ways({ ratio, capacity: 10n * ether - 1n })
    expect(instant).toMatchObject({ receives: null, closed: { key: 'leave.inception.reserve' } })
  })

  test.each([
    ['leave.inception.stopped', raised('InceptionOnPause()')],
    ['leave.inception.stopped', raised('NullParams()')],
    ['leave.inception.stopped', raised('FunctionNotSupported()')],
    ['leave.inception.stopped', raised('Error(string)', ['Pausable: paused'])],
    ['leave.inception.tooSmall', raised('LowerMinAmount(uint256)', [5n])],
    ['leave.inception.unknown', { ok: false, data: '0x' } as Answer],
    ['leave.inception.unknown', raised('Error(string)', ['no'])],
    [undefined, noBalance],
    [undefined, raised('ERC20InsufficientBalance(address,uint256,uint256)', [account, 0n, 1n])],
    [undefined, { ok: true, data: '0x' } as Answer],
  ])('a trial request decides whether it is open: %s', (key, probe) => {
    const found = ways({ ratio, capacity: 20n * ether, probe })
    expect(found.map(({ closed }) => closed?.key)).toEqual([key, key])
  })

  test('a vault over a token of eight decimals pays in them; a whole share stands for ten billion of it', () => {
    expect([lbtc.token.decimals, lbtc.asset.asset.decimals]).toEqual([18, 8])
    const { value: rates } = runFake(readRates(1), chain(lbtc, { ratio: ether / 2n }))
    expect(rates.find(({ token }) => token === lbtc.token.address)?.wad).toBe(2n * 10n ** 28n)
    const [queue] = ways({ ratio: ether }, lbtc, 10n ** 8n)
    expect(queue).toMatchObject({ receives: 99_999_998n, paid: { asset: { symbol: 'LBTC', decimals: 8 } } })
  })
})

describe('leaving inETH', () => {
  const ways = (world: World, amount = 9n * ether) =>
    runFake(leave({ token: ineth.address, amount: tokenUnits(amount), account }), chain(wsteth, world)).value

  test('by the queue and at once', () => {
    const [queue, instant] = ways({ ratio: 900_000_000_000_000_000n, capacity: 20n * ether, fee: ether })
    expect(queue).toMatchObject({ receives: 10n * ether, closed: null })
    expect(instant).toMatchObject({ receives: 9n * ether, fee: ether / 10n, closed: null })
  })

  test('is shut below the least, by a pause, and at once without a target', () => {
    const why = (world: World, amount?: bigint) =>
      ways({ capacity: 20n * ether, ...world }, amount).map(({ closed }) => closed?.key)
    expect(why({}, 99n)).toEqual(['leave.inception.tooSmall', 'leave.inception.tooSmall'])
    expect(why({ tokenPaused: true })).toEqual(['leave.inception.stopped', 'leave.inception.stopped'])
    expect(why({ target: 0n })).toEqual([undefined, 'leave.inception.stopped'])
  })
})

describe('finishing', () => {
  test('redeems for the account, at the vault of the exits', () => {
    const world = { pending: 100n, ready: [20n] }
    const { exits } = exitsOf(steth, world)
    const done = runFake(finish(exits, account), chain(steth, world)).value
    expect(done).toEqual({ to: steth.vault, value: 0n, data: concat(['0x95a2251f', pad(account)]).toLowerCase() })
  })

  test('takes paid ether of inETH', () => {
    const world = { claimable: 4n }
    const { exits } = exitsOf(wsteth, world)
    const done = runFake(finish(exits, account), chain(wsteth, world)).value
    expect(done).toEqual({ to: pool, value: 0n, data: concat(['0xd11531da', pad(account)]).toLowerCase() })
  })

  test('is refused when nothing is ready, on a pause, without money, and for two vaults at once', () => {
    const { exits } = exitsOf(steth, { pending: 100n, ready: [20n] })
    const attempt = (world: World) => () => runFake(finish(exits, account), chain(steth, world))
    expect(attempt({ pending: 80n })).toThrow(NotFinishableError)
    expect(attempt({ pending: 100n, ready: [20n], paused: true })).toThrow(NotFinishableError)
    expect(attempt({ pending: 100n, ready: [20n], balance: 19n })).toThrow(NotFinishableError)
    const mixed = [...exits, ...exitsOf(wsteth, { claimable: 1n }).exits]
    expect(() => runFake(finish(mixed, account), chain())).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain())).toThrow(NotFinishableError)
  })
})
