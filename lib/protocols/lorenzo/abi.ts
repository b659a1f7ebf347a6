/** stBTC and enzoBTC are read as any ERC-20; their rates are published by feeds. */
export { erc20 as tokenContract } from '../erc20.ts'
export { feed as rateFeed } from '../feed.ts'
