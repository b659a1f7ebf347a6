import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** PufferVault, the token and its ERC-4626 vault over WETH. Source: PufferFinance/Deployments-and-ACL mainnet.md, facts/lrt.md 15.2, 2025-11-03 (high). */
export const pufeth: Token = {
  chainId: 1,
  address: '0xD9A442856C234a39a81a089C06451EBAa4306a72',
  symbol: 'pufETH',
  name: 'pufETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** What pufETH becomes in the lockbox, one for one, before it is bridged. Source: as above (high). */
export const xpufeth: Token = {
  chainId: 1,
  address: '0xD7D2802f6b19843ac4DfE25022771FD83b5A7464',
  symbol: 'xPufETH',
  name: 'xPufETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/**
 * pufETH on other chains. Source: facts/lrt.md 15.1, PufferFinance/Deployments-and-ACL, 2026-05-07 (high). LayerZero OFTs:
 * Base, Linea, Monad, MegaETH, HyperEVM. Chainlink CCIP: Arbitrum, Berachain, Soneium. Native gateways: Scroll, Manta.
 */
const bridged = copies(pufeth, {
  8453: '0x30D91DF53cCCf07e3a5BF6862Db8CFBe1fCB21d3',
  42161: '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF',
  59144: '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF',
  534352: '0xc4d46E8402F476F269c379677C99F18E22Ea030e',
  80094: '0x417b0Ff8358Eb72867Da92225CaB99BCD5e6F205',
  1868: '0x6c460b2c6D6719562D5dA43E5152B375e79B9A8B',
  143: '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF',
  4326: '0x37D6382B6889cCeF8d6871A8b60E667115eDDBcF',
  999: '0x87d00066cf131ff54B72B134a217D5401E5392b6',
  169: '0xA53E005Cecd3D7C89A4AE814617cC14828b6527E',
})

/** The copies that call themselves xPufETH. Source: as above (high). */
const bridgedX = copies(
  pufeth,
  {
    8453: '0x23dA5F2d509cb43A59d43C108a43eDf34510eff1',
    56: '0x64274835D88F5c0215da8AADd9A5f2D2A2569381',
    48900: '0x9346A5043C590133FE900aec643D9622EDddBA57',
  },
  { symbol: 'xPufETH', name: 'xPufETH' },
)

/** Source of all below: facts/lrt.md 15.2, PufferFinance/Deployments-and-ACL mainnet.md, 2025-11-03 (high). */
export const withdrawalManager = '0xDdA0483184E75a5579ef9635ED14BacCf9d50283'
export const depositor = '0x4aA799C5dfc01ee7d790e3bf1a7C2257CE1DcefF'
/** OpenZeppelin AccessManager: says of every restricted function who may call it now. */
export const accessManager = '0x8c1686069474410E6243425f4a10177a94EBEE11'
/** PufferProtocol: validators, and the modules that restake them. */
export const protocolProxy = '0xf7b6B32492c2e13799D921E84202450131bd238B'
export const lockbox = '0xd44E91CfBBAa7b3B259A12a43b38CEBf47B463D5'
export const oftAdapter = '0xa4931a9F9Aaf79057334371D6f62164743f97b18'

/** What both ways out pay in, and what deposits may be made of. Source: facts/lst.md 3 (high). */
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
export const wsteth = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
export const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'

/**
 * No request can be older: Ethereum's block of 2024-08-25 03:56 UTC, two weeks before the code of the withdrawal manager
 * was published (PufferFinance/puffer-contracts, commit 6327d6f of 2024-09-09). It held pufETH by block 21,130,180. Medium.
 */
export const firstRequestBlock = 20_603_066n

export const tokens = [pufeth, xpufeth, ...bridged, ...bridgedX]
export const contracts = [
  { address: pufeth.address, name: 'Puffer pufETH' },
  { address: withdrawalManager, name: 'Puffer withdrawal manager' },
  { address: depositor, name: 'Puffer depositor' },
  { address: xpufeth.address, name: 'Puffer xPufETH' },
  { address: lockbox, name: 'Puffer xPufETH lockbox' },
  { address: oftAdapter, name: 'Puffer pufETH bridge adapter' },
] as const
