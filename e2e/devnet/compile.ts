import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Abi, Hex } from 'viem'
import { cached, cacheFolder } from './cache.ts'

/** One compiled contract. `runtime` is what `anvil_setCode` takes, unless `immutables`: then it must be deployed first. */
export type Artifact = {
  name: string
  abi: Abi
  /** Creation code, without constructor arguments. */
  creation: Hex
  runtime: Hex
  immutables: boolean
  /** Signature to selector, as the compiler reports it: functions only. */
  selectors: Record<string, Hex>
}

/** Contracts by name. Names are unique over all folders; a clash is an error of the build. */
export type Artifacts = Record<string, Artifact>

const contractsFolder = join(dirname(fileURLToPath(import.meta.url)), 'contracts')

// Cancun is what every node in use understands; the optimizer is on because AllocationManager would not fit without it.
const settings = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode', 'evm.methodIdentifiers'] } },
}

/** The folders under `contracts/` that hold contracts of their own; `shared` is only imported from. */
function contractGroups(): string[] {
  return readdirSync(contractsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map((entry) => entry.name)
    .sort()
}

/** Compiles all groups, or the named ones; each from the cache when none of its sources changed. Throws `CompileError`. */
export async function compile(groups: readonly string[] = contractGroups()): Promise<Artifacts> {
  const all: Artifacts = {}
  for (const group of groups) {
    for (const artifact of Object.values(await compileGroup(group))) {
      const other = all[artifact.name]
      if (other && other.runtime !== artifact.runtime)
        throw new CompileError(`two contracts are named ${artifact.name}`)
      all[artifact.name] = artifact
    }
  }
  return all
}

async function compileGroup(group: string): Promise<Artifacts> {
  const sources = readSources(group)
  if (Object.keys(sources).length === 0) return {}
  const compilerVersion = (JSON.parse(readFileSync(solcPackage, 'utf8')) as { version: string }).version
  const key = createHash('sha256')
    .update(JSON.stringify([compilerVersion, settings, sources]))
    .digest('hex')
  const file = join(cacheFolder, `contracts-${group}-${key.slice(0, 16)}.json`)
  await cached(file, async () => JSON.stringify(await runCompiler(sources)))
  return JSON.parse(readFileSync(file, 'utf8')) as Artifacts
}

const solcPackage = createRequire(import.meta.url).resolve('solc/package.json')

/** All sources a group needs: its own files and, through imports, those of others. Keys are paths under `contracts/`. */
function readSources(group: string): Record<string, string> {
  const found: Record<string, string> = {}
  const waiting = readdirSync(join(contractsFolder, group), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sol'))
    .map((name) => posix.join(group, name.replaceAll('\\', '/')))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (path in found) continue
    const text = readFileSync(join(contractsFolder, path), 'utf8').replaceAll('\r\n', '\n')
    found[path] = text
    for (const [, target = ''] of text.matchAll(/^\s*import\s+(?:[^"';]*\s+from\s+)?["']([^"']+)["']/gm)) {
      waiting.push(posix.join(posix.dirname(path), target))
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

type CompilerOutput = {
  errors?: { severity: string; formattedMessage: string }[]
  contracts?: Record<
    string,
    Record<
      string,
      {
        abi: Abi
        evm: {
          bytecode: { object: string }
          deployedBytecode: { object: string; immutableReferences?: Record<string, unknown> }
          methodIdentifiers: Record<string, string>
        }
      }
    >
  >
}

async function runCompiler(sources: Record<string, string>): Promise<Artifacts> {
  // Imported only when something changed: the compiler is 9 MB of WebAssembly.
  const { default: solc } = (await import('solc')) as { default: { compile(input: string): string } }
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings,
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput
  const errors = output.errors?.filter((error) => error.severity === 'error') ?? []
  if (errors.length > 0) throw new CompileError(errors.map((error) => error.formattedMessage).join('\n'))
  const artifacts: Artifacts = {}
  for (const file of Object.values(output.contracts ?? {})) {
    for (const [name, { abi, evm }] of Object.entries(file)) {
      // Interfaces and abstract contracts have no code, and many groups name theirs alike.
      if (evm.deployedBytecode.object === '') continue
      artifacts[name] = {
        name,
        abi,
        creation: `0x${evm.bytecode.object}`,
        runtime: `0x${evm.deployedBytecode.object}`,
        immutables: Object.keys(evm.deployedBytecode.immutableReferences ?? {}).length > 0,
        selectors: Object.fromEntries(
          Object.entries(evm.methodIdentifiers).map(([sig, id]) => [sig, `0x${id}` as const]),
        ),
      }
    }
  }
  return artifacts
}

/** The Solidity doesn't compile. The message is the compiler's own. */
class CompileError extends Error {
  override name = 'CompileError'
}
