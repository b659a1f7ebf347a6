import type { Address } from 'viem'
import { chains } from '../chain/chains.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, type ErrorInfo, errorCode, WalletError } from '../errors.ts'
import type { BlockRef, DailySample } from '../messaging/mirror.ts'
import type { RatePoint, YieldReport, YieldWindow } from '../messaging/yields.ts'
import { protocols } from '../protocols/index.ts'
import { wrappers as everyWrapper } from '../protocols/markets.ts'
import { parallel } from '../protocols/plan.ts'
import type { Protocol, Rate, RateLog, RateUnit, Read, Wrapper } from '../protocols/types.ts'
import { wad } from '../units.ts'
import { runPlan } from './engine.ts'
import { findBlock } from './pastBlocks.ts'
import { lastLoggedRate } from './pastLogs.ts'
import { type PlainRate, plainRates } from './rateUnits.ts'
import { toleranceOf, windowOf } from './yieldMath.ts'

export type YieldsInput = {
  /** A token on the client's chain that has a rate of its own there. */
  token: Address
  /** What Bowline stored of a token on this chain. */
  samples: (token: Address) => Promise<readonly DailySample[]>
  of?: readonly Protocol[]
  wrappers?: readonly Wrapper[]
}

/** The days that a yield is told for. */
const windows = [7, 30, 90] as const
const day = 86_400n

/**
 * What a token earned over 7, 30 and 90 days, from its own rate: at blocks of those days where an endpoint still has their
 * state, else from the log where the protocol writes its rate there, else from what Bowline stored. Each window says which,
 * and from when to when. Throws what the client throws when the rate of now cannot be read.
 */
export async function readYields(client: ChainClient, input: YieldsInput): Promise<Omit<YieldReport, 'readAt'>> {
  const { token, samples, of = protocols, wrappers = everyWrapper } = input
  const { chainId } = client
  const earner = earnerOf(token, chainId, of, wrappers)
  const { result: rates, block } = await runPlan(client, readRatesOf(of, chainId))
  const now = earner === null ? null : pointFrom(rates, earner, block)
  const report = { chainId, token, unit: now?.unit ?? null, block }
  if (earner === null || now === null) {
    return { ...report, of: null, archive: null, windows: windows.map((days) => windowOf(days, null, null, null)) }
  }

  const needed = neededFor(earner, rates)
  const plain = chainId === 1 && isPlain(rates, earner)
  const log = plain ? of.flatMap(({ rateLogs }) => rateLogs ?? []).find(isOf(earner)) : undefined
  const lastLogged = once(async () => (log === undefined ? null : lastLoggedRate(client, log, block.number)))
  let archive: ErrorInfo | null = null

  const tell = async (days: YieldWindow['days']): Promise<YieldWindow> => {
    const then = await findBlock(client, block.timestamp - BigInt(days) * day, {
      latest: block,
      blockSeconds: chains.find(({ id }) => id === chainId)?.blockSeconds ?? 12,
      tolerance: toleranceOf(days) / 8n,
    })
    if (then !== null && archive === null) {
      try {
        const old = await readAt(client, readRatesOf(needed, chainId), then.number)
        return windowOf(days, 'archive', pointFrom(old.result, earner, old.block), now)
      } catch (error) {
        archive = describeError(new NoArchiveError(error))
      }
    }
    if (then !== null && log !== undefined) {
      const logged = windowOf(days, 'events', await lastLoggedRate(client, log, then.number), await lastLogged())
      if (logged.verdict !== 'unknown') return logged
    }
    return windowOf(days, 'stored', storedPoint(await samples(earner), block.timestamp, days), now)
  }

  const found: YieldWindow[] = []
  // One after the other: the first to be refused spares the others the question.
  for (const days of windows) found.push(await tell(days))
  return { ...report, of: { chainId, token: earner }, archive, windows: found }
}

/**
 * The token whose rate shows what this one earns: the other form of one that rebases, else itself. Null for one that rebases
 * and has no other form: its own rate stands still, which would read as earning nothing.
 */
