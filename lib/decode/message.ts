import { type Address, type Hex, size } from 'viem'
import { type Sentence, sentence } from '../protocols/sentence.ts'
import type { Intent } from '../protocols/types.ts'
import { parseSignIn, type SignIn, saysSignIn } from './signIn.ts'

export type MessageRequest = {
  /** The signed bytes. */
  bytes: Hex
  /** The same as text; null when it is not valid UTF-8. */
  text: string | null
  account: Address
  /** The page's own origin, as the browser gave it. */
  origin: string
  /** Unix seconds. */
  now: bigint
}

/** What a personal_sign message is for, and what is wrong with it (D6). Never throws. */
export function decodeMessage(request: MessageRequest): Intent {
  const { text, bytes } = request
  if (text !== null && saysSignIn(text)) return decodeSignIn(request, text)
  const dangers = disguises(bytes)
  const key = bytes === '0x' ? 'empty' : text === null ? 'bytes' : 'text'
  const facts = dangers.length === 0 ? {} : { dangers }
  return { protocol: 'message', action: 'message', title: sentence(`intents.message.${key}`), details: [], facts }
}

/** Bytes that a person cannot judge and that mean something elsewhere: hashes, transactions, typed-data digests (H093). */
function disguises(bytes: Hex): readonly Sentence[] {
  if (size(bytes) === 32) return [sentence('warnings.signsHash')]
  if (bytes.startsWith('0x1901')) return [sentence('warnings.signsDigest')]
  // Typed transactions begin with their type, authorisations of EIP-7702 with 5, the oldest transactions with the list.
  const body = /^0x0[1-5]/.test(bytes) ? bytes.slice(4) : bytes.slice(2)
  return isList(body) ? [sentence('warnings.signsTransaction')] : []
}

/** Whether the hex digits are one RLP list, from the first byte to the last. */
function isList(digits: string): boolean {
  const first = Number.parseInt(digits.slice(0, 2), 16)
  const total = digits.length / 2
  if (!(first >= 0xc0)) return false
  if (first <= 0xf7) return first - 0xc0 + 1 === total && total > 1
  const lengthBytes = first - 0xf7
  const length = Number.parseInt(digits.slice(2, 2 + lengthBytes * 2), 16)
  return 1 + lengthBytes + length === total
}

function decodeSignIn(request: MessageRequest, text: string): Intent {
  const signIn = parseSignIn(text)
  const { blocked, notes } = judge(request, signIn)
  const domain = { type: 'text', text: signIn.domain ?? '' } as const
  const time = (seconds: bigint) => ({ type: 'time', seconds }) as const
  return {
    protocol: 'message',
    action: 'signIn',
    title: sentence('intents.message.signIn', { domain }),
    details: [
      ...(signIn.statement === null ? [] : [label('statement', { type: 'text', text: signIn.statement } as const)]),
      ...(signIn.issuedAt === null ? [] : [label('issuedAt', time(signIn.issuedAt))]),
      ...(signIn.expires === null ? [] : [label('signatureExpires', time(signIn.expires))]),
    ],
    facts: { ...(blocked.length === 0 ? {} : { blocked }), ...(notes.length === 0 ? {} : { notes }) },
  }
}

const label = <value extends Intent['details'][number]['value']>(key: string, value: value) => ({
  label: sentence(`intents.label.${key}`),
  value,
})

function judge({ account, origin, now }: MessageRequest, signIn: SignIn) {
  const blocked: Sentence[] = []
  const notes: Sentence[] = []
  const own = new URL(origin)
  const named = signIn.domain === null ? null : hostOf(signIn.domain)
  if (named === null) notes.push(sentence('warnings.notASignIn'))
  else if (named.hostname !== own.hostname)
    blocked.push(sentence('warnings.signInElsewhere', { domain: text(signIn.domain) }))
  else if (named.port !== own.port) notes.push(sentence('warnings.signInPort', { domain: text(signIn.domain) }))
  if (signIn.scheme !== null && `${signIn.scheme}:` !== own.protocol) blocked.push(sentence('warnings.signInScheme'))
  if (signIn.address !== null && signIn.address.toLowerCase() !== account.toLowerCase()) {
    blocked.push(sentence('warnings.signInAccount'))
  }
  if (!signIn.valid && named !== null) notes.push(sentence('warnings.notASignIn'))
  if (signIn.expires !== null && signIn.expires <= now) notes.push(sentence('warnings.signInExpired'))
  if (signIn.notBefore !== null && signIn.notBefore > now) notes.push(sentence('warnings.signInEarly'))
  return { blocked, notes }
}

const text = (value: string | null) => ({ type: 'text', text: value ?? '' }) as const

function hostOf(domain: string): { hostname: string; port: string } | null {
  try {
    // Any scheme with a default port of its own would hide that port; this one's is also that of the pages we serve.
    const { hostname, port, pathname, search, hash, username } = new URL(`https://${domain}`)
    return pathname === '/' && search === '' && hash === '' && username === '' ? { hostname, port } : null
  } catch {
    return null
  }
}
