import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { Account } from '../messaging/mirror.ts'
import { parseAddress } from './address.ts'
import { parsePath } from './derivation.ts'

/** Most accounts one wallet keeps; a refresh reads them all at once. */
export const mostAccounts = 500
const longestName = 64

/** Control, bidirectional, zero-width and private-use characters: nothing a name needs, everything a forgery does. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u

/** An account name as typed: trimmed, NFC, 1 to 64 characters, all of them visible. Throws AccountNameError. */
export function parseAccountName(text: unknown): string {
  if (typeof text !== 'string' || text.length > 4 * longestName) throw new AccountNameError()
  const name = text.normalize('NFC').trim()
  const { length } = [...name]
  if (length === 0 || length > longestName || invisible.test(name)) throw new AccountNameError()
  return name
}

/** The list of accounts as stored. Throws RangeError, or the error of a field, when any of it is not as we write it. */
export function parseAccounts(value: unknown): readonly Account[] {
  if (!Array.isArray(value) || value.length > mostAccounts) throw new RangeError('accounts')
  const accounts = value.map(parseAccount)
  if (new Set(accounts.map((account) => account.address)).size !== accounts.length) throw new RangeError('twice')
  return accounts
}

function parseAccount(value: unknown): Account {
  const { address, name, kind, seedId, path, hidden } = (value ?? {}) as Record<string, unknown>
  if (typeof hidden !== 'boolean') throw new RangeError('hidden')
  const base = { address: parseAddress(address), name: parseAccountName(name), hidden }
  if (kind === 'key' || kind === 'watch') return { ...base, kind }
  if (kind !== 'hd' || typeof seedId !== 'string') throw new RangeError('kind')
  return { ...base, kind, seedId, path: parsePath(path) }
}

/** The first `Account n` no account is called yet. */
export function freeName(accounts: readonly Account[]): string {
  const taken = new Set(accounts.map((account) => account.name))
  for (let number = accounts.length + 1; ; number += 1) {
    const name = `Account ${number}`
    if (!taken.has(name)) return name
  }
}

/** Accounts with one changed. Throws UnknownAccountError when it is not among them. */
export function withAccount(
  accounts: readonly Account[],
  address: Address,
  change: (account: Account) => Account,
): readonly Account[] {
  if (!accounts.some((account) => account.address === address)) throw new UnknownAccountError()
  return accounts.map((account) => (account.address === address ? change(account) : account))
}

/** Accounts in the order of `addresses`, which must name each exactly once. Throws AccountOrderError. */
export function inOrder(accounts: readonly Account[], addresses: readonly Address[]): readonly Account[] {
  const byAddress = new Map(accounts.map((account) => [account.address, account]))
  const ordered = [...new Set(addresses)].flatMap((address) => byAddress.get(address) ?? [])
  if (ordered.length !== accounts.length || addresses.length !== accounts.length) throw new AccountOrderError()
  return ordered
}

/** The account is not in this wallet, or has no key here. The same words for both: a page must not tell them apart. */
export class UnknownAccountError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('This account cannot sign here.')
  }
}

/** The account is already in the wallet. */
export class DuplicateAccountError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('This account is already in your wallet.')
  }
}

/** The wallet is full. */
export class TooManyAccountsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor() {
    super(`Bowline keeps at most ${mostAccounts} accounts. Remove one you no longer need.`)
  }
}

/** The name cannot be shown as it is. */
export class AccountNameError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super(`A name has 1 to ${longestName} visible characters.`)
  }
}

/** The new order does not name every account once; the list changed in another window. */
class AccountOrderError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('The list of accounts has changed. Try again.')
  }
}
