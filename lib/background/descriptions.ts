import type { DurableStore } from '../browser/durable.ts'
import { fetchOutside, jsonOf, OutsideError } from '../chain/outside.ts'
import type { Fetch } from '../chain/transport.ts'
import { decode, encode } from '../codec.ts'
import type { Described, Description } from '../messaging/directory.ts'
import { describedKey } from '../portfolio/directory/search.ts'
import { isCount, isFlag, isPlace, isRecord, isText, nullable, oneOf, shape } from '../portfolio/shape.ts'
import { parseDescription, type SelfDescription } from '../protocols/eigenlayer/directory/described.ts'
import type { SettingsStore } from './services.ts'

type Redraw = (bytes: Uint8Array<ArrayBuffer>) => Promise<{ picture: string } | { fault: 'type' | 'size' }>

type Dependencies = {
  settings: Pick<SettingsStore, 'get'>
  durable: DurableStore
  fetch: Fetch
  redraw: Redraw
  now: () => number
}

export type Descriptions = {
  /** What these say of themselves, fetched where it may be and is needed. Never throws for one of them. */
  read(
    who: readonly Described[],
    /** What the log named: an empty text for one that took it back, undefined while no event was found. */
    uriOf: (one: Described) => string | undefined,
    options: { fresh: boolean },
  ): Promise<readonly Description[]>
}

/** Limits: facts/eigenlayer.md chapter 5. Bytes and ms. */
const [mostJson, mostPicture, patience] = [64 * 1_024, 256 * 1_024, 5_000]
/** JSON as hosts of files label it; what is no JSON fails to parse. HTML is never read. */
const jsonTypes = ['application/json', 'text/json', 'text/plain', 'application/octet-stream', 'binary/octet-stream']
/** As above: the first bytes decide. SVG is not among them. */
const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream', 'binary/octet-stream']
/** How long what was read counts, and what failed. ms */
const [goodFor, failedFor] = [86_400_000, 3_600_000]
/** Hosts asked at the same time. */
const atOnce = 4
const version = 1

/** What is kept of one: the last that was read, whatever failed since. `tried`: ms. */
type Kept = { uri: string; hash: string | null; tried: number; description: Description }

/**
 * Reads what operators and AVSs say of themselves, only while the setting allows it, and keeps it with its hash: what lies behind
 * an address changes without an event.
 */
