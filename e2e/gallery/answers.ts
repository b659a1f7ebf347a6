import type { Address } from 'viem'
import type { ErrorInfo } from '../../lib/errors.ts'
import type { Mirror, Preferences } from '../../lib/messaging/mirror.ts'
import type { Input } from '../../lib/messaging/procedures.ts'

import { directoryAnswer } from './directory.ts'
import { pastIn } from './holdings.ts'

import { compare } from './leaving.ts'
import { noPod, openPod, proofs, quietPod, slashes } from './pods.ts'
import { calmReport, rehearsal, report } from './slashing.ts'

import { daysOf, yieldsOf } from './tokens.ts'

type Outcome = { output?: unknown; patch?: Partial<Mirror>; error?: ErrorInfo }

/** The public test phrase: known to everyone, worth nothing. */
export const testPhrase = 'test test test test test test test test test test test junk'
const found = [
  ['0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', { nonce: 12, balance: 1_234_567_890_000_000_000n }],
  ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8', { nonce: 0, balance: 4_000_000_000_000_000n }],
  ['0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC', { nonce: 0, balance: 0n }],
  ['0x90F79bf6EB2c4f870365E785982E1f101E93b906', null],
] as const

/** What the gallery's background answers to a command. */
export function answer(name: string, input: unknown, mirror: Mirror): Outcome {
  const given = input as Record<string, unknown>
  switch (name) {
    case 'vault.generatePhrase':
      return { output: { phrase: given.words === 24 ? `${testPhrase} ${testPhrase}` : testPhrase } }
    case 'vault.create':
      return { output: { address: found[0][0] } }
    case 'vault.reveal':
      return { output: { secret: testPhrase } }
    case 'vault.unlock':
      return given.password === 'slow down please'
        ? { error: { name: 'TooManyAttemptsError', code: -32005, message: '', data: '16000' } }
        : { error: { name: 'WrongPasswordError', code: 4100, message: '' } }
    case 'settings.update':
      return { output: null, patch: { settings: { ...mirror.settings, ...given } } }
    case 'history.read':
      return { output: pastIn(mirror, given.account as never) }
    case 'preferences.mark':
      return { output: null, patch: { preferences: marked(mirror, given as never) } }
    case 'tokens.lookUp':
      return String(given.address).length === 42
        ? { output: { address: given.address, symbol: 'stETH', decimals: 6 } }
        : { error: { name: 'AddressError', code: -32602, message: '', data: 'format' } }
    case 'endpoints.test':
      return String(given.url).includes('bad')
        ? { error: { name: 'EndpointError', code: 4901, message: '', data: 'bad-answer' } }
        : { output: { latencyMs: 83.4, blockNumber: 21_345_678n, simulates: true } }
    case 'exits.finish':
      return String(given.ids).includes('eigenlayer')
        ? { error: { name: 'NotFinishableError', code: -32000, message: '', data: 'gone' } }
        : { output: null }
    case 'slashing.read':
      return { output: given.account === found[0][0] ? report() : calmReport() }
    case 'slashing.rehearse':
      return { output: rehearsal(given.targets as never, given.size as never) }
    case 'exits.compare':
      return { output: compare(given.token as Address, given.amount as bigint) }
    case 'accounts.discover': {
      const offset = Number(given.offset)
      const candidates = found.map(([address, activity], index) => ({
        address,
        path: `m/44'/60'/0'/0/${offset + index}`,
        activity,
      }))
      return { output: { candidates } }
    }
    case 'preferences.update':
      return { output: null, patch: { preferences: { ...mirror.preferences, ...given } } }
    case 'pods.read':
      return { output: mirror.selected === null ? noPod : mirror.statuses.length > 0 ? quietPod : openPod }
    case 'pods.checkProofs':
      return { output: proofs }
    case 'slashes.read':
      return { output: slashes }
    case 'markets.history':
      return { output: daysOf(String(given.token)) }
    case 'yields.read': {
      const output = yieldsOf(String(given.token))
      return output === null ? { error: { name: 'ChainUnreachableError', code: 4901, message: '' } } : { output }
    }
    default:
      return { output: name.startsWith('directory.') ? directoryAnswer(name, given) : null }
  }
}

function marked({ preferences }: Mirror, { position, hidden, excluded }: Input<'preferences.mark'>): Preferences {
  const toggled = (keys: readonly string[], on: boolean | undefined) =>
    on === undefined ? keys : on ? [...keys, position] : keys.filter((key) => key !== position)
  return {
    ...preferences,
    hidden: toggled(preferences.hidden, hidden),
    excluded: toggled(preferences.excluded, excluded),
  }
}
