import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { SessionStore } from '../browser/session.ts'
import type { ChainClient } from '../chain/types.ts'
import { decode, encode } from '../codec.ts'
import { describeError } from '../errors.ts'
import type { AvsReport, DirectoryCoverage, DirectoryList, OperatorsReport } from '../messaging/directory.ts'
import { addEvents, setIdsOf, slashesOf } from '../portfolio/directory/events.ts'
import {
  type DirectoryLogs,
  describedKey,
  firstDirectoryBlock,
  noDirectoryLogs,
  searchDirectoryLogs,
} from '../portfolio/directory/search.ts'
import { encodeDirectoryLogs, parseDirectoryLogs } from '../portfolio/directory/stored.ts'
import { noteLate, runPlan, unique } from '../portfolio/engine.ts'
import { rateTable } from '../portfolio/rates.ts'
import { avsNames, operatorNames } from '../protocols/eigenlayer/names.ts'
import type { Call, Read } from '../protocols/types.ts'
import { readAvs } from '../risk/directory/avs.ts'
import { readDirectoryList } from '../risk/directory/list.ts'
import { readOperatorDetails } from '../risk/directory/operator.ts'
import type { RateOf } from '../risk/directory/stakes.ts'
import type { Descriptions } from './descriptions.ts'
import type { DirectoryService, Services } from './services.ts'

type Dependencies = Pick<Services, 'chain' | 'keeper' | 'state'> & {
  durable: DurableStore
  session: SessionStore
  descriptions: Descriptions
  now: () => number
}

const [logsKey, cacheKey] = ['directory.logs', 'directory']
/** Raised when the shape of what is kept for this browser session changes. */
const version = 1
/** Reports of single operators and AVSs that are kept. */
const mostKept = 24
/** Names that only logs gave: anybody may register. */
const [mostLogged, mostLoggedAvss] = [400, 160]
/** More calls than any of the readings needs. */
const mostHints = 8_000
/** How long one command looks through logs. ms */
const searchFor = 4_000

type Report = DirectoryList | OperatorsReport | AvsReport
type Kept = readonly (readonly [key: string, report: Report])[]

/**
 * Reads operators and AVSs when a view asks, and keeps each reading until the wallet locks, with its block. The calls of the
 * last reading of the same thing ride along with the first of the next, so that one request is enough.
 */
