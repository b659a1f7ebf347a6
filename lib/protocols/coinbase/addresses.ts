import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** cbETH proxy. Source: aave-address-book, facts/lst.md 3.3, 2026-05-01 (high). */
export const cbeth: Token = {
  chainId: 1,
  address: '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  symbol: 'cbETH',
  name: 'Coinbase Wrapped Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** None of them has a rate of its own. Source: as above (high unless a line says otherwise). */
const cbethElsewhere = copies(cbeth, {
  8453: '0x2Ae3F1Ec7F1F5012CFEab0185bfc7aa3cf0DEc22',
  42161: '0x1DEBd73E752bEaF79865Fd6446b0c970EaE7732f',
  10: '0xadDb6A0412DE1BA0F936DCaeb8Aaa24578dcF3B2',
  // medium: a third party's mirror, made by Polygon's general bridge
  137: '0x4b4327dB1600B8B1440163F667e199CEf35385f5',
})

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [cbeth]
export const tokens = [...originals, ...cbethElsewhere]
export const contracts = [{ address: cbeth.address, name: 'Coinbase cbETH' }]
