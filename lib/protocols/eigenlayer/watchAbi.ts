import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import * as addresses from './addresses.ts'

/** Reads for watching what changes: facts/eigenlayer.md 2.2, 2.5 and 2.6, v1.13.1. Versions before 1.13 lack the slash ids. */

export const slashes = contract(addresses.strategyManager, [
  'struct OperatorSet { address avs; uint32 id; }',
  'function getPendingSlashIds(OperatorSet operatorSet) view returns (uint256[])',
  'function getSlashResolutionBlock(OperatorSet operatorSet, uint256 slashId) view returns (uint32)',
])

export const splits = contract(addresses.rewardsCoordinator, [
  'struct OperatorSet { address avs; uint32 id; }',
  'function getOperatorAVSSplit(address operator, address avs) view returns (uint16)',
  'function getOperatorPISplit(address operator) view returns (uint16)',
  'function getOperatorSetSplit(address operator, OperatorSet operatorSet) view returns (uint16)',
])

/** Anybody's EigenPod. Use with `at(address, podCheckpoint)`. */
export const podCheckpoint = contract(zeroAddress, ['function currentCheckpointTimestamp() view returns (uint64)'])

/** First topics of what only logs tell, or tell days earlier. Of each the operator is the topic at the place named. */
export const watchedEvents = {
  /** `OperatorMetadataURIUpdated(address indexed operator, string metadataURI)` */
  metadata: { topic: '0x02a919ed0e2acad1dd90f17ef2fa4ae5462ee1339170034a8531cca4b6708090', operator: 1 },
  /** `OperatorAVSSplitBipsSet(address indexed caller, address indexed operator, address indexed avs, uint32 activatedAt, uint16 old, uint16 new)` */
  avsSplit: { topic: '0x48e198b6ae357e529204ee53a8e514c470ff77d9cc8e4f7207f8b5d490ae6934', operator: 2 },
  /** `OperatorPISplitBipsSet(address indexed caller, address indexed operator, uint32 activatedAt, uint16 old, uint16 new)` */
  incentiveSplit: { topic: '0xd1e028bd664486a46ad26040e999cd2d22e1e9a094ee6afe19fcf64678f16f74', operator: 2 },
  /** `OperatorSetSplitBipsSet(address indexed caller, address indexed operator, OperatorSet operatorSet, uint32 activatedAt, uint16 old, uint16 new)` */
  setSplit: { topic: '0x14918b3834ab6752eb2e1b489b6663a67810efb5f56f3944a97ede8ecf1fd9f1', operator: 2 },
} as const
