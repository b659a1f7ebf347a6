import { type Address, getAddress, parseEther, zeroAddress, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { rehearse } from '../../lib/background/rehearse.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { slashersOf, slashOf } from '../../lib/risk/losses.ts'
import { refusedBy } from '../../lib/risk/rehearsal.ts'
import { readScene } from '../../lib/risk/staker.ts'
import { WAD } from '../../lib/units.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { clientOn } from './client.ts'
import { startProxy } from './proxy.ts'
import { avs, kiln, p2p } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

// Rehearsals that the contracts refuse, or that are larger than usual: what refused is said, and nothing wrong is shown.

const { address: account } = testAccount(2)
const steth = mainnet.stETHStrategy
/** A contract that answers nothing and reverts whatever it is asked: PUSH0 PUSH0 REVERT. */
const reverting = '0x5f5ffd'
const noSignature = { signature: '0x', expiry: 0n }

const devnet = await devnetForTests()
let methods: string[] = []
const client = (url = devnet.url) => clientOn(url, (method) => methods.push(method))

const { stETH, strategyManager } = devnet.contracts
await devnet.fund(account, { eth: parseEther('10'), stETH: parseEther('50') })
await stETH.write('approve', [strategyManager.address, parseEther('40')], account)
await strategyManager.write('depositIntoStrategy', [steth, stETH.address, parseEther('40')], account)

const delegate = (operator: Address) =>
  devnet.contracts.delegationManager.write('delegateTo', [operator, noSignature, zeroHash], account)

const readOwn = async () => (await runPlan(client(), readScene(account))).result

async function rehearseAll(change?: () => Promise<unknown>) {
  const scene = await readOwn()
  const slashes = slashersOf(scene).map((one) => slashOf(one, WAD))
  await change?.()
  methods = []
  return { slashes, ...(await rehearse(client(), { account, scene, slashes })) }
}
const why = (steps: Awaited<ReturnType<typeof rehearse>>['steps']) =>
  steps.map(({ refusal }) => refusal && [refusal.type === 'named' ? refusal.name : refusal.type, refusedBy(refusal)])

describe('a rehearsal', () => {
  test('of every set of the operator is one request, and their real slash takes what it showed', async () => {
    await delegate(p2p.address)
    const { steps, requests } = await rehearseAll()
    expect(methods).toEqual(['eth_chainId', 'eth_simulateV1'])
    expect([requests, steps.length, steps.every(({ agrees }) => agrees)]).toEqual([1, 2, true])
    for (const { slash } of steps) {
      await devnet.slash({ ...slash, setId: slash.id })
    }
    const [left] = await devnet.restaked(account, [steth])
    expect(left?.withdrawable).toBe(steps.at(-1)?.contracts[0])
  })

  test('speaks for a slasher that is a contract, whatever its own gate asks', async () => {
    await devnet.chain.rpc('anvil_setCode', [avs.eigenDa, reverting])
    await delegate(p2p.address)
    const { steps } = await rehearseAll()
    expect(why(steps)).toEqual([null, null])
    expect(steps.every(({ agrees }) => agrees)).toBe(true)
  })

  test('says that the gate refused, not the stake, when the slasher is no longer the slasher', async () => {
    await delegate(p2p.address)
    const { allocationManager } = devnet.contracts
    const { steps } = await rehearseAll(async () => {
      await allocationManager.write('updateSlasher', [{ avs: avs.mach, id: 0 }, kiln.address], avs.mach)
      await devnet.mine(80)
    })
    expect(why(steps)).toEqual([null, ['InvalidCaller', 'gate']])
    // The model still says what it would have taken, and nothing moved.
    const [first, second] = steps
    expect(second?.contracts).toEqual(first?.contracts)
    expect(second?.model[0]).toBeLessThan(first?.model[0] ?? 0n)
    expect(steps.every(({ agrees }) => agrees)).toBe(true)
  })

  test('foresees a slasher that changes in the very next block', async () => {
    await delegate(p2p.address)
    const { allocationManager } = devnet.contracts
    await allocationManager.write('updateSlasher', [{ avs: avs.mach, id: 0 }, kiln.address], avs.mach)
    const [, effectBlock] = (await allocationManager.read('getPendingSlasher', [{ avs: avs.mach, id: 0 }])) as [
      Address,
      number,
    ]
    const { number } = await devnet.chain.block()
    await devnet.mine(effectBlock - 1 - Number(number))
    const { steps, block } = await rehearseAll()
    expect(why(steps)).toEqual([null, null])
    // Whether that block is this one or the next is the node's choice.
    expect(steps[1]?.slasher).toBe(block.number < BigInt(effectBlock) ? avs.mach : kiln.address)
  })

  test('says that slashing is paused', async () => {
    await delegate(p2p.address)
    const { steps } = await rehearseAll(() =>
      devnet.contracts.allocationManager.write('pause', [2n], mainnet.executorMultisig),
    )
    expect(why(steps)).toEqual([
      ['CurrentlyPaused', 'gate'],
      ['CurrentlyPaused', 'gate'],
    ])
    expect(steps.every(({ agrees }) => agrees)).toBe(true)
  })

  test('says that there is no stake to slash when the operator has left for good', async () => {
    await delegate(p2p.address)
    const left = { operator: p2p.address, avs: avs.mach, operatorSetIds: [0] }
    const { steps } = await rehearseAll(async () => {
      await devnet.contracts.allocationManager.write('deregisterFromOperatorSets', [left], p2p.address)
      await devnet.mine(52)
    })
    expect(why(steps)).toEqual([null, ['OperatorNotSlashable', 'stake']])
    expect(steps.every(({ agrees }) => agrees)).toBe(true)
  })

  test('is refused by an endpoint without eth_simulateV1, and the model stands alone', async () => {
    await delegate(p2p.address)
    const scene = await readOwn()
    const rpc = await startProxy(devnet.url)
    try {
      rpc.set({ kind: 'missing', methods: ['eth_simulateV1'] })
      const slashes = slashersOf(scene).map((one) => slashOf(one, WAD))
      await expect(rehearse(client(rpc.url), { account, scene, slashes })).rejects.toMatchObject({
        name: 'SimulationUnavailableError',
      })
    } finally {
      await rpc.stop()
    }
  })
})

test('an operator of 500 sets, of an AVS that reverts on every call, is read and rehearsed', async () => {
  const { allocationManager, delegationManager } = devnet.contracts
  const operator = getAddress(`0x${'c3'.repeat(20)}`)
  const hostile = getAddress(`0x${'d4'.repeat(20)}`)
  const ids = Array.from({ length: 500 }, (_, id) => id)
  await delegationManager.write('registerAsOperator', [zeroAddress, 0, ''], operator)
  await allocationManager.write('updateAVSMetadataURI', [hostile, ''], hostile)
  await allocationManager.write('setAVSRegistrar', [hostile, devnetOnly.avsRegistrar], hostile)
  for (let from = 0; from < ids.length; from += 50) {
    const some = ids.slice(from, from + 50)
    const created = some.map((operatorSetId) => ({ operatorSetId, strategies: [steth], slasher: hostile }))
    await allocationManager.write('createOperatorSets', [hostile, created], hostile)
    await allocationManager.write(
      'registerForOperatorSets',
      [operator, { avs: hostile, operatorSetIds: some, data: '0x' }],
      operator,
    )
    const allocated = some.map((id) => ({
      operatorSet: { avs: hostile, id },
      strategies: [steth],
      newMagnitudes: [10n ** 15n + BigInt(id)],
    }))
    await allocationManager.write('modifyAllocations', [operator, allocated], operator)
  }
  await devnet.chain.rpc('anvil_setCode', [hostile, reverting])
  await delegate(operator)
  const scene = await readOwn()
  const slashers = slashersOf(scene)
  expect(slashers).toHaveLength(500)
  const slashes = slashers.slice(0, 24).map((one) => slashOf(one, WAD))
  methods = []
  const { steps } = await rehearse(client(), { account, scene, slashes })
  expect(methods).toEqual(['eth_chainId', 'eth_simulateV1'])
  expect(steps.every(({ agrees, refusal }) => agrees && refusal === null)).toBe(true)
}, 300_000)
