import type { Address, PublicClient } from 'viem'
import { delegationManager, delegationManagerAbi, erc20Abi, stEth, stEthStrategy, strategyAbi } from './contracts.ts'

export type Queued = {
  withdrawal: {
    staker: Address
    delegatedTo: Address
    withdrawer: Address
    nonce: bigint
    startBlock: number
    strategies: readonly Address[]
    scaledShares: readonly bigint[]
  }
  /** Shares it is worth now, one per strategy. */
  shares: readonly bigint[]
}

/** What this page shows of an account. Ether, stETH in wei; restaked in wei of stETH. */
export type Holdings = {
  ether: bigint
  stEth: bigint
  restaked: bigint
  operator: Address | null
  queued: readonly Queued[]
  block: bigint
  delay: bigint
}

/** Reads everything through the wallet's own endpoint, as a page without a server does. */
export async function readHoldings(client: PublicClient, account: Address): Promise<Holdings> {
  const manager = { address: delegationManager, abi: delegationManagerAbi } as const
  const [ether, balance, [[withdrawable = 0n]], operator, [withdrawals, shares], block, delay] = await Promise.all([
    client.getBalance({ address: account }),
    client.readContract({ address: stEth, abi: erc20Abi, functionName: 'balanceOf', args: [account] }),
    client.readContract({ ...manager, functionName: 'getWithdrawableShares', args: [account, [stEthStrategy]] }),
    client.readContract({ ...manager, functionName: 'delegatedTo', args: [account] }),
    client.readContract({ ...manager, functionName: 'getQueuedWithdrawals', args: [account] }),
    client.getBlockNumber({ cacheTime: 0 }),
    client.readContract({ ...manager, functionName: 'minWithdrawalDelayBlocks' }),
  ])
  const restaked = await client.readContract({
    address: stEthStrategy,
    abi: strategyAbi,
    functionName: 'sharesToUnderlyingView',
    args: [withdrawable],
  })
  return {
    ether,
    stEth: balance,
    restaked,
    operator: BigInt(operator) === 0n ? null : operator,
    queued: withdrawals.map((withdrawal, index) => ({ withdrawal, shares: shares[index] ?? [] })),
    block,
    delay: BigInt(delay),
  }
}
