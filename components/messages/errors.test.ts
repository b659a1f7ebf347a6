import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EndpointFault } from '../../lib/chain/endpoint.ts'
import type { BroadcastRefusal } from '../../lib/chain/errors.ts'
import { errors as en } from './errors.en.ts'

/** Errors that only a web page or another part of the worker can meet: no view ever has to say them. */
const neverInAView = new Set([
  // Answers to pages
  'DuplicateIdError',
  'InvalidRequestError',
  'NotSetUpError',
  'RefusedDocumentError',
  'TooManyReadsError',
  'TypedDataError',
  'UnauthorizedError',
  'UnknownMethodError',
  'UnsupportedMethodError',
  // Caught where they are thrown
  'CalldataError',
  'JsonError',
  'NotPlainError',
  // Has the name of the error it carries
  'RemoteError',
])

const lib = join(import.meta.dirname, '../../lib')
const classes = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/(test|fuzz|fakes?|fixture)\.ts$/i.test(file))
  .flatMap((file) => [...readFileSync(join(lib, file), 'utf8').matchAll(/class (\w+) extends WalletError\b/g)])
  .flatMap(([, name]) => (name === undefined ? [] : [name]))

test('every error a view can meet has words of its own', () => {
  expect(classes.length).toBeGreaterThan(60)
  const wordless = classes.filter((name) => !neverInAView.has(name) && !(`errors.${name}` in en))
  expect(wordless).toEqual([])
})

test('no words are kept for an error that is gone', () => {
  const told = Object.keys(en).flatMap((key) => /^errors\.([A-Z]\w+)/.exec(key)?.[1] ?? [])
  expect(told.filter((name) => !classes.includes(name))).toEqual([])
})

test('what is wrong with an endpoint or a refused transaction is told by its cause', () => {
  const faults: Record<EndpointFault, true> = {
    url: true,
    insecure: true,
    credentials: true,
    network: true,
    timeout: true,
    redirect: true,
    status: true,
    'rate-limited': true,
    'too-large': true,
    'bad-answer': true,
    'wrong-chain': true,
  }
  const refusals: Record<Exclude<BroadcastRefusal, 'refused'>, true> = {
    'nonce-too-low': true,
    underpriced: true,
    'insufficient-funds': true,
    'fee-too-low': true,
    gas: true,
    busy: true,
  }
  for (const fault of Object.keys(faults)) expect(en).toHaveProperty([`errors.EndpointError.${fault}`])
  for (const refusal of Object.keys(refusals)) expect(en).toHaveProperty([`errors.BroadcastRefusedError.${refusal}`])
})
