import { type Address, getAddress, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { delegationManager, strategyBase } from '../protocols/eigenlayer/abi.ts'
import { nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Contract } from '../protocols/plan.ts'
import { type FakeContract, runFake } from '../protocols/planFakes.ts'
import type { Restaking } from '../protocols/restaking.ts'
import type { Read, Token } from '../protocols/types.ts'
import { wei } from '../units.ts'
import { readBacked } from './lookThrough.ts'

const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const stethToken = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const reth = '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2'
const strange = '0x2134028ADaBE52464E2e3170961F74F4F52D0f51'
const at = (digit: number) => getAddress(`0x${digit.toString(16).padStart(40, '0')}`)
const [node, other, alice, bob, lrt] = [at(1), at(2), at(0xa1), at(0xb0), at(0x1e7)]
const eth = 10n ** 18n

type Staker = {
  operator?: Address
  held?: readonly (readonly [Address, bigint])[]
  queued?: readonly { operator: Address; startBlock: number; shares: bigint }[]
  silent?: boolean
}

function world(
  stakers: Readonly<Record<Address, Staker>>,
  native: Readonly<Record<Address, bigint>> = {},
): FakeContract[] {
  const of = (staker: Address) => {
    const one = stakers[staker] ?? {}
    return one.silent ? undefined : one
  }
  return [
    {
      kind: delegationManager as unknown as Contract,
      says: {
        minWithdrawalDelayBlocks: () => 50,
        delegatedTo: (staker: Address) => of(staker) && (of(staker)?.operator ?? zeroAddress),
        getDepositedShares: (staker: Address) => {
          const { held = [] } = of(staker) ?? {}
          return [held.map(([strategy]) => strategy), held.map(([, amount]) => amount + 5n)]
        },
        getWithdrawableShares: (staker: Address) => {
          const { held = [] } = of(staker) ?? {}
          return [held.map(([, amount]) => amount), held.map(([, amount]) => amount + 5n)]
        },
        getQueuedWithdrawals: (staker: Address) => {
          const { queued = [] } = of(staker) ?? {}
          return [
            queued.map(({ operator, startBlock, shares }) => ({
              staker,
              delegatedTo: operator,
              withdrawer: staker,
              nonce: 0n,
              startBlock,
              strategies: [steth],
              scaledShares: [shares],
            })),
            queued.map(({ shares }) => [shares]),
          ]
        },
        getOperatorShares: (operator: Address) => [native[operator]].filter((one) => one !== undefined),
      },
    },
    { kind: multicall3 as unknown as Contract, says: { getBlockNumber: () => 1_000n } },
    // A share of stETH is worth 1.05, of rETH exactly one.
    { at: steth, kind: strategyBase as Contract, says: { sharesToUnderlyingView: (n: bigint) => (n * 105n) / 100n } },
    { at: reth, kind: strategyBase as Contract, says: { sharesToUnderlyingView: (n: bigint) => n } },
  ]
}

const restaking = (change: Partial<Restaking> = {}): Restaking => ({
  tokens: [lrt],
  total: wei(1_000n * eth),
  stakers: [node],
  operators: [],
  idle: wei(0n),
  unseen: null,
  ...change,
})
const token = { chainId: 1, address: lrt } as Token
const protocolOf = (...lists: readonly Restaking[]) => ({
  tokens: [token],
  // biome-ignore lint/correctness/useYield: a plan that asks nothing
  *restakers(): Read<readonly Restaking[]> {
    return lists
  },
})
const rateOf = (address: Address) => (address === stethToken ? eth : null)
const look = (lists: readonly Restaking[], contracts: FakeContract[]) =>
  runFake(readBacked([lrt], [protocolOf(...lists)], rateOf), { contracts }).value

describe('what stands behind a token', () => {
  test('withdrawable shares with the operator, at the price of a share and the rate of the token', () => {
    const [one] = look([restaking()], world({ [node]: { operator: alice, held: [[steth, 100n * eth]] } }))
    expect(one).toMatchObject({ missing: null, slices: [{ operator: alice, strategy: steth, wei: 105n * eth }] })
  })

  test('validators are ether; who delegated to nobody has nobody', () => {
    const [one] = look([restaking()], world({ [node]: { held: [[nativeStrategy, 32n * eth]] } }))
    expect(one?.slices).toEqual([{ operator: null, strategy: nativeStrategy, wei: 32n * eth }])
  })

  test('what is queued counts with its operator while it can be slashed, and not a block longer', () => {
    const queued = (startBlock: number) =>
      look([restaking()], world({ [node]: { queued: [{ operator: bob, startBlock, shares: 10n * eth }] } }))[0]?.slices
    expect(queued(950)).toEqual([{ operator: bob, strategy: steth, wei: (105n * eth) / 10n }])
    expect(queued(949)).toEqual([])
  })

  test('two stakers with one operator are one slice; the zero address and repetitions are nobody', () => {
    const contracts = world({
      [node]: { operator: alice, held: [[nativeStrategy, eth]] },
      [other]: { operator: alice, held: [[nativeStrategy, 2n * eth]] },
    })
    const [one] = look([restaking({ stakers: [node, other, node, zeroAddress] })], contracts)
    expect(one?.slices).toEqual([{ operator: alice, strategy: nativeStrategy, wei: 3n * eth }])
  })

  test('of a token over one asset only that asset counts', () => {
    const contracts = world({
      [node]: {
        operator: alice,
        held: [
          [nativeStrategy, eth],
          [steth, 100n * eth],
        ],
      },
    })
    const [ether, lst] = look([restaking({ asset: null }), restaking({ asset: stethToken })], contracts)
    expect(ether?.slices).toEqual([{ operator: alice, strategy: nativeStrategy, wei: eth }])
    expect(lst?.slices).toEqual([{ operator: alice, strategy: steth, wei: 105n * eth }])
  })

  test('operators that are the protocol’s own count with all their validators', () => {
    const [one] = look([restaking({ stakers: [], operators: [bob] })], world({}, { [bob]: 640n * eth }))
    expect(one).toMatchObject({ missing: null, slices: [{ operator: bob, strategy: nativeStrategy, wei: 640n * eth }] })
  })

  test('what cannot be read, and what has no price, is missing, not nothing', () => {
    const contracts = (staker: Staker) => world({ [node]: staker })
    expect(look([restaking()], contracts({ silent: true }))[0]).toMatchObject({ slices: [], missing: 'unread' })
    const unpriced: Staker = { operator: alice, held: [[strange, eth]] }
    expect(look([restaking()], contracts(unpriced))[0]).toMatchObject({ slices: [], missing: 'no-rate' })
    const unrated: Staker = { operator: alice, held: [[reth, eth]] }
    expect(look([restaking()], contracts(unrated))[0]).toMatchObject({ slices: [], missing: 'no-rate' })
    expect(look([restaking({ stakers: [], operators: [bob] })], world({}))[0]).toMatchObject({ missing: 'unread' })
  })

  test('a list longer than anybody’s is cut, and that is said', () => {
    const stakers = Array.from({ length: 5_000 }, (_, index) => at(0x10_000 + index))
    const { value, calls } = runFake(readBacked([lrt], [protocolOf(restaking({ stakers }))], rateOf), {
      contracts: world({}),
    })
    expect(value[0]).toMatchObject({ missing: 'too-many' })
    expect(calls).toBeLessThan(2_000)
  })

  test('a protocol that fails leaves its token out and the others in', () => {
    const broken = {
      tokens: [{ chainId: 1, address: at(0xbad) } as Token],
      // biome-ignore lint/correctness/useYield: a plan that asks nothing
      *restakers(): Read<readonly Restaking[]> {
        throw new TypeError('broken')
      },
    }
    const plan = readBacked([lrt, at(0xbad)], [broken, protocolOf(restaking())], rateOf)
    const { value } = runFake(plan, { contracts: world({}) })
    expect(value.map(({ tokens }) => tokens)).toEqual([[lrt]])
  })
})
