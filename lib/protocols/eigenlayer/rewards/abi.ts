import { zeroAddress } from 'viem'
import { contract } from '../../plan.ts'
import * as addresses from '../addresses.ts'

/** Signatures from the published ABIs: facts/eigenlayer.md 2.6 and 2.12, v1.13.1. */

export const rewardsCoordinator = contract(addresses.rewardsCoordinator, [
  'struct EarnerTreeMerkleLeaf { address earner; bytes32 earnerTokenRoot; }',
  'struct TokenTreeMerkleLeaf { address token; uint256 cumulativeEarnings; }',
  'struct RewardsMerkleClaim { uint32 rootIndex; uint32 earnerIndex; bytes earnerTreeProof; EarnerTreeMerkleLeaf earnerLeaf; uint32[] tokenIndices; bytes[] tokenTreeProofs; TokenTreeMerkleLeaf[] tokenLeaves; }',
  'struct DistributionRoot { bytes32 root; uint32 rewardsCalculationEndTimestamp; uint32 activatedAt; bool disabled; }',
  'struct OperatorSet { address avs; uint32 id; }',
  'function checkClaim(RewardsMerkleClaim claim) view returns (bool)',
  'function claimerFor(address earner) view returns (address claimer)',
  'function cumulativeClaimed(address earner, address token) view returns (uint256 totalClaimed)',
  'function getCurrentClaimableDistributionRoot() view returns (DistributionRoot)',
  'function getDistributionRootAtIndex(uint256 index) view returns (DistributionRoot)',
  'function getDistributionRootsLength() view returns (uint256)',
  'function getRootIndexFromHash(bytes32 rootHash) view returns (uint32)',
  'function getOperatorAVSSplit(address operator, address avs) view returns (uint16)',
  'function getOperatorPISplit(address operator) view returns (uint16)',
  'function getOperatorSetSplit(address operator, OperatorSet operatorSet) view returns (uint16)',
  'function paused(uint8 index) view returns (bool)',
  'function processClaims(RewardsMerkleClaim[] claims, address recipient)',
  'function setClaimerFor(address claimer)',
])

/** The bit of `paused` that stops claims. Source: facts/eigenlayer.md 3.7 (high). */
export const claimsPaused = 2

/** An AVS of the middleware of 2024. Use with `at(avs, serviceManager)`; AVSs of operator sets need not answer. */
export const serviceManager = contract(zeroAddress, ['function getRestakeableStrategies() view returns (address[])'])

/** What many operators have at stake, in one answer each. `getMaxMagnitudes` has a second form in `../abi.ts`. */
export const manyOperators = {
  shares: contract(addresses.delegationManager, [
    'function getOperatorsShares(address[] operators, address[] strategies) view returns (uint256[][])',
  ]),
  allocations: contract(addresses.allocationManager, [
    'struct OperatorSet { address avs; uint32 id; }',
    'struct Allocation { uint64 currentMagnitude; int128 pendingDiff; uint32 effectBlock; }',
    'function getMembers(OperatorSet operatorSet) view returns (address[])',
    'function getAllocations(address[] operators, OperatorSet operatorSet, address strategy) view returns (Allocation[])',
    'function getMaxMagnitudes(address[] operators, address strategy) view returns (uint64[])',
  ]),
}
