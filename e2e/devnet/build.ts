import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type Hex, hexToBytes } from 'viem'
import { startAnvil } from './anvil.ts'
import { cached, cacheFolder } from './cache.ts'
import { openChain } from './chain.ts'
import { type Artifacts, compile } from './compile.ts'
import { contractsOn } from './contracts.ts'
import { buildScenario } from './scenario/index.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** First block of the devnet, about where mainnet is in November 2026. */
const firstBlock = 26_450_000

export type Built = { artifacts: Artifacts; stateFile: string; fresh: boolean }

/** The seeded state as a file, built once per change of a contract or of the scenario. */
export async function buildState(): Promise<Built> {
  const artifacts = await compile()
  const stateFile = join(cacheFolder, `state-${stateKey(artifacts)}.json`)
  const fresh = await cached(stateFile, () => dumpScenario(artifacts))
  if (fresh) removeOld()
  return { artifacts, stateFile, fresh }
}

async function dumpScenario(artifacts: Artifacts): Promise<string> {
  // Begun some hours ago, so that the scenario, 12 seconds a block, ends before now and a loaded chain never runs ahead.
  const genesis = { number: firstBlock, timestamp: Math.floor(Date.now() / 1000) - 6 * 3600 }
  const node = await startAnvil({ genesis })
  try {
    const chain = openChain(node.url, artifacts)
    await buildScenario(chain, contractsOn(chain))
    const dump = (await chain.rpc('anvil_dumpState')) as Hex
    return gunzipSync(hexToBytes(dump)).toString('utf8')
  } finally {
    await node.stop()
  }
}

/** States of contracts long changed. A younger one may belong to another branch, or to a run that is about to load it. */
function removeOld(): void {
  const week = 7 * 86_400_000
  for (const name of readdirSync(cacheFolder).filter((name) => name.startsWith('state-'))) {
    const file = join(cacheFolder, name)
    if (Date.now() - statSync(file).mtimeMs > week) rmSync(file, { force: true })
  }
}

/** Everything that decides what the state is: code of the contracts, of the scenario and of the builder. */
function stateKey(artifacts: Artifacts): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(artifacts).sort()) hash.update(name).update(artifacts[name]?.runtime ?? '')
  const own = ['build', 'accounts', 'addresses', 'contracts', 'anvil', 'chain', 'fund', 'rebase']
  const files = own.map((name) => `${name}.ts`)
  for (const file of readdirSync(join(here, 'scenario')).sort()) files.push(join('scenario', file))
  // Scenarios take the long lists of tokens and vaults from here, and the roots that a pool's price is kept as.
  for (const folder of ['eigenpie', 'inception', 'symbiotic']) files.push(`../../lib/protocols/${folder}/addresses.ts`)
  files.push('../../lib/portfolio/marketMath.ts')
  // The scenario's trees of rewards are made by the wallet's own arithmetic, which the contract then judges.
  for (const file of ['claim.ts', 'merkle.ts']) files.push(`../../lib/protocols/eigenlayer/rewards/${file}`)
  for (const file of files) hash.update(readFileSync(join(here, file)))
  return hash.digest('hex').slice(0, 16)
}
