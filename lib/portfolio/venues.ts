import { zeroAddress } from 'viem'
import { contract } from '../protocols/plan.ts'

/** How Curve's pools list ether that is not wrapped. Source: facts/lst.md 4.4. */
export const curveEther = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

/** A pool of Uniswap v3. Use with `at(pool, uniswapPool)`. Source: Uniswap/v3-core interfaces, facts/lst.md 4.3 (high). */
export const uniswapPool = contract(zeroAddress, [
  'function slot0() view returns (uint160 sqrtPriceX96, int24 tick, uint16 observationIndex, uint16 observationCardinality, uint16 observationCardinalityNext, uint8 feeProtocol, bool unlocked)',
  'function liquidity() view returns (uint128)',
  'function observe(uint32[] secondsAgos) view returns (int56[] tickCumulatives, uint160[] secondsPerLiquidityCumulativeX128s)',
])

/**
 * Tries a sale in the pool that the factory has for these tokens and this fee; the fee is taken off what comes out. Not a
 * view, but answers an `eth_call`. Source: Uniswap/v3-periphery, facts/lst.md 4.3, mainnet (high).
 */
export const uniswapQuoter = contract('0x61fFE014bA17989E743c5F6cB21bF9697530B21e', [
  'struct Sale { address tokenIn; address tokenOut; uint256 amountIn; uint24 fee; uint160 sqrtPriceLimitX96; }',
  'function quoteExactInputSingle(Sale params) returns (uint256 amountOut, uint160 sqrtPriceX96After, uint32 initializedTicksCrossed, uint256 gasEstimate)',
])

/** A pool of Curve by how it numbers its coins. `get_dy`: what a sale gives, its fee taken off. Source: facts/lst.md 4.4. */
export const curvePools = {
  int128: contract(zeroAddress, [
    'function coins(uint256 i) view returns (address)',
    'function get_dy(int128 i, int128 j, uint256 dx) view returns (uint256)',
  ]),
  uint256: contract(zeroAddress, [
    'function coins(uint256 i) view returns (address)',
    'function get_dy(uint256 i, uint256 j, uint256 dx) view returns (uint256)',
  ]),
}

/**
 * Tries a sale in a pool of Balancer v3, its fee taken off. Only answers when nobody sends: an `eth_call` from the zero
 * address, inside a batch too. Source: balancer-deployments, facts/lst.md 4.5, mainnet (high).
 */
export const balancerRouter = contract('0xAE563E3f8219521950555F5962419C8919758Ea2', [
  'function querySwapSingleTokenExactIn(address pool, address tokenIn, address tokenOut, uint256 exactAmountIn, address sender, bytes userData) returns (uint256 amountCalculated)',
])

/** A vault of ERC-4626. */
export const vault = contract(zeroAddress, ['function convertToAssets(uint256 shares) view returns (uint256 assets)'])
