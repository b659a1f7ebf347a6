import { type Address, encodeFunctionData, type Hex, parseAbi, parseEther } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDirectory } from '../../lib/background/directory.ts'
import type { DirectoryService } from '../../lib/background/services.ts'
import { createChainClient } from '../../lib/chain/client.ts'
import type { AvsSet, OperatorDetail, OperatorsReport } from '../../lib/messaging/directory.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { avs, kiln, nethermind, p2p, stranger } from './scenario/cast.ts'

/** The directory against contracts: what it says of operators and AVSs is what the core says. */

let devnet: Devnet
let mark: Hex
let directory: DirectoryService
let requests: string[]
beforeAll(async () => {
  devnet = await startDevnet()
}, 120_000)
beforeEach(async () => {
  mark = await devnet.snapshot()
  requests = []
  directory = open()
})
afterEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

function open(): DirectoryService {
  const client = createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch: (url, init) => {
      requests.push((JSON.parse(String(init?.body)) as { method: string }).method)
      return fetch(url, init)
    },
  })
  const store = new Map<string, unknown>()
  const memory = {
    get: async (key: string) => store.get(key),
    set: async (key: string, value: unknown) => void store.set(key, value),
  }
  const rate = (token: Address) => ({
    ...{ chainId: 1, token, wad: parseEther('1'), ether: parseEther('1'), unit: 'ether', writtenAt: null },
    block: { number: 1n, timestamp: BigInt(Math.floor(Date.now() / 1_000)) },
  })
  return createDirectory({
    chain: { client: () => client },
    keeper: { onLock: () => {}, onReset: () => {} },
    state: { get: () => ({ rates: [rate(mainnet.stETH)] }) },
    durable: memory,
    session: { ...memory, remove: async () => {} },
    descriptions: { read: async () => [] },
    now: Date.now,
  } as never)
}

const detail = ({ operators }: OperatorsReport, index = 0): OperatorDetail => {
  const one = operators[index]
  if (one === undefined || 'error' in one) throw new Error(`operator ${index} was not read`)
  return one
}
const asked = (method: string) => requests.filter((one) => one === method).length
const sharesOf = async (operator: Address, strategy: Address) =>
  (await devnet.contracts.delegationManager.read('operatorShares', [operator, strategy])) as bigint

describe('the list', () => {
  test('has everybody of the embedded list with what the core says; a second reading is one request', async () => {
    const list = await directory.list({ fresh: false, also: [stranger.address] })
    expect(list.unread).toEqual([])
    expect(list.operators.length).toBeGreaterThan(140)
    const of = (address: Address) => list.operators.find(({ operator }) => operator === address)
    const [first, second, third] = [of(p2p.address), of(kiln.address), of(nethermind.address)]
    expect(first).toMatchObject({ name: 'P2P.org', registered: true, sets: 3, redistributing: 0, allocationDelay: 20n })
    expect(second?.allocationDelay).toBe(0n)
    expect(third?.redistributing).toBe(1)
    expect(of(stranger.address)?.name).toBeNull()
    const { delegationManager } = devnet.contracts
    for (const { operator, registered } of list.operators.slice(0, 40)) {
      expect(await delegationManager.read('isOperator', [operator]), operator).toBe(registered)
    }
    const stake = first?.stakes.find(({ symbol }) => symbol === 'stETH')
    expect(stake?.shares).toBe(await sharesOf(p2p.address, mainnet.stETHStrategy))
    const paid = await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [stake?.shares])
    expect(stake?.tokens).toBe(paid)
    expect(stake?.ether).toBe(paid)
    // EIGEN and what has no rate has no worth in ether.
    expect(first?.stakes.find(({ symbol }) => symbol === 'rETH')?.ether ?? null).toBeNull()
    // 25 % to EigenDA and 20 % to MACH, of what is delegated.
    const slashable = first?.slashable?.find(({ symbol }) => symbol === 'stETH')
    const whole = stake?.shares ?? 0n
    expect(slashable?.shares).toBe((whole * 25n) / 100n + (whole * 20n) / 100n)
    expect(first?.commission).toEqual({ least: 1000, most: 2000 })
    expect(second?.commission).toEqual({ least: 0, most: 1000 })

    const eigenDa = list.avss.find((one) => one.avs === avs.eigenDa)
    expect(eigenDa).toMatchObject({ name: 'EigenDA', sets: 2, operators: 3, redistributing: 0 })
    expect(list.avss.find((one) => one.avs === avs.cap)).toMatchObject({ redistributing: 1 })

    requests = []
    await directory.list({ fresh: false, also: [p2p.address] })
    expect(requests).toEqual([])
    await directory.list({ fresh: true, also: [stranger.address] })
    expect(requests).toEqual(['eth_call'])
  })
})

