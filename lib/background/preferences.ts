import { type Address, checksumAddress } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { Preferences } from '../messaging/mirror.ts'
import type { Token } from '../protocols/types.ts'
import { WAD, wad } from '../units.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { Keeper, PreferencesStore, State } from './services.ts'
import { defaultPreferences } from './state.ts'

/** Positions hidden or excluded, and tokens added: more than anyone has, and a bound for what is read and asked. */
const mostPositions = 2_000
const mostTokens = 100
/** `<chain id>:<account>:<position id>`, the id of a position being plain ASCII. */
const positionKeyPattern = /^[1-9]\d{0,15}:0x[0-9a-fA-F]{40}:[\x21-\x7e]{1,300}$/

type PreferencesDependencies = {
  records: RecordContext
  keeper: Pick<Keeper, 'onRemove'>
  state: State
  /** Ids of the chains a token may be on. */
  chainIds: readonly number[]
}

/**
 * What the user wants to see and count. Owns `preferences` of the mirror. A record of its own, believed only with our MAC
 * on it: whoever could forge it could keep a token out of sight.
 */
export function createPreferences({ records, keeper, state, chainIds }: PreferencesDependencies): PreferencesStore {
  const record = authenticatedRecord<Preferences>(records, {
    name: 'preferences',
    version: 1,
    parse: (data) => parsePreferences(data, chainIds),
    fallback: defaultPreferences,
  })
  record.subscribe((preferences) => state.patch({ preferences }))

  keeper.onRemove(async (account) => {
    const others = (keys: readonly string[]) => keys.filter((key) => !isOf(key, account))
    await record.update((current) => {
      const [hidden, excluded] = [others(current.hidden), others(current.excluded)]
      const same = hidden.length === current.hidden.length && excluded.length === current.excluded.length
      return same ? current : { ...current, hidden, excluded }
    })
  })

  return {
    ready: record.ready,
    get: record.get,
    setDiscountAlert: (discount) =>
      record.update((current) => ({ ...current, discountAlert: parseDiscount(discount) })),
    mark: (position, { hidden, excluded }) =>
      record.update((current) => ({
        ...current,
        hidden: hidden === undefined ? current.hidden : toggled(current.hidden, position, hidden),
        excluded: excluded === undefined ? current.excluded : toggled(current.excluded, position, excluded),
      })),
    addToken: (token) =>
      record.update((current) => {
        const added = parseToken(token, chainIds)
        const others = current.tokens.filter((known) => !isSame(known, added))
        if (others.length >= mostTokens) throw new PreferenceError('tokens')
        return { ...current, tokens: [...others, added] }
      }),
    removeToken: (token) =>
      record.update((current) => ({ ...current, tokens: current.tokens.filter((known) => !isSame(known, token)) })),
  }
}

/** Preferences as they were stored. Throws PreferenceError. */
export function parsePreferences(data: unknown, chainIds: readonly number[]): Preferences {
  const { hidden, excluded, tokens, discountAlert } = (data ?? {}) as Record<string, unknown>
  if (!Array.isArray(tokens) || tokens.length > mostTokens) throw new PreferenceError('tokens')
  return {
    hidden: parseKeys(hidden, 'hidden'),
    excluded: parseKeys(excluded, 'excluded'),
    tokens: tokens.map((token) => parseToken(token, chainIds)),
    discountAlert: parseDiscount(discountAlert),
  }
}

function parseKeys(value: unknown, which: 'hidden' | 'excluded'): readonly string[] {
  if (!Array.isArray(value) || value.length > mostPositions) throw new PreferenceError(which)
  return [...new Set(value.map((key) => parseKey(key, which)))]
}

function parseKey(value: unknown, which: 'hidden' | 'excluded'): string {
  if (typeof value !== 'string' || !positionKeyPattern.test(value)) throw new PreferenceError(which)
  return value
}

function toggled(keys: readonly string[], position: string, on: boolean): readonly string[] {
  const key = parseKey(position, 'hidden')
  if (keys.includes(key) === on) return keys
  if (on && keys.length >= mostPositions) throw new PreferenceError('hidden')
  return on ? [...keys, key] : keys.filter((known) => known !== key)
}

const isOf = (key: string, account: Address) => key.split(':')[1]?.toLowerCase() === account.toLowerCase()
const isSame = (a: Pick<Token, 'chainId' | 'address'>, b: Pick<Token, 'chainId' | 'address'>) =>
  a.chainId === b.chainId && a.address.toLowerCase() === b.address.toLowerCase()

/** A token somebody added: foreign text within limits, and nothing that would value it or count it as ours. */
function parseToken(value: unknown, chainIds: readonly number[]): Token {
  const { chainId, address, symbol, name, decimals } = (value ?? {}) as Record<string, unknown>
  if (typeof chainId !== 'number' || !chainIds.includes(chainId)) throw new PreferenceError('tokens')
  if (typeof address !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(address)) throw new PreferenceError('tokens')
  if (!isName(symbol) || !isName(name)) throw new PreferenceError('tokens')
  if (!Number.isInteger(decimals) || (decimals as number) < 0 || (decimals as number) > 36) {
    throw new PreferenceError('tokens')
  }
  return {
    chainId,
    address: checksumAddress(address as Address),
    symbol,
    name,
    decimals: decimals as number,
    rebasing: false,
    kind: 'plain',
  }
}

/** Short, and without characters that draw nothing or reorder their neighbours. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\p{C}\p{Z}]([^\p{C}]{0,62}[^\p{C}\p{Z}])?$/u.test(value)

function parseDiscount(value: unknown): Preferences['discountAlert'] {
  if (typeof value !== 'bigint' || value <= 0n || value > WAD) throw new PreferenceError('discountAlert')
  return wad(value)
}

/** A preference has a value Bowline does not know, or there are too many of them. `data` names the preference. */
class PreferenceError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(preference: keyof Preferences) {
    super('This cannot be kept as asked. Nothing was changed.', { data: preference })
  }
}