export function createDirectory(dependencies: Dependencies): DirectoryService {
  const { chain, keeper, state, durable, session, descriptions, now } = dependencies
  let reports: Map<string, Report> | null = null
  let logs: DirectoryLogs | null = null
  let generation = 0
  const hints = new Map<string, readonly Call[]>()
  const running = new Map<string, Promise<Report>>()
  let searching: Promise<void> | null = null

  const loadLogs = async () => {
    logs ??= parseDirectoryLogs(await durable.get(logsKey).catch(() => undefined))
    return logs
  }
  const loadReports = async () => {
    reports ??= new Map(parseReports(await session.get(cacheKey).catch(() => undefined)))
    return reports
  }
  const keep = (key: string, report: Report) => {
    const kept = reports ?? new Map<string, Report>()
    kept.delete(key)
    kept.set(key, report)
    const list = [...kept].filter(([one]) => one === 'list')
    reports = new Map([...list, ...[...kept].filter(([one]) => one !== 'list').slice(-mostKept)])
    // A cache that is not written costs reading it again.
    session.set(cacheKey, encode({ version, reports: [...reports] })).catch(() => {})
  }
  /** The rates that value what is held on every other screen. */
  const ratesNow = (): RateOf => {
    const { rates } = state.get()
    const newest = rates.map(({ block }) => block.timestamp).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n
    const table = rateTable(rates, newest)
    return (token) => table(1, token)
  }
  const run = async <result>(client: ChainClient, key: string, plan: Read<result>) => {
    const late: Call[] = []
    const done = await runPlan(client, noteLate(plan, late), { hints: hints.get(key) ?? [] })
    hints.set(key, unique(late).slice(0, mostHints))
    return done
  }
  /** What is kept under the key, or a reading; the same one is under way once. */
  const readOnce = async <report extends Report>(
    key: string,
    fresh: boolean,
    holds: (kept: report) => boolean,
    read: () => Promise<report>,
  ): Promise<report> => {
    const kept = (await loadReports()).get(key) as report | undefined
    if (kept !== undefined && !fresh && holds(kept)) return kept
    const mine = generation
    const job =
      (running.get(key) as Promise<report> | undefined) ??
      read()
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
    hints.clear()
    await session.remove(cacheKey).catch(() => {})
  }
  keeper.onLock(erase)
  keeper.onReset(async () => {
    logs = noDirectoryLogs
    await erase()
  })

  const search = async (client: ChainClient, head: bigint): Promise<void> => {
    const mine = generation
    const until = now() + searchFor
    await searchDirectoryLogs(client, {
      known: await loadLogs(),
      head,
      async onPiece(next) {
        if (mine !== generation) return false
        logs = next
        // What cannot be stored is looked for again.
        await durable.set(logsKey, encodeDirectoryLogs(next)).catch(() => {})
        return now() < until
      },
    })
  }

  const searchOnce = (client: ChainClient, head: bigint) => {
    searching ??= search(client, head).finally(() => {
      searching = null
    })
    return searching
  }
  /** The logs up to this block, once the whole log was looked through; else as far as they are known. */
  const logsUpTo = async (client: ChainClient, head: bigint): Promise<DirectoryLogs> => {
    const { span } = await loadLogs()
    // What cannot be read now is told by how far the search has come.
    if (span !== null && span.from <= firstDirectoryBlock && span.to < head)
      await searchOnce(client, head).catch(() => {})
    return loadLogs()
  }

  return {
    list: ({ fresh, also }) =>
      readOnce<DirectoryList>('list', fresh, covers(also), async () => {
        const found = await loadLogs()
        const operators = distinct([
          ...operatorNames().map(addressOf),
          ...also,
          ...found.operators.slice(0, mostLogged),
        ])
        const { result, block } = await run(
          chain.client(1),
          'list',
          readDirectoryList(operators, avssOf(found), ratesNow()),
        )
        return { ...result, block, readAt: now() }
      }),
    operators: ({ operators, fresh }) =>
      readOnce<OperatorsReport>(`operators ${operators.join()}`.toLowerCase(), fresh, always, async () => {
        const client = chain.client(1)
        const plan = readOperatorDetails(operators, avssOf(await loadLogs()), ratesNow())
        const { result, block } = await run(client, `operators ${operators.join()}`, plan)
        const found = await logsUpTo(client, block.number)
        return {
          operators: operators.map((address, index) => {
            const outcome = result.outcomes[index]
            if (outcome?.ok) return addEvents(outcome.value, found, block)
            return { address, error: describeError(outcome?.error) }
          }),
          withdrawalDelayBlocks: result.withdrawalDelayBlocks,
          coverage: coverageOf(found, block.number),
          block,
          readAt: now(),
        }
      }),
    avs: ({ avs, fresh }) =>
      readOnce<AvsReport>(`avs ${avs}`.toLowerCase(), fresh, always, async () => {
        const client = chain.client(1)
        const read = (of: DirectoryLogs) => {
          const operators = distinct([...operatorNames().map(addressOf), ...of.operators.slice(0, mostLogged)])
          return run(client, `avs ${avs}`, readAvs({ avs, operators, ids: setIdsOf(avs, of), rateOf: ratesNow() }))
        }
        const before = await loadLogs()
        let { result, block } = await read(before)
        const found = await logsUpTo(client, block.number)
        // New blocks named sets with numbers of their own.
        if (setIdsOf(avs, found).length > setIdsOf(avs, before).length) ({ result, block } = await read(found))
        const slashes = slashesOf(found, (slash) => slash.avs.toLowerCase() === avs.toLowerCase())
        return { ...result, slashes, coverage: coverageOf(found, block.number), block, readAt: now() }
      }),
    async search({ go }) {
      const client = chain.client(1)
      const { block } = await client.read([])
      if (go) {
        await searchOnce(client, block.number)
      }
      return coverageOf(await loadLogs(), block.number)
    },
    async describe({ who, fresh }) {
      const { described } = await loadLogs()
      const uris = new Map(described.map((one) => [describedKey(one), one.uri]))
      return descriptions.read(who, (one) => uris.get(describedKey(one)), { fresh })
    },
  }
}

const addressOf = ({ address }: { address: Address }) => address
const always = () => true

/** Whether the list that is kept has all of these. */
const covers = (also: readonly Address[]) => {
  return ({ operators, unread }: DirectoryList): boolean => {
    const read = new Set([...operators.map(({ operator }) => operator), ...unread.map(addressOf)].map(lower))
    return also.every((one) => read.has(lower(one)))
  }
}
const lower = (address: Address) => address.toLowerCase()

function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((one) => [lower(one), one])).values()]
}

/** AVSs of the embedded list, and those that logs named. */
function avssOf({ described, sets }: DirectoryLogs): readonly Address[] {
  const logged = [...described.filter(({ kind }) => kind === 'avs').map(addressOf), ...sets.map(({ avs }) => avs)]
  return distinct([...avsNames().map(addressOf), ...distinct(logged).slice(0, mostLoggedAvss)])
}

function coverageOf({ span }: DirectoryLogs, head: bigint): DirectoryCoverage {
  const floor = firstDirectoryBlock < head ? firstDirectoryBlock : head
  return { span, floor, head, complete: span !== null && span.from <= floor && span.to + 300n >= head }
}

/** Written by this version in this browser session, so only the version is checked. */
function parseReports(text: unknown): Kept {
  if (typeof text !== 'string') return []
  const kept = decode(text) as { version: unknown; reports: Kept }
  return kept.version === version ? kept.reports : []
}