describe('an operator', () => {
  test('has its sets, shares, splits, and what a slash took', async () => {
    const before = detail(await directory.operators({ operators: [nethermind.address], fresh: false }))
    const cap = before.sets.find(({ avs: of, id }) => of === avs.cap && id === 0)
    expect(cap).toMatchObject({ redistributing: true, recipient: avs.cap, slasher: avs.cap, joined: true, split: 1000 })
    expect(cap?.allocations.find(({ symbol }) => symbol === 'stETH')).toMatchObject({
      share: parseEther('0.6'),
      inSet: true,
    })
    const pending = before.sets.find(({ id, avs: of }) => of === avs.cap && id === 1)?.allocations[0]?.pending
    expect(pending?.share).toBe(parseEther('0.1'))
    expect(before.slashes).toEqual([])
    expect(before.strategies.every(({ slashed }) => slashed === 0n)).toBe(true)

    await devnet.slash({
      ...{ avs: avs.cap, setId: 0, operator: nethermind.address },
      ...{ strategies: [mainnet.stETHStrategy], wads: [parseEther('0.5')] },
      description: 'late\u202e <b>reports</b>',
    })
    await directory.search({ go: true })
    const report = await directory.operators({ operators: [nethermind.address], fresh: true })
    const after = detail(report)
    expect(after.slashes).toHaveLength(1)
    expect(after.slashes[0]).toMatchObject({ avsName: 'Cap', id: 0, description: 'late <b>reports</b>' })
    expect(after.slashes[0]?.strategies).toMatchObject([{ symbol: 'stETH', wad: parseEther('0.3') }])
    expect(after.strategies.find(({ symbol }) => symbol === 'stETH')).toMatchObject({ slashed: parseEther('0.3') })
    expect(report.coverage.complete).toBe(true)
  })

  test('changes that only events tell are told until they are in force', async () => {
    const { rewardsCoordinator, allocationManager } = devnet.contracts
    const set = { avs: avs.eigenDa, id: 0 }
    await rewardsCoordinator.write('setOperatorSetSplit', [p2p.address, set, 2500], p2p.address)
    await allocationManager.write('setAllocationDelay', [p2p.address, 300], p2p.address)
    await directory.search({ go: true })
    const one = detail(await directory.operators({ operators: [p2p.address], fresh: false }))
    expect(one.sets.find(({ avs: of, id }) => of === avs.eigenDa && id === 0)?.nextSplit?.after).toBe(2500)
    expect(one.nextAllocationDelay?.delay).toBe(300n)
    expect(one.legacy).toMatchObject([{ name: 'EigenDA', split: 1000, nextSplit: { after: 2500 } }])
    expect(one.allocationDelay).toBe(20n)
    await devnet.mine(80)
    await devnet.increaseTime(8 * 86_400)
    const later = detail(await directory.operators({ operators: [p2p.address], fresh: true }))
    expect(later.nextAllocationDelay).toBeNull()
    expect(later.allocationDelay).toBe(300n)
    expect(later.sets.find(({ avs: of, id }) => of === avs.eigenDa && id === 0)).toMatchObject({
      ...{ nextSplit: null, split: 2500 },
    })
  })

  test('four are compared by three rounds; a second reading is one request', async () => {
    const four = [p2p, kiln, nethermind, stranger].map(({ address }) => address)
    const report = await directory.operators({ operators: four, fresh: false })
    expect(report.operators.map((_, index) => detail(report, index).operator)).toEqual(four)
    expect(asked('eth_call')).toBeLessThanOrEqual(4)
    requests = []
    await directory.operators({ operators: four, fresh: true })
    expect(requests).toEqual(['eth_call'])
  })
})

