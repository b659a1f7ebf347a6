import { type Address, getContractAddress, isAddressEqual, pad } from 'viem'
import { eigenPodManager } from './addresses.ts'

/** keccak256 of the beacon proxy's creation code on Ethereum. Source: facts/eigenlayer.md 1.7, 2026-11-21 (high). */
const initCodeHash = '0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3'

/** The EigenPod of `owner`, whether created yet or not: what `EigenPodManager.getPod` answers on Ethereum, without asking it. */
export function podOf(owner: Address): Address {
  return getContractAddress({
    opcode: 'CREATE2',
    from: eigenPodManager,
    salt: pad(owner, { size: 32 }),
    bytecodeHash: initCodeHash,
  })
}

export const isPodOf = (address: Address, owner: Address): boolean => isAddressEqual(address, podOf(owner))
