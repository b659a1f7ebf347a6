import type { Address } from 'viem'
import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

const share = (address: Address, symbol: string, name: string, kind: Token['kind'] = 'lrt'): Token => ({
  chainId: 1,
  address,
  symbol,
  name,
  decimals: 18,
  rebasing: false,
  kind,
})

/** Vaults over wstETH that restake through Symbiotic. Source: mellow-finance/simple-lrt, facts/lrt.md 15.1, 2025-06-16 (high). */
export const rsteth = share('0x7a4EffD87C2f3C55CA251080b1343b605f327E3a', 'rstETH', 'Restaking Vault ETH')
export const re7lrt = share('0x84631c0d0081FDe56DeB72F6DE77abBbF6A9f93a', 'Re7LRT', 'Re7 Labs LRT')
export const steaklrt = share('0xBEEF69Ac7870777598A04B2bd4771c71212E6aBc', 'steakLRT', 'Steakhouse Resteaking Vault')
export const amphreth = share('0x5fD13359Ba15A84B76f7F87568309040176167cd', 'amphrETH', 'Amphor Restaked ETH')
/** Renzo's, made with Mellow's vault. */
export const pzeth = share('0x8c9532a60E0E7C6BbD2B2c1303F63aCE1c3E9811', 'pzETH', 'Renzo Restaked LST')
/**
 * Holds wstETH as it is and pays at once. Source of the address: facts/lrt.md 15.1, 2026-07-24 (high); of what it became:
 * simple-lrt MigratorDVV.sol and DVV.sol, 2025-07-04, and flexible-vaults DVVLibrary.sol, 2026-07-24 (high).
 */
export const dvsteth = share(
  '0x5E362eb2c0706Bd1d134689eC75176018385430B',
  'DVstETH',
  'Decentralized Validator Token',
  'lst',
)

/** Those that queue what is not idle, and the one that does not. */
export const queueing: readonly Token[] = [rsteth, re7lrt, steaklrt, amphreth, pzeth]
export const originals: readonly Token[] = [...queueing, dvsteth]
/** Source: hyperlane-monorepo getRenzoPZETHWarpConfig.ts, facts/lrt.md 15.1, 2026-08-21 (high). */
export const tokens: readonly Token[] = [
  ...originals,
  ...copies(pzeth, { 1923: '0x9cb41CD74D01ae4b4f640EC40f7A60cA1bCF83E7' }),
]

/** What every vault here holds and pays. Source: facts/lst.md 3.1 (high). */
export const wsteth = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
export const wstethAsset: Asset = { symbol: 'wstETH', decimals: 18, known: true }

/**
 * Claims from all queues of a vault for whoever sends. Not in the facts: simple-lrt scripts/mainnet/MainnetDeployBatch12.s.sol,
 * 2025-07-04 (high). Each queue names the one it obeys.
 */
export const claimer = '0x25024a3017B8da7161d8c5DCcF768F8678fB5802'
/** Turns ether, WETH and stETH into wstETH on the way in. Not in the facts: flexible-vaults DVVLibrary.sol, 2026-07-24 (high). */
export const ethWrapper = '0xfD4a4922d1AFe70000Ce0Ec6806454e78256504e'

/** The vaults that queue were first written on 2024-08-03, about block 20,445,000. Source: history of simple-lrt (high). */
export const firstBlock = 20_440_000n

export const contracts = [
  ...originals.map(({ address, symbol }) => ({ address, name: `Mellow ${symbol}` })),
  { address: claimer, name: 'Mellow claimer' },
  { address: ethWrapper, name: 'Mellow ETH wrapper' },
] as const
