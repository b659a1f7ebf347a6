import { type Address, encodeFunctionData, type Hex, parseEther, stringToHex } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain, Contract, Transaction } from '../chain.ts'
import { type Contracts, placeAll } from '../contracts.ts'
import { avs, kiln, nethermind, p2p } from './cast.ts'
import { renzoDelegators } from './renzo.ts'

const { admin, whale } = devnetOnly
const { stETHStrategy, beaconStrategy } = mainnet
const noSignature = { signature: '0x', expiry: 0n }
const noSalt = `0x${'00'.repeat(32)}`
const zeroAddress = '0x0000000000000000000000000000000000000000'

/** ether.fi's own operators (facts LRT 15). The first secures EigenDA; both must be there before their nodes delegate. */
export const etherFiOperators = [
  '0xDd777e5158Cb11DB71B4AF93C75A96eA11A2A615',
  '0x2c7cB7d5dC4aF9caEE654553a144C76F10D4b320',
] as const satisfies readonly Address[]

/** One of the operators Puffer runs (facts LRT 15); it secures nothing. */
export const pufferOperator = '0x4d7C3fc856AB52753B91A6c9213aDF013309dD25'

type Staker = {
  address: Address
  artifact: string
  /** Null: delegated to nobody. */
  operator: Address | null
  /** Restaked stETH, and validators' ether, in ether. */
  stETH?: number
  validators?: number
}

/**
 * Who restakes for the tokens of others, besides Renzo's delegators: addresses from facts LRT 15 where mainnet's are known.
 * ether.fi has one node with an operator that is not its own, which nobody can see by its lists.
 */
export const restakers = {
  kelp: [
    {
      address: '0x79f17234746344E0365D40be50d8d43DB9082c32',
      artifact: 'KelpNodeDelegator',
      operator: p2p.address,
      stETH: 45_000,
    },
    {
      address: '0x4C798C4653b1257D5149910523D7a6eeD5712F83',
      artifact: 'KelpNodeDelegator',
      operator: kiln.address,
      stETH: 20_000,
      validators: 20_480,
    },
    {
      address: '0xee5470E1519972C3eA95249d60EBD064af2D53D3',
      artifact: 'KelpNodeDelegator',
      operator: null,
      stETH: 5_000,
    },
  ],
  eigenpie: [
    {
      address: '0xde70000000000000000000000000000000dE7010',
      artifact: 'EigenpieNodeDelegator',
      operator: p2p.address,
      stETH: 6_000,
    },
    {
      address: '0xdE70000000000000000000000000000000De7011',
      artifact: 'EigenpieNodeDelegator',
      operator: nethermind.address,
      stETH: 1_500,
      validators: 4_096,
    },
  ],
  puffer: [
    {
      address: '0xe60cA7AbF24De99aF64e7d9057659aE2dBC2eB2C',
      artifact: 'PufferModule',
      operator: kiln.address,
      validators: 6_144,
    },
    {
      address: '0xf831B40E80Ffd364B0a08619666Ee09df3A3F73a',
      artifact: 'PufferModule',
      operator: pufferOperator,
      validators: 4_096,
    },
  ],
  swell: [
    {
      address: '0xDE70000000000000000000000000000000dE7012',
      artifact: 'SwellStakerProxy',
      operator: kiln.address,
      validators: 2_048,
    },
  ],
  etherFi: [
    {
      address: '0x002a6B9AF140CfB18c64D2f9FA4AA464DC3d223E',
      artifact: 'EtherFiNode',
      operator: etherFiOperators[0],
      validators: 40_960,
    },
    {
      address: '0x00A6c74d55aB9b334d013295579F2B04241555eE',
      artifact: 'EtherFiNode',
      operator: etherFiOperators[1],
      validators: 20_480,
    },
    {
      address: '0x017Fb4bD8AD751bE840392A5d45476817F83D796',
      artifact: 'EtherFiNode',
      operator: p2p.address,
      validators: 20_480,
    },
    { address: mainnet.etherFiRestaker, artifact: 'EtherFiRestaker', operator: etherFiOperators[0], stETH: 30_000 },
  ],
} as const satisfies Record<string, readonly Staker[]>

/**
 * Everything the lists of protocols name, really deposited and delegated in EigenLayer; and Renzo's Figment operator, which
 * secures EigenDA. Needs the protocols, the operators and their sets; allocations settle with the blocks mined after it.
 */
