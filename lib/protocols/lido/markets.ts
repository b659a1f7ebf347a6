import { marketsOf } from '../market.ts'
import type { Market, Wrapper } from '../types.ts'
import { steth, wsteth } from './addresses.ts'

const [unwrapped, wrapped] = [marketsOf(steth.address), marketsOf(wsteth.address)]

/** Feeds and pools: facts/lst.md 4.1, 4.3, 4.4; each pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink STETH / ETH (high). STETH / USD is left out: with ETH / USD it is coarser than what it would tell.
  unwrapped.feed('0x86392dC19c0b719886221c78AB11eb8Cf5c52812', { basisPoints: 50n }),
  // The classic pool of ether and stETH (high), and stETH-ng (high).
  unwrapped.curve('0xDC24316b9AE028F1497c275EB9192a3Ea0f67022'),
  unwrapped.curve('0x21E27a5E5513D6e65C4f830167390997aA84843a'),
  // 0.01 %, named in Lido's integration guide (high), and 0.05 % (medium).
  wrapped.uniswapV3('0x109830a1AAaD605BbF02a9dFA7B0B92EC2FB7dAa', 100),
  wrapped.uniswapV3('0xD340B57AAcDD10F96FC1CF10e15921936F41E29c', 500),
]

export const wrappers: readonly Wrapper[] = [{ chainId: 1, wrapped: steth.address, wrapper: wsteth.address }]
