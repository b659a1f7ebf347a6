import type { Address } from 'viem'
import type { SessionStore } from '../browser/session.ts'
import { decode, encode } from '../codec.ts'
import type { YieldReport } from '../messaging/yields.ts'
import { readYields } from '../portfolio/yields.ts'
import { findToken } from '../protocols/index.ts'
import type { Services, YieldsService } from './services.ts'

type Dependencies = Pick<Services, 'chain' | 'samples' | 'keeper'> & { session: SessionStore; now: () => number }

const cacheKey = 'yields'
/** Raised when the shape of what is kept for this browser session changes. */
const version = 1
/** More tokens than anybody looks at between two locks. */
const mostKept = 60

type Kept = readonly (readonly [key: string, report: YieldReport])[]

/** Reads yields when a view asks for them, and keeps each until the wallet locks, with its time. */
export function createYields({ chain, samples, keeper, session, now }: Dependencies): YieldsService {
  const running = new Map<string, Promise<YieldReport>>()
  let reports: Map<string, YieldReport> | null = null
  let generation = 0

  const load = async () => {
    reports ??= new Map(parseKept(await session.get(cacheKey).catch(() => undefined)))
    return reports
  }
  const keep = (key: string, report: YieldReport) => {
    const kept = reports ?? new Map()
    kept.delete(key)
    kept.set(key, report)
    reports = new Map([...kept].slice(-mostKept))
    // A cache that is not written costs reading it again.
    session.set(cacheKey, encode({ version, reports: [...reports] })).catch(() => {})
  }
  const read = async (chainId: number, token: Address): Promise<YieldReport> => {
    // A copy on another chain has no rate of its own.
    const original = findToken(token, chainId)?.rateOf
    const at = original === undefined ? { chainId, token } : { chainId: 1, token: original }
    const client = chain.client(at.chainId)
    const found = await readYields(client, { token: at.token, samples: (of) => samples.read(at.chainId, of) })
    return { ...found, chainId, token, readAt: now() }
  }
  const readOnce = (key: string, chainId: number, token: Address): Promise<YieldReport> => {
    const mine = generation
    const job =
      running.get(key) ??
      read(chainId, token)
        .then((report) => {
          if (mine === generation) keep(key, report)
          return report
        })
        .finally(() => running.delete(key))
    running.set(key, job)
    return job
  }
  const erase = async () => {
    generation += 1
    reports = new Map()
    await session.remove(cacheKey).catch(() => {})
  }
  keeper.onLock(erase)
  keeper.onReset(erase)

  return {
    async read({ chainId, token, fresh }) {
      const key = `${chainId}:${token.toLowerCase()}`
      const kept = (await load()).get(key)
      return kept !== undefined && !fresh ? kept : readOnce(key, chainId, token)
    },
  }
}

/** Written by this version in this browser session, so only the version is checked. */
function parseKept(text: unknown): Kept {
  if (typeof text !== 'string') return []
  const kept = decode(text) as { version: unknown; reports: Kept }
  return kept.version === version ? kept.reports : []
}
