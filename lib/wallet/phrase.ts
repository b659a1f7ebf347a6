import { generateMnemonic, mnemonicToSeedWebcrypto, validateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { errorCode, WalletError } from '../errors.ts'

const wordCounts: readonly number[] = [12, 15, 18, 21, 24]
/** 24 words of 8 letters are 215 characters; the rest is generosity towards odd spacing. */
const longestInput = 2_000
const words = new Set(wordlist)

/** A new recovery phrase from the browser's random generator (BIP-39, English). */
export function generatePhrase(count: 12 | 24): string {
  return generateMnemonic(wordlist, count === 12 ? 128 : 256)
}

/**
 * A typed or pasted phrase as one line of lower-case words. Case, spacing and line breaks are forgiven;
 * a wrong count, an unknown word or a wrong checksum is not. Throws PhraseCountError, PhraseWordError, PhraseChecksumError.
 */
export function parsePhrase(text: unknown): string {
  if (typeof text !== 'string' || text.length > longestInput) throw new PhraseCountError(0)
  const typed = text.normalize('NFKD').toLowerCase().split(/\s+/).filter(Boolean)
  if (!wordCounts.includes(typed.length)) throw new PhraseCountError(typed.length)
  const unknown = typed.findIndex((word) => !words.has(word))
  if (unknown !== -1) throw new PhraseWordError(unknown + 1)
  const phrase = typed.join(' ')
  if (!validateMnemonic(phrase, wordlist)) throw new PhraseChecksumError()
  return phrase
}

/** The 64-byte BIP-39 seed. The passphrase is BIP-39's own, normalised NFKD; the empty one is no passphrase. */
export function seedOf(phrase: string, passphrase = ''): Promise<Uint8Array> {
  return mnemonicToSeedWebcrypto(phrase, passphrase)
}

/** Longest passphrase taken, in characters. */
export const longestPassphrase = 256

/** The optional passphrase is longer than anyone types. */
export class PassphraseError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super(`A passphrase has at most ${longestPassphrase} characters.`)
  }
}

/** `data` is how many words there were. */
export class PhraseCountError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(count: number) {
    super(`A recovery phrase has 12, 15, 18, 21 or 24 words. This text has ${count}.`, { data: String(count) })
  }
}

/** `data` is the position of the first unknown word, from 1. The word itself is not repeated. */
export class PhraseWordError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(position: number) {
    super(`Word ${position} is not in the list of recovery words. Check its spelling.`, { data: String(position) })
  }
}

/** Every word is known, but they do not belong together in this order. */
export class PhraseChecksumError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super('These words do not fit together: one of them is wrong or in another place. Check them against your copy.')
  }
}
