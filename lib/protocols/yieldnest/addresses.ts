import type { Address } from 'viem'
import type { Token } from '../types.ts'

/** Source: yieldnest/yieldnest-protocol script/ContractAddresses.sol, facts/lrt.md 15.1, 2025-07-11 (high). */
export const yneth: Token = {
  chainId: 1,
  address: '0x09db87A538BD693E9d08544577d5cCfAA6373A48',
  symbol: 'ynETH',
  name: 'ynETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Source: as above (high). */
export const ynlsde: Token = {
  chainId: 1,
  address: '0x35Ec69A77B79c255e5d47D5A3BdbEFEfE342630c',
  symbol: 'ynLSDe',
  name: 'ynLSDe',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** A vault over ynETH and other assets. Source: yieldnest/yieldnest-vault script/Contracts.sol, facts/lrt.md 15.1, 2024-12-19 (high). */
export const ynethx: Token = {
  chainId: 1,
  address: '0x657d9ABA1DBb59e53f9F3eCAA878447dCfC96dCb',
  symbol: 'ynETHx',
  name: 'ynETHx',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Turns stETH and oETH into what ynLSDe takes. Source: facts/lrt.md 15.2, ContractAddresses.sol, 2025-07-11 (high). */
export const depositAdapter = '0x9e72155d301a6555dc565315be72D295c76753c0'

/** One token with a queue: each has its own ticket contract and its own vault that pays. */
export type Line = {
  token: Token
  /** WithdrawalQueueManager: an ERC-721 whose tickets are the requests. */
  queue: Address
  /** Holds what is paid out, and says at what rate. */
  vault: Address
  /** Paid in several liquid staking tokens that are together worth the amount, instead of ether. */
  basket: boolean
}

/** Source: facts/lrt.md 15.2, ContractAddresses.sol, 2025-07-11 (high). */
export const lines: readonly Line[] = [
  {
    token: yneth,
    queue: '0x0BC9BC81aD379810B36AD5cC95387112990AA67b',
    vault: '0x5D6e53c42E3B37f82F693937BC508940769c5caf',
    basket: false,
  },
  {
    token: ynlsde,
    queue: '0x8Face3283E20b19d98a7a132274B69C1304D60b4',
    vault: '0x73bC33999C34a5126CA19dC900F22690C288D55e',
    basket: true,
  },
]

/** StakingNodesManager of ynETH, TokenStakingNodesManager of ynLSDe. Source: facts/lrt.md 15.2 (high). */
export const nodesManager = '0x8C33A1d6d062dB7b51f79702355771d44359cD7d'
export const tokenNodesManager = '0x6B566CB6cDdf7d140C59F84594756a151030a0C3'

export const tokens = [yneth, ynlsde, ynethx]
export const contracts = [
  ...tokens.map(({ address, symbol }) => ({ address, name: `YieldNest ${symbol}` })),
  ...lines.map(({ queue, token }) => ({ address: queue, name: `YieldNest withdrawals of ${token.symbol}` })),
  { address: depositAdapter, name: 'YieldNest deposits for ynLSDe' },
] as const
