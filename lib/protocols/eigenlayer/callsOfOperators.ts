import type { Address } from 'viem'
import * as addresses from './addresses.ts'
import { type Told, type ToldCalls, told } from './told.ts'

/** Calls of operators, services (AVSs) and whoever tidies up, by contract. Source: facts/eigenlayer.md 2, v1.13.1 (high). */

const structs = [
  'struct OperatorSet { address avs; uint32 id; }',
  'struct AllocateParams { OperatorSet operatorSet; address[] strategies; uint64[] newMagnitudes; }',
  'struct RegisterParams { address avs; uint32[] operatorSetIds; bytes data; }',
  'struct DeregisterParams { address operator; address avs; uint32[] operatorSetIds; }',
  'struct CreateSetParams { uint32 operatorSetId; address[] strategies; }',
  'struct CreateSetParamsV2 { uint32 operatorSetId; address[] strategies; address slasher; }',
  'struct SlashingParams { address operator; uint32 operatorSetId; address[] strategies; uint256[] wadsToSlash; string description; }',
  'struct StrategyAndMultiplier { address strategy; uint96 multiplier; }',
  'struct OperatorReward { address operator; uint256 amount; }',
  'struct RewardsSubmission { StrategyAndMultiplier[] strategiesAndMultipliers; address token; uint256 amount; uint32 startTimestamp; uint32 duration; }',
  'struct OperatorDirectedRewardsSubmission { StrategyAndMultiplier[] strategiesAndMultipliers; address token; OperatorReward[] operatorRewards; uint32 startTimestamp; uint32 duration; string description; }',
  'struct TaskParams { address refundCollector; OperatorSet executorOperatorSet; bytes payload; }',
  'struct SignatureWithSaltAndExpiry { bytes signature; bytes32 salt; uint256 expiry; }',
  'struct Distribution { uint64 weight; uint64 startEpoch; uint64 totalEpochs; uint8 distributionType; OperatorSet operatorSet; StrategyAndMultiplier[][] strategiesAndMultipliers; }',
] as const

const delegation: readonly Told[] = [
  {
    signature:
      'function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string metadataURI)',
    says: 'registerAsOperator',
    dangers: ['operatorForEver'],
  },
  {
    signature: 'function modifyOperatorDetails(address operator, address newDelegationApprover)',
    says: 'modifyOperatorDetails',
  },
  { signature: 'function updateOperatorMetadataURI(address operator, string metadataURI)', says: 'operatorMetadata' },
]

const strategies: readonly Told[] = [
  { signature: 'function burnShares(address strategy)', says: 'burnShares' },
  {
    signature: 'function clearBurnOrRedistributableShares(OperatorSet operatorSet, uint256 slashId)',
    says: 'clearSlash',
  },
  {
    signature:
      'function clearBurnOrRedistributableSharesByStrategy(OperatorSet operatorSet, uint256 slashId, address strategy)',
    says: 'clearSlash',
  },
]

const allocations: readonly Told[] = [
  {
    signature: 'function modifyAllocations(address operator, AllocateParams[] params)',
    says: 'modifyAllocations',
    notes: ['allocationsExpose'],
  },
  {
    signature: 'function registerForOperatorSets(address operator, RegisterParams params)',
    says: 'registerForOperatorSets',
    notes: ['setsMaySlash'],
  },
  {
    signature: 'function deregisterFromOperatorSets(DeregisterParams params)',
    says: 'deregisterFromOperatorSets',
  },
  { signature: 'function setAllocationDelay(address operator, uint32 delay)', says: 'setAllocationDelay' },
  {
    signature: 'function clearDeallocationQueue(address operator, address[] strategies, uint16[] numToClear)',
    says: 'clearDeallocationQueue',
  },
  { signature: 'function migrateSlashers(OperatorSet[] operatorSets)', says: 'migrateSlashers' },
  {
    signature: 'function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] strategies)',
    says: 'addStrategiesToOperatorSet',
  },
  {
    signature: 'function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] strategies)',
    says: 'removeStrategiesFromOperatorSet',
  },
  {
    signature: 'function createOperatorSets(address avs, CreateSetParams[] params)',
    says: 'createOperatorSets',
  },
  {
    signature: 'function createOperatorSets(address avs, CreateSetParamsV2[] params)',
    says: 'createOperatorSets',
  },
  {
    signature:
      'function createRedistributingOperatorSets(address avs, CreateSetParams[] params, address[] redistributionRecipients)',
    says: 'createRedistributingOperatorSets',
  },
  {
    signature:
      'function createRedistributingOperatorSets(address avs, CreateSetParamsV2[] params, address[] redistributionRecipients)',
    says: 'createRedistributingOperatorSets',
  },
  { signature: 'function setAVSRegistrar(address avs, address registrar)', says: 'setAVSRegistrar' },
  {
    signature: 'function slashOperator(address avs, SlashingParams params)',
    says: 'slashOperator',
    dangers: ['slashes'],
  },
  { signature: 'function updateAVSMetadataURI(address avs, string metadataURI)', says: 'avsMetadata' },
  {
    signature: 'function updateSlasher(OperatorSet operatorSet, address slasher)',
    says: 'updateSlasher',
    dangers: ['newSlasher'],
  },
]

