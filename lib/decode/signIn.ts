/** A sign-in message (EIP-4361), read as far as it can be. `valid`: it follows the standard to the letter. */
export type SignIn = {
  valid: boolean
  scheme: string | null
  domain: string | null
  /** As written; whether it is the account's is for the caller to say. */
  address: string | null
  statement: string | null
  /** Unix seconds. */
  issuedAt: bigint | null
  expires: bigint | null
  notBefore: bigint | null
}

const phrase = 'wants you to sign in with your Ethereum account'
/** More resources than this serve to push the rest out of sight. */
const maxResources = 100

/** Letters of other alphabets that look like Latin ones, for finding the phrase in disguise. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  һ: 'h',
  ո: 'n',
  ս: 'u',
  ѡ: 'w',
  ԝ: 'w',
  Е: 'E',
  М: 'M',
  Т: 'T',
  Н: 'H',
  υ: 'u',
  ο: 'o',
  ν: 'v',
  α: 'a',
  ι: 'i',
  ɡ: 'g',
  ｗ: 'w',
  ⅿ: 'm',
}

/** Whether the text claims to be a sign-in, also where letters of the phrase are look-alikes or hidden ones stand between. */
export function saysSignIn(text: string): boolean {
  const start = text
    .slice(0, 2_000)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
  const plain = [...start].map((character) => lookalikes[character] ?? character).join('')
  return plain.replace(/\s+/g, ' ').toLowerCase().includes(phrase.toLowerCase())
}

const header = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(\S{1,512}) wants you to sign in with your Ethereum account:$/
const fields = [
  'URI',
  'Version',
  'Chain ID',
  'Nonce',
  'Issued At',
  'Expiration Time',
  'Not Before',
  'Request ID',
] as const
const required: ReadonlySet<string> = new Set(['URI', 'Version', 'Chain ID', 'Nonce', 'Issued At'])

/** Reads a sign-in message line by line. Never throws; what is missing is null and makes it invalid. */
export function parseSignIn(text: string): SignIn {
  const lines = text.split('\n', 50 + maxResources)
  const [, scheme = null, domain = null] = header.exec(lines[0] ?? '') ?? []
  const address = /^0x[0-9a-fA-F]{40}$/.test(lines[1] ?? '') ? (lines[1] as string) : null
  // An empty line, an optional statement of one line, and another empty line.
  const hasStatement = lines[2] === '' && lines[3] !== '' && lines[3] !== undefined && !lines[3].startsWith('URI: ')
  const from = hasStatement ? 5 : lines[3] === '' ? 4 : 3
  const values = new Map<string, string>()
  let at = from
  for (const field of fields) {
    const line = lines[at]
    if (line?.startsWith(`${field}: `)) {
      values.set(field, line.slice(field.length + 2))
      at++
    }
  }
  const resources = lines[at] === 'Resources:' ? lines.slice(at + 1) : []
  const complete =
    lines[at] === undefined || (lines[at] === 'Resources:' && resources.every((line) => /^- \S+$/.test(line)))
  const missing = [...required].some((field) => !values.has(field))
  const times = ['Issued At', 'Expiration Time', 'Not Before'].map((field) => timeOf(values.get(field)))
  const misdated = times.some((time) => time === undefined)
  return {
    valid:
      domain !== null &&
      address !== null &&
      lines[2] === '' &&
      complete &&
      !missing &&
      !misdated &&
      values.get('Version') === '1' &&
      /^[a-zA-Z0-9]{8,}$/.test(values.get('Nonce') ?? '') &&
      resources.length <= maxResources,
    scheme,
    domain,
    address,
    statement: hasStatement ? (lines[3] as string) : null,
    issuedAt: times[0] ?? null,
    expires: times[1] ?? null,
    notBefore: times[2] ?? null,
  }
}

/** Null when absent, undefined when it is no date of RFC 3339. Unix seconds. */
function timeOf(text: string | undefined): bigint | null | undefined {
  if (text === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i.test(text)) return undefined
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : BigInt(Math.floor(milliseconds / 1000))
}
