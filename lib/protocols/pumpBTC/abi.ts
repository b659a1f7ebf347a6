import { contract } from '../plan.ts'
import { staking } from './addresses.ts'

/**
 * Ten places per account, one for each day modulo ten; amounts in 1e-8, fees in ten thousandths. What it pays in is
 * `asset`, scaled from 8 decimals to its own. `totalClaimableAmount`: what the operator has brought back for requests;
 * `pendingStakeAmount`: what an instant exit can take. Source: pumpbtc/pumpBTC-contract PumpStaking.sol, 2024-12-09 (high).
 */
export const stakingContract = contract(staking, [
  'function pendingUnstakeAmount(address user, uint8 slot) view returns (uint256)',
  'function pendingUnstakeTime(address user, uint8 slot) view returns (uint256)',
  'function MAX_DATE_SLOT() view returns (uint8)',
  'function _getPeriod() view returns (uint256)',
  'function _getDateSlot(uint256 timestamp) view returns (uint8)',
  'function pumpBTC() view returns (address)',
  'function asset() view returns (address)',
  'function assetDecimal() view returns (uint8)',
  'function normalUnstakeFee() view returns (uint256)',
  'function instantUnstakeFee() view returns (uint256)',
  'function totalClaimableAmount() view returns (uint256)',
  'function pendingStakeAmount() view returns (uint256)',
  'function onlyAllowStake() view returns (bool)',
  'function paused() view returns (bool)',
  'function claimSlot(uint8 slot)',
  'function claimAll()',
])
