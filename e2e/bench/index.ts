import { mkdir, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { approvalFigures } from './figures/approval.ts'
import { exposureFigures } from './figures/exposure.ts'
import { manyAccountsFigures } from './figures/manyAccounts.ts'
import { memoryFigures } from './figures/memory.ts'
import { pageCostFigures } from './figures/pageCost.ts'
import { paintFigures } from './figures/paint.ts'
import { refreshFigures } from './figures/refresh.ts'
import { roundTripFigures } from './figures/roundTrips.ts'
import { scaleFigures } from './figures/scale.ts'
import { signatureFigures } from './figures/signature.ts'
import { sizeFigures } from './figures/sizes.ts'
import { slashingFigures } from './figures/slashing.ts'
import { unlockFigures } from './figures/unlock.ts'
import { type Lab, openLab } from './lab.ts'
import { summarise } from './stats.ts'
import { printTable } from './table.ts'

/** `npm run bench [-- group …]`: every figure of the wallet beside its bare limit. See README.md. */
const groups: Readonly<Record<string, (lab: Lab) => Promise<Figure[]>>> = {
  sizes: sizeFigures,
  paint: paintFigures,
  roundTrips: roundTripFigures,
  pageCost: pageCostFigures,
  unlock: unlockFigures,
  approval: approvalFigures,
  signature: signatureFigures,
  memory: memoryFigures,
  slashing: slashingFigures,
  scale: scaleFigures,
  exposure: exposureFigures,
  refresh: refreshFigures, // It leaves fifty accounts behind.
  manyAccounts: manyAccountsFigures, // Last: it leaves two hundred.
}

const folder = fileURLToPath(new URL('../../artifacts/bench/', import.meta.url))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in groups))
if (unknown.length > 0) throw new Error(`No such group: ${unknown.join()}. There are ${Object.keys(groups).join()}.`)

const patience = 150_000
function inTime<result>(work: Promise<result>): Promise<result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${patience / 1_000} s.`)), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

await mkdir(folder, { recursive: true })
const started = performance.now()
const lab = await openLab()
const version = lab.ours.chromium.version
const figures: Figure[] = []
const failed: string[] = []
try {
  for (const [name, measure] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const [before] = loadavg()
    const from = performance.now()
    try {
      const measured = await inTime(measure(lab))
      figures.push(...measured)
      const raw = measured.map((figure) => ({ ...figure, summary: summarise(figure.samples) }))
      const record = { version, at: new Date().toISOString(), load: [before, loadavg()[0]], figures: raw }
      await writeFile(`${folder}${name}.json`, `${JSON.stringify(record, null, 1)}\n`)
    } catch (error) {
      failed.push(name)
      console.log(`✗ ${name}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    const seconds = ((performance.now() - from) / 1_000).toFixed(0)
    console.log(`${name}: ${seconds} s, load ${before?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after`)
  }
} finally {
  await lab.close()
}
const table = printTable(figures)
await writeFile(`${folder}table.txt`, `${table}\n`)
console.log(`\n${version}\n\n${table}\n`)
console.log(`${((performance.now() - started) / 1_000).toFixed(0)} s in all; every sample is in artifacts/bench/`)
process.exit(failed.length === 0 ? 0 : 1)
