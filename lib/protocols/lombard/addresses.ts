import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lrt.md 15.1, lombard-finance/evm-smart-contracts mainnet.json, 2025-11-04 (high). */
export const lbtc: Token = {
  chainId: 1,
  address: '0x8236a87084f8B84306f72007F36F2618A5634494',
  symbol: 'LBTC',
  name: 'Lombard Staked Bitcoin',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
}

/** What LBTC is made of and redeemed for here. Source: facts/lrt.md 15.2, as above (high). */
export const btcb: Token = {
  chainId: 1,
  address: '0xB0F70C0bD6FD87dbEb7C10dC692a2a6106817072',
  symbol: 'BTC.b',
  name: 'Bitcoin.b',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
}

/** Says how much bitcoin an LBTC is. Source: facts/lrt.md 15.2 (high). */
export const oracle = '0x1De9fcfeDF3E51266c188ee422fbA1c7860DA0eF'
/** Keeps fees and sends requests on. Source: facts/lrt.md 15.2 (high). */
export const router = '0x9eCe5fB1aB62d9075c4ec814b321e24D8EA021ac'

/** On Ethereum. */
export const originals = [lbtc, btcb]

const wide = '0xecAc9C5F704e954931349Da37F60E39f515c11c1'

/** Other chains. Source: facts/lrt.md 15.1, ccip tokens.json, 2026-08-21 (high); BOB of DefiLlama, 2026-08-22 (medium). */
export const tokens = [
  ...originals,
  ...copies(lbtc, {
    8453: wide,
    56: wide,
    80094: wide,
    146: wide,
    43114: wide,
    747474: wide,
    143: wide,
    4326: wide,
    60808: '0xA45d4121b3D47719FF57a947A9d961539Ba33204',
  }),
]

export const contracts = [
  { address: lbtc.address, name: 'Lombard LBTC' },
  { address: btcb.address, name: 'Lombard BTC.b' },
  { address: oracle, name: 'Lombard LBTC oracle' },
  { address: router, name: 'Lombard asset router' },
  { address: '0xC8bbF6153D7Ba105f1399D992ebd32B0541996ef', name: 'Lombard StakeAndBake' },
  { address: '0xc750eCAC7250E0D18ecE2C7a5F130E3A765dc260', name: 'Lombard Bascule' },
] as const
