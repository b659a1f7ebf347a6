import * as addresses from './addresses.ts'
import { told } from './told.ts'

/** Calls a person makes that need no more than to be said. Source: facts/eigenlayer.md 2, v1.13.1 (high). */

export const permissions = told([
  { signature: 'function acceptAdmin(address account)', says: 'acceptAdmin', dangers: ['ownKeyLosesControl'] },
  {
    signature: 'function addPendingAdmin(address account, address admin)',
    says: 'addPendingAdmin',
    dangers: ['givesControl'],
  },
  { signature: 'function removeAdmin(address account, address admin)', says: 'removeAdmin', dangers: ['takesControl'] },
  { signature: 'function removePendingAdmin(address account, address admin)', says: 'removePendingAdmin' },
  {
    signature: 'function setAppointee(address account, address appointee, address target, bytes4 selector)',
    says: 'setAppointee',
    dangers: ['givesControl'],
  },
  {
    signature: 'function removeAppointee(address account, address appointee, address target, bytes4 selector)',
    says: 'removeAppointee',
  },
])

/** EIGEN beyond what every token has. Read at its own address only: others have functions of these names too. */
export const eigen = told([
  { signature: 'function wrap(uint256 amount)', says: 'wrapEigen', token: addresses.backingEigen },
  { signature: 'function unwrap(uint256 amount)', says: 'unwrapEigen', token: addresses.eigen.address },
  { signature: 'function delegate(address delegatee)', says: 'delegateVotes', notes: ['voteDelegation'] },
  {
    signature:
      'function delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s)',
    says: 'delegateVotesBySig',
  },
])

const vaultStructs = [
  'struct OperatorSet { address avs; uint32 id; }',
  'struct VaultConfig { address underlyingToken; address vaultAdmin; address arbitrator; uint32 duration; uint256 maxPerDeposit; uint256 stakeCap; string metadataURI; OperatorSet operatorSet; bytes operatorSetRegistrationData; address delegationApprover; string operatorMetadataURI; }',
]

export const factory = told(
  [
    { signature: 'function deployNewStrategy(address token)', says: 'deployNewStrategy' },
    {
      signature: 'function deployDurationVaultStrategy(VaultConfig config)',
      says: 'deployDurationVault',
      notes: ['vaultLocks'],
    },
  ],
  vaultStructs,
)

/** Functions of a duration vault. Each vault has its own address, so these are read at any that is not known for another. */
export const vault = told([
  { signature: 'function lock()', says: 'vaultLock', dangers: ['vaultLocks'] },
  { signature: 'function advanceToWithdrawals()', says: 'vaultAdvance' },
  { signature: 'function markMatured()', says: 'vaultMature' },
  {
    signature: 'function setRewardsClaimer(address claimer)',
    says: 'vaultClaimer',
    claimer: 'claimer',
    dangers: ['claimerForEver'],
  },
  { signature: 'function updateDelegationApprover(address newDelegationApprover)', says: 'vaultApprover' },
  { signature: 'function updateMetadataURI(string newMetadataURI)', says: 'vaultMetadata' },
  { signature: 'function updateOperatorMetadataURI(string newOperatorMetadataURI)', says: 'vaultMetadata' },
  { signature: 'function updateTVLLimits(uint256 newMaxPerDeposit, uint256 newStakeCap)', says: 'vaultLimits' },
])

export const podManager = told([{ signature: 'function createPod()', says: 'createPod' }])

const podStructs = [
  'struct StateRootProof { bytes32 beaconStateRoot; bytes proof; }',
  'struct ValidatorProof { bytes32[] validatorFields; bytes proof; }',
  'struct BalanceContainerProof { bytes32 balanceContainerRoot; bytes proof; }',
  'struct BalanceProof { bytes32 pubkeyHash; bytes32 balanceRoot; bytes proof; }',
]

/** Functions of an EigenPod that are said argument by argument. */
export const pod = told(
  [
    {
      signature: 'function startCheckpoint(bool revertIfNoBalance)',
      says: 'startCheckpoint',
      notes: ['checkpointOpen'],
    },
    {
      signature:
        'function verifyWithdrawalCredentials(uint64 beaconTimestamp, StateRootProof stateRootProof, uint40[] validatorIndices, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)',
      says: 'verifyWithdrawalCredentials',
    },
    {
      signature: 'function verifyCheckpointProofs(BalanceContainerProof balanceContainerProof, BalanceProof[] proofs)',
      says: 'verifyCheckpointProofs',
    },
    {
      signature:
        'function verifyStaleBalance(uint64 beaconTimestamp, StateRootProof stateRootProof, ValidatorProof validatorProof)',
      says: 'verifyStaleBalance',
      notes: ['checkpointForced'],
    },
    {
      signature: 'function recoverTokens(address[] tokenList, uint256[] amountsToWithdraw, address recipient)',
      says: 'recoverTokens',
      recipient: 'recipient',
    },
    {
      signature: 'function setProofSubmitter(address newProofSubmitter)',
      says: 'setProofSubmitter',
      notes: ['proofSubmitter'],
    },
  ],
  podStructs,
)

/** The old way of taking ether out of a pod. What was queued there before 2024 can still be claimed. */
export const router = told([
  { signature: 'function claimDelayedWithdrawals(uint256 maxNumberOfClaims)', says: 'claimDelayed' },
  {
    signature: 'function claimDelayedWithdrawals(address recipient, uint256 maxNumberOfClaims)',
    says: 'claimDelayedFor',
    recipient: 'recipient',
  },
])

/** Announced with EigenLayer 1.14.0 (ELIP-018), which no source confirms on Ethereum. Facts 2.14, 2026-11-21 (medium). */
export const pending = {
  podManager: told([
    { signature: 'function disablePod()', says: 'disablePod', dangers: ['podEnds'], notes: ['notLiveYet'] },
  ]),
  pod: told([
    { signature: 'function disableRestaking()', says: 'disablePod', dangers: ['podEnds'], notes: ['notLiveYet'] },
    {
      signature: 'function withdrawDisabledPodETH(address recipient)',
      says: 'withdrawDisabledPod',
      recipient: 'recipient',
      notes: ['notLiveYet'],
    },
  ]),
  delegation: told([
    {
      signature: 'function clearQueuedWithdrawalsForDisabledPod(address staker)',
      says: 'clearForDisabledPod',
      dangers: ['podEnds'],
      notes: ['notLiveYet'],
    },
  ]),
}

/** Where each of them lives. */
export const places = [
  [addresses.permissionController, permissions],
  [addresses.strategyFactory, factory],
  [addresses.eigenPodManager, podManager],
  [addresses.delayedWithdrawalRouter, router],
  [addresses.eigenPodManager, pending.podManager],
  [addresses.delegationManager, pending.delegation],
] as const
