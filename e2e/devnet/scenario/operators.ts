import type { Address } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Contracts } from '../contracts.ts'
import { avs, kiln, nethermind, operatorSets, operators, p2p, stranger } from './cast.ts'

const { stETHStrategy, rETHStrategy, cbETHStrategy, eigenStrategy, beaconStrategy } = mainnet
const zeroAddress = '0x0000000000000000000000000000000000000000'

/** Blocks until an allocation of theirs takes effect. Kiln's takes effect in the same block: no warning time at all. */
const allocationDelays = new Map<Address, number>([
  [p2p.address, 20],
  [kiln.address, 0],
  [nethermind.address, 10],
  [stranger.address, 600],
])

/** Magnitudes in percent. Everything here is in effect when the scenario ends. */
const allocations: readonly [Address, Address, number, Partial<Record<Address, number>>][] = [
  [p2p.address, avs.eigenDa, 0, { [stETHStrategy]: 25, [rETHStrategy]: 30, [cbETHStrategy]: 30, [beaconStrategy]: 20 }],
  [p2p.address, avs.eigenDa, 1, { [eigenStrategy]: 50 }],
  [p2p.address, avs.mach, 0, { [stETHStrategy]: 20 }],
  [kiln.address, avs.eoracle, 0, { [stETHStrategy]: 40, [beaconStrategy]: 30 }],
  [kiln.address, avs.eigenDa, 0, { [stETHStrategy]: 30 }],
  [nethermind.address, avs.cap, 0, { [stETHStrategy]: 60, [rETHStrategy]: 50 }],
  [nethermind.address, avs.cap, 1, { [cbETHStrategy]: 40 }],
]

/** Operators, AVSs with their operator sets, and who secures what. */
export async function buildOperators(contracts: Contracts): Promise<void> {
  const { allocationManager, delegationManager } = contracts
  for (const { address, name } of operators) {
    const metadata = `https://operators.invalid/${encodeURIComponent(name)}.json`
    await delegationManager.write('registerAsOperator', [zeroAddress, allocationDelays.get(address), metadata], address)
  }
  for (const address of new Set(operatorSets.map((set) => set.avs))) {
    await allocationManager.write('updateAVSMetadataURI', [address, `https://avs.invalid/${address}.json`], address)
    await allocationManager.write('setAVSRegistrar', [address, devnetOnly.avsRegistrar], address)
  }
  for (const set of operatorSets) {
    const strategies = [...set.strategies].sort(byAddress)
    const params = [{ operatorSetId: set.id, strategies, slasher: set.avs }]
    if ('redistributesTo' in set) {
      const recipients = [set.redistributesTo]
      await allocationManager.write('createRedistributingOperatorSets', [set.avs, params, recipients], set.avs)
    } else {
      await allocationManager.write('createOperatorSets', [set.avs, params], set.avs)
    }
  }
  for (const [operator, avsAddress, id, magnitudes] of allocations) {
    await register(contracts, operator, avsAddress, id)
    await allocate(contracts, operator, avsAddress, id, magnitudes)
  }
  await register(contracts, stranger.address, avs.mach, 0)
}

/** What is on its way when the scenario ends: must come last, so that it still is when a story begins. */
export async function buildPendingAllocations(contracts: Contracts): Promise<void> {
  await allocate(contracts, nethermind.address, avs.cap, 1, { [cbETHStrategy]: 10 })
  await allocate(contracts, stranger.address, avs.mach, 0, { [stETHStrategy]: 90 })
}

async function register({ allocationManager }: Contracts, operator: Address, avs: Address, id: number): Promise<void> {
  const params = { avs, operatorSetIds: [id], data: '0x' }
  await allocationManager.write('registerForOperatorSets', [operator, params], operator)
}

async function allocate(
  { allocationManager }: Contracts,
  operator: Address,
  avs: Address,
  id: number,
  magnitudes: Partial<Record<Address, number>>,
): Promise<void> {
  const sorted = Object.entries(magnitudes).sort(([a], [b]) => byAddress(a, b))
  const params = {
    operatorSet: { avs, id },
    strategies: sorted.map(([strategy]) => strategy),
    newMagnitudes: sorted.map(([, percent]) => BigInt(percent ?? 0) * 10n ** 16n),
  }
  await allocationManager.write('modifyAllocations', [operator, [params]], operator)
}

const byAddress = (a: string, b: string) => (BigInt(a) < BigInt(b) ? -1 : 1)
