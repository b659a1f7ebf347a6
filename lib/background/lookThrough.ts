import type { Address } from 'viem'
import type { SessionStore } from '../browser/session.ts'
import { decode, encode } from '../codec.ts'
import type { ExposureReport } from '../messaging/exposure.ts'
import type { BlockRef, Portfolio } from '../messaging/mirror.ts'
import { noteLate, runPlan, unique } from '../portfolio/engine.ts'
import { rateTable } from '../portfolio/rates.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { protocols as everyProtocol, findToken } from '../protocols/index.ts'
import { greater } from '../protocols/lesser.ts'
import type { Call, Protocol } from '../protocols/types.ts'
import { assessExposure } from '../risk/exposure.ts'
import { type Behind, directOperators, type PlacedHolding, placeHoldings, restakedTokens } from '../risk/holdings.ts'
import { exposureChange } from '../risk/move.ts'
import type { OperatorState } from '../risk/operators.ts'
import { readSecurers, type Securers } from '../risk/readSecurers.ts'
import type { ExposureService, Services } from './services.ts'

type Dependencies = Pick<Services, 'chain' | 'keeper' | 'state'> & {
  session: SessionStore
  now: () => number
  /** Told of every token whose restakers were all read, with the operators behind it. */
  onBacking?: (backing: readonly { chainId: number; token: Address; operators: readonly Address[] }[]) => void
  protocols?: readonly Protocol[]
}

const cacheKey = 'exposure'
/** Raised when the shape of what is kept for this browser session changes. */
const version = 1
/** More calls than a look-through of everything needs: what is beyond would be guessed in vain. */
const mostHints = 8_000

/** Who secures what, as last read, whoever's it is. */
type Kept = Securers & {
  /** What was asked about, in lower case: what is not in here has to be read. */
  asked: ReadonlySet<string>
  block: BlockRef
  readAt: number
  requests: number
}

/**
 * Reads who secures what when a view asks, and keeps it until the wallet locks. The calls of the last reading ride along with
 * the first of the next, so that one request is enough.
 */
export function createExposure({
  chain,
  keeper,
  state,
  session,
  now,
  onBacking,
  protocols = everyProtocol,
}: Dependencies): ExposureService {
  let kept: Kept | null = null
  let hints: readonly Call[] = []
  let generation = 0
  let loaded: Promise<void> | null = null
  let running: { key: string; job: Promise<Kept> } | null = null

  const load = () => {
    loaded ??= session
      .get(cacheKey)
      .then(parseKept)
      .catch(() => null)
      .then((found) => {
        if (found === null || kept !== null) return
        kept = found.kept
        hints = found.hints
      })
    return loaded
  }
  const portfoliosOf = (account: Address | null): readonly Portfolio[] => {
    const { accounts, portfolios } = state.get()
    const shown = new Set(accounts.filter(({ hidden }) => !hidden).map(({ address }) => address))
    return Object.values(portfolios).filter((one) =>
      account === null ? shown.has(one.account) : one.account === account,
    )
  }
  /** The rates that value the rows on every other screen: as old as they are. */
  const ratesNow = (): Behind['rateOf'] => {
    const { rates } = state.get()
    const newest = rates.reduce((latest, { block }) => greater(latest, block.timestamp), 0n)
    const table = rateTable(rates, newest)
    return (token) => table(1, token)
  }

  const read = async (tokens: readonly Address[], operators: readonly Address[]): Promise<Kept> => {
    const mine = generation
    const late: Call[] = []
    const plan = readSecurers(tokens, operators, { protocols, rateOf: ratesNow() })
    const { result, block, requests } = await runPlan(chain.client(1), noteLate(plan, late), { hints })
    const asked = new Set([...tokens, ...operators].map((one) => one.toLowerCase()))
    const fresh: Kept = { ...result, asked, block, requests, readAt: now() }
    if (mine === generation) {
      onBacking?.(wholeBacking(result, tokens))
      kept = fresh
      hints = unique(late).slice(0, mostHints)
      // A cache that is not written costs reading it again.
      session.set(cacheKey, encodeKept(fresh, hints)).catch(() => {})
    }
    return fresh
  }
  /** What is kept when it covers the question, else a reading; the same question is under way once. */
  const securersOf = async (
    tokens: readonly Address[],
    operators: readonly Address[],
    fresh: boolean,
  ): Promise<Kept> => {
    await load()
    const wanted = [...tokens, ...operators].map((one) => one.toLowerCase())
    if (!fresh && kept !== null && wanted.every((one) => kept?.asked.has(one))) return kept
    const key = wanted.toSorted().join()
    if (running?.key === key) return running.job
    const job = read(tokens, operators).finally(() => {
      if (running?.job === job) running = null
    })
    running = { key, job }
    return job
  }
  const report = (
    account: Address | null,
    held: { holdings: readonly PlacedHolding[]; unvalued: number },
    { states, withdrawalDelayBlocks, block, readAt, requests }: Kept,
  ): ExposureReport => ({
    ...assessExposure(held, { states, withdrawalDelayBlocks, block: block.number }),
    account,
    block,
    readAt,
    requests,
    withdrawalDelayBlocks,
  })
  const erase = async () => {
    generation += 1
    kept = null
    hints = []
    running = null
    await session.remove(cacheKey).catch(() => {})
  }
  keeper.onLock(erase)
  keeper.onReset(erase)

  return {
    async read({ account, fresh }) {
      const portfolios = portfoliosOf(account)
      const secured = await securersOf(restakedTokens(portfolios, findToken), directOperators(portfolios), fresh)
      const held = placeHoldings(portfoliosOf(account), { backed: secured.backed, rateOf: ratesNow(), findToken })
      return report(account, held, secured)
    },
    async whatIf({ account, from, to, amount }) {
      const portfolios = portfoliosOf(account)
      const tokens = [...restakedTokens(portfolios, findToken), ...('token' in to ? [to.token] : [])]
      const operators = [...directOperators(portfolios), ...('operator' in to ? [to.operator] : [])]
      const secured = await securersOf(tokens, operators, false)
      const behind = { backed: secured.backed, rateOf: ratesNow(), findToken, asset: assetOf }
      const { states, withdrawalDelayBlocks, block, readAt, requests } = secured
      const told = { account, block, readAt, requests, withdrawalDelayBlocks }
      const operatorsNow = { states, withdrawalDelayBlocks, block: block.number }
      const held = placeHoldings(portfoliosOf(account), behind)
      const { before, after, moved } = exposureChange(held, { from, to, amount }, behind, operatorsNow)
      return { before: { ...before, ...told }, after: { ...after, ...told }, moved }
    },
  }
}

