import { errorCode, WalletError } from '../errors.ts'
import { commonPasswords } from './commonPasswords.ts'

const shortest = 10
const longest = 1_024
/** A password of one or two different characters is a pattern, however long. */
const fewestDistinct = 3

/**
 * The one password rule, for a new wallet and for a change of password (K11): 10 to 1,024 characters after NFKC, not
 * among the commonest. Returns the password as it was typed. Throws PasswordRuleError.
 */
export function parseNewPassword(password: unknown): string {
  if (typeof password !== 'string') throw new PasswordRuleError('short')
  // Normalising can lengthen text eighteenfold; what is far too long already is not normalised first.
  if (password.length > 4 * longest) throw new PasswordRuleError('long')
  const normalised = password.normalize('NFKC')
  const characters = [...normalised]
  if (characters.length < shortest) throw new PasswordRuleError('short')
  if (characters.length > longest) throw new PasswordRuleError('long')
  const plain = normalised.toLowerCase().trim()
  if (new Set(characters).size < fewestDistinct || commonPasswords.has(plain)) throw new PasswordRuleError('common')
  return password
}

/** A password to try: any text of possible length. What cannot be right is not worth a key derivation. */
export function isPossiblePassword(password: unknown): password is string {
  return typeof password === 'string' && password.length > 0 && password.length <= 4 * longest
}

/** The password breaks the rule. `data` is `short`, `long` or `common`. */
class PasswordRuleError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(problem: 'short' | 'long' | 'common') {
    super(
      {
        short: `Use at least ${shortest} characters.`,
        long: `Use at most ${longest} characters.`,
        common: 'This password is among the first that thieves try. Choose another.',
      }[problem],
      { data: problem },
    )
  }
}
