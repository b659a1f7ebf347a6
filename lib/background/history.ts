import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { decode, encode } from '../codec.ts'
import type { Portfolio } from '../messaging/mirror.ts'
import { addSample, gapsIn, type History, isDue } from '../portfolio/history.ts'
import { encodeHistory, parseHistory } from '../portfolio/historyStored.ts'
import { type SampleContext, sampleOf } from '../portfolio/sample.ts'
import { newestPrice } from '../portfolio/totals.ts'
import { protocols } from '../protocols/index.ts'
import { createQueue } from './queue.ts'
import type { HistoryService, Services } from './services.ts'

/** How many histories are asked of the store at a time. */
const readTogether = 50
/** A refresh that some chain holds up is not waited for longer than this before what is there is written. ms. */
const patience = 5_000

const prefix = 'history.'
const indexKey = `${prefix}index`
type End = { time: bigint; gaps: number }
const encodeIndex = (entries: Iterable<readonly [string, End]>) =>
  encode({ version: 1, ends: [...entries].map(([key, { time, gaps }]) => [key, time, gaps]) })

/** What the index says; nothing of it has to be true, since a history that is looked at says it again. */
function parseIndex(stored: unknown): readonly (readonly [string, End])[] {
  try {
    const { version, ends } = decode(stored as string) as { version: unknown; ends: readonly (readonly unknown[])[] }
    if (version !== 1) return []
    return ends.flatMap(([key, time, gaps]) =>
      typeof key === 'string' && typeof time === 'bigint' && typeof gaps === 'number'
        ? [[key, { time, gaps }] as const]
        : [],
    )
  } catch {
    // Missing or damaged: every history is looked at once more.
    return []
  }
}

const keyOf = (account: Address, chainId: number) => `${prefix}${chainId}.${account.toLowerCase()}`

type Dependencies = Pick<Services, 'state' | 'keeper'> & {
  durable: DurableStore
  /** As `setTimeout` and `clearTimeout`. */
  schedule?: (work: () => void, ms: number) => unknown
  cancel?: (timer: unknown) => void
}

/**
 * Writes down what each account held on each chain, after every refresh; nothing of it is in the mirror, and views ask
 * for it. Never while the wallet is locked. What a later version wrote is left alone.
 */
