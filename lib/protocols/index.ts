import type { Address } from 'viem'
import { protocol as ankr } from './ankr/index.ts'
import { protocol as bedrock } from './bedrock/index.ts'
import { protocol as bifrost } from './bifrost/index.ts'
import { protocol as binance } from './binance/index.ts'
import { protocol as coinbase } from './coinbase/index.ts'
import { protocol as cronos } from './cronos/index.ts'
import { protocol as dinero } from './dinero/index.ts'
import { protocol as eigenlayer } from './eigenlayer/index.ts'
import { protocol as eigenpie } from './eigenpie/index.ts'
import { protocol as etherfi } from './etherfi/index.ts'
import { protocol as frax } from './frax/index.ts'
import { protocol as inception } from './inception/index.ts'
import { protocol as karak } from './karak/index.ts'
import { protocol as kelp } from './kelp/index.ts'
import { protocol as lido } from './lido/index.ts'
import { protocol as liquidCollective } from './liquidCollective/index.ts'
import { protocol as lombard } from './lombard/index.ts'
import { protocol as lorenzo } from './lorenzo/index.ts'
import { protocol as mantle } from './mantle/index.ts'
import { protocol as mellow } from './mellow/index.ts'
import { protocol as metapool } from './metapool/index.ts'
import { protocol as mev } from './mev/index.ts'
import { protocol as native } from './native/index.ts'
import { protocol as nodedao } from './nodedao/index.ts'
import { protocol as nodeset } from './nodeset/index.ts'
import { protocol as origin } from './origin/index.ts'
import { protocol as primeStaked } from './primeStaked/index.ts'
import { protocol as puffer } from './puffer/index.ts'
import { protocol as pumpBTC } from './pumpBTC/index.ts'
import { protocol as renzo } from './renzo/index.ts'
import { protocol as rocketPool } from './rocketPool/index.ts'
import { protocol as solv } from './solv/index.ts'
import { protocol as stader } from './stader/index.ts'
import { protocol as stafi } from './stafi/index.ts'
import { protocol as stakehouse } from './stakehouse/index.ts'
import { protocol as stakestone } from './stakestone/index.ts'
import { protocol as stakewise } from './stakewise/index.ts'
import { protocol as swell } from './swell/index.ts'
import { protocol as symbiotic } from './symbiotic/index.ts'
import { protocol as tranchess } from './tranchess/index.ts'
import { protocol as treehouse } from './treehouse/index.ts'
import type { Protocol, Token } from './types.ts'
import { protocol as weth } from './weth/index.ts'
import { protocol as yieldnest } from './yieldnest/index.ts'

/** Every protocol Bowline knows, in the order their positions are shown. A new one is a folder and a line here. */
export const protocols: readonly Protocol[] = [
  native,
  weth,
  lido,
  rocketPool,
  coinbase,
  frax,
  stader,
  swell,
  stakewise,
  mantle,
  origin,
  ankr,
  liquidCollective,
  binance,
  dinero,
  treehouse,
  cronos,
  nodeset,
  metapool,
  stafi,
  tranchess,
  mev,
  nodedao,
  bifrost,
  stakehouse,
  etherfi,
  renzo,
  puffer,
  kelp,
  eigenpie,
  bedrock,
  yieldnest,
  inception,
  primeStaked,
  stakestone,
  mellow,
  symbiotic,
  karak,
  lombard,
  solv,
  lorenzo,
  pumpBTC,
  eigenlayer,
]

let tokensByKey: ReadonlyMap<string, Token> | undefined
let namesByAddress: ReadonlyMap<string, string> | undefined

/** The token at this address of a chain if we know it. Never matched by symbol: symbols collide. */
export function findToken(address: Address, chainId = 1): Token | undefined {
  tokensByKey ??= new Map(
    protocols.flatMap(({ tokens }) =>
      tokens.map((token) => [`${token.chainId}:${token.address.toLowerCase()}`, token]),
    ),
  )
  return tokensByKey.get(`${chainId}:${address.toLowerCase()}`)
}

/** The name of a contract in the embedded registry; null for any other. Only these names are trusted. */
export function findContractName(address: Address): string | null {
  namesByAddress ??= new Map(
    // Where two folders name one address, the first listed is right.
    protocols
      .flatMap(({ contracts }) => contracts.map(({ address: at, name }) => [at.toLowerCase(), name] as const))
      .reverse(),
  )
  return namesByAddress.get(address.toLowerCase()) ?? null
}
