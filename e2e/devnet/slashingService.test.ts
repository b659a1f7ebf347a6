import { type Address, parseEther, zeroHash } from 'viem'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createSlashing } from '../../lib/background/slashing.ts'
import { WAD } from '../../lib/units.ts'
import { testAccount } from './accounts.ts'
import { mainnet } from './addresses.ts'
import { clientOn } from './client.ts'
import { startProxy } from './proxy.ts'
import { avs, p2p } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

// What the background answers to the slashing screen, from contracts.

const { address: account } = testAccount(2)
const steth = mainnet.stETHStrategy
const devnet = await devnetForTests()
const rpc = await startProxy(devnet.url)

const { stETH, strategyManager, delegationManager } = devnet.contracts
await devnet.fund(account, { eth: parseEther('10'), stETH: parseEther('50') })
await stETH.write('approve', [strategyManager.address, parseEther('40')], account)
await strategyManager.write('depositIntoStrategy', [steth, stETH.address, parseEther('40')], account)
await delegationManager.write('delegateTo', [p2p.address, { signature: '0x', expiry: 0n }, zeroHash], account)
afterEach(() => rpc.heal())
afterAll(() => rpc.stop())

function service() {
  const client = clientOn(rpc.url)
  const ether = { chainId: 1, token: mainnet.stETH, ether: WAD }
  let lock = () => {}
  const slashing = createSlashing({
    state: { get: () => ({ rates: [ether] }) },
    chain: { client: () => client },
    keeper: { onLock: (listener: () => void) => (lock = listener), onReset: () => {} },
    now: () => 7,
  } as never)
  return { slashing, lock: () => lock() }
}
const calls = () => rpc.requests.flatMap(({ methods }) => methods).filter((method) => method !== 'eth_chainId')

test('a stake read again is one request, and nothing of it is kept over a lock', async () => {
  const { slashing, lock } = service()
  const report = await slashing.read(account)
  expect(report).toMatchObject({ account, readAt: 7, operator: { name: 'P2P.org', allocationDelay: 20n } })
  expect(report.sets.map(({ avs: of, lost }) => [of?.name, lost.share])).toEqual([
    ['EigenDA', WAD / 4n],
    ['AltLayer MACH (shared/first MACH)', WAD / 5n],
  ])
  rpc.forget()
  await slashing.read(account)
  expect(calls()).toEqual(['eth_call'])
  lock()
  rpc.forget()
  await slashing.read(account)
  expect(calls().length).toBeGreaterThan(1)
})

test('a rehearsal says which slasher is a contract with a gate of its own, and what it takes once it lets one through', async () => {
  await devnet.chain.rpc('anvil_setCode', [avs.eigenDa, '0x5f5ffd'])
  const { slashing } = service()
  const { sets, together } = await slashing.read(account)
  const targets = together[0]?.targets ?? []
  const rehearsed = await slashing.rehearse({ account, targets, size: WAD })
  expect(rehearsed).toMatchObject({ agrees: true, unavailable: null })
  expect(rehearsed.steps.map(({ slasher, contract, refused }) => [slasher, contract, refused])).toEqual([
    [avs.eigenDa, true, null],
    [avs.mach, false, null],
  ])
  expect(rehearsed.parts.map(({ contracts }) => contracts)).toEqual(rehearsed.parts.map(({ model }) => model))
  expect(rehearsed.parts[0]?.model.shares).toBe(together[0]?.left[0])
  expect(sets[0]?.slasher).toBe(avs.eigenDa)
})

test('the gate that refused is named, with what the stake would have lost', async () => {
  const { slashing } = service()
  const { together } = await slashing.read(account)
  await devnet.contracts.allocationManager.write('pause', [2n], mainnet.executorMultisig)
  const { steps, parts, agrees } = await slashing.rehearse({
    account,
    targets: together[0]?.targets ?? [],
    size: WAD,
  })
  expect(agrees).toBe(true)
  expect(steps.map(({ refused }) => refused && [refused.by, refused.reason])).toEqual(
    steps.map(() => ['gate', { type: 'named', name: 'CurrentlyPaused', args: [], sentence: expect.anything() }]),
  )
  const [part] = parts
  expect([part?.contracts?.shares, part?.model.shares]).toEqual([part?.now.shares, together[0]?.left[0]])
})

test('without eth_simulateV1, or where no contract may send, the model stands alone and says why', async () => {
  const { slashing } = service()
  const { sets } = await slashing.read(account)
  const input = { account, targets: sets[0]?.targets ?? [], size: (WAD / 2n) as typeof WAD }
  rpc.set({ kind: 'error', code: -32000, message: 'sender not an eoa: address 0x12' }, ['eth_simulateV1'])
  expect(await slashing.rehearse(input)).toMatchObject({ agrees: null, unavailable: { data: 'contract-sender' } })
  rpc.set({ kind: 'missing', methods: ['eth_simulateV1'] })
  const alone = await slashing.rehearse(input)
  expect(alone).toMatchObject({ block: null, agrees: null, unavailable: { data: 'unsupported' } })
  expect(alone.parts[0]?.contracts).toBeNull()
  // An eighth of the stake: half of a quarter.
  const [part] = alone.parts
  const lost = (part?.now.shares ?? 0n) - (part?.model.shares ?? 0n)
  expect(lost * 8n - (part?.now.shares ?? 0n)).toBeLessThan(16n)
})

test('a stake that has changed since it was read is read again', async () => {
  const { slashing } = service()
  const { together } = await slashing.read(account)
  const { rETH } = devnet.contracts
  await devnet.fund(account, { rETH: parseEther('5') })
  await rETH.write('approve', [strategyManager.address, parseEther('5')], account)
  const deposit = [mainnet.rETHStrategy, mainnet.rETH, parseEther('5')]
  await strategyManager.write('depositIntoStrategy', deposit, account)
  const { agrees, parts } = await slashing.rehearse({ account, targets: together[0]?.targets ?? [], size: WAD })
  expect([agrees, parts.length]).toEqual([true, 2])
})

test('sets that the stake does not know are left out', async () => {
  const { slashing } = service()
  const stranger: Address = '0x0000000000000000000000000000000000000bad'
  const targets = [{ operator: p2p.address, avs: stranger, id: 0 }]
  expect(await slashing.rehearse({ account, targets, size: WAD })).toMatchObject({ steps: [], agrees: null })
})
