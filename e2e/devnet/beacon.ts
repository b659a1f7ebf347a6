import type { Address, Hex } from 'viem'
import { devnetOnly } from './addresses.ts'
import type { Devnet } from './api.ts'

/** The contract of EIP-4788, on every chain. Source: EIP-4788 (high). */
const beaconRoots: Address = '0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02'

/** The code of this pod, so that it can be created, and a contract of block roots beside the chain. */
export async function placeBeacon({ chain }: Devnet, pod: Address): Promise<void> {
  await chain.place('EigenPod', pod)
  await chain.place('BeaconRoots', beaconRoots)
}

/** The block root that proofs are checked against from now on. */
export async function setBlockRoot({ chain }: Devnet, root: Hex): Promise<void> {
  await chain.at('BeaconRoots', beaconRoots).write('devnetSetRoot', [root], devnetOnly.admin)
}
