import type { SessionStore } from '../browser/session.ts'
import { decode, encode } from '../codec.ts'
import { reportBug, WalletError } from '../errors.ts'
import type { MarketRow, Mirror } from '../messaging/mirror.ts'
import { runPlan } from '../portfolio/engine.ts'
import { heldTokens } from '../portfolio/held.ts'
import { type MarketsReading, readMarkets } from '../portfolio/market.ts'
import type { Read } from '../protocols/types.ts'
import type { Wad } from '../units.ts'
import type { MarketsService, Services } from './services.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'samples'> & {
  session: SessionStore
  now: () => number
}

/** The chain the markets are on. */
const chainId = 1
const cacheKey = 'markets'
/** Raised when the shape of what is kept for this browser session changes. */
const version = 1
/** How long a rate is the measure of the next one. Seconds. */
const memory = 86_400n

/** What was last read: the rows that are shown, and every rate with the time it is of (Unix seconds). */
type Last = { rows: readonly MarketRow[]; rates: readonly (readonly [token: string, rate: Wad])[]; timestamp: bigint }

/**
 * Owns `markets` of the mirror: with every refresh of Ethereum, what markets say of the tokens that are held. Notes the day
 * of every rate and price. Never asks the chain while the wallet is locked.
 */
export function createMarkets({ state, chain, keeper, samples, session, now }: Dependencies): MarketsService {
  let last: Last | null = null
  let running: Promise<void> | null = null
  /** Raised by lock, so that an answer that comes later is not shown. */
  let generation = 0

  const show = (reading: Last) => {
    last = reading
    state.patch({ markets: reading.rows })
    // A cache that is not written costs one discount that appears a moment later after a worker start.
    session.set(cacheKey, encode({ version, last: reading })).catch(() => {})
  }
  const tokens = () => heldTokens(Object.values(state.get().portfolios))
  const known = () => {
    const fresh = last !== null && BigInt(Math.floor(now() / 1_000)) - last.timestamp <= memory
    return new Map(fresh ? last?.rates : [])
  }

  const keep = async ({ rows, rates, block }: MarketsReading) => {
    show({ rows, rates: [...rates].map(([token, { wad }]) => [token, wad]), timestamp: block.timestamp })
    const prices = new Map(rows.map(({ token, price }) => [token.toLowerCase(), price]))
    const keys = new Set([...rates.keys(), ...prices.keys()]) as Set<`0x${string}`>
    const today = [...keys].map((token) => {
      const [rate, price] = [rates.get(token)?.wad ?? null, prices.get(token) ?? null]
      return [token, { time: block.timestamp, rate, price }] as const
    })
    await samples.note(chainId, new Map(today))
  }
  /** Tokens whose markets came with the refresh that is running. */
  let rode: ReadonlySet<string> = new Set()
  function* ride(): Read<void> {
    const mine = generation
    const wanted = tokens()
    const reading = yield* readMarkets({ tokens: wanted, known: known() })
    if (mine !== generation) return
    rode = new Set(wanted.map((token) => token.toLowerCase()))
    keep(reading).catch(reportBug)
  }

  const run = async () => {
    const mine = generation
    try {
      const { result } = await runPlan(chain.client(chainId), readMarkets({ tokens: tokens(), known: known() }))
      if (mine === generation) await keep(result)
    } catch (error) {
      // The refresh says why the chain cannot be read; what is shown keeps its block and so its age.
      if (!(error instanceof WalletError)) reportBug(error)
    }
  }
  const refresh = (): Promise<void> => {
    if (keeper.phase() !== 'unlocked' || tokens().length === 0) return Promise.resolve()
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  /** A row is for as long as somebody holds the token. */
  const prune = () => {
    const held = new Set(tokens().map((token) => token.toLowerCase()))
    const rows = state.get().markets.filter(({ token }) => held.has(token.toLowerCase()))
    if (last !== null && rows.length < state.get().markets.length) show({ ...last, rows })
  }
  const erase = async () => {
    generation += 1
    running = null
    last = null
    state.patch({ markets: [] })
    await session.remove(cacheKey).catch(() => {})
  }
  keeper.onLock(erase)
  keeper.onReset(erase)
  keeper.onRemove(prune)

  let finished = finishedAt(state.get().refresh)
  state.subscribe(({ refresh: changed }) => {
    if (changed === undefined) return
    const before = finished
    finished = finishedAt(changed)
    if (finished === null || finished === before) return
    // What was held before the refresh was asked with it; only what came to light by it is asked now.
    const covered = tokens().every((token) => rode.has(token.toLowerCase()))
    rode = new Set()
    if (!covered) void refresh()
  })
  // Asked beside the other questions of a start, not after them.
  const asked = session.get(cacheKey).catch(() => undefined)
  const ready = keeper.ready.then(async () => {
    const kept = parseKept(await asked)
    if (kept === null || last !== null || keeper.phase() !== 'unlocked') return
    last = kept
    state.patch({ markets: kept.rows })
  })
  return { ready, refresh, ride: (on) => (on !== chainId || tokens().length === 0 ? null : ride()) }
}

/** When Ethereum was last read; the whole refresh may still wait for another chain. */
function finishedAt({ chains, finishedAt: all }: Mirror['refresh']): number | null {
  return chains.find((each) => each.chainId === chainId)?.finishedAt ?? all
}

/** Written by this version in this browser session, so only the version is checked. */
function parseKept(text: unknown): Last | null {
  if (typeof text !== 'string') return null
  const kept = decode(text) as { version: unknown; last: Last }
  return kept.version === version ? kept.last : null
}
