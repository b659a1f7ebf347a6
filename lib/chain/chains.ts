import type { ChainInfo } from '../messaging/mirror.ts'

/** Ethereum: where protocols live, and the one chain pages may use. */
export const ethereum = 1

const on = (id: number, name: string, blockSeconds: number | null, currency = 'ETH'): ChainInfo => ({
  id,
  name,
  blockSeconds,
  currency,
  offered: id === ethereum,
})

/**
 * Every chain on which a token of ours is known and batches can be answered. Names, block times and currencies:
 * viem chain definitions 2.57.1; block times are for estimates only, null where none is stated. Adding one is adding a
 * line, and the addresses in the protocol folders that live there.
 */
export const chains: readonly ChainInfo[] = [
  on(ethereum, 'Ethereum', 12),
  on(42161, 'Arbitrum One', 0.25),
  on(8453, 'Base', 2),
  on(10, 'OP Mainnet', 2),
  on(59144, 'Linea', 2),
  on(534352, 'Scroll', 3),
  on(56, 'BNB Smart Chain', 0.75, 'BNB'),
  on(324, 'ZKsync Era', 0.2),
  on(81457, 'Blast', 2),
  on(34443, 'Mode', 2),
  on(130, 'Unichain', 1),
  on(137, 'Polygon', 2, 'POL'),
  on(43114, 'Avalanche', 1.7, 'AVAX'),
  on(5000, 'Mantle', null, 'MNT'),
  on(80094, 'Berachain', 2, 'BERA'),
  on(57073, 'Ink', 2),
  on(1923, 'Swellchain', 2),
  on(1868, 'Soneium', 2),
  on(480, 'World Chain', 2),
  on(252, 'Fraxtal', 2, 'FRAX'),
  on(146, 'Sonic', 0.63, 'S'),
  on(48900, 'Zircuit', 2),
  on(100, 'Gnosis', 5, 'xDAI'),
  on(60808, 'BOB', 2),
  on(98866, 'Plume', null, 'PLUME'),
  on(143, 'Monad', 0.4, 'MON'),
  on(9745, 'Plasma', 1, 'XPL'),
  on(4326, 'MegaETH', 1),
  on(999, 'HyperEVM', null, 'HYPE'),
  on(747474, 'Katana', null),
  on(1135, 'Lisk', 2),
  on(2741, 'Abstract', 0.2),
  on(196, 'X Layer', 1, 'OKB'),
  on(1329, 'Sei', null, 'SEI'),
  on(2020, 'Ronin', null, 'RON'),
  on(167000, 'Taiko', null),
  on(169, 'Manta Pacific', null),
]
