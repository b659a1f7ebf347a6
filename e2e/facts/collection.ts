import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of the project's collected facts that concerns what the protocol folders hold. */
export type Facts = {
  /** What is at an address, by address as the facts write it. */
  addresses: Readonly<Record<string, string>>
  /** `<chain id>:<address>` in lower case to the token there. */
  tokens: Readonly<Record<string, { symbol: string; decimals: number }>>
  selectors: Readonly<Record<string, string>>
  /** Event by topic0; other 32-byte constants by what they are. */
  topics: Readonly<Record<string, string>>
  /** How each token's rate is read: `<contract> <selector>` in lower case. */
  rates: readonly { token: string; symbol: string; read: string; signature: string }[]
  eigenlayerCalls: readonly EigenlayerCall[]
}

/** One function of EigenLayer's contracts that changes something: who may call it, and in which releases it was. */
export type EigenlayerCall = { signature: string; selector: string; contract: string; status: string; caller: string }

type Row = Readonly<Record<string, unknown>>
const files = ['eigenlayer', 'lst', 'lrt']

/** The whole collection in a folder, or null where it is not at hand. */
export function readCollection(folder: string): Facts | null {
  const paths = files.map((name) => join(folder, `${name}.json`))
  if (!paths.every((path) => existsSync(path))) return null
  const addresses: Record<string, string> = {}
  const selectors: Record<string, string> = {}
  const topics: Record<string, string> = {}
  const tokens: Record<string, { symbol: string; decimals: number }> = {}
  const rates: Facts['rates'][number][] = []
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, path)
    } else if (value !== null && typeof value === 'object') {
      const row = value as Row
      const label = String(row.name ?? row.symbol ?? row.pair ?? row.contract ?? path)
      for (const [key, inner] of Object.entries(row)) {
        if (typeof inner === 'string') {
          for (const address of inner.match(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g) ?? []) addresses[address] ??= label
        } else visit(inner, `${path}.${key}`)
      }
      const { signature, selector, topic0 } = row
      if (typeof signature === 'string' && typeof selector === 'string') selectors[signature] = selector
      // The one other 32-byte constant of the facts: what a pod's address is computed from.
      if (typeof row.initCodeHash === 'string') topics[row.initCodeHash] = 'creation code of an EigenPod'
      if (typeof topic0 === 'string') topics[topic0] = String(row.event ?? row.signature)
    }
  }
  for (const [index, path] of paths.entries()) {
    const file = JSON.parse(readFileSync(path, 'utf8')) as { tokens?: readonly Row[] }
    visit(file, files[index] as string)
    for (const token of file.tokens ?? []) {
      const { symbol, decimals, rate } = token as { symbol: string; decimals: number; rate?: Record<string, string> }
      const chains = (token.chains ?? []) as readonly { chainId: number; address: string }[]
      for (const { chainId, address } of chains) tokens[`${chainId}:${address}`.toLowerCase()] = { symbol, decimals }
      const original = chains.find(({ chainId }) => chainId === 1)
      if (original === undefined || rate?.selector === undefined || !/^0x/.test(String(rate.contract))) continue
      rates.push({
        token: `1:${original.address}`.toLowerCase(),
        symbol,
        read: `${rate.contract} ${rate.selector}`.toLowerCase(),
        signature: String(rate.signature),
      })
    }
  }
  return { addresses, tokens, selectors, topics, rates, eigenlayerCalls: eigenlayerCalls(paths[0] as string) }
}

function eigenlayerCalls(path: string): readonly EigenlayerCall[] {
  const { selectors } = JSON.parse(readFileSync(path, 'utf8')) as { selectors: readonly Record<string, string>[] }
  return selectors
    .filter(({ kind }) => kind !== 'read')
    .map(({ signature = '', selector = '', contract = '', status = '', caller = '' }) => ({
      signature,
      selector,
      contract,
      status,
      caller,
    }))
}
