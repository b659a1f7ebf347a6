import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publicEndpoints } from '../components/parts/publicEndpoints.ts'

/** What the stores would get: both packages as `npm run build` left them. */

const output = new URL('../.output', import.meta.url).pathname
const packages = { chrome: join(output, 'chrome-mv3'), firefox: join(output, 'firefox-mv3') }

function filesOf(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = join(below, name)
    return statSync(join(folder, path)).isDirectory() ? filesOf(folder, path) : [path]
  })
}
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')
const manifestOf = (folder: string) => JSON.parse(read(folder, 'manifest.json')) as Record<string, unknown>
const scriptsOf = (folder: string) => filesOf(folder).filter((file) => file.endsWith('.js'))
/** Every script the page of this name loads at once: its own and those its HTML names. */
function initialScripts(folder: string, page: string): string[] {
  const html = read(folder, page)
  return [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file as string)
}
const bytes = (folder: string, files: readonly string[]) =>
  files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

/** Every host our code names, with the reason. Comments and licence texts do not survive the build. */
const hosts: Record<string, string> = {
  ...Object.fromEntries(
    Object.values(publicEndpoints)
      .flat()
      .map(({ url }) => [new URL(url).host, 'offered as an endpoint; contacted only when the user picks it']),
  ),
  '127.0.0.1': "placeholder of the endpoint field, and the developer's own machine",
  'bowline.invalid': 'stands for the wallet itself where a site would ask; a reserved name that never resolves',
  'www.w3.org': 'names of XML vocabularies; never contacted',
  'react.dev': "link in React's error messages; never contacted",
  'viem.sh': "link in viem's error messages; never contacted",
  'abitype.dev': "link in abitype's error messages; never contacted",
  'docs.soliditylang.org': "link in viem's error messages; never contacted",
  'github.com': "link in viem's error messages; never contacted",
  'wxt.dev': "link in the build tool's error messages; never contacted",
}

/** Every match with a few characters around it, so that a failure can be read. */
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ 0: match, index }) =>
    text.slice(Math.max(0, index - 30), index + match.length + 10),
  )

