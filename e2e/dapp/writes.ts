import {
  type Address,
  type Hash,
  maxUint256,
  type PublicClient,
  parseEther,
  type WalletClient,
  zeroAddress,
  zeroHash,
} from 'viem'
import { mainnet } from 'viem/chains'
import {
  delegationManager,
  delegationManagerAbi,
  erc20Abi,
  stEth,
  stEthStrategy,
  strategyAbi,
  strategyManager,
  strategyManagerAbi,
} from './contracts.ts'
import type { Queued } from './reads.ts'

export type Session = { account: Address; reader: PublicClient; signer: WalletClient }

/** Allows the StrategyManager to take this much stETH; `unlimited` as careless pages ask. */
export function approveStEth({ account, signer }: Session, ether: string, unlimited: boolean): Promise<Hash> {
  const args = [strategyManager, unlimited ? maxUint256 : parseEther(ether)] as const
  return signer.writeContract({ account, chain: mainnet, address: stEth, abi: erc20Abi, functionName: 'approve', args })
}

export function restakeStEth({ account, signer }: Session, ether: string): Promise<Hash> {
  return signer.writeContract({
    account,
    chain: mainnet,
    address: strategyManager,
    abi: strategyManagerAbi,
    functionName: 'depositIntoStrategy',
    args: [stEthStrategy, stEth, parseEther(ether)],
  })
}

export function delegate({ account, signer }: Session, operator: Address): Promise<Hash> {
  return signer.writeContract({
    account,
    chain: mainnet,
    address: delegationManager,
    abi: delegationManagerAbi,
    functionName: 'delegateTo',
    args: [operator, { signature: '0x', expiry: 0n }, zeroHash],
  })
}

export function undelegate({ account, signer }: Session): Promise<Hash> {
  return signer.writeContract({
    account,
    chain: mainnet,
    address: delegationManager,
    abi: delegationManagerAbi,
    functionName: 'undelegate',
    args: [account],
  })
}

/** Queues this much stETH, turned into deposit shares as the contract wants them and never more than there are. */
export async function queueStEth({ account, reader, signer }: Session, ether: string): Promise<Hash> {
  const manager = { address: delegationManager, abi: delegationManagerAbi } as const
  const wanted = await reader.readContract({
    address: stEthStrategy,
    abi: strategyAbi,
    functionName: 'underlyingToSharesView',
    args: [parseEther(ether)],
  })
  const [[deposit = 0n], [, [held = 0n]]] = await Promise.all([
    reader.readContract({
      ...manager,
      functionName: 'convertToDepositShares',
      args: [account, [stEthStrategy], [wanted]],
    }),
    reader.readContract({ ...manager, functionName: 'getWithdrawableShares', args: [account, [stEthStrategy]] }),
  ])
  // "All of it" must be exactly what was deposited: the rounding of the conversion may go past it.
  let depositShares = deposit
  if (depositShares > held) depositShares = held
  return signer.writeContract({
    ...manager,
    account,
    chain: mainnet,
    functionName: 'queueWithdrawals',
    args: [[{ strategies: [stEthStrategy], depositShares: [depositShares], __deprecated_withdrawer: zeroAddress }]],
  })
}

export async function completeWithdrawal(
  { account, reader, signer }: Session,
  { withdrawal }: Queued,
  asTokens: boolean,
): Promise<Hash> {
  const tokens = await Promise.all(
    withdrawal.strategies.map((strategy) =>
      strategy === stEthStrategy
        ? stEth
        : reader.readContract({ address: strategy, abi: strategyAbi, functionName: 'underlyingToken' }),
    ),
  )
  return signer.writeContract({
    account,
    chain: mainnet,
    address: delegationManager,
    abi: delegationManagerAbi,
    functionName: 'completeQueuedWithdrawal',
    args: [withdrawal, tokens, asTokens],
  })
}

export function signText({ account, signer }: Session, text: string): Promise<Hash> {
  return signer.signMessage({ account, message: text })
}

/** A vote in a made-up forum: typed data that moves nothing. */
export function signVote({ account, signer }: Session): Promise<Hash> {
  return signer.signTypedData({
    account,
    domain: { name: 'Moorings forum', version: '1', chainId: 1n },
    types: {
      Vote: [
        { name: 'proposal', type: 'uint256' },
        { name: 'choice', type: 'string' },
        { name: 'voter', type: 'address' },
      ],
    },
    primaryType: 'Vote',
    message: { proposal: 7n, choice: 'yes', voter: account },
  })
}
