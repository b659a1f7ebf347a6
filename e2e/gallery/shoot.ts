import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { scenes } from './scenes.ts'
import { steps } from './steps.ts'

// Takes a picture of every screen with fixed values: `npx tsx e2e/gallery/shoot.ts [part of a name …]`. For looking at,
// beside the stories, which drive the real extension.

const root = resolve(import.meta.dirname, '../..')
const built = join(root, '.cache/gallery')
const target = join(root, 'artifacts/gallery')
const wanted = process.argv.slice(2)

await build({
  root: import.meta.dirname,
  base: './',
  publicDir: join(root, 'public'),
  logLevel: 'error',
  build: { outDir: built, emptyOutDir: true, minify: false, target: 'chrome120' },
  plugins: [
    {
      name: 'fake-background',
      enforce: 'pre',
      resolveId: (source: string) =>
        source.endsWith('messaging/views.ts') ? join(import.meta.dirname, 'fakeViews.ts') : undefined,
    },
  ],
})

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  readFile(join(built, path === '/' ? 'index.html' : path)).then(
    (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(bytes),
    () => response.writeHead(404).end(),
  )
}).listen(0, '127.0.0.1')
await new Promise((done) => server.once('listening', done))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--headless=new'] })
await mkdir(target, { recursive: true })
const sizes = {
  popup: { width: 360, height: 600 },
  tab: { width: 1100, height: 800 },
  // The approval window's own size, and one that the user may drag it to.
  window: { width: 360, height: 640 },
  wide: { width: 760, height: 720 },
} as const
const looks = [
  { language: 'en', theme: 'light', size: 'popup' },
  { language: 'zh-CN', theme: 'dark', size: 'popup' },
  { language: 'en', theme: 'dark', size: 'tab' },
  { language: 'zh-CN', theme: 'light', size: 'tab' },
  { language: 'en', theme: 'light', size: 'window' },
  { language: 'zh-CN', theme: 'dark', size: 'window' },
  { language: 'en', theme: 'dark', size: 'wide' },
  { language: 'zh-CN', theme: 'light', size: 'wide' },
] as const
const sizesOf = {
  popup: ['popup', 'tab'],
  charts: ['popup', 'tab'],
  welcome: ['tab'],
  approval: ['window', 'wide'],
} as const
const problems: string[] = []

for (const look of looks) {
  const page = await browser.newPage({ viewport: sizes[look.size] })
  for (const [name, scene] of Object.entries(scenes)) {
    const label = `${name}-${look.size}-${look.theme}-${look.language}`
    if (!(sizesOf[scene.app] as readonly string[]).includes(look.size)) continue
    if (name === 'new' && look.size === 'tab') continue
    if (wanted.length > 0 && !wanted.some((part) => label.includes(part))) continue
    page.removeAllListeners()
    page.on('console', (message) => message.type() === 'error' && problems.push(`${label}: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(`${label}: ${error.message}`))
    const query = new URLSearchParams({ scene: name, language: look.language, theme: look.theme })
    if (look.size === 'tab') query.set('view', 'full')
    await page.goto('about:blank')
    await page.goto(`http://127.0.0.1:${port}/?${query}#${scene.path}`)
    await page.waitForTimeout(350)
    // What is asked of the background is there by then, however busy the machine is; scenes that wait for ever say so.
    await page
      .waitForFunction(() => document.querySelector('main ul[aria-busy="true"]') === null, null, { timeout: 5_000 })
      .catch(() => undefined)
    await page.screenshot({ path: join(target, `${label}.png`) })
    if (look.size === 'window' || scene.app === 'charts') await whole(page, join(target, `${label}-whole.png`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    if (wide) problems.push(`${label}: wider than the window`)
    for (const [index, step] of (steps[name] ?? []).entries()) {
      await step(page)
      await page.waitForTimeout(120)
      await page.screenshot({ path: join(target, `${label}-${index + 1}.png`) })
    }
  }
  await page.close()
}
await browser.close()
server.close()

/** One picture of everything that scrolls, for reading. */
async function whole(page: Page, path: string): Promise<void> {
  const hidden = await page.evaluate(() =>
    Math.max(0, ...[...document.querySelectorAll('main')].map((each) => each.scrollHeight - each.clientHeight)),
  )
  if (hidden === 0) return
  const { width, height } = page.viewportSize() ?? sizes.window
  await page.setViewportSize({ width, height: height + hidden })
  // A popup has a fixed height whatever the window's.
  const grow = (pixels: string) => document.documentElement.style.setProperty('--popup-height', pixels)
  await page.evaluate(grow, `${height + hidden}px`)
  await page.screenshot({ path })
  await page.evaluate(grow, '')
  await page.setViewportSize({ width, height })
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