export function createHistory({
  state,
  keeper,
  durable,
  schedule = (work, ms) => setTimeout(work, ms),
  cancel = (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}: Dependencies): HistoryService {
  const queue = createQueue()
  /** What the stored history of each key ends with. Kept beside them, so that a worker that wakes need not read them all. */
  const last = new Map<string, End>()
  let indexed = false
  /** Portfolios that were looked at. */
  let seen = new WeakSet<Portfolio>()
  let timer: unknown = null
  /** Raised by lock, so that what was begun before it writes nothing. */
  let generation = 0

  const isOpen = (mine: number) => mine === generation && keeper.phase() === 'unlocked'
  const isOurs = (account: Address) =>
    keeper.accounts().some(({ address }) => address.toLowerCase() === account.toLowerCase())

  const read = async (account: Address, chainId: number): Promise<History | 'newer'> => {
    const parsed = parseHistory(await durable.get(keyOf(account, chainId)), account, chainId)
    // What is damaged cannot be read by anyone any more: a new one begins.
    return parsed === 'damaged' ? { account, chainId, samples: [] } : parsed
  }
  const loadIndex = async () => {
    if (indexed) return
    for (const [key, end] of parseIndex(await durable.get(indexKey).catch(() => null))) last.set(key, end)
    indexed = true
  }
  const saveIndex = () => durable.set(indexKey, encodeIndex(last)).catch(() => {})
  const endOf = ({ samples }: History): End | null => {
    const newest = samples.at(-1)
    return newest === undefined ? null : { time: newest.time, gaps: gapsIn(newest) }
  }

  const writeOne = async (portfolio: Portfolio, mine: number) => {
    const { account, chainId, block } = portfolio
    const key = keyOf(account, chainId)
    const known = last.get(key)
    if (block === null || !isDue(known, block.timestamp)) return false
    const sample = sampleOf(portfolio, contextOf(state.get()))
    const history = await read(account, chainId)
    if (history === 'newer' || sample === null) return false
    const next = { ...history, samples: addSample(history.samples, sample) }
    const changed = next.samples !== history.samples
    if (!isOpen(mine) || !isOurs(account)) return false
    if (changed) await durable.set(key, encodeHistory(next))
    const end = endOf(next)
    if (end !== null) last.set(key, end)
    return changed
  }
  const writeAll = (mine: number) =>
    queue(async () => {
      await loadIndex()
      let written = false
      for (const portfolio of Object.values(state.get().portfolios)) {
        if (!isOpen(mine)) break
        if (seen.has(portfolio)) continue
        seen.add(portfolio)
        // A store that does not answer costs this hour's sample of one account, and nothing else.
        written = (await writeOne(portfolio, mine).catch(() => false)) || written
      }
      if (written && isOpen(mine)) await saveIndex()
    })

  const stop = () => {
    if (timer !== null) cancel(timer)
    timer = null
  }
  const start = () => {
    stop()
    void writeAll(generation)
  }
  state.subscribe(({ portfolios, refresh }) => {
    if (keeper.phase() !== 'unlocked') return
    if (refresh !== undefined && !refresh.running) start()
    else if (portfolios !== undefined && timer === null) timer = schedule(start, patience)
  })

  const forget = () => {
    generation += 1
    stop()
    last.clear()
    indexed = false
    seen = new WeakSet()
  }
  keeper.onLock(forget)
  keeper.onReset(forget)
  keeper.onRemove((account) =>
    queue(async () => {
      const theirs = (await durable.keys()).filter(
        (key) => key.startsWith(prefix) && key.endsWith(account.toLowerCase()),
      )
      for (const key of theirs) {
        last.delete(key)
        await durable.delete(key)
      }
      const index = parseIndex(await durable.get(indexKey)).filter(([key]) => !key.endsWith(account.toLowerCase()))
      await durable.set(indexKey, encodeIndex(index))
    }),
  )

  return {
    async read(account) {
      const mine = generation
      const wanted = Object.values(state.get().portfolios).filter(
        (portfolio) => isOurs(portfolio.account) && (account === null || portfolio.account === account),
      )
      const context = contextOf(state.get())
      const found: Awaited<ReturnType<HistoryService['read']>>[number][] = []
      for (let begin = 0; begin < wanted.length; begin += readTogether) {
        const part = await Promise.all(
          wanted.slice(begin, begin + readTogether).map(async (portfolio) => {
            const { account: owner, chainId } = portfolio
            const stored = await durable.get(keyOf(owner, chainId))
            const now = sampleOf(portfolio, context)
            return {
              account: owner,
              chainId,
              stored: typeof stored === 'string' ? stored : null,
              now: now && encodeHistory({ account: owner, chainId, samples: [now] }),
            }
          }),
        )
        if (!isOpen(mine)) return []
        found.push(...part)
      }
      return found
    },
  }
}

type Mirrored = ReturnType<Services['state']['get']>
const contextOf = ({ rates, portfolios }: Mirrored): SampleContext => ({
  rates,
  price: newestPrice(Object.values(portfolios)),
  wrappersOf,
})

/** Where one is to be looked for: the same protocol's tokens of the same kind that do not rebase. */
function wrappersOf(token: Address, chainId: number): readonly Address[] {
  for (const { tokens } of protocols) {
    const rebasing = tokens.find(
      (each) => each.chainId === chainId && each.address.toLowerCase() === token.toLowerCase(),
    )
    if (rebasing === undefined) continue
    return tokens
      .filter((each) => each.chainId === chainId && !each.rebasing && each.kind === rebasing.kind && !each.rateOf)
      .map(({ address }) => address)
  }
  return []
}
