import type { Address } from 'viem'
import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

const token = { chainId: 1, decimals: 18, rebasing: false, kind: 'bitcoin' } as const

/** Source: facts/lrt.md 15.1, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (high). */
export const solvbtc: Token = {
  ...token,
  address: '0x7A56E1C57C7475CCf742a1832B028F0456652F97',
  symbol: 'SolvBTC',
  name: 'Solv BTC',
}

/** Formerly SolvBTC.BBN. Source: facts/lrt.md 15.1, as above (high). */
export const xsolvbtc: Token = {
  ...token,
  address: '0xd9D920AA40f578ab794426F5C90F6C731D159DEf',
  symbol: 'xSolvBTC',
  name: 'xSolvBTC',
}

/** Swaps xSolvBTC and SolvBTC. Source: facts/lrt.md 15.2, solv-finance/SolvBTC deployments, 2026-04-29 (high). */
export const pool = '0xf394Aa7CFB25644e2A713EbbBE259B81F7c67c86'
/** Source: as above (high). */
export const oracle = '0xfC8ffd33dA2ba271668B899Ceb74618B465AffBF'
/** Takes deposits and requests. Source: as above (high). */
export const router = '0x3d93B9e8F0886358570646dAd9421564C5fE6334'
/** Solv's market of funds, which knows the token of a redemption. Source: solv-finance/SolvBTC 10000_deploy_SolvBTCRouterV2.js, 2026-04-29 (high). */
export const market = '0x57bB6a8563a8e8478391C79F3F433C6BA077c567'
/** Where the router was deployed. Source: the receipt of its deployment, named in solv-finance/SolvBTC deployments/mainnet (medium). */
export const firstBlock = 21_587_187n
/** Chainlink SOLVBTC / BTC exchange rate. Source: facts/lrt.md 13.1 (high). */
export const rateFeed = '0x4e25cfdc5f53c2CdeD13c1472E628eFd35c99C83'

/** What SolvBTC is paid out in. Source: solv-finance/SolvBTC 10000_deploy_SolvBTCRouterV2.js, 2026-04-29 (high). */
export const bitcoins: readonly { token: Address; asset: Asset }[] = [
  { token: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599', asset: { symbol: 'WBTC', decimals: 8, known: false } },
  { token: '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf', asset: { symbol: 'cbBTC', decimals: 8, known: false } },
  { token: '0xC96dE26018A54D51c097160568752c4E3BD6C364', asset: { symbol: 'FBTC', decimals: 8, known: false } },
  { token: '0x18084fbA666a33d37592fA2633fD49a74DD93a88', asset: { symbol: 'tBTC', decimals: 18, known: false } },
]

/** On Ethereum. */
export const originals = [solvbtc, xsolvbtc]

/** Other chains. Source: facts/lrt.md 15.1, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (high). */
export const tokens = [
  ...originals,
  ...copies(solvbtc, {
    42161: '0x3647c54c4c2C65bC7a2D63c0Da2809B399DBBDC0',
    8453: '0x3B86Ad95859b6AB773f55f8d94B4b9d443EE931f',
    56: '0x4aae823a6a0b376De6A78e74eCC5b079d38cBCf7',
    59144: '0x541FD749419CA806a8bc7da8ac23D346f2dF8B77',
    324: '0x74eD17608cc2B5f30a59d6aF07C9aD1B1aB3A5b1',
    43114: '0xbc78D84Ba0c46dFe32cf2895a19939c86b81a777',
    80094: '0x541FD749419CA806a8bc7da8ac23D346f2dF8B77',
    60808: '0x541FD749419CA806a8bc7da8ac23D346f2dF8B77',
    146: '0x541FD749419CA806a8bc7da8ac23D346f2dF8B77',
    57073: '0xaE4EFbc7736f963982aACb17EFA37fCBAb924cB3',
    137: '0xaE4EFbc7736f963982aACb17EFA37fCBAb924cB3',
    143: '0xaE4EFbc7736f963982aACb17EFA37fCBAb924cB3',
    999: '0xaE4EFbc7736f963982aACb17EFA37fCBAb924cB3',
  }),
  ...copies(xsolvbtc, {
    42161: '0x346c574C56e1A4aAa8dc88Cda8F7EB12b39947aB',
    8453: '0xC26C9099BD3789107888c35bb41178079B282561',
    56: '0x1346b618dC92810EC74163e4c27004c921D446a5',
    59144: '0xCC0966D8418d412c599A6421b760a847eB169A8c',
    324: '0x2878295D69Aa3BDcf9004FCf362F0959992D801c',
    43114: '0xCC0966D8418d412c599A6421b760a847eB169A8c',
    146: '0xCC0966D8418d412c599A6421b760a847eB169A8c',
    60808: '0xCC0966D8418d412c599A6421b760a847eB169A8c',
  }),
]

export const contracts = [
  { address: solvbtc.address, name: 'Solv SolvBTC' },
  { address: xsolvbtc.address, name: 'Solv xSolvBTC' },
  { address: pool, name: 'Solv xSolvBTC pool' },
  { address: oracle, name: 'Solv xSolvBTC oracle' },
  { address: router, name: 'Solv router' },
  { address: '0x1d5262919C4AAb745A8C9dD56B80DB9FeaEf86BA', name: 'Solv SolvBTC pool of assets' },
] as const
