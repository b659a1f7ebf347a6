import type { Address } from 'viem'
import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

/** Source: facts/lrt.md 15.1, Bedrock-Technology/stake README.md, 2024-06-16 (high). */
export const unieth: Token = {
  chainId: 1,
  address: '0xF1376bceF0f78459C0Ed0ba5ddce976F1ddF51F4',
  symbol: 'uniETH',
  name: 'Universal ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Source: facts/lrt.md 15.1, Bedrock-Technology/uniBTC deployments, 2026-06-24 (high). */
export const unibtc: Token = {
  chainId: 1,
  address: '0x004E9C3EF86bc1ca1f0bB5C7662861Ee93350568',
  symbol: 'uniBTC',
  name: 'uniBTC',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
}

/** A basket over several bitcoin tokens; its rate is in no source. Source: facts/lrt.md 15.1, ccip tokens.json, 2026-08-21 (high). */
export const brbtc: Token = {
  chainId: 1,
  address: '0x2eC37d45FCAE65D9787ECf71dc85a444968f6646',
  symbol: 'brBTC',
  name: 'brBTC',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
}

/** Stakes for uniETH and keeps the queue of debts. Source: facts/lrt.md 15.2, Bedrock-Technology/stake README.md, 2024-06-16 (high). */
export const staking = '0x4beFa2aA9c305238AA3E0b5D17eB20C045269E9d'
/**
 * Takes the stakes since validators may be larger than 32 ether, and keeps a queue of debts of its own. Source: RockX-SG/stake
 * README.md (STAKING_PECTRA), pectra/tests against mainnet, 2025-12-09 (high).
 */
export const stakingPectra = '0xE0240d05Ae9eF703E2b71F3f4Eb326ea1888DEa3'
/** Restakes uniETH's validators. Source: facts/lrt.md 15.2 (high). */
export const restaking = '0x3F4eaCeb930b0Edfa78a1DFCbaE5c5494E6e9850'
/** Holds the ether of paid debts. Source: as above (high). */
export const redeem = '0x98169228cB99Ed26c1043eD8Ca53A5Cb371D3B8D'
/** Takes and holds bitcoin tokens for uniBTC. Source: facts/lrt.md 15.2, Bedrock-Technology/uniBTC, 2026-06-24 (high). */
export const vault = '0x047D41F2544B7F63A8e991aF2068a363d210d6Da'
/** Pays uniBTC back after a delay. Source: as above (high). */
export const router = '0xAA732c9c110A84d090a72da230eAe1E779f89246'
/** Chainlink uniBTC / BTC exchange rate. Source: facts/lrt.md 13.1, euler-xyz/oracle-checks, 2026-08-20 (high). */
export const rateFeed = '0x861d15F8a4059cb918bD6F3670adAEB1220B298f'
/** Stands for native bitcoin on chains that have it. Source: Bedrock-Technology/uniBTC DelayRedeemRouter.sol, 2026-06-24 (high). */
export const nativeBitcoin = '0xbeDFFfFfFFfFfFfFFfFfFFFFFfFFfFFffffFFFFFF'

/**
 * Bitcoin tokens that the vault holds on Ethereum, so those uniBTC can be paid in; 8 decimals each.
 * Source: Bedrock-Technology/uniBTC deployments/ethereum.md and sigma.md, 2026-06-24 (high).
 */
export const bitcoins: readonly { token: Address; asset: Asset }[] = [
  { token: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599', asset: { symbol: 'WBTC', decimals: 8, known: false } },
  { token: '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf', asset: { symbol: 'cbBTC', decimals: 8, known: false } },
  { token: '0xC96dE26018A54D51c097160568752c4E3BD6C364', asset: { symbol: 'FBTC', decimals: 8, known: false } },
]

/** On Ethereum: what `read` asks for. */
export const originals = [unieth, unibtc, brbtc]

/** Copies: facts/lrt.md 15.1, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (high). */
export const tokens = [
  ...originals,
  ...copies(unibtc, {
    42161: '0x6B2a01A5f79dEb4c2f3c0eDa7b01DF456FbD726a',
    56: '0x6B2a01A5f79dEb4c2f3c0eDa7b01DF456FbD726a',
    8453: '0x93919784C523f39CACaa98Ee0a9d96c3F32b593e',
    10: '0x93919784C523f39CACaa98Ee0a9d96c3F32b593e',
    5000: '0x93919784C523f39CACaa98Ee0a9d96c3F32b593e',
    57073: '0xd3c8dA379d71a33BfEE8875F87Ac2748bEB1d58d',
    130: '0xd3c8dA379d71a33BfEE8875F87Ac2748bEB1d58d',
    80094: '0xC3827A4BC8224ee2D116637023b124CED6db6e90',
    60808: '0x236f8c0a61dA474dB21B693fB2ea7AAB0c803894',
    999: '0xF9775085d726E782E83585033B58606f7731AB18',
  }),
  ...copies(brbtc, {
    56: '0x733a6c29eDA4a58931AE81b8d91e29f2EAf01df3',
    8453: '0x3376eBCa0A85Fc8D791B1001a571C41fdd61514a',
  }),
]

export const contracts = [
  { address: unieth.address, name: 'Bedrock uniETH' },
  { address: staking, name: 'Bedrock uniETH staking' },
  { address: stakingPectra, name: 'Bedrock uniETH staking (Pectra)' },
  { address: redeem, name: 'Bedrock uniETH redeem' },
  { address: unibtc.address, name: 'Bedrock uniBTC' },
  { address: vault, name: 'Bedrock uniBTC vault' },
  { address: router, name: 'Bedrock uniBTC redeem router' },
  { address: brbtc.address, name: 'Bedrock brBTC' },
] as const
