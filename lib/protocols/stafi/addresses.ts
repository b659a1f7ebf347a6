import type { Token } from '../types.ts'

/** Not Rocket Pool: the symbol collides. Source: facts/lst.md 3.15, curvefi/curve-js, 2026-07-16 (high). Sunset: facts/lst.md 3.15. */
export const reth: Token = {
  chainId: 1,
  address: '0x9559Aaa82d9649C7A7b220E7c461d2E74c9a3593',
  symbol: 'rETH',
  name: 'StaFi rETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
  sunset: '2026-04-13',
}

/**
 * Takes rETH back and pays ether for it; also where StaFi's validators pay to. Source: stafiprotocol/eth2-balance-service
 * (mainnetWithdrawAddress), contract stafiprotocol/eth2-staking StafiWithdraw.sol, 2025-12-29 (high).
 */
export const withdrawals = '0x27d64Dd9172E4b59a444817D30F7af8228F174CC'

/** On Ethereum. */
export const originals = [reth]
export const tokens = originals
export const contracts = [
  { address: reth.address, name: 'StaFi rETH' },
  { address: withdrawals, name: 'StaFi withdrawals' },
] as const
