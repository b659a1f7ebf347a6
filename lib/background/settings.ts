import { parseEndpointUrl } from '../chain/endpoint.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { Settings } from '../messaging/mirror.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { SettingsStore, State } from './services.ts'
import { defaultSettings } from './state.ts'

/** Idle minutes before the wallet locks: never never, and at most a day. */
const shortestAutoLock = 1
const longestAutoLock = 24 * 60
/** Endpoints of one chain: more than anyone fails over between. */
const mostEndpoints = 10

type Choices = Omit<Settings, 'endpoints'>
type SettingsDependencies = {
  records: RecordContext
  state: State
  /** Ids of the chains that have endpoints. */
  chainIds: readonly number[]
}

/** The user's settings: plaintext, believed only with our MAC on it. Owns `settings` of the mirror. */
export function createSettings({ records, state, chainIds }: SettingsDependencies): SettingsStore {
  const record = authenticatedRecord<Settings>(records, {
    name: 'settings',
    version: 1,
    parse: (data) => parseSettings(data, chainIds),
    fallback: defaultSettings,
    // How the locked screen looks and speaks is harmless; everything else waits for the MAC.
    beforeUnlock: ({ language, theme }) => ({ ...defaultSettings, language, theme }),
  })
  record.subscribe((settings) => state.patch({ settings }))

  return {
    ready: record.ready,
    get: record.get,
    subscribe: record.subscribe,
    update: (patch) =>
      record.update((current) => {
        const { endpoints: _, ...choices } = { ...current, ...patch }
        const { developer } = parseChoices(choices)
        return {
          ...parseChoices(choices),
          endpoints: developer ? current.endpoints : withoutLoopback(current.endpoints),
        }
      }),
    setEndpoints: (chainId, urls) =>
      record.update((current) => {
        if (!chainIds.includes(chainId)) throw new SettingsError('endpoints')
        return {
          ...current,
          endpoints: { ...current.endpoints, [String(chainId)]: parseUrls(urls, current.developer) },
        }
      }),
  }
}

/** Settings as stored or as asked for. Throws SettingsError, EndpointError. */
export function parseSettings(data: unknown, chainIds: readonly number[]): Settings {
  const choices = parseChoices(data)
  const { endpoints } = data as Record<string, unknown>
  if (endpoints === null || typeof endpoints !== 'object') throw new SettingsError('endpoints')
  const lists = Object.entries(endpoints).map(([chainId, urls]) => {
    if (!chainIds.map(String).includes(chainId)) throw new SettingsError('endpoints')
    return [chainId, parseUrls(urls, choices.developer)] as const
  })
  return { ...choices, endpoints: Object.fromEntries(lists) }
}

function parseChoices(data: unknown): Choices {
  const record = (data ?? {}) as Record<string, unknown>
  const { language, theme, autoLockMinutes, windowEthereum, developer } = record
  // Settings of before there was this one do not have it.
  const { descriptions = false } = record
  if (language !== 'auto' && language !== 'en' && language !== 'zh-CN') throw new SettingsError('language')
  if (theme !== 'auto' && theme !== 'light' && theme !== 'dark') throw new SettingsError('theme')
  if (!isMinutes(autoLockMinutes)) throw new SettingsError('autoLockMinutes')
  if (typeof windowEthereum !== 'boolean') throw new SettingsError('windowEthereum')
  if (typeof developer !== 'boolean') throw new SettingsError('developer')
  if (typeof descriptions !== 'boolean') throw new SettingsError('descriptions')
  return { language, theme, autoLockMinutes, windowEthereum, developer, descriptions }
}

function isMinutes(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= shortestAutoLock && (value as number) <= longestAutoLock
}

function parseUrls(urls: unknown, allowLoopback: boolean): readonly string[] {
  if (!Array.isArray(urls) || urls.length > mostEndpoints) throw new SettingsError('endpoints')
  const parsed = urls.map((url) => parseEndpointUrl(String(url), { allowLoopback }))
  return [...new Set(parsed)]
}

/** Plain http is only for whoever has the developer switch on: turning it off takes those endpoints along. */
function withoutLoopback(endpoints: Settings['endpoints']): Settings['endpoints'] {
  return Object.fromEntries(
    Object.entries(endpoints).map(([chainId, urls]) => [chainId, urls.filter((url) => url.startsWith('https:'))]),
  )
}

/** A setting has a value Bowline does not know. `data` names the setting. */
class SettingsError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(setting: keyof Settings) {
    super('This setting cannot have that value. Nothing was changed.', { data: setting })
  }
}
