import { parseAbi } from 'viem'

/** Ethereum mainnet. Source: EigenLayer's and Lido's published mainnet deployments, compared in e2e/devnet/fidelity and lib/protocols/facts.json, 2026-11 (high). */
export const delegationManager = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A'
export const strategyManager = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A'
export const stEth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
export const stEthStrategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'

export const erc20Abi = parseAbi([
  'function balanceOf(address account) view returns (uint256)',
  'function allowance(address owner, address spender) view returns (uint256)',
  'function approve(address spender, uint256 amount) returns (bool)',
])

export const strategyManagerAbi = parseAbi([
  'function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256 shares)',
])

export const strategyAbi = parseAbi([
  'function underlyingToken() view returns (address)',
  'function sharesToUnderlyingView(uint256 amountShares) view returns (uint256)',
  'function underlyingToSharesView(uint256 amountUnderlying) view returns (uint256)',
])

export const delegationManagerAbi = parseAbi([
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'struct SignatureWithExpiry { bytes signature; uint256 expiry; }',
  'struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address __deprecated_withdrawer; }',
  'function delegatedTo(address staker) view returns (address operator)',
  'function minWithdrawalDelayBlocks() view returns (uint32)',
  'function convertToDepositShares(address staker, address[] strategies, uint256[] withdrawableShares) view returns (uint256[])',
  'function getWithdrawableShares(address staker, address[] strategies) view returns (uint256[] withdrawableShares, uint256[] depositShares)',
  'function getQueuedWithdrawals(address staker) view returns (Withdrawal[] withdrawals, uint256[][] shares)',
  'function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt)',
  'function undelegate(address staker) returns (bytes32[] withdrawalRoots)',
  'function queueWithdrawals(QueuedWithdrawalParams[] params) returns (bytes32[] withdrawalRoots)',
  'function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens)',
])