describe.each(Object.entries(packages))('the %s package', (browser, folder) => {
  const manifest = manifestOf(folder)

  test('B4 the manifest asks for what the README explains and nothing else', () => {
    expect(manifest.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'idle', 'scripting'])
    expect(manifest.host_permissions).toEqual(['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'])
    expect(manifest.optional_permissions).toEqual(['notifications'])
    expect(manifest.manifest_version).toBe(3)
  })

  test('P1 no page and no other extension gets a way in', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([])
    if (browser === 'chrome') expect(manifest.externally_connectable).toEqual({ ids: [] })
    else expect(manifest.externally_connectable).toBeUndefined()
  })

  test('P2 content scripts run in top-level https documents at document_start only', () => {
    const scripts = manifest.content_scripts as Record<string, unknown>[]
    expect(scripts.map(({ world }) => world ?? 'ISOLATED').sort()).toEqual(['ISOLATED', 'MAIN'])
    for (const script of scripts) {
      expect(script).toMatchObject({ matches: ['https://*/*'], run_at: 'document_start' })
      expect(script.all_frames ?? false).toBe(false)
      expect(script.match_about_blank ?? false).toBe(false)
    }
  })

  test('B4 extension pages run our own scripts only and cannot be framed', () => {
    const { extension_pages: csp } = manifest.content_security_policy as { extension_pages: string }
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(csp).toContain(directive)
    }
    expect(csp).not.toMatch(/unsafe|wasm/)
  })

  test('V6 Firefox declares that no data is collected', () => {
    if (browser !== 'firefox') return expect(manifest.browser_specific_settings).toBeUndefined()
    expect(manifest.browser_specific_settings).toMatchObject({
      gecko: { id: 'extension@bowline.wallet', data_collection_permissions: { required: ['none'] } },
    })
  })

  test('the background is one classic script', () => {
    const { background } = manifest as { background: Record<string, unknown> }
    expect(background.type).toBeUndefined()
    expect(browser === 'chrome' ? background.service_worker : (background.scripts as string[])[0]).toBe('background.js')
  })

  test('B5 the bundle holds no eval and no remote script, and only React can write markup', () => {
    for (const file of scriptsOf(folder)) {
      const text = read(folder, file)
      const running =
        /\beval\(|new Function\(|insertAdjacentHTML|document\.write\(|importScripts\(|<script[^>]+src=["']http/g
      expect(found(text, running), file).toEqual([])
      // React's own three places: an empty script element, and the property that the linter forbids us to use.
      expect(found(text, /\.innerHTML\s*=[^=]/g).length, file).toBe(text.includes('react.dev') ? 3 : 0)
    }
  })

  test('B12 nothing in the bundle knows of a test, the devnet or a demo', () => {
    for (const file of scriptsOf(folder)) {
      const traces = /test test test test|anvil_|evm_|hardhat|:8545|playwright|navigator\.webdriver/g
      expect(found(read(folder, file), traces), file).toEqual([])
    }
  })

  test('B7 every host the code names is listed with its reason', () => {
    const named = scriptsOf(folder).flatMap((file) =>
      [...read(folder, file).matchAll(/\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
        ([, host]) => host as string,
      ),
    )
    expect([...new Set(named)].filter((host) => !(host in hosts))).toEqual([])
  })

  test('what is injected into pages stays small and free of libraries', () => {
    for (const file of ['content-scripts/inpage.js', 'content-scripts/relay.js']) {
      expect(bytes(folder, [file]), file).toBeLessThan(8_000)
      expect(read(folder, file), file).not.toMatch(/react|viem/i)
    }
  })

  test('what is told of tokens is in no first script: it is fetched when a token is looked at', () => {
    const first = ['background.js', ...initialScripts(folder, 'popup.html'), ...initialScripts(folder, 'approval.html')]
    for (const told of ['It is a wrapper: the contract holds one bEIGEN', 'An LST or an LRT?']) {
      const carriers = scriptsOf(folder).filter((file) => read(folder, file).includes(told))
      expect(carriers, told).toHaveLength(1)
      expect(first).not.toContain(carriers[0])
    }
  })

  test('no page runs the script of another', () => {
    for (const page of ['popup', 'approval', 'welcome']) {
      const own = /<script type="module"[^>]*src="\/([^"]+)"/.exec(read(folder, `${page}.html`))?.[1] as string
      for (const other of ['popup', 'approval', 'welcome']) {
        expect(initialScripts(folder, `${other}.html`).includes(own), `${own} on ${other}`).toBe(other === page)
      }
      // What is fetched later may lean on the popup's, the only page that fetches screens.
      const leaning = scriptsOf(folder).filter((file) => read(folder, file).includes(own.replace(/^.*\//, '')))
      if (page !== 'popup') expect(leaning, own).toEqual([])
    }
  })

  test('a screen behind the first one is in no first script', () => {
    const first = ['popup.html', 'approval.html', 'welcome.html'].flatMap((page) => initialScripts(folder, page))
    for (const screen of ['Leave', 'TokenScreen', 'Portfolio', 'Exits', 'Settings', 'AddAccount', 'ActivityDetail']) {
      const files = scriptsOf(folder).filter((file) => file.startsWith(`chunks/${screen}-`))
      expect(files, screen).toHaveLength(1)
      expect(first).not.toContain(files[0])
    }
  })

  test('a page fetches the words it waits for beside its script', () => {
    const words = { first: 'Values are up to date.', calls: 'Unwrap {amount} into stETH' }
    const has = (page: string, text: string) =>
      initialScripts(folder, page).some((file) => read(folder, file).includes(text))
    expect(has('popup.html', words.first)).toBe(true)
    expect(has('popup.html', words.calls)).toBe(false)
    expect(has('approval.html', words.first)).toBe(true)
    expect(has('approval.html', words.calls)).toBe(true)
  })

  test('pages and background stay within their byte budgets', () => {
    expect(bytes(folder, initialScripts(folder, 'popup.html'))).toBeLessThan(400_000)
    expect(bytes(folder, initialScripts(folder, 'approval.html'))).toBeLessThan(450_000)
    expect(bytes(folder, ['background.js'])).toBeLessThan(960_000)
  })
})
