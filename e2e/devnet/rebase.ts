import { devnetOnly, mainnet } from './addresses.ts'
import type { Chain } from './chain.ts'
import type { Contracts } from './contracts.ts'
import { renzoDelegators } from './scenario/renzo.ts'

export type RebasingToken = 'stETH' | 'rETH' | 'cbETH' | 'eETH' | 'ezETH'

/**
 * Reports rewards (or a loss) of so many basis points of all the pool's ether, rounded down, through each protocol's own
 * oracle path: wstETH, weETH and the strategies follow by themselves. stETH holders get 90 % of a gain: Lido takes its fee.
 */
export async function rebase(
  chain: Chain,
  contracts: Contracts,
  token: RebasingToken,
  basisPoints: number,
): Promise<void> {
  const part = (total: bigint) => (total * BigInt(basisPoints)) / 10_000n
  const { admin } = devnetOnly
  switch (token) {
    case 'stETH': {
      const total = (await contracts.stETH.read('getTotalPooledEther')) as bigint
      await contracts.stETH.write('devnetReport', [part(total)], admin)
      return
    }
    case 'eETH': {
      const total = (await contracts.liquidityPool.read('getTotalPooledEther')) as bigint
      await contracts.liquidityPool.write('devnetRebase', [part(total)], admin)
      return
    }
    case 'rETH': {
      // As the oracle nodes do, the supply is that of now: tokens minted since the last report came at the old rate.
      const supply = (await contracts.rETH.read('totalSupply')) as bigint
      const held = (await contracts.rETH.read('getEthValue', [supply])) as bigint
      const total = held + part(held)
      await contracts.rocketNetworkBalances.write('devnetReport', [total, total, supply], admin)
      return
    }
    case 'cbETH': {
      const rate = (await contracts.cbETH.read('exchangeRate')) as bigint
      await contracts.cbETH.write('updateExchangeRate', [rate + part(rate)], mainnet.cbETHOracle)
      return
    }
    case 'ezETH':
      for (const [delegator] of renzoDelegators) {
        const contract = chain.at('OperatorDelegator', delegator)
        const staked = (await contract.read('stakedButNotVerifiedEth')) as bigint
        await contract.write('devnetSetUnverified', [staked + part(staked)], admin)
      }
  }
}
