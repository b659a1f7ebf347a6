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
    selector: '0x2aa6d888',
    signature:
      'function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string metadataURI)',
    says: 'registerAsOperator',
    dangers: ['operatorForEver'],
  },
  {
    selector: '0x54b7c96c',
    signature: 'function modifyOperatorDetails(address operator, address newDelegationApprover)',
    says: 'modifyOperatorDetails',
  },
  {
    selector: '0x78296ec5',
    signature: 'function updateOperatorMetadataURI(address operator, string metadataURI)',
    says: 'operatorMetadata',
  },
]

const strategies: readonly Told[] = [
  { selector: '0x4b6d5d6e', signature: 'function burnShares(address strategy)', says: 'burnShares' },
  {
    selector: '0x88c10299',
    signature: 'function clearBurnOrRedistributableShares(OperatorSet operatorSet, uint256 slashId)',
    says: 'clearSlash',
  },
  {
    selector: '0x2d44def6',
    signature:
      'function clearBurnOrRedistributableSharesByStrategy(OperatorSet operatorSet, uint256 slashId, address strategy)',
    says: 'clearSlash',
  },
]

const allocations: readonly Told[] = [
  {
    selector: '0x952899ee',
    signature: 'function modifyAllocations(address operator, AllocateParams[] params)',
    says: 'modifyAllocations',
    notes: ['allocationsExpose'],
  },
  {
    selector: '0xadc2e3d9',
    signature: 'function registerForOperatorSets(address operator, RegisterParams params)',
    says: 'registerForOperatorSets',
    notes: ['setsMaySlash'],
  },
  {
    selector: '0x6e3492b5',
    signature: 'function deregisterFromOperatorSets(DeregisterParams params)',
    says: 'deregisterFromOperatorSets',
  },
  {
    selector: '0x56c483e6',
    signature: 'function setAllocationDelay(address operator, uint32 delay)',
    says: 'setAllocationDelay',
  },
  {
    selector: '0x4b5046ef',
    signature: 'function clearDeallocationQueue(address operator, address[] strategies, uint16[] numToClear)',
    says: 'clearDeallocationQueue',
  },
  {
    selector: '0x957dc50b',
    signature: 'function migrateSlashers(OperatorSet[] operatorSets)',
    says: 'migrateSlashers',
  },
  {
    selector: '0x50feea20',
    signature: 'function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] strategies)',
    says: 'addStrategiesToOperatorSet',
  },
  {
    selector: '0xb66bd989',
    signature: 'function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] strategies)',
    says: 'removeStrategiesFromOperatorSet',
  },
  {
    selector: '0x261f84e0',
    signature: 'function createOperatorSets(address avs, CreateSetParams[] params)',
    says: 'createOperatorSets',
  },
  {
    selector: '0x3dff8e7d',
    signature: 'function createOperatorSets(address avs, CreateSetParamsV2[] params)',
    says: 'createOperatorSets',
  },
  {
    selector: '0x32a879e4',
    signature:
      'function createRedistributingOperatorSets(address avs, CreateSetParams[] params, address[] redistributionRecipients)',
    says: 'createRedistributingOperatorSets',
  },
  {
    selector: '0xd1a83f54',
    signature:
      'function createRedistributingOperatorSets(address avs, CreateSetParamsV2[] params, address[] redistributionRecipients)',
    says: 'createRedistributingOperatorSets',
  },
  {
    selector: '0xd3d96ff4',
    signature: 'function setAVSRegistrar(address avs, address registrar)',
    says: 'setAVSRegistrar',
  },
  {
    selector: '0x36352057',
    signature: 'function slashOperator(address avs, SlashingParams params)',
    says: 'slashOperator',
    dangers: ['slashes'],
  },
  {
    selector: '0xa9821821',
    signature: 'function updateAVSMetadataURI(address avs, string metadataURI)',
    says: 'avsMetadata',
  },
  {
    selector: '0x6c9d7c58',
    signature: 'function updateSlasher(OperatorSet operatorSet, address slasher)',
    says: 'updateSlasher',
    dangers: ['newSlasher'],
  },
]

