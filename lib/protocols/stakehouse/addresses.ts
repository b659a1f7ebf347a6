import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, stakehouse-dev/contract-deployments README, 2024-03-28 (high). */
export const deth: Token = {
  chainId: 1,
  address: '0x3d1E5Cf16077F349e999d6b21A4f646e83Cd90c5',
  symbol: 'dETH',
  name: 'dETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** On Ethereum. */
export const originals = [deth]
export const tokens = originals
export const contracts = [{ address: deth.address, name: 'Stakehouse dETH' }] as const
