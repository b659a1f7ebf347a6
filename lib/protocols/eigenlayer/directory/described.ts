/** What an operator or AVS says of itself. Foreign text made harmless: plain, of one line, short. */
export type SelfDescription = {
  name: string | null
  /** Letters of several scripts in one word of the name: some may only look like others. */
  mixed: boolean
  description: string | null
  /** Host of the website alone; what it leads to is nobody's promise. */
  website: string | null
  /** Address of a picture, not yet looked at. */
  logo: string | null
}

/** Limits a wallet should enforce: facts/eigenlayer.md chapter 5. Characters. */
const [longestName, longestDescription, longestUrl] = [64, 500, 256]

/**
 * A description out of JSON of unknown shape: anything may be missing or of another type, and is then null. Null when it is no
 * object at all.
 */
export function parseDescription(json: unknown): SelfDescription | null {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null
  const { name, description, website, logo } = json as Record<string, unknown>
  const plainName = plainText(name, longestName)
  return {
    name: plainName,
    mixed: plainName !== null && mixesScripts(plainName),
    description: plainText(description, longestDescription),
    website: hostOf(website),
    logo: typeof logo === 'string' && logo.length <= longestUrl ? logo : null,
  }
}

/**
 * Foreign text on one line: NFKC, without control, format, private-use and unassigned characters, at most two marks on a letter,
 * at most `limit` characters, the last `…` when it was longer. Null when nothing is left, or it is no text.
 */
export function plainText(value: unknown, limit: number): string | null {
  if (typeof value !== 'string') return null
  const plain = value
    // What is far beyond any limit is not worth normalising.
    .slice(0, limit * 8)
    .normalize('NFKC')
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(invisible, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
  const characters = [...plain]
  if (characters.length === 0) return null
  return characters.length <= limit ? plain : `${characters.slice(0, limit - 1).join('')}…`
}

/** What draws nothing or reorders its neighbours, and fillers that only look like nothing. */
const invisible =
  /[\p{C}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

/** Scripts whose letters are mistaken for each other. Han, kana and Hangul stand together in one word by right. */
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
]

/** Whether a word of it has letters of several scripts that look alike. */
export function mixesScripts(text: string): boolean {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => scripts.filter((script) => script.test(word)).length > 1)
}

function hostOf(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > longestUrl || !URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? hostname : null
}
