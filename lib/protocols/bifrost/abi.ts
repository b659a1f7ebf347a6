import { contract } from '../plan.ts'
import { core } from './addresses.ts'

/**
 * What an account asked for is one sum, `pending`, in wei, fixed when it was asked; `canWithdrawalAmount` is the part of it
 * that is paid now. `vETH1`: the older token, which is renewed one to one in ether. Source: bifrost-io/bifrost-vETH-2.0
 * SLPCore.sol, 2025-11-04 (high).
 */
export const coreContract = contract(core, [
  'function calculateTokenAmount(uint256 vTokenAmount) view returns (uint256 tokenAmount)',
  'function calculateVTokenAmount(uint256 tokenAmount) view returns (uint256 vTokenAmount)',
  'function vETH1() view returns (address)',
  'function withdrawals(address account) view returns (uint256 queued, uint256 pending)',
  'function canWithdrawalAmount(address target) view returns (uint256)',
  'function paused() view returns (bool)',
  'function withdrawComplete(uint256 tokenAmount)',
])
