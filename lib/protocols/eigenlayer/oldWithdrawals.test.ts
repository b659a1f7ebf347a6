import { type Address, encodeAbiParameters, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { answerFrom, type FakeWorld, fakeWorld } from '../../portfolio/fakeContracts.ts'
import { shares } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { PartialReadError } from '../partial.ts'
import type { Call, Position, Read, ReadContext, Withdrawal, WithdrawalPosition } from '../types.ts'
import { allocationManager, delegationManager, nativeStrategy } from './addresses.ts'
import { finish } from './finish.ts'
import { listOld, oldWithdrawals, parseOldWithdrawal } from './oldWithdrawals.ts'
import { read } from './read.ts'
import { withdrawalRoot } from './withdrawals.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const somebody = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const ether = 10n ** 18n

const old = (change: Partial<Withdrawal> = {}): Withdrawal => ({
  staker: account,
  delegatedTo: operator,
  withdrawer: account,
  nonce: 0n,
  startBlock: 21_000_000n,
  strategies: [steth],
  scaledShares: [shares(40n * ether)],
  ...change,
})

const tuple = [
  { type: 'bytes32' },
  {
    type: 'tuple',
    components: [
      { name: 'staker', type: 'address' },
      { name: 'delegatedTo', type: 'address' },
      { name: 'withdrawer', type: 'address' },
      { name: 'nonce', type: 'uint256' },
      { name: 'startBlock', type: 'uint32' },
      { name: 'strategies', type: 'address[]' },
      { name: 'shares', type: 'uint256[]' },
    ],
  },
] as const
const logOf = (withdrawal: Withdrawal, root: Hex = withdrawalRoot(withdrawal)): Hex =>
  encodeAbiParameters(tuple, [
    root,
    { ...withdrawal, startBlock: Number(withdrawal.startBlock), shares: withdrawal.scaledShares },
  ])
const word = (value: bigint): Hex => encodeAbiParameters([{ type: 'uint256' }], [value])

const everQueued = `${delegationManager.toLowerCase()} 0xa1788484`
const pendingNow = `${delegationManager.toLowerCase()} 0xb7f06ebe`

/** A world in which the account queued something once, and these logs were found. */
function run(found: readonly Withdrawal[], changes: Partial<FakeWorld> = {}, pending = 1n) {
  const asked: (boolean | undefined)[] = []
  const tickets: ReadContext['tickets'] = (_, search) => {
    asked.push(search)
    return {
      found: found.map((each, number) => ({ number: BigInt(number), block: 1n, data: logOf(each) })),
      complete: true,
    }
  }
  const raw = { [everQueued]: word(1n), [pendingNow]: word(pending), ...changes.raw }
  const world = fakeWorld({ block: 26_000_000n, ...changes, raw })
  return { asked, ...walk(read(account, { tickets }), world) }
}

function walk(plan: Read<readonly Position[]>, world: FakeWorld) {
  const answer = answerFrom(world)
  let rounds = 0
  try {
    let step = plan.next()
    while (!step.done) {
      rounds += 1
      step = plan.next(
        step.value.map((call: Call) => {
          const given = call.data === '0x42cbb15c' ? word(world.block) : (answer(call) ?? '0x')
          return typeof given === 'string' ? { ok: true, data: given } : given
        }),
      )
    }
    return { rounds, positions: step.value, unread: [] as readonly string[] }
  } catch (error) {
    if (!(error instanceof PartialReadError)) throw error
    return { rounds, positions: error.positions, unread: error.unread.map(({ id }) => id) }
  }
}

describe('a log of April 2025 or before', () => {
  test('names its withdrawal, and is the account’s by its staker or its withdrawer', () => {
    const data = logOf(old())
    expect(parseOldWithdrawal(data)).toEqual({ root: withdrawalRoot(old()), withdrawal: old() })
    expect(oldWithdrawals.parse({ topics: [], data })).toBe(BigInt(withdrawalRoot(old())))
    expect(oldWithdrawals.isFor?.({ data }, account)).toBe(true)
    expect(oldWithdrawals.isFor?.({ data }, operator)).toBe(false)
    expect(oldWithdrawals.isFor?.({ data: logOf(old({ staker: somebody })) }, account)).toBe(true)
  })

  test.each([
    ['a root that is not the struct’s', logOf(old(), `0x${'11'.repeat(32)}`)],
    ['cut off data', logOf(old()).slice(0, -64) as Hex],
    ['nothing', '0x' as Hex],
    ['lists that do not fit', logOf(old({ scaledShares: [] }))],
    ['an offset beyond the end', `${logOf(old()).slice(0, 66)}${'ff'.repeat(320)}` as Hex],
  ])('%s names none', (_, data) => {
    expect(parseOldWithdrawal(data)).toBeUndefined()
    expect(listOld([{ number: 1n, block: 1n, data }])).toEqual([])
  })
})

describe('a withdrawal the contract lists nowhere', () => {
  test('is shown while its root is pending, in one more round', () => {
    const { positions, rounds } = run([old()], { totalShares: { [steth.toLowerCase()]: 1n }, magnitude: ether })
    expect(rounds).toBe(2)
    expect(positions).toMatchObject([
      {
        kind: 'withdrawal',
        root: withdrawalRoot(old()),
        old: true,
        completable: true,
        slashable: false,
        completableBlock: 21_100_801n,
        entries: [{ sharesNow: 40n * ether, scaledShares: 40n * ether }],
      },
    ])
  })

  test('is gone once its root is not', () => {
    expect(run([old()], {}, 0n).positions).toEqual([])
  })

  test('pays by the magnitude at the end of its delay, and native ether by the pod’s factor of today', () => {
    const native = old({ strategies: [nativeStrategy] })
    const world = { magnitude: (9n * ether) / 10n, beaconChain: ether / 2n }
    const [position] = run([native], world).positions as readonly WithdrawalPosition[]
    expect(position?.entries).toMatchObject([{ sharesNow: 18n * ether, amountQueued: 20n * ether }])
    const undelegated = run([old({ delegatedTo: zeroAddress })], world).positions as readonly WithdrawalPosition[]
    expect(undelegated[0]?.entries).toMatchObject([{ sharesNow: 40n * ether }])
  })

  test('that cannot be asked about is unread, not gone', () => {
    const raw = { [`${allocationManager.toLowerCase()} 0x94d7d00c`]: { ok: false, data: '0x' as Hex } }
    const { positions, unread } = run([old()], { raw })
    expect(positions).toEqual([])
    expect(unread).toEqual([`eigenlayer:withdrawal:${withdrawalRoot(old())}`])
  })

  test('is looked for only where something was ever queued that is not on the list', () => {
    expect(run([]).asked).toEqual([true])
    expect(run([], { raw: { [everQueued]: word(0n) } }).asked).toEqual([false])
    const first = { withdrawal: old({ nonce: 0n, startBlock: 25_999_999n }), sharesNow: [ether] }
    expect(run([], { queued: { [account.toLowerCase()]: [first] } }).asked).toEqual([false])
  })
})

describe('finishing it', () => {
  const position = (change: Partial<WithdrawalPosition> = {}) => {
    const [found] = run([old()], { totalShares: { [steth.toLowerCase()]: 1n }, magnitude: ether }).positions
    return { ...(found as WithdrawalPosition), ...change }
  }
  const complete = (exit: WithdrawalPosition, by: Address = account, pending = 1n) => {
    const plan = finish([exit], by)
    const world = fakeWorld({ block: 26_000_000n, raw: { [pendingNow]: word(pending) } })
    const answer = answerFrom(world)
    let step = plan.next()
    while (!step.done) {
      step = plan.next(
        step.value.map((call) => {
          const given = call.data === '0x42cbb15c' ? word(world.block) : (answer(call) ?? '0x')
          return typeof given === 'string' ? { ok: true, data: given } : given
        }),
      )
    }
    return step.value
  }

  test('takes the function of today, with the struct its root stands for', () => {
    expect(complete(position())).toMatchObject({ to: delegationManager, data: expect.stringMatching(/^0xe4cc3f90/) })
  })

  test('is refused once it was completed, by a stranger, and for a struct that is not its root’s', () => {
    expect(() => complete(position(), account, 0n)).toThrow(NotFinishableError)
    expect(() => complete(position(), somebody)).toThrow(NotFinishableError)
    expect(() => complete(position({ withdrawal: old({ scaledShares: [shares(41n * ether)] }) }))).toThrow(
      NotFinishableError,
    )
  })
})
