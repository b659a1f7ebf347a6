import type { Address } from 'viem'
import type { Token } from '../types.ts'

/** One vault: an ERC-4626 share, in the decimals of what it holds. */
type Vault = { token: Token; underlying: Address }

const vault = (symbol: string, address: Address, underlying: Address, change: Partial<Token> = {}): Vault => ({
  token: { chainId: 1, address, symbol, name: symbol, decimals: 18, rebasing: false, kind: 'lrt', ...change },
  underlying,
})

/**
 * Vaults of Karak's first version. Source: facts/lrt.md 15.2: Se7en-Seas/boring-vault test/resources/ChainValues.sol,
 * 2024-12-18 (krswETH, krsETH: medium); kweETH and kLBTC also DefiLlama-Adapters, 2026-08-22 (high).
 */
export const vaults: readonly Vault[] = [
  vault('kweETH', '0x2DABcea55a12d73191AeCe59F508b191Fb68AdaC', '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee'),
  vault('krswETH', '0x1B4d88f5f38988BEA334C79f48aa69BEEeFE2e1e', '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0'),
  vault('krsETH', '0x9a23e79a8E6D77F940F2C30eb3d9282Af2E4036c', '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7'),
  vault('kLBTC', '0x468c34703F6c648CCf39DBaB11305D17C70ba011', '0x8236a87084f8B84306f72007F36F2618A5634494', {
    decimals: 8,
    kind: 'bitcoin',
  }),
]

/** Source: facts/lrt.md 15.2: DefiLlama-Adapters projects/karak, Rabby, 2026-08-22 (high); there called vault factory and core, version 1. */
export const vaultSupervisor = '0x54e44DbB92dBA848ACe27F44c0CB4268981eF1CC'
export const delegationSupervisor = '0xAfa904152E04aBFf56701223118Be2832A4449E0'

export const tokens = vaults.map(({ token }) => token)
export const contracts = [
  ...tokens.map(({ address, symbol }) => ({ address, name: `Karak ${symbol}` })),
  { address: vaultSupervisor, name: 'Karak deposits' },
  { address: delegationSupervisor, name: 'Karak withdrawals' },
] as const