export function createDescriptions({ settings, durable, fetch, redraw, now }: Dependencies): Descriptions {
  const storeKey = (one: Described) => `description.${describedKey(one)}`
  const running = new Map<string, Promise<Description>>()
  const outside = (url: string, maxBytes: number, accept: readonly string[]) =>
    fetchOutside(url, { maxBytes, accept, timeoutMs: patience, allowLoopback: settings.get().developer, fetch })

  const pictureOf = async (logo: string | null): Promise<Pick<Description, 'picture' | 'pictureFault'>> => {
    if (logo === null) return { picture: null, pictureFault: null }
    try {
      const drawn = await redraw((await outside(logo, mostPicture, pictureTypes)).bytes)
      return 'picture' in drawn
        ? { picture: drawn.picture, pictureFault: null }
        : { picture: null, pictureFault: drawn.fault }
    } catch (error) {
      return { picture: null, pictureFault: faultOf(error) }
    }
  }
  const fetchOne = async (one: Described, uri: string, before: Kept | null): Promise<Kept> => {
    const tried = now()
    const failed = (fault: NonNullable<Description['fault']>): Kept => {
      const last = before?.description ?? { ...nothing(one), host: hostOf(uri) }
      return { uri, hash: before?.hash ?? null, tried, description: { ...last, host: hostOf(uri), fault } }
    }
    try {
      const answer = await outside(uri, mostJson, jsonTypes)
      const said = parseDescription(jsonOf(answer))
      if (said === null) return failed('not-json')
      const hash = await sha256(answer.bytes)
      const changed =
        before?.hash != null && before.hash !== hash
          ? { at: tried, name: before.description.name }
          : (before?.description.changed ?? null)
      const picture = await pictureOf(said.logo)
      return { uri, hash, tried, description: { ...one, ...textsOf(said), ...picture, ...read(uri, tried), changed } }
    } catch (error) {
      return failed(error instanceof OutsideError && error.fault === 'bad-answer' ? 'not-json' : faultOf(error))
    }
  }
  const load = async (one: Described): Promise<Kept | null> =>
    parseKept(await durable.get(storeKey(one)).catch(() => undefined))

  const readOne = async (one: Described, uri: string, fresh: boolean): Promise<Description> => {
    const before = await load(one)
    const age = before === null ? Number.POSITIVE_INFINITY : now() - before.tried
    const holds =
      before !== null && before.uri === uri && age < (before.description.fault === null ? goodFor : failedFor)
    if (holds && !fresh) return before.description
    const kept = await fetchOne(one, uri, before)
    // What is not stored is fetched again.
    await durable.set(storeKey(one), encode({ version, kept })).catch(() => {})
    return kept.description
  }
  const readOnce = (one: Described, uri: string, fresh: boolean): Promise<Description> => {
    const key = storeKey(one)
    const job = running.get(key) ?? readOne(one, uri, fresh).finally(() => running.delete(key))
    running.set(key, job)
    return job
  }

  return {
    async read(who, uriOf, { fresh }) {
      const found: Description[] = []
      const waiting = [...who.entries()]
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [index, one] = next
          const uri = uriOf(one)
          // Asked for each: the user may turn it off meanwhile.
          if (!settings.get().descriptions) found[index] = { ...nothing(one), fault: 'off' }
          else if (uri === undefined) found[index] = { ...nothing(one), fault: 'unseen' }
          else if (uri.trim() === '') found[index] = { ...nothing(one), fault: 'none' }
          else found[index] = await readOnce(one, uri, fresh)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      return found
    },
  }
}

const nothing = ({ kind, address }: Described): Description => ({
  ...{ kind, address },
  ...{ host: null, fault: null, name: null, mixed: false, description: null, website: null },
  ...{ picture: null, pictureFault: null, fetchedAt: null, changed: null },
})
const textsOf = ({ name, mixed, description, website }: SelfDescription) => ({ name, mixed, description, website })
const read = (uri: string, fetchedAt: number) => ({ host: hostOf(uri), fault: null, fetchedAt })
const hostOf = (uri: string) => (URL.canParse(uri) ? new URL(uri).host || null : null)
const faultOf = (error: unknown) => `fetch.${error instanceof OutsideError ? error.fault : 'network'}` as const

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const isFault = (value: unknown) =>
  value === null || (isText(value) && /^(none|unseen|off|not-json|type|size|fetch\.[a-z-]+)$/.test(value as string))
const isKept = shape({
  uri: isText,
  hash: nullable(isText),
  tried: isCount,
  description: shape({
    kind: oneOf('operator', 'avs'),
    address: isPlace,
    host: nullable(isText),
    fault: isFault,
    name: nullable(isText),
    mixed: isFlag,
    description: nullable(isText),
    website: nullable(isText),
    picture: nullable((value) => isText(value) && /^data:image\/png;base64,[A-Za-z0-9+/=]*$/.test(value as string)),
    pictureFault: isFault,
    fetchedAt: nullable(isCount),
    changed: nullable(shape({ at: isCount, name: nullable(isText) })),
  }),
})

/** What was stored, or null: then it is fetched anew. */
function parseKept(text: unknown): Kept | null {
  if (typeof text !== 'string') return null
  try {
    const record = decode(text)
    if (!isRecord(record) || record.version !== version || !isKept(record.kept)) return null
    return record.kept as Kept
  } catch {
    // Cut off or written by nobody we know.
    return null
  }
}
