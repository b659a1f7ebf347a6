import { type Address, type Hex, parseEther } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../../lib/chain/client.ts'
import type { OperatorRewards, RewardLine } from '../../lib/messaging/rewards.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { noRewardLogs, type RewardLogs, searchRewardLogs } from '../../lib/portfolio/rewards/search.ts'
import { buildDistribution, type RewardsClaim } from '../../lib/protocols/eigenlayer/rewards/claim.ts'
import {
  claimerTransaction,
  claimTransaction,
  readClaims,
  readRewardsState,
} from '../../lib/protocols/eigenlayer/rewards/read.ts'
import type { Read } from '../../lib/protocols/types.ts'
import { readStakes } from '../../lib/risk/readRewards.ts'
import { trailingWindow } from '../../lib/risk/rewards.ts'
import { reportRewards } from '../../lib/risk/rewardsReport.ts'
import { testAccount } from './accounts.ts'
import { mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { avs, kiln, nethermind, operatorSets, p2p, stranger } from './scenario/cast.ts'
import { earnedIn } from './scenario/rewards.ts'

// Rewards as the wallet reads, proves and claims them, against the contract's own word.

let devnet: Devnet
let mark: Hex
let client: ReturnType<typeof createChainClient>
const run = async <result>(plan: Read<result>) => (await runPlan(client, plan)).result

beforeAll(async () => {
  devnet = await startDevnet()
  client = createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch,
  })
  mark = await devnet.snapshot()
})
beforeEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

const [main, second, taker, stranger9] = [0, 1, 2, 9].map((index) => testAccount(index).address) as [
  Address,
  Address,
  Address,
  Address,
]
const claimOf = (earner: Address, root: 0 | 1 | 2 = 1) =>
  buildDistribution(earnedIn(root)).claimOf(earner, root) as RewardsClaim
const send = (call: { to: Address | null; data: Hex }, from: Address) =>
  devnet.send({ from, data: call.data, to: call.to as Address })

describe('claims', () => {
  test('the roots of the scenario: one that counts, one that waits', async () => {
    const state = await run(readRewardsState([main, second]))
    expect(state).toMatchObject({ paused: false, claimers: [main, second] })
    expect(state.current).toMatchObject({ index: 1, root: buildDistribution(earnedIn(1)).root, disabled: false })
    expect(state.next).toMatchObject({ index: 2, root: buildDistribution(earnedIn(2)).root })
  })

  test('several earners of one claimer are paid at once, to the wei, to whom the claimer names', async () => {
    await send(claimerTransaction(main), second)
    const claims = [claimOf(main), claimOf(second)]
    const plan = claimTransaction(claims, { caller: main, recipient: stranger9 })
    const { call, checked } = await run(plan)
    const payable = checked.flatMap(({ tokens }) => tokens).map(({ claimable }) => claimable)
    expect(new Set(payable)).toEqual(
      new Set([parseEther('0.25'), parseEther('12.345678901234567'), parseEther('42.5')]),
    )
    const before = [await devnet.balanceOf(mainnet.eigen, stranger9), await devnet.balanceOf(mainnet.rETH, stranger9)]
    await send(call, main)
    expect((await devnet.balanceOf(mainnet.eigen, stranger9)) - (before[0] as bigint)).toBe(
      parseEther('12.345678901234567') + parseEther('42.5'),
    )
    expect((await devnet.balanceOf(mainnet.rETH, stranger9)) - (before[1] as bigint)).toBe(parseEther('0.25'))
    expect((await run(readClaims(claims))).map(({ fault }) => fault)).toEqual(['taken', 'taken'])
  })

  test('what was taken already is said to be, and only the rest of a claim is made', async () => {
    expect(await run(readClaims([claimOf(taker)]))).toMatchObject([{ fault: 'taken', claim: null }])
    await send((await run(claimTransaction([claimOf(main, 0)], { caller: main, recipient: main }))).call, main)
    const [rest] = await run(readClaims([claimOf(main)]))
    const eigen = rest?.tokens.find(({ token }) => token.toLowerCase() === mainnet.eigen.toLowerCase())
    expect(eigen).toMatchObject({ claimed: parseEther('3'), claimable: parseEther('9.345678901234567') })
  })

  test('a wrong proof, a root that waits, is disabled or is not there, another claimer, a pause', async () => {
    const wrong = { ...claimOf(main), earnerIndex: claimOf(main).earnerIndex + 1 }
    const faults = async (...claims: RewardsClaim[]) => (await run(readClaims(claims))).map(({ fault }) => fault)
    expect(await faults(wrong, claimOf(second, 2), { ...claimOf(second), rootIndex: 7 })).toEqual([
      'proof',
      'early',
      'root',
    ])
    const { rewardsCoordinator } = devnet.contracts
    await rewardsCoordinator.write('disableRoot', [2], mainnet.rewardsUpdater)
    expect(await faults(claimOf(second, 2))).toEqual(['disabled'])
    const refused = (claims: readonly RewardsClaim[]) =>
      run(claimTransaction(claims, { caller: main, recipient: main }))
    await expect(refused([claimOf(second)])).rejects.toMatchObject({ data: 'claimer' })
    await expect(refused([wrong])).rejects.toMatchObject({ data: 'proof' })
    await expect(refused([claimOf(main), claimOf(main)])).rejects.toMatchObject({ data: 'taken' })
    await expect(refused([])).rejects.toMatchObject({ data: 'taken' })
    await rewardsCoordinator.write('pause', [6n], mainnet.executorMultisig)
    await expect(refused([claimOf(main)])).rejects.toMatchObject({ data: 'paused' })
  })
})

