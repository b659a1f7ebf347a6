import { getAddress, parseEther, zeroAddress, zeroHash } from 'viem'
import { rehearse } from '../../../lib/background/rehearse.ts'
import { runPlan } from '../../../lib/portfolio/engine.ts'
import { openTrial, slashersOf, slashOf } from '../../../lib/risk/losses.ts'
import { readScene, type Scene } from '../../../lib/risk/staker.ts'
import { WAD, wad } from '../../../lib/units.ts'
import { testAccount } from '../../devnet/accounts.ts'
import { mainnet } from '../../devnet/addresses.ts'
import { clientOn } from '../../devnet/client.ts'
import { operatorSets } from '../../devnet/scenario/cast.ts'
import type { Figure } from '../figure.ts'
import type { Lab } from '../lab.ts'

const scenarios = 10_000
const times = 9

/**
 * The model of slashing and its rehearsal on contracts, by the extension's own code outside the browser: a stake in three
 * strategies and the queue, at an operator in all six sets of the devnet.
 */
export async function slashingFigures(lab: Lab): Promise<Figure[]> {
  const scene = await prepare(lab)
  const rehearsals: { requests: number; ms: number }[] = []
  for (let i = 0; i < times; i += 1) rehearsals.push(await rehearsal(lab, scene))
  return [
    {
      id: 'slashing-model',
      name: 'model: 10,000 scenarios of one to three slashes',
      unit: 'ms',
      samples: Array.from({ length: times }, () => model(scene)),
      limit: null,
      target: { absolute: 50 },
      note: 'Every scenario has a size of its own and is worked out for every part of the stake.',
    },
    {
      id: 'slashing-rehearsal',
      name: 'rehearsal of six sets in order: eth_simulateV1 requests',
      unit: 'requests',
      samples: rehearsals.map(({ requests }) => requests),
      limit: null,
      target: { absolute: 1 },
    },
    {
      id: 'slashing-rehearsal-ms',
      name: '… time',
      unit: 'ms',
      samples: rehearsals.map(({ ms }) => ms),
      limit: null,
      target: null,
    },
  ]
}

function model(scene: Scene): number {
  const started = performance.now()
  const trial = openTrial(scene)
  const slashes = slashersOf(scene).map((one) => trial.prepare(slashOf(one, WAD)))
  for (let i = 0; i < scenarios; i += 1) {
    const first = i % slashes.length
    trial.left(slashes.slice(first, first + 1 + (i % 3)), wad(BigInt(i + 1) * (WAD / BigInt(scenarios))))
  }
  return performance.now() - started
}

async function rehearsal(lab: Lab, scene: Scene): Promise<{ requests: number; ms: number }> {
  const slashes = slashersOf(scene).map((one) => slashOf(one, WAD))
  if (slashes.length !== operatorSets.length) throw new Error(`${slashes.length} sets can slash, not six`)
  lab.rpc.forget()
  const started = performance.now()
  const { steps } = await rehearse(clientOn(lab.rpc.url), { account: scene.staker.account, scene, slashes })
  const ms = performance.now() - started
  if (!steps.every(({ agrees, refusal }) => agrees && refusal === null)) throw new Error('model and contracts differ')
  return { requests: lab.rpc.count('eth_simulateV1'), ms }
}

/** Account 2 restakes with an operator of its own that every set of the devnet can slash. */
async function prepare({ devnet }: Lab): Promise<Scene> {
  const { address: account } = testAccount(2)
  const operator = getAddress(`0x${'be'.repeat(20)}`)
  const { delegationManager, allocationManager, strategyManager } = devnet.contracts
  await delegationManager.write('registerAsOperator', [zeroAddress, 0, ''], operator)
  for (const { avs, id, strategies } of operatorSets) {
    const sorted = [...strategies].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
    const params = { avs, operatorSetIds: [id], data: '0x' }
    await allocationManager.write('registerForOperatorSets', [operator, params], operator)
    const newMagnitudes = sorted.map(() => WAD / 7n)
    const allocations = [{ operatorSet: { avs, id }, strategies: sorted, newMagnitudes }]
    await allocationManager.write('modifyAllocations', [operator, allocations], operator)
  }
  const amount = parseEther('10')
  await devnet.fund(account, { stETH: 2n * amount, cbETH: amount, eigen: amount })
  const deposits = [
    [mainnet.stETHStrategy, mainnet.stETH],
    [mainnet.cbETHStrategy, mainnet.cbETH],
    [mainnet.eigenStrategy, mainnet.eigen],
  ] as const
  for (const [strategy, token] of deposits) {
    await devnet.chain.at('TestToken', token).write('approve', [strategyManager.address, amount], account)
    await strategyManager.write('depositIntoStrategy', [strategy, token, amount], account)
  }
  await delegationManager.write('delegateTo', [operator, { signature: '0x', expiry: 0n }, zeroHash], account)
  const queued = { strategies: [mainnet.stETHStrategy], depositShares: [amount / 4n] }
  await delegationManager.write('queueWithdrawals', [[{ ...queued, __deprecated_withdrawer: account }]], account)
  return (await runPlan(clientOn(devnet.url), readScene(account))).result
}