const rewards: readonly Told[] = [
  {
    selector: '0xdcbb03b3',
    signature: 'function setOperatorAVSSplit(address operator, address avs, uint16 split)',
    says: 'setOperatorAVSSplit',
  },
  {
    selector: '0xb3dbb0e0',
    signature: 'function setOperatorPISplit(address operator, uint16 split)',
    says: 'setOperatorPISplit',
  },
  {
    selector: '0xf74e8eac',
    signature: 'function setOperatorSetSplit(address operator, OperatorSet operatorSet, uint16 split)',
    says: 'setOperatorSetSplit',
  },
  {
    selector: '0xfce36c7d',
    signature: 'function createAVSRewardsSubmission(RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x7282a352',
    signature: 'function createEigenDARewardsSubmission(address avs, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x9cb9a5fa',
    signature:
      'function createOperatorDirectedAVSRewardsSubmission(address avs, OperatorDirectedRewardsSubmission[] operatorDirectedRewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x0ca29899',
    signature:
      'function createOperatorDirectedOperatorSetRewardsSubmission(OperatorSet operatorSet, OperatorDirectedRewardsSubmission[] operatorDirectedRewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0xff9f6cce',
    signature: 'function createRewardsForAllEarners(RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x36af41fa',
    signature: 'function createRewardsForAllSubmission(RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x8cb0ae1b',
    signature:
      'function createTotalStakeRewardsSubmission(OperatorSet operatorSet, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x7ae30583',
    signature:
      'function createUniqueStakeRewardsSubmission(OperatorSet operatorSet, RewardsSubmission[] rewardsSubmissions)',
    says: 'submitRewards',
  },
  {
    selector: '0x8d424f49',
    signature: 'function setOptInForProtocolFee(address submitter, bool optInForProtocolFee)',
    says: 'protocolFee',
  },
]

const directory: readonly Told[] = [
  { selector: '0xec76f442', signature: 'function cancelSalt(bytes32 salt)', says: 'cancelSalt' },
  {
    selector: '0xa364f4da',
    signature: 'function deregisterOperatorFromAVS(address operator)',
    says: 'deregisterOperatorFromAVS',
  },
  {
    selector: '0x9926ee7d',
    signature: 'function registerOperatorToAVS(address operator, SignatureWithSaltAndExpiry operatorSignature)',
    says: 'registerOperatorToAVS',
  },
  { selector: '0xa98fb355', signature: 'function updateAVSMetadataURI(string metadataURI)', says: 'ownAvsMetadata' },
]

const keys: readonly Told[] = [
  {
    selector: '0xd40cda16',
    signature: 'function registerKey(address operator, OperatorSet operatorSet, bytes keyData, bytes signature)',
    says: 'registerKey',
  },
  {
    selector: '0x87ab86f4',
    signature: 'function deregisterKey(address operator, OperatorSet operatorSet)',
    says: 'deregisterKey',
  },
  {
    selector: '0xea0d8149',
    signature: 'function configureOperatorSet(OperatorSet operatorSet, uint8 curveType)',
    says: 'configureOperatorSet',
  },
]

const emissions: readonly Told[] = [
  { selector: '0x400efa85', signature: 'function pressButton(uint256 length)', says: 'pressButton' },
  { selector: '0x35faa416', signature: 'function sweep()', says: 'sweepEmissions' },
  { selector: '0xcd1e341b', signature: 'function addDistribution(Distribution distribution)', says: 'addDistribution' },
  {
    selector: '0x44a32028',
    signature: 'function updateDistribution(uint256 distributionId, Distribution distribution)',
    says: 'updateDistribution',
  },
]

/** Names of the arguments: eigenlayer-contracts ITaskMailbox.sol, 2026-05-01 (high). */
const tasks: readonly Told[] = [
  {
    selector: '0x1fb66f5d',
    signature: 'function createTask(TaskParams taskParams)',
    says: 'createTask',
    notes: ['taskFee'],
  },
  { selector: '0xb8694166', signature: 'function refundFee(bytes32 taskHash)', says: 'refundFee' },
  {
    selector: '0xa5fabc81',
    signature: 'function submitResult(bytes32 taskHash, bytes executorCert, bytes result)',
    says: 'submitResult',
  },
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
