import type { Address } from 'viem'
import { copies, etherAsset } from '../tokens.ts'
import type { Asset, Protocol, Token } from '../types.ts'

/** Source: facts/lrt.md 15.2, Magpiexyz-Analytics/eigenpie-subgraph networks.json, 2024-03-25 (high). */
export const config = '0x20b70E4A1883b81429533FeD944d7957121c7CAB'
export const staking = '0x24db6717dB1C75B9Db6eA47164D8730B63875dB7'
/** Source: facts/lrt.md 15.2, DefiLlama/DefiLlama-Adapters projects/eigenpie, 2026-08-22 (medium). */
export const withdrawManager = '0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4'
/** Stands for ether where Eigenpie's contracts take an asset. Source: facts/lrt.md, head of the book (high). */
export const nativeAsset = '0xeFEfeFEfeFeFEFEFEfefeFeFefEfEfEfeFEFEFEf'

/** A token of Eigenpie and what it is made of: `asset` is the address the contracts know that by. */
export type Product = { token: Token; asset: Address; paid: { token: Address | null; asset: Asset } }

/**
 * Tokens on Ethereum: facts/lrt.md 15.2, Magpiexyz-Analytics/eigenpie-subgraph src/constants.ts, 2024-03-25 (high).
 * Underlying: facts/lrt.md 8, and facts/lst.md 1 for their addresses (high).
 */
function product(symbol: string, address: Address, asset: Address, underlying: string): Product {
  const token: Token = { chainId: 1, address, symbol, name: symbol, decimals: 18, rebasing: false, kind: 'lrt' }
  return { token, asset, paid: { token: asset, asset: { symbol: underlying, decimals: 18, known: true } } }
}

/** Over ether itself. */
export const egeth: Product = {
  token: {
    chainId: 1,
    address: '0x18f313Fc6Afc9b5FD6f0908c1b3D476E3feA1DD9',
    symbol: 'egETH',
    name: 'Eigenpie Restaked ETH',
    decimals: 18,
    rebasing: false,
    kind: 'lrt',
  },
  asset: nativeAsset,
  paid: { token: null, asset: etherAsset },
}

const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const sweth = '0xf951E335afb289353dc249e82926178EaC7DEd78'
export const msteth = product('mstETH', '0x49446A0874197839D15395B908328a74ccc96Bc0', steth, 'stETH')
export const msweth = product('mswETH', '0x32bd822d615A3658A68b6fDD30c2fcb2C996D678', sweth, 'swETH')

export const products: readonly Product[] = [
  egeth,
  msteth,
  msweth,
  product('mrETH', '0xd05728038681bcc79b2d5aeb4d9b002e66C93A40', '0xae78736Cd615f374D3085123A210448E74Fc6393', 'rETH'),
  product(
    'msfrxETH',
    '0x879054273cb2DAD631980Fa4efE6d25eeFe08AA4',
    '0xac3E018457B222d93114458476f3E3416Abbe38F',
    'sfrxETH',
  ),
  product('mmETH', '0x8a053350ca5F9352a16deD26ab333e2D251DAd7c', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa', 'mETH'),
  product(
    'mwBETH',
    '0xE46a5E19B19711332e33F33c2DB3eA143e86Bc10',
    '0xa2E3356610840701BDf5611a53974510Ae27E2e1',
    'wBETH',
  ),
  product(
    'mcbETH',
    '0xD09124e8a1e3D620E8807aD1d968021A5495CEe8',
    '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
    'cbETH',
  ),
  product('mETHx', '0x9a1722b1f4A1BB2F271211ade8e851aFc54F77E5', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b', 'ETHx'),
  product(
    'mankrETH',
    '0x5A4A503F4745c06A07E29D9a9DD88aB52f7a505B',
    '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb',
    'ankrETH',
  ),
  product(
    'mosETH',
    '0x352a3144e88D23427993938cfd780291D95eF091',
    '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38',
    'osETH',
  ),
  product('mOETH', '0x310718274509a38cc5559a1ff48c5eDbE75a382B', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3', 'OETH'),
  product(
    'mlsETH',
    '0xa939C02DbA8F237b40d2A3E96AD4252b00Bb8a72',
    '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549',
    'LsETH',
  ),
]

/** What the contracts call the assets, in the order of `products`. */
export const assets: readonly Address[] = products.map(({ asset }) => asset)

/** On Ethereum: what `read` asks for. */
export const originals: readonly Token[] = products.map(({ token }) => token)

/**
 * Arbitrum and Sonic: facts/lrt.md 15.1, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (high). Zircuit: one
 * public web listing (low).
 */
export const tokens: readonly Token[] = [
  ...originals,
  ...copies(egeth.token, {
    42161: '0x6C49A527bdd2E09D4337C8699aA7B44dD053Eda8',
    146: '0x8631e02168176AB709Cadf4Bcaea0B6266f5fa41',
    48900: '0x4bcc7c793534246BC18acD3737aA4897FF23B458',
  }),
  ...copies(msteth.token, {
    42161: '0xE367d4b1b9bB40e34aDCE448e1edb0141Fc6a8AC',
    146: '0x11d525Fb3f8CDfa58bE0d0FaB9339964Aeb89deb',
    48900: '0x1C1Fb35334290b5ff1bF7B4c09130885b10Fc0f4',
  }),
  ...copies(msweth.token, { 42161: '0xAbf9F7200D5337e50BF85748B7e780032BC5838e' }),
]

export const contracts: Protocol['contracts'] = [
  { address: staking, name: 'Eigenpie staking' },
  { address: withdrawManager, name: 'Eigenpie withdraw manager' },
  ...originals.map(({ address, symbol }) => ({ address, name: `Eigenpie ${symbol}` })),
]
