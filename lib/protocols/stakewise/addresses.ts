import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: stakewise/stakewise-docs, facts/lst.md 3.7, 2026-07-13 (high). */
export const oseth: Token = {
  chainId: 1,
  address: '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38',
  symbol: 'osETH',
  name: 'Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Source: as above (high). */
const osethElsewhere = copies(oseth, { 42161: '0xf7d4e7273E5015C96728A6b02f31C505eE184603' })

/** The pool that StakeWise V3 replaced; its holders migrate. Source: stakewise/contracts, last commit (high). */
const v3Launch = '2023-11-28'

/** StakeWise V2 principal: one each for one ether. Source: stakewise/v3-sdk, facts/lst.md 3.15, 2026-06-12 (high). */
export const seth2: Token = {
  chainId: 1,
  address: '0xFe2e637202056d30016725477c5da089Ab0A043A',
  symbol: 'sETH2',
  name: 'StakeWise Staked ETH2',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
  sunset: v3Launch,
}

/** StakeWise V2 rewards: its balance grows by what sETH2 earned. Source: as above (high). */
export const reth2: Token = {
  chainId: 1,
  address: '0x20BC832ca081b91433ff6c17f85701B6e92486c5',
  symbol: 'rETH2',
  name: 'StakeWise Reward ETH2',
  decimals: 18,
  rebasing: true,
  kind: 'lst',
  sunset: v3Launch,
}

/** OsTokenVaultController: the rate. Source of all below: as osETH (high). */
export const vaultController = '0x2A261e60FB14586B474C208b1B7AC6D0f5000306'
/** OsTokenConfig: names the redeemer in use. */
export const tokenConfig = '0x287d1e2A8dE183A8bf8f2b09Fa1340fBd766eb59'

/** A contract with an exit queue, and a block before which it did not exist. */
export type Queue = { address: `0x${string}`; name: string; fromBlock: bigint }

/** Where any holder exchanges osETH for ether. Block: stakewise/v3-subgraph, src/config/mainnet.json, 2026-08-19 (high). */
export const redeemer: Queue = {
  address: '0xc43A7b16A7a167c0318390Cba16787C11e9e1FD0',
  name: 'StakeWise osETH redeemer',
  fromBlock: 24_923_158n,
}
/**
 * The one before it: what was begun there can still be finished. Source: stakewise/v3-core, deployments/mainnet.json (low);
 * not there yet on 2025-09-09, about block 23,325,000.
 */
export const oldRedeemer: Queue = {
  address: '0xdF3123dD182b8d3e0266a2dC37eEb8366d149B5A',
  name: 'StakeWise osETH redeemer, first version',
  fromBlock: 23_300_000n,
}
export const redeemers = [redeemer, oldRedeemer]

/** EthGenesisVault; block as of the redeemer (high). */
export const genesisVault: Queue = {
  address: '0xAC0F906E433d58FA868F936E8A43230473652885',
  name: 'StakeWise Genesis vault',
  fromBlock: 18_470_145n,
}
/** No source names its block; no vault is older than the Genesis vault. */
export const communityVault: Queue = {
  address: '0x154628AC72533aad39aBdcaE2055Dced0b4Eef4D',
  name: 'StakeWise Community vault',
  fromBlock: 18_470_145n,
}
/** The vaults the project itself names. There are many more, each a contract of its own. */
export const vaults = [genesisVault, communityVault]

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [oseth, seth2, reth2]
export const tokens = [...originals, ...osethElsewhere]
export const contracts = [
  { address: oseth.address, name: 'StakeWise osETH' },
  { address: seth2.address, name: 'StakeWise sETH2' },
  { address: reth2.address, name: 'StakeWise rETH2' },
  ...[...redeemers, ...vaults].map(({ address, name }) => ({ address, name })),
]