describe('an AVS', () => {
  test('has its sets with members and what they stand for, to the wei', async () => {
    const report = await directory.avs({ avs: avs.eigenDa, fresh: false })
    expect(report).toMatchObject({
      name: 'EigenDA',
      setCount: 2,
      deallocationDelay: 50n,
      registrar: devnetOnly.avsRegistrar,
    })
    const set = report.sets[0] as AvsSet
    expect(set.members.map(({ name }) => name)).toEqual(expect.arrayContaining(['Kiln', 'P2P.org']))
    expect(set.members.map(({ operator }) => operator)).toEqual(
      await devnet.contracts.allocationManager.read('getMembers', [{ avs: avs.eigenDa, id: 0 }]),
    )
    const strategies = set.strategies.map(({ strategy }) => strategy)
    const operators = set.members.map(({ operator }) => operator)
    const { allocationManager } = devnet.contracts
    const rows = (await allocationManager.read('getAllocatedStake', [
      { avs: avs.eigenDa, id: 0 },
      operators,
      strategies,
    ])) as bigint[][]
    for (const [index, { symbol, strategy }] of set.strategies.entries()) {
      const sum = rows.reduce((total, row) => total + (row[index] ?? 0n), 0n)
      expect(
        set.slashable.find((one) => one.strategy.toLowerCase() === strategy.toLowerCase())?.shares ?? 0n,
        `${symbol}`,
      ).toBe(sum)
    }
  })

  test('one whose contract refuses every call is told by the core as any other', async () => {
    // PUSH1 0 PUSH1 0 REVERT
    await devnet.chain.rpc('anvil_setCode', [avs.cap, '0x60006000fd'])
    const report = await directory.avs({ avs: avs.cap, fresh: false })
    expect(report.sets).toHaveLength(2)
    expect(report.sets[0]).toMatchObject({ redistributing: true, recipient: avs.cap, memberCount: 1 })
  })

  test('sets with numbers of its own are found by the log; until then their number is told', async () => {
    const { allocationManager } = devnet.contracts
    const far = { operatorSetId: 70_000, strategies: [mainnet.stETHStrategy], slasher: avs.mach }
    await allocationManager.write('createOperatorSets', [avs.mach, [far]], avs.mach)
    const before = await directory.avs({ avs: avs.mach, fresh: false })
    expect([before.setCount, before.sets.length]).toEqual([2, 1])
    await directory.search({ go: true })
    const after = await directory.avs({ avs: avs.mach, fresh: true })
    expect(after.sets.map(({ id }) => id)).toEqual([0, 70_000])
    // From then on new blocks are looked through with every reading.
    const next = { operatorSetId: 80_000, strategies: [mainnet.stETHStrategy], slasher: avs.mach }
    await allocationManager.write('createOperatorSets', [avs.mach, [next]], avs.mach)
    const last = await directory.avs({ avs: avs.mach, fresh: true })
    expect(last.sets.map(({ id }) => id)).toEqual([0, 70_000, 80_000])
    expect([last.setCount, last.setsFound, last.coverage.complete]).toEqual([3, 3, true])
  })
})

test('an operator in five hundred sets: counted in the list, told in full on its page', async () => {
  const { allocationManager } = devnet.contracts
  const abi = parseAbi([
    'struct CreateSetParamsV2 { uint32 operatorSetId; address[] strategies; address slasher; }',
    'function createOperatorSets(address avs, CreateSetParamsV2[] params)',
  ])
  for (let from = 1_000; from < 1_500; from += 100) {
    const params = Array.from({ length: 100 }, (_, index) => ({
      ...{ operatorSetId: from + index, strategies: [mainnet.stETHStrategy], slasher: avs.mach },
    }))
    const data = encodeFunctionData({ abi, functionName: 'createOperatorSets', args: [avs.mach, params] })
    await devnet.send({ from: avs.mach, to: mainnet.allocationManager, data })
    const register = { avs: avs.mach, operatorSetIds: params.map(({ operatorSetId }) => operatorSetId), data: '0x' }
    await allocationManager.write('registerForOperatorSets', [stranger.address, register], stranger.address)
  }
  const list = await directory.list({ fresh: false, also: [stranger.address] })
  const row = list.operators.find(({ operator }) => operator === stranger.address)
  expect(row).toMatchObject({ sets: 501, slashable: null, redistributing: null, commission: null })
  const one = detail(await directory.operators({ operators: [stranger.address], fresh: false }))
  expect(one.sets).toHaveLength(501)
  expect(one.sets.every(({ split, slashable }) => split === 1000 && slashable)).toBe(true)
}, 120_000)
