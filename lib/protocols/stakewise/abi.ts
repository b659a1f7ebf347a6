import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { redeemer, tokenConfig, vaultController } from './addresses.ts'

/** `convertToAssets`: wei of ether for so many osETH, up to this second. */
export const controllerContract = contract(vaultController, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
])

export const configContract = contract(tokenConfig, ['function redeemer() view returns (address)'])

/**
 * OsTokenRedeemer. An exit is known by receiver and ticket: `exitRequests` of the hash of both is how many osETH of it are
 * left. `getExitQueueIndex`: -1 while no part of it was processed. Delay in seconds.
 */
export const redeemerContract = contract(redeemer.address, [
  'function exitRequests(bytes32 hash) view returns (uint256 shares)',
  'function getExitQueueIndex(uint256 positionTicket) view returns (int256)',
  'function calculateExitedAssets(address receiver, uint256 positionTicket, uint256 exitQueueIndex) view returns (uint256 leftTickets, uint256 exitedTickets, uint256 exitedAssets)',
  'function exitQueueUpdateDelay() view returns (uint256)',
  'function enterExitQueue(uint256 shares, address receiver) returns (uint256 positionTicket)',
  'function claimExitedAssets(uint256 positionTicket, uint256 exitQueueIndex)',
  'function multicall(bytes[] data) returns (bytes[])',
])

/**
 * A vault. An exit is known by receiver, ticket and the time it was begun at. With an index behind the end of the queue
 * `calculateExitedAssets` tells what is left of it and nothing else. Use with `at(address, vaultContract)`.
 */
export const vaultContract = contract(zeroAddress, [
  'function getShares(address account) view returns (uint256)',
  'function osTokenPositions(address user) view returns (uint128 shares)',
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function getExitQueueIndex(uint256 positionTicket) view returns (int256)',
  'function calculateExitedAssets(address receiver, uint256 positionTicket, uint256 timestamp, uint256 exitQueueIndex) view returns (uint256 leftTickets, uint256 exitedTickets, uint256 exitedAssets)',
  'function claimExitedAssets(uint256 positionTicket, uint256 timestamp, uint256 exitQueueIndex)',
  'function multicall(bytes[] data) returns (bytes[])',
])