export async function buildRestakers(chain: Chain, contracts: Contracts): Promise<void> {
  await placeAll(chain, ['pufferProtocol', 'etherFiOperators', 'rswETHStakers'])
  await buildOwnOperators(chain, contracts)
  for (const staker of Object.values(restakers).flat()) await build(chain, contracts, staker)
  const { kelpPool, eigenpieStaking, pufferProtocol, etherFiOperators: runs, rswETHStakers } = contracts
  const listed = (of: readonly Staker[]) => of.map(({ address }) => address)
  const calls = batch(admin)
  calls.add(kelpPool, 'devnetSetDelegators', [listed(restakers.kelp)])
  calls.add(eigenpieStaking, 'devnetSetDelegators', [listed(restakers.eigenpie)])
  for (const [index, { address }] of restakers.puffer.entries()) {
    const name = stringToHex(`PUFFER_MODULE_${index}`, { size: 32 })
    calls.add(chain.at('PufferModule', address), 'devnetName', [name])
    calls.add(pufferProtocol, 'devnetAddModule', [name, address])
  }
  for (const operator of etherFiOperators) calls.add(runs, 'devnetAdd', [operator])
  for (const address of listed(restakers.swell)) calls.add(rswETHStakers, 'devnetAdd', [address])
  await chain.sendTogether(calls.list)
}

/** Percent of the magnitude that each of these gives to EigenDA's first set. */
const secured: readonly [Address, Partial<Record<Address, number>>][] = [
  [etherFiOperators[0], { [stETHStrategy]: 15, [beaconStrategy]: 10 }],
  [renzoDelegators[3][1], { [stETHStrategy]: 35 }],
]

async function buildOwnOperators(chain: Chain, contracts: Contracts): Promise<void> {
  const { delegationManager, allocationManager } = contracts
  const ours: readonly Address[] = [...etherFiOperators, pufferOperator]
  for (const [index, operator] of ours.entries()) {
    const metadata = `https://operators.invalid/own-${index}.json`
    // Like Renzo's: later than a withdrawal of the devnet takes.
    await delegationManager.write('registerAsOperator', [zeroAddress, 60, metadata], operator)
  }
  // Delays count from the registration on, some blocks later.
  await chain.mine(2)
  for (const [operator, magnitudes] of secured) {
    const joins = { avs: avs.eigenDa, operatorSetIds: [0], data: '0x' }
    await allocationManager.write('registerForOperatorSets', [operator, joins], operator)
    const sorted = (Object.entries(magnitudes) as [Address, number][]).sort(([a], [b]) =>
      BigInt(a) < BigInt(b) ? -1 : 1,
    )
    const params = {
      operatorSet: { avs: avs.eigenDa, id: 0 },
      strategies: sorted.map(([strategy]) => strategy),
      newMagnitudes: sorted.map(([, percent]) => BigInt(percent) * 10n ** 16n),
    }
    await allocationManager.write('modifyAllocations', [operator, [params]], operator)
  }
}

async function build(chain: Chain, contracts: Contracts, staker: Staker): Promise<void> {
  const { delegationManager, strategyManager, stETH, eigenPodManager } = contracts
  const { address, artifact, operator, stETH: amount, validators } = staker
  await chain.place(artifact, address)
  const calls = batch(address)
  if (amount !== undefined) {
    await stETH.write('transfer', [address, parseEther(String(amount))], whale)
    // stETH may arrive a wei short; what a protocol holds besides is not restaked.
    const spent = parseEther(String(amount)) - 2n
    calls.add(stETH, 'approve', [strategyManager.address, spent])
    calls.add(strategyManager, 'depositIntoStrategy', [stETHStrategy, mainnet.stETH, spent])
  }
  if (validators !== undefined) {
    const pod = await chain.place('EigenPod', (await eigenPodManager.read('getPod', [address])) as Address)
    await eigenPodManager.write('createPod', [], address)
    await chain.sendTogether(proven(pod, validators))
  }
  if (operator !== null) {
    calls.add(delegationManager, 'delegateTo', [operator, noSignature, noSalt])
  }
  await chain.sendTogether(calls.list)
}

/** Validators of 2,048 ether each, as many as it takes. */
function proven(pod: Contract, ether: number): readonly Transaction[] {
  const calls = batch(admin)
  for (let index = 0; index * 2_048 < ether; index += 1) {
    const key: Hex = `0x${(BigInt(pod.address) * 1_000n + BigInt(index)).toString(16).padStart(64, '0')}`
    calls.add(pod, 'devnetVerifyValidator', [key, 2_048_000_000_000n])
  }
  return calls.list
}

function batch(from: Address): {
  list: Transaction[]
  add(to: Contract, name: string, args: readonly unknown[]): void
} {
  const list: Transaction[] = []
  return {
    list,
    add({ abi, address }: Contract, functionName: string, args: readonly unknown[]) {
      list.push({ from, to: address, data: encodeFunctionData({ abi, functionName, args }) })
    },
  }
}
