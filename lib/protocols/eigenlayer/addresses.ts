import type { Address } from 'viem'
import type { Token } from '../types.ts'

/**
 * EigenLayer core on mainnet, proxies. Source of all: eigenlayer-contracts-zeus-metadata environment/mainnet,
 * facts/eigenlayer.md 1.1 and 1.3, 2026-08-17 (high).
 */
export const delegationManager = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A'
export const strategyManager = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A'
export const allocationManager = '0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39'
export const eigenPodManager = '0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338'
export const rewardsCoordinator = '0x7750d328b314EfFa365A0402CcfD489B80B0adda'
export const strategyFactory = '0x5e4C39Ad7A3E881585e383dB9827EB4811f6F647'
export const permissionController = '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5'
/** Registrations of operators with the AVSs of 2024, which have no operator sets. */
export const avsDirectory = '0x135DDa560e946695d6f155dACaFC6f1F25C1F5AF'
export const keyRegistrar = '0x54f4bC6bDEbe479173a2bbDc31dD7178408A57A4'
export const emissionsController = '0x619F988b4EA2f896ED068d84cE6F52550d6acE84'
export const taskMailbox = '0x132b466d9d5723531F68797519DfED701aC2C749'

/**
 * Contracts of the time before slashing. Ether may still wait in the router; the slasher does nothing any more. Source:
 * eigenlayer-contracts script/configs/mainnet.json, facts/eigenlayer.md 1.1, 2026-11-21 (high).
 */
export const delayedWithdrawalRouter = '0x7Fe7E9CC0F274d2435AD5d56D5fa73E47F6A23D8'
export const legacySlasher = '0xD92145c07f8Ed1D392c1B88017934E301CC1c3Cd'

/** Stands for restaked validators. It has no code on any chain: never call it. One share is one wei. */
export const nativeStrategy = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0'

/** EIGEN, and bEIGEN that its strategy accounts in. Withdrawals may name either; the wallet passes EIGEN. */
export const eigen = token('0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83', 'EIGEN', 'Eigen')
export const backingEigen = '0x83E9115d334D248Ce39a6f36144aEaB5b3456e75'
export const eigenStrategy = '0xaCB55C530Acdb2849e6d4f36992Cd8c9D50ED8F7'

/** A strategy and the token it holds. `token` null: native. `holds` differs from `token` only for EIGEN. */
export type Strategy = { address: Address; token: Address | null; holds: Address | null; symbol: string }

const plain = (symbol: string, address: Address, token: Address): Strategy => ({ address, token, holds: token, symbol })

/**
 * Every strategy we read without asking what it is. All assets here have 18 decimals. Strategies that anybody may deploy
 * are not in it: they are read, shown as unknown, and never valued.
 */
export const strategies: readonly Strategy[] = [
  plain('stETH', '0x93c4b944D05dfe6df7645A86cd2206016c51564D', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'),
  plain('rETH', '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2', '0xae78736Cd615f374D3085123A210448E74Fc6393'),
  plain('cbETH', '0x54945180dB7943c0ed0FEE7EdaB2Bd24620256bc', '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704'),
  plain('ETHx', '0x9d7eD45EE2E8FC5482fa2428f15C971e6369011d', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'),
  plain('ankrETH', '0x13760F50a9d7377e4F20CB8CF9e4c26586c658ff', '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb'),
  plain('OETH', '0xa4C637e0F704745D182e4D38cAb7E7485321d059', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'),
  plain('osETH', '0x57ba429517c3473B6d34CA9aCd56c0e735b94c02', '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38'),
  plain('swETH', '0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6', '0xf951E335afb289353dc249e82926178EaC7DEd78'),
  plain('wBETH', '0x7CA911E83dabf90C90dD3De5411a10F1A6112184', '0xa2E3356610840701BDf5611a53974510Ae27E2e1'),
  plain('sfrxETH', '0x8CA7A5d6f3acd3A7A8bC468a8CD0FB14B6BD28b6', '0xac3E018457B222d93114458476f3E3416Abbe38F'),
  plain('LsETH', '0xAe60d8180437b5C34bB956822ac2710972584473', '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549'),
  plain('mETH', '0x298aFB19A105D59E74658C4C334Ff360BadE6dd2', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'),
  { address: eigenStrategy, token: eigen.address, holds: backingEigen, symbol: 'EIGEN' },
  { address: nativeStrategy, token: null, holds: null, symbol: 'ETH' },
]

export const tokens: readonly Token[] = [eigen, token(backingEigen, 'bEIGEN', 'Backing Eigen')]

export const contracts: readonly { address: Address; name: string }[] = [
  { address: delegationManager, name: 'EigenLayer delegation manager' },
  { address: strategyManager, name: 'EigenLayer strategy manager' },
  { address: allocationManager, name: 'EigenLayer allocation manager' },
  { address: eigenPodManager, name: 'EigenLayer pod manager' },
  { address: rewardsCoordinator, name: 'EigenLayer rewards coordinator' },
  { address: strategyFactory, name: 'EigenLayer strategy factory' },
  { address: permissionController, name: 'EigenLayer permission controller' },
  { address: avsDirectory, name: 'EigenLayer AVS directory' },
  { address: keyRegistrar, name: 'EigenLayer key registrar' },
  { address: emissionsController, name: 'EIGEN emissions controller' },
  { address: taskMailbox, name: 'EigenLayer task mailbox' },
  { address: delayedWithdrawalRouter, name: 'EigenLayer delayed withdrawal router (old)' },
  { address: eigen.address, name: 'EIGEN' },
  { address: backingEigen, name: 'bEIGEN' },
  ...strategies
    .filter((strategy) => strategy.address !== nativeStrategy)
    .map(({ address, symbol }) => ({ address, name: `EigenLayer ${symbol} strategy` })),
]

function token(address: Address, symbol: string, name: string): Token {
  return { chainId: 1, address, symbol, name, decimals: 18, rebasing: false, kind: 'plain' }
}
