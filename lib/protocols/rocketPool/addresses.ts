import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** rocketTokenRETH, not upgradeable. Source: docs.rocketpool.net, facts/lst.md 3.2, 2026-08-18 (high). */
export const reth: Token = {
  chainId: 1,
  address: '0xae78736Cd615f374D3085123A210448E74Fc6393',
  symbol: 'rETH',
  name: 'Rocket Pool ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Source: as above, "rETH per chain" (high unless a line says otherwise). Monad, Plasma and Ronin are Chainlink CCIP's. */
const rethElsewhere = copies(reth, {
  42161: '0xEC70Dcb4A1EFa46b8F2D97C310C9c4790ba5ffA8',
  10: '0x9Bcef72be871e61ED4fBbc7630889beE758eb81D',
  8453: '0xB6fe221Fe9EeF5aBa221c348bA20A1Bf5e73624c',
  324: '0x32Fd44bB869620C0EF993754c8a00Be67C464806',
  534352: '0x53878B874283351D26d206FA512aEcE1Bef6C0dD',
  137: '0x0266F4F08D82372CF0FcbCCc0Ff74309089c74d1',
  130: '0x94Cac393f3444cEf63a651FfC18497E7e8bd036a',
  143: '0xC50f2e735eDd9dCD8Ccd41EcFE9894E679e3195f',
  // medium
  9745: '0xC61a178d9742775f3B741fE60F12659D853c66A1',
  // medium
  2020: '0x29c46e6F2A67872Ad6b1Dc04e1591934a96Af62E',
})

/** Never changes; tells where the others are, by `keccak256("contract.address" ++ name)`. Source: as above (high). */
export const rocketStorage = '0x1d8f8f00cfa6758d7bE78336684788Fb0ee0Fa46'
/** Those of Saturn 1. They move with upgrades: believed only while RocketStorage names them. Source: as above (high). */
export const depositPool = '0xCE15294273CFb9D9b628F4D61636623decDF4fdC'
export const networkBalances = '0x1D9F14C6Bfd8358b589964baD8665AdD248E9473'
export const depositSettings = '0x227BE8dD01DF8ad9BED0178e4F8cEC2996C5c365'

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [reth]
export const tokens = [...originals, ...rethElsewhere]
export const contracts = [
  { address: reth.address, name: 'Rocket Pool rETH' },
  { address: depositPool, name: 'Rocket Pool deposit pool' },
] as const
