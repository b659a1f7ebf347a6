import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { chains } from '../../lib/chain/chains.ts'
import { protocols } from '../../lib/protocols/index.ts'
import { readCollection } from './collection.ts'
import extract from './facts.json' with { type: 'json' }
import { listOurs, type Ours } from './ours.ts'

/**
 * Every address, decimal, selector, topic and rate function of the protocol folders against the collected facts. What
 * differs, or is not in them, is argued by name in that folder's decisions.md. `facts.json` is the part that concerns us;
 * where the whole collection lies beside the clone, that is what is compared with.
 */
const here = dirname(fileURLToPath(import.meta.url))
const facts = readCollection(join(here, '..', '..', '..', 'shared', 'facts')) ?? extract
const ours = listOurs()
const general = readFileSync(join(here, '..', '..', 'lib', 'protocols', 'decisions.md'), 'utf8')
const lower = (record: Readonly<Record<string, unknown>>) =>
  new Set(Object.keys(record).map((key) => key.toLowerCase()))

/** What none of the folders argues, as `<folder>: <what>`. */
function unargued(of: (folder: Ours) => readonly string[]): readonly string[] {
  return ours.flatMap((folder) =>
    of(folder)
      .filter((what) => !folder.decisions.toLowerCase().includes(what.toLowerCase()))
      .map((what) => `${folder.id}: ${what}`),
  )
}

const addresses = ours.flatMap((folder) => folder.addresses)
const selectors = ours.flatMap((folder) => Object.keys(folder.selectors))
const topics = ours.flatMap(({ words }) => words)
const tokens = protocols.flatMap((protocol) => protocol.tokens)
const inFacts = Object.entries(facts.tokens) as [string, { symbol: string; decimals: number }][]

describe('the protocol folders against the facts', () => {
  test(`${addresses.length} addresses are known and in their checksummed form`, () => {
    const known = lower(facts.addresses)
    expect(unargued((folder) => folder.addresses.filter((address) => !known.has(address.toLowerCase())))).toEqual([])
    expect(addresses.filter((address) => getAddress(address) !== address)).toEqual([])
  })

  test(`${selectors.length} functions have the selector of the facts`, () => {
    const known = facts.selectors as Readonly<Record<string, string>>
    expect(
      unargued(({ selectors: own }) =>
        Object.entries(own)
          .filter(([signature, selector]) => known[signature]?.toLowerCase() !== selector.toLowerCase())
          .map(([signature]) => signature),
      ),
    ).toEqual([])
  })

  test(`${topics.length} topics are events of the facts`, () => {
    const known = lower(facts.topics)
    expect(unargued(({ words }) => words.filter((word) => !known.has(word.toLowerCase())))).toEqual([])
  })

  test(`${inFacts.length} tokens of the facts on chains we know are ours, with their decimals`, () => {
    const held = new Map(tokens.map((token) => [`${token.chainId}:${token.address}`.toLowerCase(), token]))
    const chainIds = new Set(chains.map(({ id }) => String(id)))
    const argued = [...ours.map(({ decisions }) => decisions), general].join('\n').toLowerCase()
    const wrong = inFacts
      .filter(([key]) => chainIds.has(key.split(':')[0] as string))
      .filter(([key, { decimals }]) => held.get(key)?.decimals !== decimals)
      .filter(([key]) => !argued.includes(key.split(':')[1] as string))
    expect(wrong.map(([key, { symbol }]) => `${symbol} ${key}`)).toEqual([])
  })

  test(`${facts.rates.length} rates are read by the function the facts name`, () => {
    const folderOf = (token: string) =>
      protocols.find((protocol) =>
        protocol.tokens.some((one) => `${one.chainId}:${one.address}`.toLowerCase() === token),
      )
    const wrong = facts.rates.filter(({ token, read, signature, symbol }) => {
      const folder = ours.find(({ id }) => id === folderOf(token)?.id)
      if (folder === undefined) return false
      return (
        !folder.rateCalls.includes(read) && !(folder.decisions.includes(symbol) && folder.decisions.includes(signature))
      )
    })
    expect(wrong.map(({ symbol, signature }) => `${symbol}: ${signature}`)).toEqual([])
  })

  test('no two folders hold one token, and no two name one contract differently', () => {
    const keys = tokens.map(({ chainId, address }) => `${chainId}:${address}`.toLowerCase())
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    const named = protocols.flatMap(({ contracts }) => contracts.map(({ address }) => address.toLowerCase()))
    expect(named.filter((address, index) => named.indexOf(address) !== index)).toEqual([])
  })

  test('every copy is valued by a token of Ethereum that is ours, in the same decimals', () => {
    const originals = new Map(
      tokens.filter(({ chainId }) => chainId === 1).map((token) => [token.address.toLowerCase(), token]),
    )
    const wrong = tokens.filter(({ rateOf }) => rateOf !== undefined && !originals.has(rateOf.toLowerCase()))
    expect(wrong.map(({ symbol, chainId }) => `${symbol} on ${chainId}`)).toEqual([])
  })

  test('the extract is that of the collection, where that is at hand', () => {
    const whole = readCollection(join(here, '..', '..', '..', 'shared', 'facts'))
    if (whole === null) return
    for (const part of ['addresses', 'selectors', 'topics'] as const) {
      const same = Object.entries(extract[part]).every(([key, value]) => (whole[part] as never)[key] === value)
      expect(same, part).toBe(true)
    }
  })
})
