import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AbiFunction, type Address, parseAbi, toFunctionSelector } from 'viem'
import { protocols } from '../../lib/protocols/index.ts'
import type { Protocol } from '../../lib/protocols/types.ts'

/** What one protocol folder may decode: functions that change something, and the addresses they may be called at. */
export type Spoken = { protocol: Protocol; functions: readonly AbiFunction[]; addresses: readonly Address[] }

const folders = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib', 'protocols')

/** Every folder that decodes, by its own source files and those that all folders share. */
export function listSpoken(): readonly Spoken[] {
  const shared = functionsIn(sourcesIn(folders))
  return protocols
    .filter(({ decode }) => decode !== undefined)
    .map((protocol) => {
      const sources = sourcesIn(join(folders, protocol.id))
      return {
        protocol,
        functions: bySelector([...functionsIn(sources), ...shared]),
        addresses: onEthereum(protocol),
      }
    })
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^words\.|^card/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

function functionsIn(sources: readonly string[]): readonly AbiFunction[] {
  return sources.flatMap((source) => {
    const written = [...source.matchAll(/'((?:function|struct) [^'\n]+)'/g)].map(([, text]) => text as string)
    const structs = [...new Set(written.filter((text) => text.startsWith('struct')))]
    const changing = written.filter((text) => text.startsWith('function') && !/\) (?:view|pure)/.test(text))
    return changing.flatMap((text) =>
      (parseAbi([...structs, text] as readonly string[]) as unknown as readonly AbiFunction[]).filter(
        ({ type }) => type === 'function',
      ),
    )
  })
}

/** One of each selector. Of two that differ in the names of arguments, the first: the folder's own. */
function bySelector(functions: readonly AbiFunction[]): readonly AbiFunction[] {
  const found = new Map<string, AbiFunction>()
  for (const item of functions) {
    const selector = toFunctionSelector(item)
    if (!found.has(selector)) found.set(selector, item)
  }
  return [...found.values()]
}

/**
 * The contracts a folder names and its tokens of Ethereum. What a folder only writes may stand on another chain, which no
 * decoder asks about, and a descriptor must say on which.
 */
function onEthereum({ contracts, tokens }: Protocol): readonly Address[] {
  const here = tokens.filter(({ chainId }) => chainId === 1).map(({ address }) => address)
  const elsewhere = new Set(tokens.filter(({ chainId }) => chainId !== 1).map(({ address }) => address.toLowerCase()))
  const all = [...contracts.map(({ address }) => address), ...here]
  const kept = all.filter((address) => !elsewhere.has(address.toLowerCase()) || here.includes(address))
  return [...new Map(kept.map((address) => [address.toLowerCase(), address])).values()]
}
