import { HDKey } from '@scure/bip32'
import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { DerivationScheme } from '../messaging/procedures.ts'
import { addressOf } from './privateKey.ts'

/** Path templates with one `x`, in BIP-32 notation. Source: BIP-44 and Ledger's two account schemes. */
const templates = {
  standard: "m/44'/60'/0'/0/x",
  'ledger-live': "m/44'/60'/x'/0/0",
  'ledger-legacy': "m/44'/60'/0'/x",
} as const

const highestIndex = 2 ** 31 - 1
const deepest = 10

/** The path a recovery phrase is known by: its first standard account. */
export const fingerprintPath = "m/44'/60'/0'/0/0"

/** A BIP-32 path as written by hand, in its one canonical form: `m`, then indices, hardened ones with `'`. Throws PathError. */
export function parsePath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 200) throw new PathError()
  const [root, ...steps] = text.trim().split('/')
  if (root !== 'm' || steps.length === 0 || steps.length > deepest) throw new PathError()
  const canonical = steps.map((step) => {
    const [, digits, hardened] = /^(\d{1,10})(['hH]?)$/.exec(step) ?? []
    const index = Number(digits)
    if (digits === undefined || index > highestIndex) throw new PathError()
    return `${index}${hardened ? "'" : ''}`
  })
  return ['m', ...canonical].join('/')
}

/** The path of account number `index` (from 0) of a scheme. Throws PathError for a custom scheme without exactly one `x`. */
export function pathOf(scheme: DerivationScheme, index: number): string {
  const template = typeof scheme === 'string' ? templates[scheme] : scheme.custom
  if (typeof template !== 'string' || template.split('x').length !== 2) throw new PathError()
  return parsePath(template.replace('x', String(index)))
}

/**
 * The path after the furthest of `paths` in the scheme the newest of them follows. A path of no known scheme counts up
 * its last step. Null when there is nothing to follow.
 */
export function nextPath(paths: readonly string[]): string | null {
  const newest = paths.at(-1)
  if (newest === undefined) return null
  const template =
    Object.values(templates).find((known) => indexIn(known, newest) !== null) ?? newest.replace(/\d+(?='?$)/, 'x')
  const indices = paths.map((path) => indexIn(template, path) ?? -1)
  return pathOf({ custom: template }, Math.max(...indices) + 1)
}

function indexIn(template: string, path: string): number | null {
  const [before = '', after = ''] = template.split('x')
  if (!path.startsWith(before) || !path.endsWith(after)) return null
  const digits = path.slice(before.length, path.length - after.length)
  return /^\d+$/.test(digits) ? Number(digits) : null
}

/** The private key at a path. The caller wipes it. */
export function derivePrivateKey(seed: Uint8Array, path: string): Uint8Array {
  const master = HDKey.fromMasterSeed(seed)
  const node = master.derive(path)
  master.wipePrivateData()
  const key = node.privateKey
  // BIP-32 gives no key for about one index in 2^127.
  if (key === null) throw new PathError()
  const copy = key.slice()
  node.wipePrivateData()
  return copy
}

/** The addresses at these paths, in order. */
export function deriveAddresses(seed: Uint8Array, paths: readonly string[]): Address[] {
  return paths.map((path) => {
    const key = derivePrivateKey(seed, path)
    const address = addressOf(key)
    key.fill(0)
    return address
  })
}

/** The text is no derivation path. */
export class PathError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super("This is not a derivation path. It looks like m/44'/60'/0'/0/x, with one x where the account number goes.")
  }
}
