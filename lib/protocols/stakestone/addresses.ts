import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lrt.md 15.1 and 15.2, stakestone/stone-vault-v1 test/testCarnival.js, 2024-07-24 (high). */
export const stone: Token = {
  chainId: 1,
  address: '0x7122985656e38BDC0302Db86685bb972b145bD3C',
  symbol: 'STONE',
  name: 'StakeStone Ether',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Takes ether, keeps the receipts, pays them. Source: as above (high). */
export const vault = '0xA62F9C5af106FeEE069F38dE51098D9d81B90572'
/** Holds the ether that is paid out. Source: facts/lrt.md 15.2, DefiLlama/DefiLlama-Adapters projects/stakestone, 2026-08-22 (high). */
export const assetsVault = '0x9485711f11B17f73f2CCc8561bcae05BDc7E9ad9'

/** Says where the ether is invested. Source: facts/lrt.md 15.2 (high). */
export const strategyController = '0x396aBF9fF46E21694F4eF01ca77C6d7893A017B2'

/** Scroll, Mode, BOB and Berachain: facts/lrt.md 15.1, DefiLlama-Adapters coreAssets.json, 2026-08-22 (medium). */
export const tokens = [
  stone,
  ...copies(stone, {
    534352: '0x80137510979822322193FC997d400D5A6C747bf7',
    34443: '0x80137510979822322193FC997d400D5A6C747bf7',
    60808: '0x96147A9Ae9a42d7Da551fD2322ca15B71032F342',
    80094: '0xEc901DA9c68E90798BbBb74c11406A32A70652C3',
  }),
]

export const contracts = [
  { address: stone.address, name: 'StakeStone STONE' },
  { address: vault, name: 'StakeStone vault' },
] as const
