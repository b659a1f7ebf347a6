import type { Address } from 'viem'
import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

/** eETH: rebasing share token. Source: etherfi-protocol/smart-contracts, facts/lrt.md 15.2, 2026-07-15 (high). */
export const eeth: Token = {
  chainId: 1,
  address: '0x35fA164735182de50811E8e2E824cFb9B6118ac2',
  symbol: 'eETH',
  name: 'ether.fi ETH',
  decimals: 18,
  rebasing: true,
  kind: 'lrt',
}

/** Wraps eETH. Source: as above (high). */
export const weeth: Token = {
  chainId: 1,
  address: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
  symbol: 'weETH',
  name: 'Wrapped eETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** weETH on other chains. Source: etherfi-protocol/weETH-cross-chain L2Constants.sol, facts/lrt.md 15.1, 2025-12-23 (high). */
const weethCopies = copies(weeth, {
  10: '0x5A7fACB970D094B6C7FF1df0eA68D99E6e73CBFF',
  56: '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A',
  130: '0x7DCC39B4d1C53CB31e1aBc0e358b43987FEF80f7',
  143: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  146: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  324: '0xc1Fa6E2E8667d9bE0Ca938a54c7E0285E9Df924a',
  999: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  1923: '0xA6cB988942610f6731e664379D15fFcfBf282b44',
  8453: '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A',
  9745: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  34443: '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A',
  42161: '0x35751007a407ca6FEFfE80b3cB397736D2cf4dbe',
  43114: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  57073: '0xA3D68b74bF0528fdD07263c60d6488749044914b',
  59144: '0x1Bf74C010E6320bab11e2e5A532b5AC15e0b8aA6',
  80094: '0x7DCC39B4d1C53CB31e1aBc0e358b43987FEF80f7',
  81457: '0x04C0599Ae5A44757c0af6F9eC3b93da8976c150A',
  534352: '0x01f0a31698C4d065659b9bdC21B3610292a1c506',
})

/** Source of all below: etherfi-protocol/smart-contracts Deployed.s.sol, facts/lrt.md 15.2, 2026-07-15 (high). */
export const liquidityPool = '0x308861A430be4cce5502d0A12724771Fc6DaF216'
export const withdrawRequestNft = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c'
export const redemptionManager = '0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0'
export const withdrawAdapter = '0xFbfe6b9cEe0E555Bad7e2E7309EFFC75200cBE38'
export const depositAdapter = '0xcfC6d9Bd7411962Bfe7145451A7EF71A24b6A7A2'
export const liquifier = '0x9FFDF407cDe9a93c47611799DA23924Af3EF764F'
export const priorityQueue = '0x35e7D6feF6f72aDd3c3e39dEc6d9CCc29e3345FA'
/** Source: deployment files of the 26Q2 upgrade, facts/lrt.md 15.2, 2026-06-26 (high). */
export const blacklister = '0x5585996E7cFE95f2D99e61168B8b35C66Ff99B18'
/** Restakes stETH; and who runs the operators that ether.fi has of its own. Source: facts/lrt.md 15.2 (high). */
export const restaker = '0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf'
export const avsOperatorManager = '0x2093Bbb221f1d8C7c932c32ee28Be6dEe4a37A6a'
/** What ether.fi's contracts call ether. Source: facts/lrt.md, head (high). */
export const ethPlaceholder = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
/** The queue's tickets cannot be older than the pool. Source: facts/lrt.md 15.3, 2025-03-25 (medium). */
export const firstRequestBlock = 17_664_317n

/** stETH, which an instant redemption can pay. Source: facts/lst.md 3.1 (high). */
export const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
/** What the vaults pay in. Source: facts/lst.md 3 and 4.7 (high). */
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
export const wsteth = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
const reth = '0xae78736Cd615f374D3085123A210448E74Fc6393'
const cbeth = '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704'
const ethx = '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'
const meth = '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa'
const sfrxeth = '0xac3E018457B222d93114458476f3E3416Abbe38F'
const sweth = '0xf951E335afb289353dc249e82926178EaC7DEd78'
const wbeth = '0xa2E3356610840701BDf5611a53974510Ae27E2e1'
/** Source: facts/lrt.md 15.1 (high). */
const lbtc = '0x8236a87084f8B84306f72007F36F2618A5634494'
/** No folder knows these. Source: Veda-Labs/boring-vault test/resources/ChainValues.sol, 2026-05-28 (medium). */
const wbtc = '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599'
const cbbtc = '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf'
const tbtc = '0x18084fbA666a33d37592fA2633fD49a74DD93a88'

const ours = (symbol: string, decimals = 18): Asset => ({ symbol, decimals, known: true })
const foreign = (symbol: string, decimals = 8): Asset => ({ symbol, decimals, known: false })

/** How what the exits here pay is called. */
export const paidAssets: Readonly<Record<Address, Asset>> = {
  [eeth.address]: ours('eETH'),
  [weeth.address]: ours('weETH'),
  [steth]: ours('stETH'),
  [weth]: ours('WETH'),
  [wsteth]: ours('wstETH'),
  [reth]: ours('rETH'),
  [cbeth]: ours('cbETH'),
  [ethx]: ours('ETHx'),
  [meth]: ours('mETH'),
  [sfrxeth]: ours('sfrxETH'),
  [sweth]: ours('swETH'),
  [wbeth]: ours('wBETH'),
  [lbtc]: ours('LBTC', 8),
  [wbtc]: foreign('WBTC'),
  [cbbtc]: foreign('cbBTC'),
  [tbtc]: foreign('tBTC', 18),
}

/** Source: the vaults' deployment files (WithdrawAssets), 2024-12-18 (high). */
const etherAssets: readonly Address[] = [weth, eeth.address, weeth.address, wsteth]
const rareEtherAssets: readonly Address[] = [reth, cbeth, ethx, meth, sfrxeth, sweth, wbeth]

/** A BoringVault: its share token, who says what a share is worth, where one deposits and where one leaves. */
export type Vault = {
  share: Token
  accountant: Address
  teller: Address
  /** One request per holder and asset. */
  delayedWithdraw: Address
  /** What it pays in: what people ask for, and what hardly anybody does. */
  assets: readonly Address[]
  rareAssets: readonly Address[]
  /** BoringOnChainQueue: requests that somebody else fills. */
  queues: readonly Address[]
}

const vaultShare = (address: Address, symbol: string, name: string): Token => ({
  chainId: 1,
  address,
  symbol,
  name,
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
})

/** Source: Se7en-Seas/boring-vault deployments/SymbioticLRTVaultDeployment.json, facts/lrt.md 15.2, 2024-12-18 (high). */
export const weeths: Vault = {
  share: vaultShare('0x917ceE801a67f933F2e6b33fC0cD1ED2d5909D88', 'weETHs', 'Super Symbiotic LRT'),
  accountant: '0xbe16605B22a7faCEf247363312121670DFe5afBE',
  teller: '0x99dE9e5a3eC2750a6983C8732E6e795A35e7B861',
  delayedWithdraw: '0x1bd68bdb88bFc08F0e55Fd5996E4B19D8F306d53',
  assets: etherAssets,
  rareAssets: rareEtherAssets,
  queues: [],
}

/** Source: Se7en-Seas/boring-vault deployments/KarakVaultDeployment.json, facts/lrt.md 15.2, 2024-12-18 (high). */
export const weethk: Vault = {
  share: vaultShare('0x7223442cad8e9cA474fC40109ab981608F8c4273', 'weETHk', 'King Karak LRT'),
  accountant: '0x126af21dc55C300B7D0bBfC4F3898F558aE8156b',
  teller: '0x929B44db23740E65dF3A81eA4aAB716af1b88474',
  delayedWithdraw: '0x78c61B1EA2507C4c2B13f77951549d4e76Acb52B',
  assets: etherAssets,
  rareAssets: rareEtherAssets,
  queues: [],
}

/**
 * Source: facts/lrt.md 15.2, 2024-12-18 (high). The delayed exit and both queues are not in the facts: Veda-Labs/boring-vault
 * test/resources/ChainValues.sol (eBTCDelayedWithdraw, eBTCOnChainQueue, eBTCOnChainQueueFast), 2026-05-28 (medium).
 */
export const ebtc: Vault = {
  share: {
    chainId: 1,
    address: '0x657e8C867D8B37dCC18fA4Caead9C45EB088C642',
    symbol: 'eBTC',
    name: 'ether.fi BTC',
    decimals: 8,
    rebasing: false,
    kind: 'bitcoin',
  },
  accountant: '0x1b293DC39F94157fA0D1D36d7e0090C8B8B8c13F',
  teller: '0x6Ee3aaCcf9f2321E49063C4F8da775DdBd407268',
  delayedWithdraw: '0x75E3f26Ceff44258CE8cB451D7d2cC8966Ef3554',
  assets: [lbtc, wbtc, cbbtc],
  rareAssets: [tbtc],
  queues: ['0x74EC75fb641ec17B04007733d9efBE2D1dA5CA2C', '0x686696A3e59eE16e8A8533d84B62cfA504827135'],
}

export const vaults: readonly Vault[] = [weeths, weethk, ebtc]

/**
 * No block of deployment is known. The queue's contract was first written on 2024-09-25, about block 20,826,000: it has no
 * logs before that. Source: history of Se7en-Seas/boring-vault (high).
 */
export const firstQueueBlock = 20_800_000n

/** Tokens of Ethereum, which `read` asks for; copies are read by the engine. */
export const originals: readonly Token[] = [eeth, weeth, ...vaults.map(({ share }) => share)]
export const tokens: readonly Token[] = [...originals, ...weethCopies]

const vaultContracts = (name: string, { share, teller, delayedWithdraw, queues }: Vault) => [
  { address: share.address, name: `ether.fi ${name}` },
  { address: teller, name: `ether.fi ${name} teller` },
  { address: delayedWithdraw, name: `ether.fi ${name} delayed withdrawals` },
  ...queues.map((address) => ({ address, name: `ether.fi ${name} withdrawal queue` })),
]

export const contracts = [
  { address: eeth.address, name: 'ether.fi eETH' },
  { address: weeth.address, name: 'ether.fi weETH' },
  { address: liquidityPool, name: 'ether.fi liquidity pool' },
  { address: withdrawRequestNft, name: 'ether.fi withdrawal requests' },
  { address: redemptionManager, name: 'ether.fi redemption manager' },
  { address: withdrawAdapter, name: 'ether.fi weETH withdrawal adapter' },
  { address: depositAdapter, name: 'ether.fi deposit adapter' },
  { address: liquifier, name: 'ether.fi liquifier' },
  { address: priorityQueue, name: 'ether.fi priority withdrawal queue' },
  ...vaultContracts('weETHs', weeths),
  ...vaultContracts('weETHk', weethk),
  ...vaultContracts('eBTC', ebtc),
] as const