function earnerOf(
  token: Address,
  chainId: number,
  of: readonly Protocol[],
  wrappers: readonly Wrapper[],
): Address | null {
  const known = of.flatMap(({ tokens }) => tokens).find((each) => each.chainId === chainId && same(each.address, token))
  if (known?.rebasing !== true) return token
  return wrappers.find((pair) => pair.chainId === chainId && same(pair.wrapped, token))?.wrapper ?? null
}

type OfProtocol = { protocol: Protocol; rates: readonly Rate[] }

/** Every protocol's rates on a chain, each with who said them; those that fail are left out. */
function* readRatesOf(of: readonly Protocol[], chainId: number): Read<readonly OfProtocol[]> {
  const rated = of.filter(({ readRates, chainIds = [1] }) => readRates !== undefined && chainIds.includes(chainId))
  const outcomes = yield* parallel(rated.map((protocol) => (protocol.readRates as RatePlan)(chainId)))
  return rated.flatMap((protocol, index) => {
    const outcome = outcomes[index]
    return outcome?.ok ? [{ protocol, rates: outcome.value }] : []
  })
}
type RatePlan = NonNullable<Protocol['readRates']>

/** The protocols a rate depends on: the token's own, and those of the tokens it is counted in. */
function neededFor(token: Address, read: readonly OfProtocol[]): readonly Protocol[] {
  const needed = new Set<Protocol>()
  let unit: RateUnit | undefined = token
  // Nothing real is counted in more tokens than this.
  for (let depth = 0; depth < 5 && unit !== undefined && unit !== 'ether' && unit !== 'bitcoin'; depth += 1) {
    const wanted: Address = unit
    const owner = read.find(({ rates }) => rates.some(isOf(wanted)))
    if (owner !== undefined) needed.add(owner.protocol)
    unit = owner?.rates.find(isOf(wanted))?.unit
  }
  return [...needed]
}

function pointFrom(
  read: readonly OfProtocol[],
  token: Address,
  block: BlockRef,
): (RatePoint & Pick<PlainRate, 'unit'>) | null {
  const rates = read.flatMap((each) => each.rates)
  const plain = plainRates(rates).get(token.toLowerCase())
  if (plain === undefined) return null
  const { writtenAt } = rates.find(isOf(token)) ?? {}
  // A rate counted in another token moves with that one's rate too, whenever it was written itself.
  const time =
    isPlain(read, token) && writtenAt !== undefined && writtenAt <= block.timestamp ? writtenAt : block.timestamp
  return { ...plain, time, block: block.number }
}

const isPlain = (read: readonly OfProtocol[], token: Address) =>
  ['ether', 'bitcoin'].includes(read.flatMap(({ rates }) => rates).find(isOf(token))?.unit ?? 'ether')
const same = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase()
const isOf =
  (token: Address) =>
  (each: Pick<Rate | RateLog, 'token'>): boolean =>
    same(each.token, token)

/**
 * A plan at a block of the past. What the endpoint thinks of old states is asked with the smallest question there is, so that
 * its refusal is not taken for one of the size.
 */
async function readAt<result>(client: ChainClient, plan: Read<result>, at: bigint) {
  await client.read([], { block: at })
  return runPlan({ read: (calls, { block = at } = {}) => client.read(calls, { block }) }, plan)
}

/** The day nearest to so many days ago. */
function storedPoint(samples: readonly DailySample[], now: bigint, days: number): RatePoint | null {
  const wanted = now - BigInt(days) * day
  const distance = ({ time }: DailySample) => (time > wanted ? time - wanted : wanted - time)
  const known = samples.filter(({ rate }) => rate !== null)
  const nearest = known.toSorted((a, b) => (distance(a) < distance(b) ? -1 : 1))[0]
  return nearest?.rate == null ? null : { wad: wad(nearest.rate), time: nearest.time, block: null }
}

function once<value>(make: () => Promise<value>): () => Promise<value> {
  let made: Promise<value> | null = null
  return () => {
    made ??= make()
    return made
  }
}

/** No endpoint of the user's answers questions about old blocks: most keep only the last minutes. */
export class NoArchiveError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(cause: unknown) {
    super('Your endpoints do not keep the state of past days. An archive endpoint does.', { cause })
  }
}
