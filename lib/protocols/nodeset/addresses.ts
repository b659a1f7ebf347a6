import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (high). */
export const xreth: Token = {
  chainId: 1,
  address: '0xBB22d59B73D7a6F3A8a83A214BECc67Eb3b511fE',
  symbol: 'xrETH',
  name: 'Constellation ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** On Ethereum. */
export const originals = [xreth]

/** Arbitrum and Linea. Source: facts/lst.json, smartcontractkit/documentation ccip tokens.json, 2026-08-21 (medium). */
export const tokens = [
  xreth,
  ...copies(xreth, {
    42161: '0x4d26b028D8C255794671fd120a94231A80A2E2C9',
    59144: '0xaD09085191216a94FA1Fd2A790E48e734602a869',
  }),
]

/** What xrETH is paid out in. Source: facts/lst.md 4.7 (high). */
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'

export const contracts = [{ address: xreth.address, name: 'NodeSet xrETH' }] as const
