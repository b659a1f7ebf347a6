/** The rule the background enforces, for the words beside the field: characters after NFKC. */
export const passwordLength = { least: 10, most: 1_024 } as const

/** Whether a password has a length the rule allows. The background also refuses the commonest ones. */
export function lengthProblem(password: string): 'short' | 'long' | null {
  const length = [...password.normalize('NFKC')].length
  return length < passwordLength.least ? 'short' : length > passwordLength.most ? 'long' : null
}

const pools: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/[^ -~]/, 100],
]

/**
 * The most a password can be worth, in bits, were every character drawn by lot; runs and repeats count once. Words and
 * dates are worth far less, so this is an upper bound and is called one on screen.
 */
function mostBits(password: string): number {
  const characters = [...password]
  const pool = pools.reduce((sum, [pattern, size]) => (pattern.test(password) ? sum + size : sum), 0)
  const fresh = characters.filter((character, index) => {
    const before = characters[index - 1]
    if (before === undefined) return true
    return Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) > 1
  })
  const worth = Math.min(fresh.length, 2 * new Set(characters).size)
  return pool === 0 ? 0 : Math.floor(worth * Math.log2(pool))
}

/** How a bound reads: under 50 bits is weak whatever it is made of. */
export function strengthOf(password: string): 'weak' | 'fair' | 'strong' {
  const bits = mostBits(password)
  return bits < 50 ? 'weak' : bits < 75 ? 'fair' : 'strong'
}
