import type { Address } from 'viem'
import { protocol as bedrock } from './bedrock/index.ts'
import { protocol as coinbase } from './coinbase/index.ts'
import { protocol as eigenlayer } from './eigenlayer/index.ts'
import { protocol as eigenpie } from './eigenpie/index.ts'
import { protocol as etherfi } from './etherfi/index.ts'
import { protocol as inception } from './inception/index.ts'
import { protocol as lido } from './lido/index.ts'
import { protocol as native } from './native/index.ts'
import { protocol as renzo } from './renzo/index.ts'
import { protocol as rocketPool } from './rocketPool/index.ts'
import { protocol as stakestone } from './stakestone/index.ts'
import { protocol as swell } from './swell/index.ts'
import type { Protocol, Token } from './types.ts'
import { protocol as weth } from './weth/index.ts'

/** Every protocol Bowline knows, in the order their positions are shown. A new one is a folder and a line here. */
export const protocols: readonly Protocol[] = [
  native,
  weth,
  lido,
  rocketPool,
  coinbase,
  etherfi,
  renzo,
  swell,
  eigenpie,
  stakestone,
  bedrock,
  inception,
  eigenlayer,
]

/** The token at this address of a chain if we know it. Never matched by symbol: symbols collide. */
export function findToken(address: Address, chainId = 1): Token | undefined {
  const key = address.toLowerCase()
  for (const { tokens } of protocols) {
    const token = tokens.find((candidate) => candidate.chainId === chainId && candidate.address.toLowerCase() === key)
    if (token !== undefined) return token
  }
  return undefined
}

/** The name of a contract in the embedded registry; null for any other. Only these names are trusted. */
export function findContractName(address: Address): string | null {
  const key = address.toLowerCase()
  for (const { contracts } of protocols) {
    const contract = contracts.find((candidate) => candidate.address.toLowerCase() === key)
    if (contract !== undefined) return contract.name
  }
  return null
}
