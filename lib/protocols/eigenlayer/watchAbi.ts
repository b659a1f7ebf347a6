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

/** `OperatorMetadataURIUpdated(address indexed operator, string metadataURI)`. */
export const metadataTopic = '0x02a919ed0e2acad1dd90f17ef2fa4ae5462ee1339170034a8531cca4b6708090'