function assetOf(strategy: Address): { token: Address | null; symbol: string } {
  const known = strategies.find(({ address }) => address.toLowerCase() === strategy.toLowerCase())
  return known === undefined ? { token: strategy, symbol: '?' } : { token: known.token, symbol: known.symbol }
}

type Entries<value> = readonly (readonly [string, value])[]
type PlainState = Omit<OperatorState, 'maxMagnitudes' | 'delegated'> & { maxMagnitudes: Entries<bigint> }

function encodeKept({ backed, states, asked, ...rest }: Kept, hints: readonly Call[]): string {
  const plain = [...states].map(([operator, one]): [string, PlainState | null] => {
    if (one === null) return [operator, null]
    const { maxMagnitudes, delegated: _, ...facts } = one
    return [operator, { ...facts, maxMagnitudes: [...maxMagnitudes] }]
  })
  return encode({ version, hints, ...rest, backed: [...backed], states: plain, asked: [...asked] })
}

/** Written by this version in this browser session, so only the version is checked. */
function parseKept(text: unknown): { kept: Kept; hints: readonly Call[] } | null {
  if (typeof text !== 'string') return null
  const {
    version: of,
    hints,
    backed,
    states,
    asked,
    ...rest
  } = decode(text) as {
    version: unknown
    hints: readonly Call[]
    backed: Entries<never>
    states: Entries<PlainState | null>
    asked: readonly string[]
  } & Omit<Kept, 'backed' | 'states' | 'asked'>
  if (of !== version) return null
  const whole = states.map(([operator, one]): [string, OperatorState | null] => [
    operator,
    one === null ? null : { ...one, maxMagnitudes: new Map(one.maxMagnitudes), delegated: new Map() },
  ])
  return { kept: { ...rest, backed: new Map(backed), states: new Map(whole), asked: new Set(asked) }, hints }
}

/** A list with a gap would look like an operator that went. */
function wholeBacking({ backed }: Securers, tokens: readonly Address[]) {
  return tokens.flatMap((token) => {
    const behind = backed.get(token.toLowerCase())
    if (behind === undefined || behind.missing !== null || behind.unseen !== null) return []
    const operators = new Set(behind.slices.flatMap(({ operator }) => (operator === null ? [] : [operator])))
    return [{ chainId: 1, token, operators: [...operators] }]
  })
}
