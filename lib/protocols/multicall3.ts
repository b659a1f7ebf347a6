import type { Address } from 'viem'
import { at, call, contract } from './plan.ts'

/**
 * Multicall3, the same address on nearly every chain. It answers about the chain itself inside a batch, so that a plan
 * knows the block it is read at. Source: mds1/multicall3 deployments, facts/lst.md 4.6 (high).
 */
export const multicall3 = contract('0xcA11bde05977b3631167028862bE2a173976CA11', [
  'function getEthBalance(address addr) view returns (uint256 balance)',
  'function getBlockNumber() view returns (uint256 blockNumber)',
  'function getCurrentBlockTimestamp() view returns (uint256 timestamp)',
])

/** Where it has another address. Source: facts/lst.md 4.6 (medium), viem chain definitions 2.57.1. */
const elsewhere: Readonly<Record<number, Address>> = {
  324: '0xF9cda624FBC7e059355ce98a31693d299FACd963',
  1135: '0xA9d71E1dd7ca26F26e656E66d6AA81ed7f745bf0',
  2741: '0xAa4De41dba0Ca5dCBb288b7cC6b708F3aaC759E7',
}

/** Multicall3 on a chain. */
export function multicall3On(chainId: number): typeof multicall3 {
  const address = elsewhere[chainId]
  return address === undefined ? multicall3 : at(address, multicall3)
}

/** Chains built on Arbitrum's software: there `block.number`, and so `getBlockNumber`, is that of their parent chain. */
const arbitrumChains = new Set([42161, 98866])

/** Arbitrum's own account of its blocks, a precompile. Source: OffchainLabs/nitro-contracts, src/precompiles/ArbSys.sol. */
const arbSys = contract('0x0000000000000000000000000000000000000064', [
  'function arbBlockNumber() view returns (uint256)',
])

/** The two reads that date a batch on a chain: the number of its block as `eth_call` names blocks, and Unix seconds. */
export function datingOn(chainId: number) {
  const batcher = multicall3On(chainId)
  return [
    arbitrumChains.has(chainId) ? call(arbSys, 'arbBlockNumber', []) : call(batcher, 'getBlockNumber', []),
    call(batcher, 'getCurrentBlockTimestamp', []),
  ] as const
}
