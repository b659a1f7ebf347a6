import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import * as addresses from './addresses.ts'

/** Signatures from the published ABIs: facts/eigenlayer.md 2.1 to 2.7, v1.13.1. */

export const delegationManager = contract(addresses.delegationManager, [
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'struct SignatureWithExpiry { bytes signature; uint256 expiry; }',
  'struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address __deprecated_withdrawer; }',
  'function delegatedTo(address staker) view returns (address operator)',
  'function delegationApprover(address operator) view returns (address)',
  'function isOperator(address operator) view returns (bool)',
  'function depositScalingFactor(address staker, address strategy) view returns (uint256)',
  'function getDepositedShares(address staker) view returns (address[], uint256[])',
  'function getWithdrawableShares(address staker, address[] strategies) view returns (uint256[] withdrawableShares, uint256[] depositShares)',
  'function getQueuedWithdrawals(address staker) view returns (Withdrawal[] withdrawals, uint256[][] shares)',
  'function convertToDepositShares(address staker, address[] strategies, uint256[] withdrawableShares) view returns (uint256[])',
  'function getOperatorShares(address operator, address[] strategies) view returns (uint256[])',
  'function minWithdrawalDelayBlocks() view returns (uint32)',
  'function delegationApproverSaltIsSpent(address delegationApprover, bytes32 salt) view returns (bool spent)',
  'function cumulativeWithdrawalsQueued(address staker) view returns (uint256 totalQueued)',
  'function pendingWithdrawals(bytes32 withdrawalRoot) view returns (bool pending)',
  'function calculateWithdrawalRoot(Withdrawal withdrawal) pure returns (bytes32)',
  'function paused(uint8 index) view returns (bool)',
  'function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt)',
  'function undelegate(address staker) returns (bytes32[] withdrawalRoots)',
  'function redelegate(address newOperator, SignatureWithExpiry newOperatorApproverSig, bytes32 approverSalt) returns (bytes32[] withdrawalRoots)',
  'function queueWithdrawals(QueuedWithdrawalParams[] params) returns (bytes32[])',
  'function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens)',
  'function completeQueuedWithdrawals(Withdrawal[] withdrawals, address[][] tokens, bool[] receiveAsTokens)',
])

export const strategyManager = contract(addresses.strategyManager, [
  'function stakerDepositShares(address staker, address strategy) view returns (uint256 shares)',
  'function paused(uint8 index) view returns (bool)',
  'function strategyIsWhitelistedForDeposit(address strategy) view returns (bool whitelisted)',
  'function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256 depositShares)',
  'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature) returns (uint256 depositShares)',
])

export const allocationManager = contract(addresses.allocationManager, [
  'struct OperatorSet { address avs; uint32 id; }',
  'struct Allocation { uint64 currentMagnitude; int128 pendingDiff; uint32 effectBlock; }',
  'function DEALLOCATION_DELAY() view returns (uint32)',
  'function getAllocatedSets(address operator) view returns (OperatorSet[])',
  'function getRegisteredSets(address operator) view returns (OperatorSet[])',
  'function getAllocation(address operator, OperatorSet operatorSet, address strategy) view returns (Allocation)',
  'function getStrategyAllocations(address operator, address strategy) view returns (OperatorSet[], Allocation[])',
  'function getAllocationDelay(address operator) view returns (bool, uint32)',
  'function getEncumberedMagnitude(address operator, address strategy) view returns (uint64)',
  'function getAllocatableMagnitude(address operator, address strategy) view returns (uint64)',
  'function getMaxMagnitude(address operator, address strategy) view returns (uint64)',
  'function getMaxMagnitudes(address operator, address[] strategies) view returns (uint64[])',
  'function getMaxMagnitudesAtBlock(address operator, address[] strategies, uint32 blockNumber) view returns (uint64[])',
  'function getStrategiesInOperatorSet(OperatorSet operatorSet) view returns (address[])',
  'function getAllocatedStrategies(address operator, OperatorSet operatorSet) view returns (address[])',
  'function getSlasher(OperatorSet operatorSet) view returns (address)',
  'function getPendingSlasher(OperatorSet operatorSet) view returns (address pendingSlasher, uint32 effectBlock)',
  'function getMembers(OperatorSet operatorSet) view returns (address[])',
  'function getRedistributionRecipient(OperatorSet operatorSet) view returns (address)',
  'function isRedistributingOperatorSet(OperatorSet operatorSet) view returns (bool)',
  'function isOperatorSlashable(address operator, OperatorSet operatorSet) view returns (bool)',
])

export const eigenPodManager = contract(addresses.eigenPodManager, [
  'function beaconChainSlashingFactor(address podOwner) view returns (uint64)',
  'function getPod(address podOwner) view returns (address)',
])

/** Anybody's EigenPod. Use with `at(address, eigenPod)`. */
export const eigenPod = contract(zeroAddress, [
  'function withdrawableRestakedExecutionLayerGwei() view returns (uint64)',
])

/** Any StrategyBase. Use with `at(address, strategyBase)`; never with the native strategy. */
export const strategyBase = contract(zeroAddress, [
  'function underlyingToken() view returns (address)',
  'function totalShares() view returns (uint256)',
  'function paused(uint8 index) view returns (bool)',
  'function sharesToUnderlyingView(uint256 amountShares) view returns (uint256)',
  'function underlyingToSharesView(uint256 amountUnderlying) view returns (uint256)',
])

/** What strategies with limits have beside. `getTVLLimits`: the most in one deposit, and in all. Use with `at`. */
export const strategyLimits = contract(zeroAddress, ['function getTVLLimits() view returns (uint256, uint256)'])

/** A strategy with a lock: facts/eigenlayer.md 2.11. Use with `at(address, durationVault)`. */
export const durationVault = contract(zeroAddress, [
  'function state() view returns (uint8)',
  'function unlockTimestamp() view returns (uint32)',
  'function arbitrator() view returns (address)',
  'function operatorSetInfo() view returns (address avs, uint32 operatorSetId)',
])

/** Anything that can be paused: one bit for each of its actions. Use with `at(address, pausable)`. */
export const pausable = contract(zeroAddress, ['function paused() view returns (uint256)'])
