import type { Asset, Token } from '../types.ts'

/** Proxy, ERC-20 without ERC-2612. Source: facts/lrt.md 15.1; oplabs/primestaked-eth README, 2025-07-09 (high). */
export const primeeth: Token = {
  chainId: 1,
  address: '0x6ef3D766Dfe02Dc4bF04aAe9122EB9A0Ded25615',
  symbol: 'primeETH',
  name: 'Prime Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Source: facts/lrt.md 15.2 (high; zapper medium). */
export const depositPool = '0xA479582c8b64533102F6F528774C536e354B8d32'
export const oracle = '0xA755c18CD2376ee238daA5Ce88AcF17Ea74C1c32'
export const zapper = '0x3cf4Db4c59dCB082d1A9719C54dF3c04Db93C6b7'

/** Holds the pool's stakes in EigenLayer and remembers who asked for which withdrawal. Source: oplabs/primestaked-eth README, 2025-07-09 (high). */
export const nodeDelegator = '0x8bBBCB5F4D31a6db3201D40F478f30Dc4F704aE2'

/** EigenLayer's, which keeps the withdrawals. Source: facts/eigenlayer.md 1.1 (high). */
export const delegationManager = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A'

/** The only token that requests are made in. Source: LRTDepositPool.sol, 2025-07-09; address: facts/eigenlayer.json (high). */
export const oeth = '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'
export const oethAsset: Asset = { symbol: 'OETH', decimals: 18, known: true }

/** Block in which the deposit pool was created; requests came months later. Source: facts/lrt.json (high). */
export const firstBlock = 19_143_860n

export const tokens = [primeeth]
export const contracts = [
  { address: primeeth.address, name: 'Prime Staked primeETH' },
  { address: depositPool, name: 'Prime Staked deposit pool' },
  { address: oracle, name: 'Prime Staked rate oracle' },
  { address: zapper, name: 'Prime Staked zapper' },
  { address: nodeDelegator, name: 'Prime Staked node delegator' },
] as const
