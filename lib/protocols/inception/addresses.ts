import type { Address } from 'viem'
import type { Asset, Protocol, Token } from '../types.ts'

/**
 * A vault over one token: what it mints, what it holds, and which of the two generations it is. Symbols and names from
 * inceptionlrt/smart-contracts projects/vaults/scripts/migration/mainnet/vaults, 2025-07-16 (high).
 */
export type Vault = {
  token: Token
  vault: Address
  asset: { token: Address; asset: Asset }
  generation: 'symbiotic' | 'eigenlayer'
}

/** "Sunsetting" on public pages of June and July 2026, the day in no source. Source: facts/lrt.md 1 and 9 (medium). */
const windingDown = '2026-06-01'
/** Listed as deprecated. Source: inceptionlrt/smart-contracts projects/vaults/README.md of that date (high). */
const deprecated = '2025-07-16'

/** Staked and restaked ether, once genETH. Source: facts/lrt.md 15.2, inceptionlrt/smart-contracts projects/restaking-pool, 2025-07-16 (high). */
export const ineth: Token = {
  chainId: 1,
  address: '0xf073bAC22DAb7FaF4a3Dd6c6189a70D54110525C',
  symbol: 'inETH',
  name: 'Inception ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
  sunset: windingDown,
}
/** Stakes for inETH and pays it back; not a vault like the others. Source: as above (high). */
export const pool = '0x46199cAa0e453971cedf97f926368d9E5415831a'
/** Where the ratio of inETH is written. Source: as above (high). */
export const ratioFeed = '0x122ee24Cb3Cc1b6B987800D3B54A68FC16910Dbf'

type Underlying = { token: Address; symbol: string; decimals?: number; kind?: Token['kind'] }

function restaked(symbol: string, address: Address, vault: Address, of: Underlying, symbiotic = false): Vault {
  const { token, symbol: underlying, decimals = 18, kind = 'lrt' } = of
  return {
    token: {
      chainId: 1,
      address,
      symbol,
      name: `Inception ${symbiotic ? 'Symbiotic ' : ''}Restaked ${underlying}`,
      // Also where what is deposited has fewer: a share is then one of its smallest units. Source: InceptionToken.sol (high).
      decimals: 18,
      rebasing: false,
      kind,
      sunset: symbiotic ? windingDown : deprecated,
    },
    vault,
    // tBTC is a token of nobody here, so what is paid in it has no value in ether.
    asset: { token, asset: { symbol: underlying, decimals, known: underlying !== 'tBTC' } },
    generation: symbiotic ? 'symbiotic' : 'eigenlayer',
  }
}

