import { type Address, type Hex, parseEther, zeroHash } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../../lib/chain/client.ts'
import { noteLate, runPlan } from '../../lib/portfolio/engine.ts'
import { protocols } from '../../lib/protocols/index.ts'
import { rseth } from '../../lib/protocols/kelp/addresses.ts'
import type { Call } from '../../lib/protocols/types.ts'
import { assessExposure } from '../../lib/risk/exposure.ts'
import { holdToken } from '../../lib/risk/holdings.ts'
import type { Backed } from '../../lib/risk/lookThrough.ts'
import { readSecurers } from '../../lib/risk/readSecurers.ts'
import { wei } from '../../lib/units.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { avs, kiln, nethermind, p2p } from './scenario/cast.ts'
import { renzoDelegators } from './scenario/renzo.ts'
import { etherFiOperators, pufferOperator, restakers } from './scenario/restakers.ts'

// Who restakes for whom, by the plans as they ship, against what the devnet's contracts say.

let devnet: Devnet
let mark: Hex

beforeAll(async () => {
  devnet = await startDevnet()
  mark = await devnet.snapshot()
})
beforeEach(() => devnet.revert(mark))
afterAll(() => devnet?.stop())

const eth = 10n ** 18n
const { stETHStrategy, beaconStrategy } = mainnet

const clientOf = (ask: typeof fetch = fetch) =>
  createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch: ask,
  })
// One stETH is one ether here.
const rateOf = (token: Address) => (token === mainnet.stETH ? eth : null)

async function read(...tokens: readonly Address[]) {
  const { result } = await runPlan(clientOf(), readSecurers(tokens, [], { protocols, rateOf }))
  const of = (token: Address) => result.backed.get(token.toLowerCase()) as Backed
  return { ...result, of }
}
const by = (backed: Backed, operator: Address | null, strategy: Address) =>
  backed.slices.find((one) => one.operator === operator && one.strategy === strategy)?.wei ?? 0n

/** What a staker's stETH in EigenLayer is worth by the contracts themselves, in wei. */
async function worthOf(staker: Address): Promise<bigint> {
  const { delegationManager } = devnet.contracts
  const [[shares]] = (await delegationManager.read('getWithdrawableShares', [staker, [stETHStrategy]])) as [[bigint]]
  return (await devnet.contracts.stETHStrategy.read('sharesToUnderlyingView', [shares])) as bigint
}
/** Rounded up, once for the share and once for the rate. */
const about = (found: bigint, exact: bigint) => {
  expect(found >= exact && found - exact <= 2n).toBe(true)
}

