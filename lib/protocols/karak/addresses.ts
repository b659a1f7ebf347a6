import { type Address, isAddressEqual } from 'viem'
import { assetOf } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

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

/**
 * What Karak's other vaults hold of what is known. Source: facts/lst.md 1, lrt.md 15.1 (high); that Karak has vaults of them: its
 * own site's list in public front ends, 2024 (medium). Which vault holds what is asked of it.
 */
const others: readonly [symbol: string, address: Address][] = [
  ['mETH', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'],
  ['sfrxETH', '0xac3E018457B222d93114458476f3E3416Abbe38F'],
  ['wstETH', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'],
  ['rETH', '0xae78736Cd615f374D3085123A210448E74Fc6393'],
  ['cbETH', '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704'],
  ['wBETH', '0xa2E3356610840701BDf5611a53974510Ae27E2e1'],
  ['ETHx', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'],
  ['swETH', '0xf951E335afb289353dc249e82926178EaC7DEd78'],
  ['OETH', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'],
  ['pufETH', '0xD9A442856C234a39a81a089C06451EBAa4306a72'],
  ['ezETH', '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110'],
]

/** What our vaults hold is named as they are, with a k in front. */
const ownAssets = vaults.map(({ token, underlying }): [Address, Asset] => [
  underlying,
  { symbol: token.symbol.slice(1), decimals: token.decimals, known: true },
])
const underlyings: readonly [Address, Asset][] = [
  ...ownAssets,
  ...others.map(([symbol, address]): [Address, Asset] => [address, { symbol, decimals: 18, known: true }]),
]

/** A token that a vault holds, or a vault's share, when it is known. */
export function knownAsset(address: Address): Asset | undefined {
  const vault = vaults.find(({ token }) => isAddressEqual(token.address, address))
  if (vault !== undefined) return assetOf(vault.token)
  return underlyings.find(([underlying]) => isAddressEqual(underlying, address))?.[1]
}

export const tokens = vaults.map(({ token }) => token)
export const contracts = [
  ...tokens.map(({ address, symbol }) => ({ address, name: `Karak ${symbol}` })),
  { address: vaultSupervisor, name: 'Karak deposits' },
  { address: delegationSupervisor, name: 'Karak withdrawals' },
] as const
