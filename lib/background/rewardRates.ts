import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { describeError, type ErrorInfo, reportBug, WalletError } from '../errors.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import type { FiguresReport, RateCoverage, RatesReport } from '../messaging/rewards.ts'
import { runPlan } from '../portfolio/engine.ts'
import { fetchFigures } from '../portfolio/rewards/figures.ts'
import { readTokenFacts } from '../portfolio/rewards/prices.ts'
import {
  encodeRewardLogs,
  firstRewardBlock,
  noRewardLogs,
  parseRewardLogs,
  type RewardLogs,
  searchRewardLogs,
  timeOfBlock,
} from '../portfolio/rewards/search.ts'
import type { Outsider } from '../portfolio/rewards/sidecar.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import type { Submission } from '../protocols/eigenlayer/rewards/events.ts'
import { findToken } from '../protocols/index.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, call } from '../protocols/plan.ts'
import { readStakes } from '../risk/readRewards.ts'
import { amountWithin, dayInSeconds, needsEveryMember, type PriceOf, trailingWindow } from '../risk/rewards.ts'
import { reportRewards } from '../risk/rewardsReport.ts'
import { InvalidParamsError } from '../rpc/params.ts'
import type { RewardSourcesStore } from './rewardSources.ts'
import type { Services } from './services.ts'
import { WalletLockedError } from './views.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'settings'> & {
  durable: DurableStore
  sources: RewardSourcesStore
  now: () => number
  fetch?: Outsider['fetch']
}

const chainId = 1
const logsKey = 'rewards.logs'
/** Days of the trailing window: four weeks, since most rewards are submitted weekly. */
const windowDays = 28
/** Tokens whose symbol and price are asked for; others are shown by their address, unpriced. */
const mostTokens = 100
/** Pieces between two writes of a long search: so much is looked for again when the worker dies. */
const piecesPerWrite = 8

