import { zeroAddress } from 'viem'
import { contract } from '../../plan.ts'
import * as addresses from '../addresses.ts'

/** Signatures from the published ABIs: facts/eigenlayer.md 2.4, 2.5 and 2.14, v1.13.1. */

export const podManager = contract(addresses.eigenPodManager, [
  'function getPod(address podOwner) view returns (address)',
  'function hasPod(address podOwner) view returns (bool)',
  'function podOwnerDepositShares(address podOwner) view returns (int256 shares)',
  'function beaconChainSlashingFactor(address podOwner) view returns (uint64)',
  'function pectraForkTimestamp() view returns (uint64)',
  'function paused() view returns (uint256)',
  'function createPod() returns (address)',
])

/** Anybody's EigenPod. Use with `at(address, podContract)`. `restakingDisabled` came after 1.13 and may not be there. */
export const podContract = contract(zeroAddress, [
  'struct Checkpoint { bytes32 beaconBlockRoot; uint24 proofsRemaining; uint64 podBalanceGwei; int64 balanceDeltasGwei; uint64 prevBeaconBalanceGwei; }',
  'struct ValidatorInfo { uint64 validatorIndex; uint64 restakedBalanceGwei; uint64 lastCheckpointedAt; uint8 status; }',
  'struct BalanceContainerProof { bytes32 balanceContainerRoot; bytes proof; }',
  'struct BalanceProof { bytes32 pubkeyHash; bytes32 balanceRoot; bytes proof; }',
  'struct StateRootProof { bytes32 beaconStateRoot; bytes proof; }',
  'function podOwner() view returns (address)',
  'function activeValidatorCount() view returns (uint256)',
  'function currentCheckpoint() view returns (Checkpoint)',
  'function currentCheckpointTimestamp() view returns (uint64)',
  'function lastCheckpointTimestamp() view returns (uint64)',
  'function withdrawableRestakedExecutionLayerGwei() view returns (uint64)',
  'function proofSubmitter() view returns (address)',
  'function restakingDisabled() view returns (bool)',
  'function getParentBlockRoot(uint64 timestamp) view returns (bytes32)',
  'function validatorPubkeyHashToInfo(bytes32 validatorPubkeyHash) view returns (ValidatorInfo)',
  'function startCheckpoint(bool revertIfNoBalance)',
  'function verifyCheckpointProofs(BalanceContainerProof balanceContainerProof, BalanceProof[] proofs)',
  'function verifyWithdrawalCredentials(uint64 beaconTimestamp, StateRootProof stateRootProof, uint40[] validatorIndices, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)',
])
