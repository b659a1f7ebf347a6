import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

/** rsETH, proxy. Source: Kelp-DAO/LRT-rsETH README, facts/lrt.md 15.2, 2025-02-26 (high). No ERC-2612. */
export const rseth: Token = {
  chainId: 1,
  address: '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7',
  symbol: 'rsETH',
  name: 'rsETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/**
 * rsETH on other chains: several bridges, several tokens, each an asset of its own. Source: facts/lrt.md 15.1 (high). Of
 * two or three on one chain the current CCIP token stands first, then the LayerZero OFT, then older CCIP tokens.
 */
const bridged = copies(rseth, {
  42161: ['0x4186BFC76E2E237523CBC30FD220FE055156b41F', '0xe119D214a6efa7d3cF60e6E59481EDe1B0064A6B'],
  10: [
    '0x043849686EE254ada46A432770E1a491491FC44D',
    '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
    '0x68A9EC5b93F04a60c77F486a664f283B2E4E2B72',
  ],
  59144: ['0xb999Ea589E0a1Cce9153601daC2D6e203c2fD577', '0x4186BFC76E2E237523CBC30FD220FE055156b41F'],
  8453: '0x1Bc71130A0e39942a7658878169764Bbd8A45993',
  534352: '0x65421ba909200b81640d98B979d07487C9781B66',
  324: '0x6bE2425C381eb034045b527780D2Bf4E21AB7236',
  34443: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  81457: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  56: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  169: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  48900: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  80094: '0x4186BFC76E2E237523CBC30FD220FE055156b41F',
  1923: '0xc3eACf0612346366Db554C991D7858716db09f58',
  196: '0x1B3a9A689Ba7555F9D7984D7Ad4025574Ed5A0f9',
})

/** Wraps bridged rsETH one for one, as long as it is fully backed. Source: facts/lrt.md 15.1 (high). */
const wrapped = copies(
  rseth,
  {
    8453: '0xEDfa23602D0EC14714057867A78d01e94176BEA0',
    10: '0x87eEE96D50Fb761AD85B1c982d28A042169d61b1',
    59144: '0xD2671165570f41BBB3B0097893300b6EB6101E6C',
    534352: '0xa25b25548B4C98B0c7d3d27dcA5D5ca743d68b7F',
    324: '0xd4169E045bcF9a86cC00101225d9ED61D2F51af2',
    34443: '0xe7903B1F75C534Dd8159b313d92cDCfbC62cB3Cd',
    81457: '0xe7903B1F75C534Dd8159b313d92cDCfbC62cB3Cd',
    169: '0x9dd4f9EeE9B05D1ebec1d4aAE7Ae9F5d8D235CD4',
    196: '0x5A71f5888EE05B36Ded9149e6D32eE93812EE5e9',
    48900: '0x311a51Ff8839B6afcAA9426BdBffDF2e70A0dA25',
    43114: '0x7bFd4CA2a6Cf3A3fDDd645D10B323031afe47FF0',
    5000: '0x93e855643e940D025bE2e529272e4Dbd15a2Cf74',
    9745: '0xe561FE05C39075312Aa9Bc6af79DdaE981461359',
    57073: '0x9f0a74A92287E323Eb95c1cd9eCdBEb0e397cAe4',
    4326: '0x4Fc44BE15e9B6E30C1E774E2C87A21D3E8b5403F',
  },
  { symbol: 'wrsETH', name: 'rsETHWrapper' },
)

/** Source of all below: facts/lrt.md 15.2, Kelp-DAO/LRT-rsETH README, 2025-02-26 (high). */
export const depositPool = '0x036676389e48133B63a802f8635AD39E752D375D'
export const oracle = '0x349A73444b1a310BAe67ef67973022020d70020d'
export const config = '0x947Cb49334e6571ccBFEF1f1f1178d8469D65ec7'
export const withdrawalManager = '0x62De59c08eB5dAE4b7E6F7a8cAd3006d6965ec16'
export const unstakingVault = '0xc66830E2667bc740c0BED9A71F18B14B8c8184bA'
/** Holds what backs the LayerZero copies; 116,500 rsETH were taken from it on 2026-04-18. */
export const oftAdapter = '0x85d456B2DfF1fd8245387C0BfB64Dfb700e98Ef3'

/** How Kelp writes ether as an asset. Source: facts/lrt.md, head (high). */
export const etherPlaceholder = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'

/** The assets Kelp pays withdrawals in. Source: LRTConfig.supportedAssetList on 2026-05-01, l2beat kelpdao discovery (high). */
export const assets: readonly { address: `0x${string}`; asset: Asset }[] = [
  { address: etherPlaceholder, asset: { symbol: 'ETH', decimals: 18, known: true } },
  { address: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', asset: { symbol: 'stETH', decimals: 18, known: true } },
  { address: '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b', asset: { symbol: 'ETHx', decimals: 18, known: true } },
]

/**
 * What Kelp paid in before: a request that was unlocked can still be claimed. Source of the fact: LRTWithdrawalManager of
 * 2026, `initialize3` (medium); of the address: facts/lst.md 3.4 (high).
 */
export const formerAssets: typeof assets = [
  { address: '0xac3E018457B222d93114458476f3E3416Abbe38F', asset: { symbol: 'sfrxETH', decimals: 18, known: true } },
]

export const tokens = [rseth, ...bridged, ...wrapped]
export const contracts = [
  { address: rseth.address, name: 'Kelp rsETH' },
  { address: depositPool, name: 'Kelp deposit pool' },
  { address: withdrawalManager, name: 'Kelp withdrawal manager' },
  { address: oracle, name: 'Kelp rate oracle' },
  { address: unstakingVault, name: 'Kelp unstaking vault' },
  { address: oftAdapter, name: 'Kelp rsETH bridge adapter' },
] as const
