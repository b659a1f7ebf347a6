import { OutsideError, parseOutsideUrl } from '../chain/outside.ts'
import type { RewardSources } from '../messaging/rewards.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { SettingsStore } from './services.ts'

export const noSources: RewardSources = { claims: null, figures: null }

/** Where the user wants claim data and figures from. */
export type RewardSourcesStore = {
  ready: Promise<void>
  get(): RewardSources
  /** Throws OutsideError for an address that may not be asked. */
  set(sources: RewardSources): Promise<void>
}

/** Keys longer than this are no keys. */
const longestKey = 200

/** A record of its own, believed only with our MAC on it: whoever could forge it could learn whose addresses are here. */
export function createRewardSources(records: RecordContext, settings: Pick<SettingsStore, 'get'>): RewardSourcesStore {
  const parse = (data: unknown, allowLoopback: boolean): RewardSources => {
    const { claims, figures } = (data ?? {}) as Record<string, unknown>
    const toUrl = (value: unknown) => {
      if (typeof value !== 'string') throw new OutsideError('url')
      return parseOutsideUrl(value, { allowLoopback })
    }
    if (figures === null || figures === undefined)
      return { claims: claims === null ? null : toUrl(claims), figures: null }
    const { url, key } = figures as Record<string, unknown>
    if (key !== null && (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key) || key.length > longestKey)) {
      throw new OutsideError('credentials')
    }
    return { claims: claims === null ? null : toUrl(claims), figures: { url: toUrl(url), key: key as string | null } }
  }
  const record = authenticatedRecord<RewardSources>(records, {
    name: 'rewardSources',
    version: 1,
    // Whether this computer may be asked is looked at with every question.
    parse: (data) => parse(data, true),
    fallback: noSources,
  })
  return {
    ready: record.ready,
    get: record.get,
    set: async (sources) => {
      const parsed = parse(sources, settings.get().developer)
      await record.update(() => parsed)
    },
  }
}
