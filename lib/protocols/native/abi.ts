/** Ether has no ABI of its own; its balance is read through Multicall3, so that it is of the same block as all else. */
export { multicall3On as balancesOn } from '../multicall3.ts'
