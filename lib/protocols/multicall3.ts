import { contract } from './plan.ts'

/**
 * Multicall3, the same address on every chain we offer. It answers about the chain itself inside a batch, so that a plan
 * knows the block it is read at. Source: mds1/multicall3 deployments, facts/lst.md 4.6 (high).
 */
export const multicall3 = contract('0xcA11bde05977b3631167028862bE2a173976CA11', [
  'function getEthBalance(address addr) view returns (uint256 balance)',
  'function getBlockNumber() view returns (uint256 blockNumber)',
  'function getCurrentBlockTimestamp() view returns (uint256 timestamp)',
])