const lseth: Underlying = { token: '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549', symbol: 'LsETH' }
const wsteth: Underlying = { token: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0', symbol: 'wstETH' }
const lbtc: Underlying = {
  token: '0x8236a87084f8B84306f72007F36F2618A5634494',
  symbol: 'LBTC',
  decimals: 8,
  kind: 'bitcoin',
}
/** Source: inceptionlrt/smart-contracts projects/vaults/scripts/migration/mainnet/config-addresses.js, 2025-07-16 (high). */
const tbtc: Underlying = { token: '0x18084fbA666a33d37592fA2633fD49a74DD93a88', symbol: 'tBTC', kind: 'bitcoin' }
const eigen: Underlying = { token: '0xec53bF9167f50cDEB3Ae105f56099aaaB9061F83', symbol: 'EIGEN' }
const plain = (symbol: string, token: Address): Underlying => ({ symbol, token })

/**
 * Source of tokens and vaults: facts/lrt.md 15.2, inceptionlrt/smart-contracts projects/vaults/README.md, 2025-07-16
 * (high). Of what they hold: facts/lst.md 1 and facts/lrt.md 15.1 (high).
 */
export const vaults: readonly Vault[] = [
  restaked(
    'inwstETHs',
    '0x8E0789d39db454DBE9f4a77aCEF6dc7c69f6D552',
    '0xf9D9F828989A624423C48b95BC04E9Ae0ef5Ec97',
    wsteth,
    true,
  ),
  restaked(
    'inlsETHs',
    '0x11E8808018AfE9343fceB33043f06E1bfbD5d3f3',
    '0xA8211B17Ee8cC9C3E739c32710Cc4d6621B360AE',
    lseth,
    true,
  ),
  restaked(
    'inBTCs',
    '0xF07052b5A61bbcc8d14a8567494ae8AD688641F9',
    '0xD496417a50DB34279631e0aF459493Cf9685F529',
    lbtc,
    true,
  ),
  restaked(
    'InstETH',
    '0x7FA768E035F956c41d6aeaa3Bd857e7E5141CAd5',
    '0x814CC6B8fd2555845541FB843f37418b05977d8d',
    plain('stETH', '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'),
  ),
  restaked(
    'InrETH',
    '0x80d69e79258FE9D056c822461c4eb0B4ca8802E2',
    '0x1Aa53BC4Beb82aDf7f5EDEE9e3bBF3434aD59F12',
    plain('rETH', '0xae78736Cd615f374D3085123A210448E74Fc6393'),
  ),
  restaked(
    'InoETH',
    '0x9181f633E9B9F15A32d5e37094F4C93b333e0E92',
    '0x4878F636A9Aa314B776Ac51A25021C44CAF86bEd',
    plain('OETH', '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'),
  ),
  restaked(
    'InosETH',
    '0xfD07fD5EBEa6F24888a397997E262179Bf494336',
    '0xA9F8c770661BeE8DF2D026edB1Cb6FF763C780FF',
    plain('osETH', '0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38'),
  ),
  restaked(
    'InankrETH',
    '0xfa2629B9cF3998D52726994E0FcdB750224D8B9D',
    '0x36B429439AB227fAB170A4dFb3321741c8815e55',
    plain('ankrETH', '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb'),
  ),
  restaked(
    'IncbETH',
    '0xBf19Eead55a6B100667f04F8FBC5371E03E8ab2E',
    '0xfE715358368416E01d3A961D3a037b7359735d5e',
    plain('cbETH', '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704'),
  ),
  restaked(
    'InwbETH',
    '0xDA9B11Cd701e10C2Ec1a284f80820eDD128c5246',
    '0xC0660932C5dCaD4A1409b7975d147203B1e9A2B6',
    plain('wBETH', '0xa2E3356610840701BDf5611a53974510Ae27E2e1'),
  ),
  restaked(
    'InswETH',
    '0xC3ADe5aCe1bBb033CcAE8177C12Ecbfa16bD6A9D',
    '0xc4181dC7BB31453C4A48689ce0CBe975e495321c',
    plain('swETH', '0xf951E335afb289353dc249e82926178EaC7DEd78'),
  ),
  restaked(
    'InETHx',
    '0x57a5a0567187FF4A8dcC1A9bBa86155E355878F2',
    '0x90E80E25ABDB6205B08DeBa29a87f7eb039023C2',
    plain('ETHx', '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'),
  ),
  restaked(
    'InsfrxETH',
    '0x668308d77be3533c909a692302Cb4D135Bf8041C',
    '0x295234B7E370a5Db2D2447aCA83bc7448f151161',
    plain('sfrxETH', '0xac3E018457B222d93114458476f3E3416Abbe38F'),
  ),
  restaked(
    'InmETH',
    '0xeCf3672A6d2147E2A77f07069Fb48d8Cf6F6Fbf9',
    '0xd0ee89d82183D7Ddaef14C6b4fC0AA742F426355',
    plain('mETH', '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'),
  ),
  restaked(
    'InlsETH',
    '0x94B888E11a9E960A9c3B3528EB6aC807B27Ca62E',
    '0x6E17a8b5D33e6DBdB9fC61d758BF554b6AD93322',
    lseth,
  ),
  restaked(
    'inEIGEN',
    '0xf21014B114bb976F890E15c19900cE9bE5Fb1e12',
    '0xC6Cc133477f63D9c0C53D1eF7DA83fa250778DB4',
    eigen,
  ),
  restaked('intBTC', '0x1AEe5EC60fc79B669f11FE368fDe789E267649e2', '0x016E074Ca7304b815E29A9b9d8CF7a5603DA2A5f', tbtc),
]

/** All on Ethereum: no copy is named in any source. */
export const tokens: readonly Token[] = [ineth, ...vaults.map(({ token }) => token)]

export const contracts: Protocol['contracts'] = [
  { address: pool, name: 'Inception restaking pool' },
  ...vaults.map(({ token, vault }) => ({ address: vault, name: `Inception ${token.symbol} vault` })),
  ...tokens.map(({ address, symbol }) => ({ address, name: `Inception ${symbol}` })),
]
