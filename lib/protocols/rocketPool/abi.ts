import { contract } from '../plan.ts'
import { depositPool, depositSettings, networkBalances, reth, rocketStorage } from './addresses.ts'

/**
 * What rETH has beyond ERC-20. `getExchangeRate`: ether per rETH, 1e18 = 1. `getTotalCollateral`: wei that burns can be paid
 * from at this block, its own and the deposit pool's.
 */
export const rethContract = contract(reth.address, [
  'function getExchangeRate() view returns (uint256)',
  'function getEthValue(uint256 rethAmount) view returns (uint256)',
  'function getRethValue(uint256 ethAmount) view returns (uint256)',
  'function getTotalCollateral() view returns (uint256)',
  'function burn(uint256 rethAmount)',
])

export const storageContract = contract(rocketStorage, ['function getAddress(bytes32 key) view returns (address)'])

/** `getMaximumDepositAmount`: wei there is room for. */
export const poolContract = contract(depositPool, [
  'function deposit() payable',
  'function getMaximumDepositAmount() view returns (uint256)',
])

/** `getDepositFee`: 1e18 = 100 %. */
export const settingsContract = contract(depositSettings, [
  'function getDepositEnabled() view returns (bool)',
  'function getMinimumDeposit() view returns (uint256)',
  'function getDepositFee() view returns (uint256)',
])

/** Unix seconds of the slot that the last agreed report is about. */
export const balancesContract = contract(networkBalances, ['function getBalancesTimestamp() view returns (uint256)'])
