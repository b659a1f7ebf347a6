import { chains } from '../chain/chains.ts'
import type { Mirror, Preferences, Settings } from '../messaging/mirror.ts'
import { wad } from '../units.ts'
import { defaultAlarmSettings } from './alarms/settings.ts'
import type { State } from './services.ts'

/** What a fresh install starts from. No endpoint is preset: nothing is asked of anyone before the user names one. */
export const defaultSettings: Settings = {
  language: 'auto',
  theme: 'auto',
  autoLockMinutes: 15,
  windowEthereum: false,
  developer: false,
  descriptions: false,
  endpoints: {},
}

/** Everything is shown and counted, and a token two percent below its redemption value is worth a word. */
export const defaultPreferences: Preferences = {
  hidden: [],
  excluded: [],
  tokens: [],
  discountAlert: wad(2n * 10n ** 16n),
}

/** The mirror before anything was read. */
export const initialMirror: Mirror = {
  phase: 'starting',
  registry: { chains, protocols: [], tokens: [], names: [] },
  notices: [],
  settings: defaultSettings,
  accounts: [],
  selected: null,
  portfolios: {},
  refresh: { running: false, startedAt: null, finishedAt: null, error: null, chains: [] },
  rates: [],
  statuses: [],
  scans: [],
  markets: [],
  preferences: defaultPreferences,
  alarms: [],
  alarmSettings: defaultAlarmSettings,
  endpoints: [],
  approvals: [],
  activity: [],
  connections: [],
}

/** Holds the mirror and tells listeners what changed. A patch that changes nothing is not passed on. */
export function createState(initial: Mirror = initialMirror): State {
  let mirror = initial
  const listeners = new Set<(patch: Partial<Mirror>) => void>()
  return {
    get: () => mirror,
    patch(patch) {
      const changed = Object.entries(patch).filter(([key, value]) => mirror[key as keyof Mirror] !== value)
      if (changed.length === 0) return
      const effective: Partial<Mirror> = Object.fromEntries(changed)
      mirror = { ...mirror, ...effective }
      for (const listener of listeners) listener(effective)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * What a view may see of the mirror in this phase. Only the settings a locked screen needs leave a locked wallet, and
 * the requests that wait for an unlock.
 */
export function visibleMirror(mirror: Mirror): Mirror {
  if (mirror.phase === 'unlocked') return mirror
  const { phase, registry, notices, settings, approvals } = mirror
  return { ...initialMirror, phase, registry, notices, settings, approvals: approvals.filter(isAskedWhileLocked) }
}

function isAskedWhileLocked({ request }: Mirror['approvals'][number]): boolean {
  return request.kind === 'unlock' || request.kind === 'connect'
}
