import { marketsOf } from '../market.ts'
import type { Market, Wrapper } from '../types.ts'
import { eeth, weeth } from './addresses.ts'

const of = marketsOf(weeth.address)

/** Feeds and pools: facts/lrt.md 13.1, 13.3; the pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink weETH / ETH (high) and RedStone weETH/ETH (high). RedStone's dollar feed would need ETH / USD and be coarser.
  of.feed('0x5c9C449BbC9a6075A2c061dF312a35fd1E05fF22', { basisPoints: 50n }),
  of.feed('0x8751F736E94F6CD167e8C5B97E245680FbD9CC36', { basisPoints: 50n }),
  // 0.05 % (medium).
  of.uniswapV3('0x7A415B19932c0105c82FDB6b720bb01B0CC2CAe3', 500),
  // Two stable pools with WETH (medium).
  of.curve('0xDB74dfDD3BB46bE8Ce6C33dC9D82777BCFc3dEd5'),
  of.curve('0x13947303F63b363876868D070F14dc865C36463b'),
  // RedStone eBTC/WBTC (medium): counts one WBTC as one bitcoin.
  marketsOf('0x657e8C867D8B37dCC18fA4Caead9C45EB088C642').feed('0xe5867B1d421f0b52697F16e2ac437e87d66D5fbF', {
    basisPoints: 50n,
    quote: 'bitcoin',
  }),
]

export const wrappers: readonly Wrapper[] = [{ chainId: 1, wrapped: eeth.address, wrapper: weeth.address }]
