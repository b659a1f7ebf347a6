import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

export type Built = { folder: string; remove(): Promise<void> }

const source = fileURLToPath(new URL('.', import.meta.url))
const asTheyAre = ['manifest.json', 'worker.js', 'page.js', 'relay.js', 'plain.html', 'react.html', 'app.html']

const asShipped = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
} satisfies BuildOptions

/** The bare extension in a folder of its own: what can be done with nothing, with React, and with React, zustand and viem. */
export async function buildBare(): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'bowline-bare-'))
  for (const file of asTheyAre) await cp(join(source, file), join(folder, file))
  const entryPoints = [new URL('./react.tsx', import.meta.url), new URL('./app.tsx', import.meta.url)].map((url) =>
    fileURLToPath(url),
  )
  await build({ ...asShipped, entryPoints, outdir: folder })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** One script as text, to be run in a page that is there. */
export async function bundleText(entryPoint: string): Promise<string> {
  const { outputFiles } = await build({ ...asShipped, entryPoints: [entryPoint], write: false })
  return outputFiles[0]?.text ?? ''
}
