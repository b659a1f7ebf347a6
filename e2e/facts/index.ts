import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chains } from '../../lib/chain/chains.ts'
import { readCollection } from './collection.ts'
import { listOurs } from './ours.ts'

/**
 * `npm run facts -- <folder>`: writes facts.json, the part of the collected facts that concerns what our folders hold, so
 * that the comparison runs in every clone.
 */
const here = dirname(fileURLToPath(import.meta.url))
const folder = process.argv[2] ?? join(here, '..', '..', '..', 'shared', 'facts')
const whole = readCollection(folder)
if (whole === null) throw new Error(`There are no facts in ${folder}.`)

const ours = listOurs()
const pick = <value>(from: Readonly<Record<string, value>>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])).sort())
const known = chains.map(({ id }) => String(id))
const facts = {
  addresses: pick(
    whole.addresses,
    ours.flatMap(({ addresses }) => addresses),
  ),
  tokens: Object.fromEntries(
    Object.entries(whole.tokens)
      .filter(([key]) => known.includes(key.split(':')[0] as string))
      .sort(),
  ),
  selectors: pick(
    whole.selectors,
    ours.flatMap(({ selectors }) => Object.keys(selectors)),
  ),
  topics: pick(
    whole.topics,
    ours.flatMap(({ words }) => words),
  ),
  rates: whole.rates.toSorted((a, b) => (a.token < b.token ? -1 : 1)),
  eigenlayerCalls: whole.eigenlayerCalls,
}
writeFileSync(join(here, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`)
console.log(`${Object.keys(facts.addresses).length} addresses, ${Object.keys(facts.selectors).length} selectors`)
