import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AbiFunction, parseAbi, toFunctionSelector, toFunctionSignature } from 'viem'
import { protocols } from '../../lib/protocols/index.ts'
import type { Call } from '../../lib/protocols/types.ts'

/** What one protocol folder holds that facts can be held against. */
export type Ours = {
  id: string
  folder: string
  /** Every address its files write, as written. */
  addresses: readonly string[]
  /** Every function it speaks or decodes: signature and selector. */
  selectors: Readonly<Record<string, string>>
  /** Every 32-byte constant, such as event topics. */
  words: readonly string[]
  /** Calls its rates are read by, as `address selector` in lower case. */
  rateCalls: readonly string[]
  /** Where it argues what the facts say otherwise. */
  decisions: string
}

const folders = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'lib', 'protocols')

/** Reads every folder's own files; tests and texts say nothing about the chain. */
export function listOurs(): readonly Ours[] {
  return protocols.map(({ id, readRates, chainIds = [1] }) => {
    const folder = join(folders, id)
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^words\.|^card\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    const text = sources.join('\n')
    const decisions = join(folder, 'decisions.md')
    return {
      id,
      folder,
      addresses: unique(text.match(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g) ?? []),
      selectors: Object.assign({}, ...sources.map(selectorsIn)),
      words: unique(text.match(/0x[0-9a-fA-F]{64}(?![0-9a-fA-F])/g) ?? []),
      rateCalls:
        readRates === undefined ? [] : unique(chainIds.flatMap((chainId) => callsOf(() => readRates(chainId)))),
      decisions: existsSync(decisions) ? readFileSync(decisions, 'utf8') : '',
    }
  })
}

/** The functions a file writes as human-readable signatures, with its structs. */
function selectorsIn(source: string): Record<string, string> {
  const written = [...source.matchAll(/['"`]((?:function|struct) [^'"`\n$]+)['"`]/g)].map(
    ([, signature]) => signature as string,
  )
  const structs = unique(written.filter((one) => one.startsWith('struct')))
  const functions = unique(written.filter((one) => one.startsWith('function')))
  const entries = functions.flatMap((signature) => {
    try {
      const item = parseAbi([...structs, signature] as readonly string[]).find(
        (one) => (one as { type: string }).type === 'function',
      )
      return [[toFunctionSignature(item as AbiFunction), toFunctionSelector(item as AbiFunction)] as const]
    } catch {
      throw new Error(`a signature does not parse: ${signature}`)
    }
  })
  return Object.fromEntries(entries)
}

/** Every call of a plan that is answered with nothing, round by round, until it gives up. */
function callsOf(plan: () => Generator<readonly Call[], unknown, never>): readonly string[] {
  const calls: Call[] = []
  try {
    const running = plan()
    let step = running.next()
    for (let round = 0; !step.done && round < 4; round += 1) {
      calls.push(...step.value)
      step = running.next(step.value.map(() => ({ ok: false, data: '0x' })) as never)
    }
  } catch {
    // What it asked until it gave up is what counts.
  }
  return calls.map(({ to, data }) => `${to} ${data.slice(0, 10)}`.toLowerCase())
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)]
}