async function searched(onlyLatest = false): Promise<RewardLogs> {
  let logs = noRewardLogs
  const head = await devnet.chain.block()
  await searchRewardLogs(client, {
    known: noRewardLogs,
    head,
    onPiece(next) {
      logs = next
      return !onlyLatest
    },
  })
  return logs
}

async function reported(): Promise<readonly OperatorRewards[]> {
  const logs = await searched(true)
  const { timestamp } = await devnet.chain.block()
  // The four weeks of the scenario: it may have been built before this midnight.
  const ends = logs.submissions.flatMap(({ kind, start, duration }) =>
    kind === 'incentives' ? [start + duration] : [],
  )
  const window = trailingWindow(ends.toSorted((a, b) => Number(b - a))[0] ?? 0n, 28)
  const reading = await run(readStakes({ ...logs, wanted: [stranger.address], now: timestamp }))
  const price = () => ({ ether: (10n ** 18n) as never, decimals: 18 })
  return reportRewards({ reading, window, priceOf: price, worthOf: price, withheld: [] })
}

describe('rates', () => {
  const linesOf = (report: readonly OperatorRewards[], operator: Address, kind: RewardLine['kind']) =>
    report
      .find((one) => one.operator.toLowerCase() === operator.toLowerCase())
      ?.strategies.flatMap(({ strategy, lines }) =>
        lines.filter((line) => line.kind === kind).map((line) => ({ strategy, ...line })),
      ) ?? []
  const sum = (lines: readonly { net: bigint }[]) => lines.reduce((total, { net }) => total + net, 0n)
  const shares = async (operator: Address, strategies: readonly Address[]) =>
    (await devnet.contracts.delegationManager.read('getOperatorShares', [operator, strategies])) as bigint[]

  test('every kind of submission, registration and split of the scenario is found, back to the first block', async () => {
    const logs = await searched()
    const kinds = logs.submissions.map(({ kind }) => kind)
    expect([...new Set(kinds)].sort()).toEqual(
      ['avs', 'incentives', 'operatorDirectedAvs', 'operatorDirectedSet', 'totalStake', 'uniqueStake'].sort(),
    )
    expect(kinds).toHaveLength(9)
    expect(
      logs.memberships.filter(({ operator, setId }) => operator === stranger.address && setId === null),
    ).toMatchObject([{ member: false }])
    expect(logs.splits).toHaveLength(3)
  })

  test('programmatic incentives go by the weight of everybody who is registered anywhere', async () => {
    const report = await reported()
    const all = [stETH, rETH, cbETH, beacon]
    const weight = async (operator: Address) => {
      const [a = 0n, b = 0n, c = 0n, d = 0n] = await shares(operator, all)
      return 10n * a + 11n * b + 10n * c + 10n * d
    }
    // The stranger is a member of a set, though of no AVS; others are members only for restakers of tokens.
    const members = await Promise.all(operatorSets.map(({ avs: address, id }) => membersOf({ avs: address, id })))
    const operators = [...new Set([...[p2p, kiln, nethermind].map(({ address }) => address), ...members.flat()])]
    expect(operators).toContain(stranger.address)
    const weights = await Promise.all(operators.map(weight))
    const whole = weights.reduce((total, one) => total + one, 0n)
    for (const [place, operator] of operators.entries()) {
      // Four submissions, each rounded by itself. Kiln keeps nothing of them, the others a tenth, rounded down.
      const own = (parseEther('7000') * (weights[place] as bigint)) / whole
      const net = 4n * (operator === kiln.address ? own : own - own / 10n)
      const found = sum(linesOf(report, operator, 'incentives'))
      expect(near(found, net), `${operator}: ${found}, ${net}`).toBe(true)
    }
  })

  test('an AVS of before the sets pays those registered with it, half of what is still running', async () => {
    const report = await reported()
    const operators = [p2p, kiln, nethermind].map(({ address }) => address)
    const found = operators.map((operator) => sum(linesOf(report, operator, 'avs')))
    const total = found.reduce((one, other) => one + other, 0n)
    expect(near(total, (parseEther('7000') * 9n) / 10n)).toBe(true)
    expect(linesOf(report, stranger.address, 'avs')).toEqual([])
    expect(linesOf(report, p2p.address, 'avs')[0]).toMatchObject({
      splitBips: 1000,
      pendingSplit: { bips: 2500 },
      avsName: 'EigenDA',
    })
  })

  test('unique stake pays by what is allocated to the set, out of what is left', async () => {
    await devnet.slash({ avs: avs.mach, setId: 0, operator: p2p.address, strategies: [stETH], wads: [5n * 10n ** 17n] })
    const report = await reported()
    const unique = async (operator: Address) => {
      const [a = 0n, b = 0n] = await shares(operator, [stETH, rETH])
      const slice = async (strategy: Address, stake: bigint) => {
        const set = { avs: avs.eigenDa, id: 0 }
        const { allocationManager } = devnet.contracts
        const of = (await allocationManager.read('getAllocation', [operator, set, strategy])) as {
          currentMagnitude: bigint
        }
        const left = (await allocationManager.read('getMaxMagnitude', [operator, strategy])) as bigint
        return (stake * of.currentMagnitude) / left
      }
      return (await slice(stETH, a)) + (await slice(rETH, b))
    }
    const members = await membersOf({ avs: avs.eigenDa, id: 0 })
    const weights = await Promise.all(members.map(unique))
    const whole = weights.reduce((total, one) => total + one, 0n)
    const own = (parseEther('6') * (await unique(p2p.address))) / whole
    expect(near(sum(linesOf(report, p2p.address, 'uniqueStake')), own - own / 5n)).toBe(true)
  })

  test('total stake and what is directed at operators', async () => {
    const report = await reported()
    const total = [...linesOf(report, p2p.address, 'totalStake'), ...linesOf(report, stranger.address, 'totalStake')]
    expect(near(sum(total), 4_500_000_000n, 4n)).toBe(true)
    expect(near(sum(linesOf(report, kiln.address, 'operatorDirectedAvs')), parseEther('2.7'))).toBe(true)
    expect(near(sum(linesOf(report, nethermind.address, 'operatorDirectedSet')), parseEther('1.8'))).toBe(true)
    const kilnEth = report
      .find(({ operator }) => operator === kiln.address)
      ?.strategies.find(({ strategy }) => strategy === stETH)
    expect(kilnEth?.slashable).toBe(7n * 10n ** 17n)
    expect(kilnEth?.perRisk).not.toBeNull()
  })

  const membersOf = async (set: { avs: Address; id: number }) =>
    (await devnet.contracts.allocationManager.read('getMembers', [set])) as readonly Address[]
  const { stETHStrategy: stETH, rETHStrategy: rETH, cbETHStrategy: cbETH, beaconStrategy: beacon } = mainnet
  /** Rounded down at each division: never more, and only a few of the smallest units less. */
  const near = (found: bigint, exact: bigint, units = 20n) => found <= exact && exact - found <= units
})
