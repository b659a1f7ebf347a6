import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Staked ether. Source: facts/lst.md 3.6 and 15, yieldnest script/ContractAddresses.sol, 2025-07-11 (high). */
export const sweth: Token = {
  chainId: 1,
  address: '0xf951E335afb289353dc249e82926178EaC7DEd78',
  symbol: 'swETH',
  name: 'swETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Restaked ether. Source: facts/lrt.md 15.1, AmbireTech/ambire-common humanizerInfo.json, 2026-08-07 (high). */
export const rsweth: Token = {
  chainId: 1,
  address: '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0',
  symbol: 'rswETH',
  name: 'rswETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Tickets of swETH only. Source: facts/lst.md 3.6, Se7en-Seas/boring-vault SwellDecoderAndSanitizer.sol, 2024-12-18 (high). */
export const swexit = '0x48C11b86807627AF70a34662D4865cF854251663'
/** Tickets of rswETH only. Source: facts/lrt.md 15.2, duneanalytics/spellbook swell_rsweth_ethereum_sources.yml, 2026-08-21 (medium). */
export const rswexit = '0x58749C46Ffe97e4d79508a2C781C440f4756f064'
/** Pause flags of swETH. Source: facts/lst.md 3.6, KyberNetwork/kyberswap-dex-lib swell/common/constant.go, 2026-08-21 (high). */
export const swethAccess = '0x625087d72c762254a72CB22cC2ECa40da6b95EAC'
/** Pause flags of rswETH. Source: facts/lrt.md 15.2, balancer/code-review registry.json, 2026-07-22 (medium). */
export const rswethAccess = '0x796592b2092F7E150C48643dA19Dd2F28be3333F'
/** Takes other staking tokens for rswETH. Source: facts/lrt.md 15.2, duneanalytics/spellbook, 2026-08-21 (medium). */
export const depositManager = '0x5e6342D8090665bE14eeB8154c8a87B7249a4889'

/** Makes the staker proxies of rswETH. Source: facts/lrt.md 15.2 (high). */
export const eigenManager = '0xC94CfFD5249Df4008a043EE61e13f19AF16d0936'

/** On Ethereum: what `read` asks for. */
export const originals = [sweth, rsweth]

/** Swellchain and Berachain. Source: facts/lrt.md 15.1, DefiLlama-Adapters coreAssets.json, 2026-08-22 (medium). */
export const tokens = [
  ...originals,
  ...copies(rsweth, {
    1923: '0x18d33689AE5d02649a859A1CF16c9f0563975258',
    80094: '0x850CDF416668210ED0c36bfFF5d21921C7adA3b8',
  }),
]

export const contracts = [
  { address: sweth.address, name: 'Swell swETH' },
  { address: rsweth.address, name: 'Swell rswETH' },
  { address: swexit, name: 'Swell swEXIT' },
  { address: rswexit, name: 'Swell rswEXIT' },
  { address: depositManager, name: 'Swell rswETH deposit manager' },
] as const
