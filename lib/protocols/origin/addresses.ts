import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

const token = (chainId: number, address: `0x${string}`, symbol: string, name: string, rebasing: boolean): Token => ({
  chainId,
  address,
  symbol,
  name,
  decimals: 18,
  rebasing,
  kind: 'lst',
})

/** Source: facts/lst.md 3.9, OriginProtocol/origin-dollar contracts/README, 2026-08-20 (high). */
export const oeth = token(1, '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3', 'OETH', 'Origin Ether', true)
/** OETH that grows by its rate. Source: facts/lst.md 3.9, origin-dollar brownie/addresses.py, 2026-08-20 (high). */
export const woeth = token(1, '0xDcEe70654261AF21C44c093C300eD3Bb97b78192', 'wOETH', 'Wrapped OETH', false)
/** On Base, a token of its own and not a copy. Source: as above (high). */
export const superoethb = token(8453, '0xDBFeFD2e8460a6Ee4955A68582F85708BAEA60A3', 'superOETHb', 'Super OETH', true)
/** Source: as above (high). */
export const wsuperoethb = token(
  8453,
  '0x7FcD174E80f264448ebeE8c88a7C4476AAF58Ea6',
  'wsuperOETHb',
  'Wrapped Super OETH',
  false,
)
/** On Plume. Source: as above (high). */
export const superoethp = token(98866, '0xFCbe50DbE43bF7E5C88C6F6Fb9ef432D4165406E', 'superOETHp', 'Super OETH', true)
/** Source: as above (high). */
export const wsuperoethp = token(
  98866,
  '0x2dE8A403f7A5c6C5161D4a129918Ec9f0b653918',
  'wsuperOETHp',
  'Wrapped Super OETH',
  false,
)

/** Takes ether for OETH. Source: facts/lst.md 3.9, KyberNetwork/kyberswap-dex-lib oeth, 2026-08-21 (high). */
export const zapper = '0x9858e47BCbBe6fBAC040519B02d7cd4B2C470C66'

/** Bridged wOETH has one address on all three. Source: facts/lst.md 3.9, CCIP directory, 2026-08-21 (high). */
const bridged = '0xD8724322f44E5c58D7A815F542036fb17DbbF839'

export const tokens = [
  oeth,
  woeth,
  superoethb,
  wsuperoethb,
  superoethp,
  wsuperoethp,
  ...copies(woeth, { 42161: bridged, 8453: bridged, 98866: bridged }),
]

/** One vault with its queue: what it burns, what it pays, and the wrapper of what it burns. */
export type Line = {
  chainId: number
  vault: `0x${string}`
  token: Token
  wrapper: Token
  /** What is handed out on a claim: wrapped ether of that chain. */
  pays: `0x${string}`
  /** No withdrawal was asked for before this block. */
  fromBlock: bigint
}

/** Wrapped ether. Source: facts/lst.md 4.7 (high). */
const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
/**
 * The same on Base and Plume, as their vaults were deployed with. Not asked of the vaults: Plume's is older than `asset()`.
 * Source: origin-dollar contracts/utils/addresses.js and deploy/base, deploy/plume, 2026-08-20 (high).
 */
const wethOnBase = '0x4200000000000000000000000000000000000006'
const wethOnPlume = '0xca59cA09E5602fAe8B629DeE83FfA819741f14be'

/**
 * The vaults. Source: facts/lst.md 3.9 (high). First blocks: before the queue came with an upgrade that
 * origin-dollar's migrations date to 1722834443 (Ethereum) and 1730100488 (Base, whose blocks are two seconds apart), and
 * the deployment receipt of Plume's proxy; 2026-08-20.
 */
export const lines: readonly Line[] = [
  {
    chainId: 1,
    vault: '0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab',
    token: oeth,
    wrapper: woeth,
    pays: weth,
    fromBlock: 20_450_000n,
  },
  {
    chainId: 8453,
    vault: '0x98a0CbeF61bD2D21435f433bE4CD42B56B38CC93',
    token: superoethb,
    wrapper: wsuperoethb,
    pays: wethOnBase,
    fromBlock: 21_655_570n,
  },
  {
    chainId: 98866,
    vault: '0xc8c8F8bEA5631A8AF26440AF32a55002138cB76a',
    token: superoethp,
    wrapper: wsuperoethp,
    pays: wethOnPlume,
    fromBlock: 535_174n,
  },
]

export const chainIds = lines.map(({ chainId }) => chainId)
export const lineOn = (chainId: number): Line | undefined => lines.find((line) => line.chainId === chainId)

export const contracts = [
  { address: oeth.address, name: 'Origin OETH' },
  { address: woeth.address, name: 'Origin wOETH' },
  { address: '0x39254033945AA2E4809Cc2977E7087BEE48bd7Ab', name: 'Origin OETH vault' },
  { address: zapper, name: 'Origin OETH zapper' },
] as const
