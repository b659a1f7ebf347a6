import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Abi, getAddress, toFunctionSelector, toFunctionSignature } from 'viem'
import { describe, expect, test } from 'vitest'
import { etherUsdFeed } from '../portfolio/prices.ts'
import { erc20 } from './erc20.ts'
import facts from './facts.json' with { type: 'json' }
import { feed } from './feed.ts'
import { protocols } from './index.ts'
import { multicall3 } from './multicall3.ts'
import type { Contract } from './plan.ts'

/**
 * Every address and selector of the protocol folders against the project's collected facts. `facts.json` is the part of
 * them that concerns us; where the whole collection lies beside the clone, that part is held to it too.
 */
const abis = import.meta.glob<Record<string, unknown>>('./*/abi.ts', { eager: true })
const constants = import.meta.glob<Record<string, unknown>>('./*/addresses.ts', { eager: true })

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && typeof (value as Contract).abi === 'function'
const contracts = [...Object.values(abis).flatMap(Object.values).filter(isContract), erc20, feed, multicall3]

const signatures = [
  ...new Set(
    contracts.flatMap(({ abi }) =>
      (abi() as Abi).flatMap((item) => (item.type === 'function' ? [toFunctionSignature(item)] : [])),
    ),
  ),
].sort()
const addresses = [...new Set([...listAddresses(constants), multicall3.address, etherUsdFeed])].sort()

describe('the protocol folders', () => {
  test(`know ${addresses.length} addresses, each in the facts and in its checksummed form`, () => {
    expect(addresses.filter((address) => !(address in facts.addresses))).toEqual([])
    expect(addresses.filter((address) => getAddress(address) !== address)).toEqual([])
    expect(addresses).toHaveLength(Object.keys(facts.addresses).length)
  })

  test(`speak ${signatures.length} functions, each with the selector of the facts`, () => {
    const ours = Object.fromEntries(signatures.map((signature) => [signature, toFunctionSelector(signature)]))
    expect(ours).toEqual(facts.selectors)
  })

  test('hold tokens and contracts at addresses that no other folder holds', () => {
    const tokens = protocols.flatMap((protocol) => protocol.tokens.map(({ address }) => address.toLowerCase()))
    const named = protocols.flatMap((protocol) => protocol.contracts.map(({ address }) => address.toLowerCase()))
    expect(new Set(tokens).size).toBe(tokens.length)
    expect(new Set(named).size).toBe(named.length)
  })

  test('the extract equals the collection, where that is at hand', () => {
    const shared = new URL('../../../shared/facts/', import.meta.url)
    const whole = ['eigenlayer', 'lst', 'lrt']
      .map((name) => fileURLToPath(new URL(`${name}.json`, shared)))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const wrong = (entries: readonly string[]) => entries.filter((entry) => whole !== '' && !whole.includes(entry))
    expect(wrong(Object.keys(facts.addresses))).toEqual([])
    const pairs = [...whole.matchAll(/"(?:signature|selector)": *"([^"]+)",\s*"(?:signature|selector)": *"([^"]+)"/g)]
    const known = new Set(pairs.map(([, a, b]) => (a?.startsWith('0x') ? `${b} ${a}` : `${a} ${b}`)))
    const ours = Object.entries(facts.selectors).map(([signature, selector]) => `${signature} ${selector}`)
    expect(ours.filter((pair) => whole !== '' && !known.has(pair))).toEqual([])
  })
})

/** Every address in what the folders export, however deep. */
function listAddresses(value: unknown): string[] {
  if (typeof value === 'string') return /^0x[0-9a-fA-F]{40}$/.test(value) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(listAddresses)
}
