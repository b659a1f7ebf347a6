import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Staked ether. Source: facts/lst.md 3.8, mantle-lsp/contracts README, 2025-10-31 (high). */
export const meth: Token = {
  chainId: 1,
  address: '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa',
  symbol: 'mETH',
  name: 'mETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** mETH that is restaked. Source: facts/lst.md 3.8, DefiLlama-Adapters coreAssets.json, 2026-08-22 (high). */
export const cmeth: Token = {
  chainId: 1,
  address: '0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA',
  symbol: 'cmETH',
  name: 'cmETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Mints, and takes requests to leave. Source: facts/lst.md 3.8, mantle-lsp/contracts, 2025-10-31 (high). */
export const staking = '0xe3cBd06D7dadB3F4e6557bAb7EdD924CD1489E8f'
/** Keeps the requests and pays them. Source: as above (high). */
export const requestsManager = '0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9'
/** Source: as above (high). */
export const oracle = '0x8735049F496727f824Cc0f2B174d826f5c408192'
/** Pause flags. Source: as above (high). */
export const pauser = '0x29Ab878aEd032e2e2c86FF4A9a9B05e3276cf1f8'
/** Holds the mETH behind cmETH. Source: facts/lst.md 3.8, DefiLlama-Adapters mantle-restaking, 2026-08-22 (medium). */
export const cmethVault = '0x33272D40b247c4cd9C646582C9bbAD44e85D4fE4'
/** Rate of cmETH. Source: facts/lst.md 3.8, DefiLlama-Adapters veda, 2026-08-22 (high). */
export const cmethAccountant = '0x6049Bd892F14669a4466e46981ecEd75D610a2eC'
/** Mints cmETH. Source: as above (high). */
export const cmethTeller = '0xB6f7D38e3EAbB8f69210AFc2212fe82e0f1912b0'
/** Takes cmETH back after a delay. Source: facts/lst.md 3.8, DefiLlama-Adapters mantle-restaking, 2026-08-22 (medium). */
export const cmethWithdraw = '0x12Be34bE067Ebd201f6eAf78a861D90b2a66B113'

/** On Ethereum: what `read` asks for. */
export const originals = [meth, cmeth]

/** Mantle. Source: facts/lst.md 3.8 (high). */
export const tokens = [
  ...originals,
  ...copies(meth, { 5000: '0xcDA86A272531e8640cD7F1a92c01839911B90bb0' }),
  ...copies(cmeth, { 5000: '0xE6829d9a7eE3040e1276Fa75293Bde931859e8fA' }),
]

export const contracts = [
  { address: meth.address, name: 'mETH' },
  { address: cmeth.address, name: 'cmETH' },
  { address: staking, name: 'mETH staking' },
  { address: requestsManager, name: 'mETH unstake requests' },
  { address: cmethTeller, name: 'cmETH teller' },
  { address: cmethWithdraw, name: 'cmETH withdrawals' },
] as const
