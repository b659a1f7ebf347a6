import { contract } from '../../plan.ts'
import * as addresses from '../addresses.ts'

/** Signatures from the published ABIs: facts/eigenlayer.md 2.1, 2.3, 2.6 and 2.12, v1.13.1. */

/** What one operator has with each AVS of 2024: 1 is registered. */
export const avsDirectory = contract(addresses.avsDirectory, [
  'function avsOperatorStatus(address avs, address operator) view returns (uint8)',
])

/** Operator sets as their AVS made them. */
export const operatorSets = contract(addresses.allocationManager, [
  'struct OperatorSet { address avs; uint32 id; }',
  'function DEALLOCATION_DELAY() view returns (uint32)',
  'function getAVSRegistrar(address avs) view returns (address)',
  'function getAllocatedStake(OperatorSet operatorSet, address[] operators, address[] strategies) view returns (uint256[][])',
  'function getMinimumSlashableStake(OperatorSet operatorSet, address[] operators, address[] strategies, uint32 futureBlock) view returns (uint256[][] slashableStake)',
  'function getOperatorSetCount(address avs) view returns (uint256)',
  'function getSlashCount(OperatorSet operatorSet) view returns (uint256)',
  'function isOperatorSet(OperatorSet operatorSet) view returns (bool)',
])

/** Delegated stake of many operators in one answer. Shares. */
export const delegatedStake = contract(addresses.delegationManager, [
  'function getOperatorsShares(address[] operators, address[] strategies) view returns (uint256[][])',
])

/** An operator's part of rewards, in bips of 10,000. What was never set is the default. */
export const rewardSplits = contract(addresses.rewardsCoordinator, [
  'struct OperatorSet { address avs; uint32 id; }',
  'function defaultOperatorSplitBips() view returns (uint16)',
  'function getOperatorAVSSplit(address operator, address avs) view returns (uint16)',
  'function getOperatorPISplit(address operator) view returns (uint16)',
  'function getOperatorSetSplit(address operator, OperatorSet operatorSet) view returns (uint16)',
])
