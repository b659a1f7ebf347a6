import type { Address } from 'viem'
import { devnetOnly, mainnet } from '../addresses.ts'

/** Operators of the devnet that restake for others. Names and addresses from facts EigenLayer 6.2; the last has no name. */
export const operators = [
  { address: '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5', name: 'P2P.org' },
  { address: '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662', name: 'Kiln' },
  { address: '0x110af279aAFfB0d182697d7fC87653838AA5945e', name: 'Nethermind' },
  { address: devnetOnly.unknownOperator, name: 'Unknown operator' },
] as const satisfies readonly { address: Address; name: string }[]

export const [p2p, kiln, nethermind, stranger] = operators

/** AVSs of the devnet (facts EigenLayer 6.1). */
export const avs = {
  eigenDa: '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0',
  mach: '0x71a77037870169d47aad6c2C9360861A4C0df2bF',
  eoracle: '0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef',
  cap: '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd',
} as const satisfies Record<string, Address>

export type OperatorSet = {
  avs: Address
  id: number
  strategies: readonly Address[]
  /** Who gets slashed funds; an ordinary set burns them. */
  redistributesTo?: Address
}

const { stETHStrategy, rETHStrategy, cbETHStrategy, eigenStrategy, beaconStrategy } = mainnet

/** Six operator sets of four AVSs. Each AVS is its own slasher. */
export const operatorSets = [
  { avs: avs.eigenDa, id: 0, strategies: [stETHStrategy, rETHStrategy, cbETHStrategy, beaconStrategy] },
  { avs: avs.eigenDa, id: 1, strategies: [eigenStrategy] },
  { avs: avs.mach, id: 0, strategies: [stETHStrategy, eigenStrategy] },
  { avs: avs.eoracle, id: 0, strategies: [stETHStrategy, beaconStrategy] },
  { avs: avs.cap, id: 0, strategies: [stETHStrategy, rETHStrategy], redistributesTo: avs.cap },
  { avs: avs.cap, id: 1, strategies: [cbETHStrategy] },
] as const satisfies readonly OperatorSet[]
