import { type Address, checksumAddress, isAddress } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { Connection } from '../messaging/mirror.ts'

/** What is stored of origins: what they were granted, and when those that ever asked were first seen (ms). */
export type Grants = { connections: readonly Connection[]; seen: readonly { origin: string; at: number }[] }

export const fallbackGrants: Grants = { connections: [], seen: [] }

/** Origins whose first sight is remembered; the oldest go first. */
const maxSeen = 500

/** The origin asked the user for something: first seen now, unless it was before; last used now. */
export function sawOrigin(grants: Grants, origin: string, at: number): Grants {
  const seen = grants.seen.some((entry) => entry.origin === origin)
    ? grants.seen
    : [...grants.seen, { origin, at }].slice(-maxSeen)
  const connections = grants.connections.map((entry) => (entry.origin === origin ? { ...entry, lastUsed: at } : entry))
  return { connections, seen }
}

/** Takes an origin's grant away; that it was seen stays. */
export function forget(grants: Grants, origin: string): Grants {
  return { ...grants, connections: grants.connections.filter((entry) => entry.origin !== origin) }
}

/** The stored grants are not in a shape this version wrote. */
export class BadGrantsError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('The stored connections cannot be read. They were left out; connect the sites again.')
  }
}

/** Parses what `authenticatedRecord` read. Throws BadGrantsError. */
export function parseGrants(data: unknown): Grants {
  const { connections, seen } = record(data)
  if (!Array.isArray(connections) || !Array.isArray(seen)) throw new BadGrantsError()
  return {
    connections: connections.map(parseConnection),
    seen: seen.map((entry) => {
      const { origin, at } = record(entry)
      return { origin: parseOrigin(origin), at: time(at) }
    }),
  }
}

function parseConnection(value: unknown): Connection {
  const { origin, accounts, chainId, firstSeen, connectedSince, lastUsed } = record(value)
  if (!Array.isArray(accounts) || accounts.length === 0 || !accounts.every(isOwnForm)) throw new BadGrantsError()
  return {
    origin: parseOrigin(origin),
    accounts,
    chainId: time(chainId),
    firstSeen: time(firstSeen),
    connectedSince: time(connectedSince),
    lastUsed: time(lastUsed),
  }
}

/** With its checksum, as all our accounts are held. */
function isOwnForm(value: unknown): value is Address {
  return typeof value === 'string' && isAddress(value) && checksumAddress(value) === value
}

function parseOrigin(value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value) || new URL(value).origin !== value) throw new BadGrantsError()
  return value
}

function time(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new BadGrantsError()
  return value as number
}

function record(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object') throw new BadGrantsError()
  return value as Record<string, unknown>
}