/** What operators paid: the search through the logs, kept over restarts, and the figures made of it when a view asks. */
export function createRewardRates({ state, chain, keeper, settings, durable, sources, now, fetch }: Dependencies) {
  let logs: RewardLogs | null = null
  let head: BlockRef | null = null
  let running: Promise<void> | null = null
  let failed: ErrorInfo | null = null
  /** Raised by lock and reset, so that a search under way ends. */
  let generation = 0
  const client = () => chain.client(chainId)

  const load = async (): Promise<RewardLogs> => {
    logs ??= parseRewardLogs(await durable.get(logsKey).catch(() => undefined))
    return logs
  }
  // Only that it is looked for again after a restart.
  const save = () => durable.set(logsKey, encodeRewardLogs(logs ?? noRewardLogs)).catch(() => {})
  keeper.onLock(() => {
    generation += 1
  })
  keeper.onReset(() => {
    generation += 1
    logs = null
  })

  const readHead = async (): Promise<BlockRef> => {
    const { block } = await runPlan(client(), readTime())
    head = block
    return block
  }
  const search = async () => {
    const mine = generation
    let pieces = 0
    try {
      const [known, latest] = [await load(), await readHead()]
      await searchRewardLogs(client(), {
        known,
        head: latest,
        async onPiece(next) {
          if (mine !== generation) return false
          logs = next
          pieces += 1
          if (pieces % piecesPerWrite === 0) await save()
          return true
        },
      })
      failed = null
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      failed = describeError(error)
    }
    if (mine === generation) await save()
  }
  const start = () => {
    running ??= search().finally(() => {
      running = null
    })
  }

  const coverageOf = (known: RewardLogs, paying: readonly Submission[]): RateCoverage => {
    const { span } = known
    const floor = head === null ? null : firstRewardBlock(head)
    const complete = span !== null && floor !== null && span.from <= floor
    const part = (span: NonNullable<RewardLogs['span']>, to: BlockRef, from: bigint) =>
      to.number <= from ? 1 : Number(((to.number - span.from) * 1_000n) / (to.number - from)) / 1_000
    return {
      since: span === null || head === null ? null : timeOfBlock(span.from, head),
      complete,
      progress: complete
        ? 1
        : span === null || head === null || floor === null
          ? 0
          : Math.min(0.999, part(span, head, floor)),
      searching: running !== null,
      error: failed,
      submissions: paying.length,
      withheld: complete ? [] : (['avs', 'incentives'] as const),
    }
  }

  const assertOpen = () => {
    if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
  }
  /** Operators that our accounts are delegated to, as last read. */
  const ownOperators = (): readonly Address[] =>
    Object.values(state.get().portfolios).flatMap(({ rows }) =>
      rows.flatMap(({ position }) => (position.kind === 'delegation' ? [position.operator] : [])),
    )

  return {
    /** How far the search has come; with `go` it goes on. */
    async search({ go }: { go: boolean }): Promise<RateCoverage> {
      assertOpen()
      const known = await load()
      if (head === null) await readHead()
      if (go) start()
      return coverageOf(known, [])
    },
    async rates({ operators }: { operators: readonly Address[] }): Promise<RatesReport> {
      assertOpen()
      const known = await load()
      const latest = await readHead()
      const window = trailingWindow(latest.timestamp, windowDays)
      const paying = known.submissions.filter((one) => amountWithin(one.duration, one, window) > 0n)
      const coverage = coverageOf(known, paying)
      const used = coverage.complete ? paying : paying.filter(({ kind }) => !needsEveryMember(kind))
      const { result: reading, block } = await runPlan(
        client(),
        readStakes({
          submissions: used,
          memberships: known.memberships,
          splits: known.splits,
          wanted: [...operators, ...ownOperators()],
          now: latest.timestamp,
        }),
      )
      const rewardTokens = someTokens(reading.submissions.map(({ token }) => token))
      const held = strategies.flatMap(({ token }) => (token === null ? [] : [token]))
      const { result: facts } = await runPlan(client(), readTokenFacts([...rewardTokens, ...held]))
      const find = (token: Address) => facts.find((one) => one.token.toLowerCase() === token.toLowerCase())
      const priceBy =
        (which: 'ether' | 'worth'): PriceOf =>
        (token) => {
          const found = find(token)
          const price = found?.[which] ?? null
          const decimals = found?.asset.decimals ?? null
          return price === null || decimals === null ? undefined : { ether: price, decimals }
        }
      assertOpen()
      return {
        block,
        window,
        coverage,
        operators: reportRewards({
          reading,
          window,
          priceOf: priceBy('ether'),
          worthOf: priceBy('worth'),
          withheld: coverage.withheld,
        }),
        tokens: facts.map(({ token, asset, ether }) => ({ token, asset, ether })),
      }
    },
    async figures({ operator }: { operator: Address }): Promise<FiguresReport> {
      assertOpen()
      const source = sources.get().figures
      if (source === null) throw new InvalidParamsError('no address to ask is set')
      // Yesterday's: today's are not made yet.
      const day = new Date(now() - Number(dayInSeconds) * 1_000).toISOString().slice(0, 10)
      const outsider = { allowLoopback: settings.get().developer, ...(fetch === undefined ? {} : { fetch }) }
      const figures = await fetchFigures(source, { operator, day }, outsider)
      return { operator, url: source.url, readAt: now(), figures }
    },
  }
}

/** Each once, our own first: anybody can submit rewards in tokens of their own making, and nobody reads thousands of those. */
function someTokens(tokens: readonly Address[]): readonly Address[] {
  const all = [...new Map(tokens.map((token) => [token.toLowerCase(), token])).values()]
  const rank = (token: Address) => Number(findToken(token) === undefined)
  return all.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostTokens)
}

function* readTime() {
  const [time] = yield* ask([call(multicall3, 'getCurrentBlockTimestamp', [])])
  return time
}
