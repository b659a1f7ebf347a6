import { type Address, getAddress, zeroAddress } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeSession } from '../browser/fakes.ts'
import type { Mirror, Portfolio } from '../messaging/mirror.ts'
import { allocationManager, delegationManager, strategyBase } from '../protocols/eigenlayer/abi.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { ineth } from '../protocols/inception/addresses.ts'
import { rseth } from '../protocols/kelp/addresses.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Contract } from '../protocols/plan.ts'
import { answer, type FakeContract } from '../protocols/planFakes.ts'
import { listedTokens, unseenTokens } from '../protocols/restaking.ts'
import type { Call, Position, Protocol } from '../protocols/types.ts'
import { shares, tokenUnits, WAD, wad, wei } from '../units.ts'
import { createExposure } from './lookThrough.ts'
import { exposureProcedures } from './procedures/exposure.ts'
import type { Chain, Keeper, State } from './services.ts'

const eth = 10n ** 18n
const account = getAddress('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
const at = (digit: number) => getAddress(`0x${digit.toString(16).padStart(40, '0')}`)
const [node, p2p, kiln, silent, da, mach] = [at(1), at(2), at(3), at(4), at(0xda), at(0xac)]
const steth = strategies[0] as { address: Address; token: Address }
const block = { number: 1_000n, timestamp: 1_795_000_000n }

const row = (position: Position, value: bigint) => ({ position, block, value: wei(value), rate: WAD })
const tokenOf = (token: typeof rseth, value: bigint) =>
  row({ id: token.symbol, protocol: 'x', kind: 'token', token, balance: tokenUnits(value) }, value)
const direct = (value: bigint) =>
  row(
    {
      id: 'd',
      protocol: 'eigenlayer',
      kind: 'restaked',
      strategy: steth.address,
      token: steth.token,
      asset: { symbol: 'stETH', decimals: 18, known: true },
      depositShares: shares(value),
      withdrawableShares: shares(value),
      depositScalingFactor: WAD,
      withdrawable: tokenUnits(value),
      deposited: tokenUnits(value),
      lost: tokenUnits(0n),
    },
    value,
  )
const delegated = row({ id: 'o', protocol: 'eigenlayer', kind: 'delegation', operator: p2p }, 0n)

/** P2P secures DA with 40 % and Kiln with 30 %; Kiln allocates at once. `silent` answers nothing. */
function contracts(): FakeContract[] {
  const share: Record<string, bigint> = { [p2p]: 40n, [kiln]: 30n }
  return [
    {
      kind: delegationManager as unknown as Contract,
      says: {
        minWithdrawalDelayBlocks: () => 50,
        isOperator: (operator: Address) => (operator === silent ? undefined : true),
        delegationApprover: () => zeroAddress,
        getOperatorShares: (_: Address, of: readonly Address[]) => of.map(() => 0n),
        delegatedTo: () => kiln,
        getDepositedShares: () => [[steth.address], [100n * eth]],
        getWithdrawableShares: () => [[100n * eth], [100n * eth]],
        getQueuedWithdrawals: () => [[], []],
      },
    },
    {
      kind: allocationManager as unknown as Contract,
      says: {
        getAllocationDelay: (operator: Address) => [operator === kiln, 0],
        getAllocatedSets: () => [{ avs: da, id: 0 }],
        getRegisteredSets: () => [{ avs: da, id: 0 }],
        getMaxMagnitudes: (_: Address, of: readonly Address[]) => of.map(() => WAD),
        getStrategyAllocations: (operator: Address, strategy: Address) =>
          strategy === steth.address
            ? [
                [{ avs: da, id: 0 }],
                [{ currentMagnitude: ((share[operator] ?? 0n) * WAD) / 100n, pendingDiff: 0n, effectBlock: 0 }],
              ]
            : [[], []],
        isOperatorSlashable: () => true,
        isRedistributingOperatorSet: () => false,
        getRedistributionRecipient: () => zeroAddress,
        getSlasher: () => mach,
        getStrategiesInOperatorSet: () => [steth.address],
        getAllocatedStrategies: () => [steth.address],
        getPendingSlasher: () => [zeroAddress, 0],
      },
    },
    { kind: multicall3 as unknown as Contract, says: { getBlockNumber: () => block.number } },
    { at: steth.address, kind: strategyBase as Contract, says: { sharesToUnderlyingView: (n: bigint) => n } },
  ]
}

let session = fakeSession()
let locks: (() => unknown)[] = []
let reads: number[] = []
let rows: Portfolio['rows'] = []
let lists: Protocol['restakers'] | undefined
let time = 1_795_000_000_000
beforeEach(() => {
  session = fakeSession()
  locks = []
  reads = []
  rows = [tokenOf(rseth, 10n * eth), direct(20n * eth), delegated]
  // biome-ignore lint/correctness/useYield: a plan that asks nothing
  lists = function* () {
    return [listedTokens([rseth.address], wei(200n * eth), { list: [node], unseen: null })]
  }
})

function start() {
  const chain = {
    client: () => ({
      chainId: 1,
      read: async (calls: readonly Call[]) => {
        reads.push(calls.length)
        return { answers: calls.map((call) => answer(call, { contracts: contracts() })), block }
      },
    }),
  } as unknown as Chain
  const mirror = {
    accounts: [{ address: account, name: '', kind: 'watch', hidden: false }],
    portfolios: { [`1:${account}`]: { account, chainId: 1, block, rows, failures: [], etherPrice: null } },
    rates: [{ chainId: 1, token: steth.token, wad: WAD, unit: 'ether', ether: wad(WAD), writtenAt: null, block }],
  } as unknown as Mirror
  const state = { get: () => mirror } as unknown as State
  const keeper = { onLock: (one: () => unknown) => locks.push(one), onReset: () => {} } as unknown as Keeper
  const others = [
    { id: 'kelp', tokens: [rseth], ...(lists && { restakers: lists }) },
    {
      id: 'inception',
      tokens: [ineth],
      // biome-ignore lint/correctness/useYield: a plan that asks nothing
      *restakers() {
        return [unseenTokens([ineth.address], 'unlisted')]
      },
    },
  ] as unknown as readonly Protocol[]
  const exposure = createExposure({ chain, keeper, state, session, now: () => time, onBacking, protocols: others })
  return exposureProcedures({ exposure })
}
const input = { account, fresh: false }
let backing: Parameters<NonNullable<Parameters<typeof createExposure>[0]['onBacking']>>[0] = []
const onBacking = (told: typeof backing) => {
  backing = told
}

describe('who secures what an account holds', () => {
  test('direct stake and a token looked through meet at one AVS', async () => {
    const report = await start()['exposure.read'](input)
    // 20 ETH with P2P, of which 40 %; 10 of 200 ETH of rsETH, of which 100 are with Kiln: 5 ETH, of which 30 %.
    expect(report.total).toMatchObject({ value: 30n * eth, behind: 25n * eth, idle: 5n * eth, unseen: 0n })
    expect(report.avss).toMatchObject([{ avs: da, now: (95n * eth) / 10n, operators: [kiln, p2p] }])
    expect(report.operators).toMatchObject([
      { operator: p2p, behind: 20n * eth, now: 8n * eth, most: 8n * eth, quick: false },
      { operator: kiln, behind: 5n * eth, now: (15n * eth) / 10n, most: 5n * eth, quick: true },
    ])
    expect(report).toMatchObject({ block, readAt: time, withdrawalDelayBlocks: 50n, unvalued: 0 })
  })

  test('is kept with its block; read anew it takes one request', async () => {
    const house = start()
    await house['exposure.read'](input)
    const first = reads.length
    expect(first).toBeGreaterThan(1)
    time += 1_000
    expect(await house['exposure.read'](input)).toMatchObject({ readAt: time - 1_000 })
    expect(reads).toHaveLength(first)
    expect(await house['exposure.read']({ ...input, fresh: true })).toMatchObject({ readAt: time, requests: 1 })
    expect(reads).toHaveLength(first + 1)
  })

  test('a worker that starts again has what was read, and its calls', async () => {
    const before = await start()['exposure.read'](input)
    const asked = reads.length
    const again = start()
    expect(await again['exposure.read'](input)).toEqual(before)
    expect(reads).toHaveLength(asked)
    expect((await again['exposure.read']({ ...input, fresh: true })).requests).toBe(1)
  })

  test('what came since then is read, what went is not asked for', async () => {
    const house = start()
    await house['exposure.read'](input)
    rows = [...rows, tokenOf(ineth, eth)]
    const again = start()
    const report = await again['exposure.read'](input)
    expect(report.total.unseen).toBe(eth)
    expect(report.assets.find(({ symbol }) => symbol === ineth.symbol)?.reasons).toEqual(['unlisted'])
  })

  test('asked twice at once it is read once', async () => {
    const house = start()
    await Promise.all([house['exposure.read'](input), house['exposure.read'](input)])
    const twice = reads.length
    reads = []
    session = fakeSession()
    await start()['exposure.read'](input)
    expect(twice).toBe(reads.length)
  })

  test('a list that fails, and an operator that is silent, leave only their part unknown', async () => {
    // biome-ignore lint/correctness/useYield: a plan that asks nothing
    lists = function* () {
      throw new TypeError('broken')
    }
    rows = [tokenOf(rseth, 10n * eth), direct(20n * eth), delegated]
    const broken = await start()['exposure.read'](input)
    expect(broken.total).toMatchObject({ behind: 20n * eth, now: 8n * eth, unseen: 10n * eth })
    session = fakeSession()
    rows = [direct(20n * eth), row({ id: 'o', protocol: 'eigenlayer', kind: 'delegation', operator: silent }, 0n)]
    const quiet = await start()['exposure.read'](input)
    expect(quiet.total).toMatchObject({ behind: 20n * eth, now: 0n, most: 20n * eth, unread: 20n * eth })
  })

  test('tells who stands behind a token, and nothing of one that has a gap', async () => {
    await start()['exposure.read'](input)
    expect(backing).toEqual([{ chainId: 1, token: rseth.address, operators: [kiln] }])
  })

  test('nothing of it outlives the lock', async () => {
    await start()['exposure.read'](input)
    for (const lock of locks) await lock()
    expect([...session.entries.keys()]).toEqual([])
  })

  test('moved to another operator, from a token or from an operator', async () => {
    const house = start()
    const to = { operator: kiln, strategy: steth.address }
    const moved = await house['exposure.whatIf']({ account, from: { operator: p2p }, to, amount: wei(8n * eth) })
    expect(moved.moved).toBe(8n * eth)
    expect(moved.before.avss[0]?.now).toBe((95n * eth) / 10n)
    // 12 ETH at 40 %, 13 at 30 %.
    expect(moved.after.avss[0]?.now).toBe((87n * eth) / 10n)
    const asset = `token:1:${rseth.address.toLowerCase()}`
    const all = await house['exposure.whatIf']({ account, from: { asset }, to, amount: wei(99n * eth) })
    expect(all.moved).toBe(10n * eth)
    expect(all.after.total).toMatchObject({ value: 30n * eth, behind: 30n * eth, idle: 0n, now: 11n * eth })
  })

  test('moved to a token nobody can look through, it is unseen', async () => {
    const to = { token: ineth.address }
    const { after } = await start()['exposure.whatIf']({ account, from: { operator: p2p }, to, amount: wei(5n * eth) })
    expect(after.total).toMatchObject({ value: 30n * eth, unseen: 5n * eth, behind: 20n * eth })
  })

  test('what is no question is refused', async () => {
    const house = start()
    const move = { account, from: { operator: p2p }, to: { token: rseth.address }, amount: wei(1n) }
    for (const wrong of [
      { ...move, amount: wei(0n) },
      { ...move, amount: 5 as never },
      { ...move, from: { asset: 5 as never } },
      { ...move, to: { token: '0x12' as never } },
      { ...move, to: { operator: p2p } as never },
      { ...move, account: 'me' as never },
    ]) {
      await expect(house['exposure.whatIf'](wrong)).rejects.toMatchObject({ code: -32602 })
    }
  })
})
