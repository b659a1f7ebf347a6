import * as addresses from './addresses.ts'
import { told } from './told.ts'

/** Calls a person makes that need no more than to be said. Source: facts/eigenlayer.md 2, v1.13.1 (high). */

export const permissions = told([
  {
    selector: '0x628806ef',
    signature: 'function acceptAdmin(address account)',
    says: 'acceptAdmin',
    dangers: ['ownKeyLosesControl'],
  },
  {
    selector: '0xeb5a4e87',
    signature: 'function addPendingAdmin(address account, address admin)',
    says: 'addPendingAdmin',
    dangers: ['givesControl'],
  },
  {
    selector: '0x268959e5',
    signature: 'function removeAdmin(address account, address admin)',
    says: 'removeAdmin',
    dangers: ['takesControl'],
  },
  {
    selector: '0x4f906cf9',
    signature: 'function removePendingAdmin(address account, address admin)',
    says: 'removePendingAdmin',
  },
  {
    selector: '0x950d806e',
    signature: 'function setAppointee(address account, address appointee, address target, bytes4 selector)',
    says: 'setAppointee',
    dangers: ['givesControl'],
  },
  {
    selector: '0x06641201',
    signature: 'function removeAppointee(address account, address appointee, address target, bytes4 selector)',
    says: 'removeAppointee',
  },
])

/** EIGEN beyond what every token has. Read at its own address only: others have functions of these names too. */
export const eigen = told([
  {
    selector: '0xea598cb0',
    signature: 'function wrap(uint256 amount)',
    says: 'wrapEigen',
    token: addresses.backingEigen,
  },
  {
    selector: '0xde0e9a3e',
    signature: 'function unwrap(uint256 amount)',
    says: 'unwrapEigen',
    token: addresses.eigen.address,
  },
  {
    selector: '0x5c19a95c',
    signature: 'function delegate(address delegatee)',
    says: 'delegateVotes',
    notes: ['voteDelegation'],
  },
  {
    selector: '0xc3cda520',
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
    { selector: '0x6b9b6229', signature: 'function deployNewStrategy(address token)', says: 'deployNewStrategy' },
    {
      selector: '0xfb515303',
      signature: 'function deployDurationVaultStrategy(VaultConfig config)',
      says: 'deployDurationVault',
      notes: ['vaultLocks'],
    },
  ],
  vaultStructs,
)

/** Functions of a duration vault. Each vault has its own address, so these are read at any that is not known for another. */
export const vault = told([
  { selector: '0xf83d08ba', signature: 'function lock()', says: 'vaultLock', dangers: ['vaultLocks'] },
  { selector: '0x6325f655', signature: 'function advanceToWithdrawals()', says: 'vaultAdvance' },
  { selector: '0x6d8690a9', signature: 'function markMatured()', says: 'vaultMature' },
  {
    selector: '0xb501d660',
    signature: 'function setRewardsClaimer(address claimer)',
    says: 'vaultClaimer',
    claimer: 'claimer',
    dangers: ['claimerForEver'],
  },
  {
    selector: '0xb4e20f13',
    signature: 'function updateDelegationApprover(address newDelegationApprover)',
    says: 'vaultApprover',
  },
  { selector: '0x53fd3e81', signature: 'function updateMetadataURI(string newMetadataURI)', says: 'vaultMetadata' },
  {
    selector: '0x99be81c8',
    signature: 'function updateOperatorMetadataURI(string newOperatorMetadataURI)',
    says: 'vaultMetadata',
  },
  {
    selector: '0xaf6eb2be',
    signature: 'function updateTVLLimits(uint256 newMaxPerDeposit, uint256 newStakeCap)',
    says: 'vaultLimits',
  },
])

export const podManager = told([{ selector: '0x84d81062', signature: 'function createPod()', says: 'createPod' }])

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
      selector: '0x88676cad',
      signature: 'function startCheckpoint(bool revertIfNoBalance)',
      says: 'startCheckpoint',
      notes: ['checkpointOpen'],
    },
    {
      selector: '0x3f65cf19',
      signature:
        'function verifyWithdrawalCredentials(uint64 beaconTimestamp, StateRootProof stateRootProof, uint40[] validatorIndices, bytes[] validatorFieldsProofs, bytes32[][] validatorFields)',
      says: 'verifyWithdrawalCredentials',
    },
    {
      selector: '0xf074ba62',
      signature: 'function verifyCheckpointProofs(BalanceContainerProof balanceContainerProof, BalanceProof[] proofs)',
      says: 'verifyCheckpointProofs',
    },
    {
      selector: '0x039157d2',
      signature:
        'function verifyStaleBalance(uint64 beaconTimestamp, StateRootProof stateRootProof, ValidatorProof validatorProof)',
      says: 'verifyStaleBalance',
      notes: ['checkpointForced'],
    },
    {
      selector: '0xdda3346c',
      signature: 'function recoverTokens(address[] tokenList, uint256[] amountsToWithdraw, address recipient)',
      says: 'recoverTokens',
      recipient: 'recipient',
    },
    {
      selector: '0xd06d5587',
      signature: 'function setProofSubmitter(address newProofSubmitter)',
      says: 'setProofSubmitter',
      notes: ['proofSubmitter'],
    },
  ],
  podStructs,
)

/** The old way of taking ether out of a pod. What was queued there before 2024 can still be claimed. */
export const router = told([
  {
    selector: '0xd44e1b76',
    signature: 'function claimDelayedWithdrawals(uint256 maxNumberOfClaims)',
    says: 'claimDelayed',
  },
  {
    selector: '0xe5db06c0',
    signature: 'function claimDelayedWithdrawals(address recipient, uint256 maxNumberOfClaims)',
    says: 'claimDelayedFor',
    recipient: 'recipient',
  },
])

/** Announced with EigenLayer 1.14.0 (ELIP-018), which no source confirms on Ethereum. Facts 2.14, 2026-11-21 (medium). */
export const pending = {
  podManager: told([
    {
      selector: '0x630f5323',
      signature: 'function disablePod()',
      says: 'disablePod',
      dangers: ['podEnds'],
      notes: ['notLiveYet'],
    },
  ]),
  pod: told([
    {
      selector: '0x566f95fa',
      signature: 'function disableRestaking()',
      says: 'disablePod',
      dangers: ['podEnds'],
      notes: ['notLiveYet'],
    },
    {
      selector: '0x8842752c',
      signature: 'function withdrawDisabledPodETH(address recipient)',
      says: 'withdrawDisabledPod',
      recipient: 'recipient',
      notes: ['notLiveYet'],
    },
  ]),
  delegation: told([
    {
      selector: '0x29681457',
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
