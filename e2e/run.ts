import { readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { buildExtension } from './fixtures/builds.ts'
import type { BrowserKind } from './fixtures/driver.ts'
import { findBrowser } from './fixtures/executable.ts'
import { type Outcome, runLane } from './fixtures/lane.ts'
import type { StoryFile } from './fixtures/story.ts'

/**
 * `npm run stories [-- --chromium] [-- --firefox] [-- part-of-a-name …]`: runs the user stories, both browsers at once
 * (`--one-by-one` on a slow machine). Pictures stay in artifacts/stories/<browser>/<story>/.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: 'boolean' }, firefox: { type: 'boolean' }, 'one-by-one': { type: 'boolean' } },
})

const folder = fileURLToPath(new URL('./stories/', import.meta.url))
const artifacts = fileURLToPath(new URL('../artifacts/stories/', import.meta.url))
const kinds: BrowserKind[] =
  values.chromium === values.firefox ? ['chromium', 'firefox'] : values.chromium ? ['chromium'] : ['firefox']

async function loadStories(): Promise<{ name: string; file: StoryFile }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.story.ts')).sort()
  const names = files.map((file) => file.slice(0, -'.story.ts'.length))
  const chosen = names.filter((name) => positionals.length === 0 || positionals.some((part) => name.includes(part)))
  return Promise.all(
    chosen.map(async (name) => {
      const module: { default: StoryFile } = await import(pathToFileURL(`${folder}${name}.story.ts`).href)
      return { name, file: module.default }
    }),
  )
}

function report({ kind, name, title, seconds, error }: Outcome): void {
  const mark = error === null ? '✓' : '✗'
  console.log(`${mark} ${kind.padEnd(8)} ${name}: ${title} (${seconds.toFixed(1)} s)`)
  if (error !== null)
    console.log(`${(error.stack ?? error.message).replace(/^/gm, '    ')}\n    See artifacts/stories/${kind}/${name}/`)
}

const stories = await loadStories()
const outcomes: Outcome[] = []
const broken: string[] = []
// Browsers are found (or installed) and the extension is built before anything is timed.
for (const kind of kinds) {
  findBrowser(kind)
  await buildExtension(kind)
}
const lanes = kinds.map(
  (kind) => () =>
    runLane({
      kind,
      stories,
      artifacts,
      report(outcome) {
        outcomes.push(outcome)
        report(outcome)
      },
    }).catch((error: unknown) => {
      broken.push(kind)
      console.log(`✗ ${kind} stopped: ${error instanceof Error ? error.stack : String(error)}`)
    }),
)
if (values['one-by-one']) for (const lane of lanes) await lane()
else await Promise.all(lanes.map((lane) => lane()))

const failed = outcomes.filter(({ error }) => error !== null).length
// A story that never ran has not passed.
const missing = stories.length * kinds.length - outcomes.length
console.log(`${outcomes.length - failed} passed, ${failed + missing} failed`)
process.exit(failed + missing + broken.length === 0 && outcomes.length > 0 ? 0 : 1)