const rewards: readonly Told[] = [
  {
    signature: 'function setOperatorAVSSplit(address operator, address avs, uint16 split)',
    says: 'setOperatorAVSSplit',
  },
  { signature: 'function setOperatorPISplit(address operator, uint16 split)', says: 'setOperatorPISplit' },
  {
    signature: 'function setOperatorSetSplit(address operator, OperatorSet operatorSet, uint16 split)',
    says: 'setOperatorSetSplit',
  },
  { signature: 'function createAVSRewardsSubmission(RewardsSubmission[] rewardsSubmissions)', says: 'submitRewards' },
  {
    signature: 'function createEigenDARewardsSubmission(address avs, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    signature:
      'function createOperatorDirectedAVSRewardsSubmission(address avs, OperatorDirectedRewardsSubmission[] operatorDirectedRewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    signature:
      'function createOperatorDirectedOperatorSetRewardsSubmission(OperatorSet operatorSet, OperatorDirectedRewardsSubmission[] operatorDirectedRewardsSubmissions)',
    says: 'submitRewards',
  },
  { signature: 'function createRewardsForAllEarners(RewardsSubmission[] rewardsSubmissions)', says: 'submitRewards' },
  {
    signature: 'function createRewardsForAllSubmission(RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    signature:
      'function createTotalStakeRewardsSubmission(OperatorSet operatorSet, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    signature:
      'function createUniqueStakeRewardsSubmission(OperatorSet operatorSet, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  { signature: 'function setOptInForProtocolFee(address submitter, bool optInForProtocolFee)', says: 'protocolFee' },
]

const directory: readonly Told[] = [
  { signature: 'function cancelSalt(bytes32 salt)', says: 'cancelSalt' },
  { signature: 'function deregisterOperatorFromAVS(address operator)', says: 'deregisterOperatorFromAVS' },
  {
    signature: 'function registerOperatorToAVS(address operator, SignatureWithSaltAndExpiry operatorSignature)',
    says: 'registerOperatorToAVS',
  },
  { signature: 'function updateAVSMetadataURI(string metadataURI)', says: 'ownAvsMetadata' },
]

const keys: readonly Told[] = [
  {
    signature: 'function registerKey(address operator, OperatorSet operatorSet, bytes keyData, bytes signature)',
    says: 'registerKey',
  },
  { signature: 'function deregisterKey(address operator, OperatorSet operatorSet)', says: 'deregisterKey' },
  {
    signature: 'function configureOperatorSet(OperatorSet operatorSet, uint8 curveType)',
    says: 'configureOperatorSet',
  },
]

const emissions: readonly Told[] = [
  { signature: 'function pressButton(uint256 length)', says: 'pressButton' },
  { signature: 'function sweep()', says: 'sweepEmissions' },
  { signature: 'function addDistribution(Distribution distribution)', says: 'addDistribution' },
  {
    signature: 'function updateDistribution(uint256 distributionId, Distribution distribution)',
    says: 'updateDistribution',
  },
]

/** Names of the arguments: eigenlayer-contracts ITaskMailbox.sol, 2026-05-01 (high). */
const tasks: readonly Told[] = [
  { signature: 'function createTask(TaskParams taskParams)', says: 'createTask', notes: ['taskFee'] },
  { signature: 'function refundFee(bytes32 taskHash)', says: 'refundFee' },
  { signature: 'function submitResult(bytes32 taskHash, bytes executorCert, bytes result)', says: 'submitResult' },
]

/** Contract and its functions. At another address they are somebody's copy. */
export const callsOfOperators: readonly (readonly [Address, ToldCalls])[] = [
  [addresses.delegationManager, told(delegation, structs)],
  [addresses.strategyManager, told(strategies, structs)],
  [addresses.allocationManager, told(allocations, structs)],
  [addresses.rewardsCoordinator, told(rewards, structs)],
  [addresses.avsDirectory, told(directory, structs)],
  [addresses.keyRegistrar, told(keys, structs)],
  [addresses.emissionsController, told(emissions, structs)],
  [addresses.taskMailbox, told(tasks, structs)],
]
