import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, AmbireTech/ambire-common humanizerInfo.json, 2026-08-07 (high). */
export const qeth: Token = {
  chainId: 1,
  address: '0x93ef1Ea305D11A9b2a3EbB9bB4FCc34695292E7d',
  symbol: 'qETH',
  name: 'Tranchess qETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Says what qETH is worth in what its fund holds. Source: facts/lst.md 3.15 (medium). */
export const rateProvider = '0xA6aeD7922366611953546014A3f9e93f058756a2'

/** On Ethereum. */
export const originals = [qeth]
export const tokens = originals
export const contracts = [{ address: qeth.address, name: 'Tranchess qETH' }] as const
