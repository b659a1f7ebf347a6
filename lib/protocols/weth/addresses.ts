import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** WETH9. Source: aave-address-book, facts/lst.md 4.7 (high). */
export const weth: Token = {
  chainId: 1,
  address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  symbol: 'WETH',
  name: 'Wrapped Ether',
  decimals: 18,
  rebasing: false,
  kind: 'plain',
}

/** The predeploy of every chain on the OP stack. Source: facts/lst.md 4.7 (medium; Optimism and Base high). */
const predeploy = '0x4200000000000000000000000000000000000006'

/** Wrapped or bridged ether elsewhere. Source: facts/lst.md 4.7 (high). */
const elsewhere = copies(weth, {
  10: predeploy,
  130: predeploy,
  480: predeploy,
  1868: predeploy,
  1923: predeploy,
  8453: predeploy,
  34443: predeploy,
  48900: predeploy,
  57073: predeploy,
  324: '0x5AEa5775959fBC2557Cc8789bC1bf90A239D9a91',
  5000: '0xdEAddEaDdeadDEadDEADDEAddEADDEAddead1111',
  42161: '0x82aF49447D8a07e3bd95BD0d56f35241523fBab1',
  59144: '0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f',
  81457: '0x4300000000000000000000000000000000000004',
  534352: '0x5300000000000000000000000000000000000004',
  100: '0x6A023CCd1ff6F2045C3309768eAd9E68F978f6e1',
  137: '0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619',
})
const bridged = [
  ...copies(weth, { 43114: '0x49D5c2BdFfac6CE2BFdB6640F4F80f226bc10bAB' }, { symbol: 'WETH.e' }),
  ...copies(weth, { 56: '0x2170Ed0880ac9A755fd29B2688956BD959F933F8' }, { symbol: 'ETH', name: 'Binance-Peg Ether' }),
]

export const tokens: readonly Token[] = [weth, ...elsewhere, ...bridged]
export const contracts = [{ address: weth.address, name: 'WETH' }]
