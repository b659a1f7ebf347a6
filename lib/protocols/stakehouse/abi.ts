/** dETH is read as any ERC-20: nothing else of it is known for certain. */
export { erc20 as dethContract } from '../erc20.ts'