describe('who restakes on the devnet', () => {
  test('Kelp: two node delegators with two operators, one with nobody', async () => {
    const [first, second, third] = restakers.kelp
    const rseth = (await read(mainnet.rsETH)).of(mainnet.rsETH)
    expect(rseth).toMatchObject({ missing: null, unseen: null })
    about(by(rseth, p2p.address, stETHStrategy), await worthOf(first.address))
    about(by(rseth, kiln.address, stETHStrategy), await worthOf(second.address))
    expect(by(rseth, kiln.address, beaconStrategy)).toBe(parseEther(String(second.validators)))
    about(by(rseth, null, stETHStrategy), await worthOf(third.address))
    const supply = (await devnet.contracts.rsETH.read('totalSupply')) as bigint
    const price = (await devnet.contracts.kelpOracle.read('rsETHPrice')) as bigint
    expect(rseth.total).toBe((supply * price) / eth)
  })

  test('Renzo: five delegators, each with its operator', async () => {
    const ezeth = (await read(mainnet.ezETH)).of(mainnet.ezETH)
    expect(ezeth).toMatchObject({ missing: null, unseen: null })
    for (const [delegator, operator] of renzoDelegators) {
      about(by(ezeth, operator, stETHStrategy), await worthOf(delegator))
    }
    const [, , total] = (await devnet.contracts.restakeManager.read('calculateTVLs')) as [unknown, unknown, bigint]
    expect(ezeth.total).toBe(total)
  })

  test('Puffer: modules’ validators, for both forms of the token', async () => {
    const { of } = await read(mainnet.pufETH, mainnet.xPufETH)
    expect(of(mainnet.pufETH)).toBe(of(mainnet.xPufETH))
    expect(by(of(mainnet.pufETH), kiln.address, beaconStrategy)).toBe(parseEther('6144'))
    expect(by(of(mainnet.pufETH), pufferOperator, beaconStrategy)).toBe(parseEther('4096'))
    expect(of(mainnet.pufETH).total).toBe(await devnet.contracts.pufETH.read('totalAssets'))
  })

  test('Eigenpie: stETH for one token, validators for another', async () => {
    const { of } = await read(mainnet.mstETH, mainnet.egETH, mainnet.mswETH)
    const [first, second] = restakers.eigenpie
    about(by(of(mainnet.mstETH), p2p.address, stETHStrategy), await worthOf(first.address))
    about(by(of(mainnet.mstETH), nethermind.address, stETHStrategy), await worthOf(second.address))
    expect(of(mainnet.egETH).slices).toEqual([
      { operator: nethermind.address, strategy: beaconStrategy, wei: parseEther('4096') },
    ])
    expect(of(mainnet.mswETH)).toMatchObject({ slices: [], missing: null, unseen: null })
  })

  test('ether.fi: its operators’ validators and its restaker; what is with others is unseen', async () => {
    const eeth = (await read(mainnet.weETH)).of(mainnet.weETH)
    expect(eeth.unseen).toBe('nodes')
    expect(by(eeth, etherFiOperators[0], beaconStrategy)).toBe(parseEther('40960'))
    expect(by(eeth, etherFiOperators[1], beaconStrategy)).toBe(parseEther('20480'))
    about(by(eeth, etherFiOperators[0], stETHStrategy), await worthOf(mainnet.etherFiRestaker))
    expect(by(eeth, p2p.address, beaconStrategy)).toBe(0n)
    expect(eeth.idle).toBe(await devnet.contracts.liquidityPool.read('totalValueInLp'))
  })

  test('Swell lists its stakers; Inception and Mellow list nobody, and that is said', async () => {
    const { of } = await read(mainnet.rswETH, mainnet.inETH, mainnet.rstETH)
    expect(by(of(mainnet.rswETH), kiln.address, beaconStrategy)).toBe(parseEther('2048'))
    expect(of(mainnet.inETH)).toMatchObject({ slices: [], unseen: 'unlisted' })
    expect(of(mainnet.rstETH)).toMatchObject({ slices: [], unseen: 'symbiotic' })
  })

  test('everything that others restake is looked through by one request after the first visit', async () => {
    const tokens = protocols
      .flatMap((protocol) => protocol.tokens)
      .filter(({ chainId, kind }) => chainId === 1 && (kind === 'lrt' || kind === 'bitcoin'))
      .map(({ address }) => address)
    expect(tokens.length).toBeGreaterThan(20)
    let sent = 0
    const counting: typeof fetch = (...given) => {
      sent += 1
      return fetch(...given)
    }
    const client = clientOf(counting)
    const plan = () => readSecurers(tokens, [p2p.address], { protocols, rateOf })
    const late: Call[] = []
    const first = await runPlan(client, noteLate(plan(), late))
    sent = 0
    const again = await runPlan(client, plan(), { hints: late })
    expect([again.requests, sent]).toEqual([1, 1])
    expect(again.result).toEqual(first.result)
    // Somebody new restakes: only what nobody could guess is asked beside.
    const [last] = restakers.kelp.slice(-1)
    await devnet.contracts.delegationManager.write(
      'delegateTo',
      [nethermind.address, { signature: '0x', expiry: 0n }, zeroHash],
      last?.address as Address,
    )
    sent = 0
    const changed = await runPlan(client, plan(), { hints: late })
    expect(sent).toBeLessThan(4)
    expect(
      by(changed.result.backed.get(mainnet.rsETH.toLowerCase()) as Backed, nethermind.address, stETHStrategy),
    ).toBeGreaterThan(0n)
  })

  test('a slash of an operator takes from what stands behind', async () => {
    const before = (await read(mainnet.rsETH)).of(mainnet.rsETH)
    const strategies = [stETHStrategy]
    await devnet.slash({ avs: avs.eigenDa, setId: 0, operator: p2p.address, strategies, wads: [5n * 10n ** 17n] })
    const { of, states } = await read(mainnet.rsETH)
    const after = of(mainnet.rsETH)
    about(by(after, p2p.address, stETHStrategy), await worthOf(restakers.kelp[0].address))
    // Half of the 25 % that the set had.
    const lost = by(before, p2p.address, stETHStrategy) - by(after, p2p.address, stETHStrategy)
    const half = by(before, p2p.address, stETHStrategy) / 8n
    expect(lost - half >= -2n && lost - half <= 2n).toBe(true)
    expect(by(after, kiln.address, stETHStrategy)).toBe(by(before, kiln.address, stETHStrategy))
    expect(states.get(p2p.address.toLowerCase())?.maxMagnitudes.get(stETHStrategy.toLowerCase())).toBe(
      875_000_000_000_000_000n,
    )
  })

  test('a delegator that is queueing is with the operator it leaves until the delay is over', async () => {
    const [first] = restakers.kelp
    const { delegationManager } = devnet.contracts
    const before = by((await read(mainnet.rsETH)).of(mainnet.rsETH), p2p.address, stETHStrategy)
    await delegationManager.write('undelegate', [first.address], first.address)
    const queued = by((await read(mainnet.rsETH)).of(mainnet.rsETH), p2p.address, stETHStrategy)
    expect(before - queued <= 2n && queued <= before).toBe(true)
    await devnet.mine(51)
    expect(by((await read(mainnet.rsETH)).of(mainnet.rsETH), p2p.address, stETHStrategy)).toBe(0n)
  })

  test('an operator with 500 sets is read and told of, and so are the others', async () => {
    const { allocationManager } = devnet.contracts
    const ids = Array.from({ length: 500 }, (_, index) => 100 + index)
    for (let at = 0; at < ids.length; at += 50) {
      const some = ids.slice(at, at + 50)
      const sets = some.map((operatorSetId) => ({ operatorSetId, strategies: [stETHStrategy], slasher: avs.mach }))
      await allocationManager.write('createOperatorSets', [avs.mach, sets], avs.mach)
      const joins = { avs: avs.mach, operatorSetIds: some, data: '0x' }
      await allocationManager.write('registerForOperatorSets', [kiln.address, joins], kiln.address)
    }
    const { of, states, backed, withdrawalDelayBlocks } = await read(mainnet.rsETH)
    expect(states.get(kiln.address.toLowerCase())?.sets).toHaveLength(502)
    expect(states.get(p2p.address.toLowerCase())?.sets.length).toBe(3)
    const findToken = () => rseth
    const holding = holdToken(rseth.address, wei(100n * eth), { backed, findToken })
    const { number: block } = await devnet.chain.block()
    const { avss, total } = assessExposure(
      { holdings: [holding], unvalued: 0 },
      { states, block, withdrawalDelayBlocks },
    )
    expect(of(mainnet.rsETH).missing).toBeNull()
    expect(total.now > 0n && total.now <= total.most && total.most <= total.behind).toBe(true)
    // Kiln allocates at once, and MACH's sets let it.
    expect(avss.find((row) => row.avs === avs.mach)?.operators).toContain(kiln.address)
  })

  test('a list of lies is nobody’s: zero addresses, repetitions and strangers', async () => {
    const [first] = restakers.kelp
    const lies = [first.address, first.address, `0x${'00'.repeat(20)}`, devnetOnly.testToken]
    await devnet.contracts.kelpPool.write('devnetSetDelegators', [lies], devnetOnly.admin)
    const rseth = (await read(mainnet.rsETH)).of(mainnet.rsETH)
    expect(rseth.missing).toBeNull()
    expect(rseth.slices).toHaveLength(1)
    about(by(rseth, p2p.address, stETHStrategy), await worthOf(first.address))
  })
})
