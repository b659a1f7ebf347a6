import { decodeFunctionData, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { answerFrom, type FakeWorld, fakeWorld } from '../../portfolio/fakeContracts.ts'
import { shares } from '../../units.ts'
import type { Call, FinishablePosition, TransactionCall, Withdrawal } from '../types.ts'
import { delegationManager } from './abi.ts'
import { backingEigen, eigen, eigenStrategy, nativeStrategy } from './addresses.ts'
import { decode } from './decode.ts'
import { finish } from './finish.ts'
import { withdrawalRoot } from './withdrawals.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const other = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const stethStrategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const unknownStrategy = '0x00000000000000000000000000000000000A11cE'
const unknownToken = '0x0000000000000000000000000000000000000B0b'
const ether = 10n ** 18n
const word = (value: bigint | string): Hex => `0x${BigInt(value).toString(16).padStart(64, '0')}`

const withdrawalOf = (change: Partial<Withdrawal> = {}): Withdrawal => ({
  staker: account,
  delegatedTo: operator,
  withdrawer: account,
  nonce: 3n,
  startBlock: 23_000_000n,
  strategies: [stethStrategy],
  scaledShares: [shares(5n * ether)],
  ...change,
})
/** As the desk hands them over: only what finish looks at. */
const positions = (withdrawals: readonly Withdrawal[]) =>
  withdrawals.map(
    (withdrawal) => ({ kind: 'withdrawal', root: withdrawalRoot(withdrawal), withdrawal }) as FinishablePosition,
  )

function run(
  exits: readonly FinishablePosition[],
  queued: readonly Withdrawal[],
  { block = 23_100_801n, asShares, ...changes }: Partial<FakeWorld> & { asShares?: boolean } = {},
) {
  const world = fakeWorld({
    block,
    queued: {
      [account.toLowerCase()]: queued.map((withdrawal) => ({ withdrawal, sharesNow: withdrawal.scaledShares })),
    },
    ...changes,
  })
  const answer = answerFrom(world)
  const plan = finish(exits, account, asShares)
  let rounds = 0
  let step = plan.next()
  while (!step.done) {
    rounds += 1
    step = plan.next(
      step.value.map((call: Call) => {
        const given = call.data === '0x42cbb15c' ? word(world.block) : (answer(call) ?? '0x')
        return typeof given === 'string' ? { ok: given !== '0x', data: given } : given
      }),
    )
  }
  return { call: step.value as TransactionCall, rounds }
}
const argsOf = ({ data }: TransactionCall) => decodeFunctionData({ abi: delegationManager.abi(), data })

describe('completing', () => {
  test('one withdrawal pays out its token, by the struct the contract holds, in one round', () => {
    const one = withdrawalOf()
    const { call, rounds } = run(positions([one]), [withdrawalOf({ nonce: 2n }), one])
    expect(rounds).toBe(1)
    expect(call).toMatchObject({ to: delegationManager.address, value: 0n })
    expect(argsOf(call)).toMatchObject({
      functionName: 'completeQueuedWithdrawal',
      args: [{ ...one, startBlock: 23_000_000 }, [steth], true],
    })
    expect(call.data.slice(0, 10)).toBe('0xe4cc3f90')
  })

  test('several go in one call, each with its own tokens', () => {
    const both = [
      withdrawalOf(),
      withdrawalOf({
        nonce: 4n,
        strategies: [nativeStrategy, eigenStrategy],
        scaledShares: [shares(ether), shares(ether)],
      }),
    ]
    const { call, rounds } = run(positions(both), both, { podFunds: { [account.toLowerCase()]: 1_000_000_000n } })
    expect(rounds).toBe(2)
    // Native ether names no token; EIGEN is asked for, not what backs it.
    expect(argsOf(call)).toMatchObject({
      functionName: 'completeQueuedWithdrawals',
      args: [
        both.map((one) => ({ ...one, startBlock: 23_000_000 })),
        [[steth], [zeroAddress, eigen.address]],
        [true, true],
      ],
    })
    expect(call.data).not.toContain(backingEigen.slice(2).toLowerCase())
    expect(call.data.slice(0, 10)).toBe('0x9435bb43')
  })

  test('as shares nothing is paid out, so a pod need not hold it', () => {
    const one = withdrawalOf()
    expect(argsOf(run(positions([one]), [one], { asShares: true }).call).args?.[2]).toBe(false)
    const natives = [1n, 2n].map((nonce) =>
      withdrawalOf({ nonce, strategies: [nativeStrategy], scaledShares: [shares(ether)] }),
    )
    const { call, rounds } = run(positions(natives), natives, { asShares: true, podFunds: {} })
    expect(argsOf(call).args?.[2]).toEqual([false, false])
    expect(rounds).toBe(1)
    // It says so itself: nothing is received.
    expect(decode(call, account)?.title.key).toMatch(/Shares$/)
  })

  test('an unknown strategy is asked for its token', () => {
    const one = withdrawalOf({ strategies: [unknownStrategy] })
    const raw = { [`${unknownStrategy.toLowerCase()} 0x2495a599`]: word(unknownToken) }
    expect(argsOf(run(positions([one]), [one], { raw }).call).args?.[1]).toEqual([unknownToken])
    const broken = [unknownStrategy.toLowerCase()]
    expect(() => run(positions([one]), [one], { broken })).toThrow(expect.objectContaining({ name: 'ReadError' }))
  })

  test('what it makes is what decode reads: nobody else is paid', () => {
    const one = withdrawalOf()
    const intent = decode(run(positions([one]), [one]).call, account)
    expect(intent?.action).toBe('completeQueuedWithdrawal')
    expect(intent?.facts.recipients?.map(({ address }) => address)).toEqual([account, account])
  })
})

describe('is refused', () => {
  const one = withdrawalOf()
  const natives = [1n, 2n].map((nonce) =>
    withdrawalOf({ nonce, strategies: [nativeStrategy], scaledShares: [shares(ether)] }),
  )
  const paused = { [`${delegationManager.address.toLowerCase()} 0x5ac86ab7`]: word(1n) }
  test.each<[string, string | undefined, Parameters<typeof run>]>([
    ['one block early', 'early', [positions([one]), [one], { block: 23_100_800n }]],
    ['when it was completed meanwhile', 'gone', [positions([one]), []]],
    ['when one of two was', 'gone', [positions([one, withdrawalOf({ nonce: 9n })]), [one]]],
    ['while the contract pays nothing out', 'paused', [positions([one]), [one], { raw: paused }]],
    [
      'when somebody else is to complete it',
      undefined,
      [positions([withdrawalOf({ withdrawer: other })]), [withdrawalOf({ withdrawer: other })]],
    ],
    [
      'when the pod holds less than all of them take',
      'unfunded',
      [positions(natives), natives, { podFunds: { [account.toLowerCase()]: 1_999_999_999n } }],
    ],
    ['for nothing', undefined, [[], [one]]],
    ['for the same twice', undefined, [positions([one, one]), [one]]],
    ['for an exit of another kind', undefined, [[{ kind: 'exit' } as FinishablePosition], [one]]],
  ])('%s', (_, why, input) => {
    expect(() => run(...input)).toThrow(expect.objectContaining({ name: 'NotFinishableError', data: why }))
  })
})
