import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { ethSigUtilAliases } from './lib/wallet/ethSigUtil/aliases.ts'

/**
 * One code base, two Manifest V3 builds. Everything a store reviewer asks about is decided here: permissions, hosts,
 * content security policy. `e2e/built.test.ts` pins the outcome.
 */

/** Extension pages: our own scripts only, never framed; the network is the user's RPC endpoint, whatever its host. */
const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*',
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

type Graph = { getModuleInfo(id: string): { importers: readonly string[]; dynamicImporters: readonly string[] } | null }
const pageSource = /\/entrypoints\/(\w+)\/index\.html$/

/**
 * The pages that start with a module, those that have it sooner or later, and by how many dynamic imports it is fetched
 * where a page does not start with it.
 */
function readersOf(id: string, graph: Graph) {
  const startedBy = new Set<string>()
  const readBy = new Set<string>()
  const statically = new Set([id])
  const somehow = new Set([id])
  for (const each of somehow) {
    const page = pageSource.exec(each)?.[1]
    if (page !== undefined) readBy.add(page)
    const module = graph.getModuleInfo(each)
    for (const importer of module?.importers ?? []) somehow.add(importer)
    for (const importer of module?.dynamicImporters ?? []) somehow.add(importer)
  }
  for (const each of statically) {
    const page = pageSource.exec(each)?.[1]
    if (page !== undefined) startedBy.add(page)
    for (const importer of graph.getModuleInfo(each)?.importers ?? []) statically.add(importer)
  }
  const fetched = [...statically].filter((each) => (graph.getModuleInfo(each)?.dynamicImporters.length ?? 0) > 0)
  return { startedBy: [...startedBy], readBy, fetched: fetched.length }
}

/**
 * A small page of many files waits for each of them. So there is one file for what several pages start with, one for what
 * a single page does, and one for what several screens share that are fetched later; each screen's own part is the rest.
 * What a page starts with and another fetches is apart from the first one's script, which nobody else may run. A chunk
 * takes along what its modules import and no chunk before it took.
 */
const chunkNames: readonly ((readers: ReturnType<typeof readersOf>) => string | null)[] = [
  ({ startedBy }) => (startedBy.length > 1 ? 'shared' : null),
  ({ startedBy: [page], readBy }) => (page !== undefined && readBy.size > 1 ? `${page}-parts` : null),
  ({ startedBy: [page] }) => page ?? null,
  ({ fetched }) => (fetched > 1 ? 'screens' : null),
]
const chunks = chunkNames.map((nameOf, index) => ({
  name: (id: string, graph: Graph) => nameOf(readersOf(id, graph)),
  priority: chunkNames.length - index,
}))

/**
 * One character beyond Latin-1 makes an engine hold a whole script with two bytes for each: escaped, the worker weighs
 * 0.5 MB less and pages start sooner. A text that is Chinese all through stays as it is, and so would code in which a
 * backslash already stands before such a character.
 */
function inOneByte(code: string): string {
  const escaped = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return escaped.length < 2 * code.length && !/\\[^\0-\x7f]/.test(code) ? escaped : code
}

/** The books of the usual language that a page waits for, as its `main.tsx` says. */
function wordsOf(page: string): readonly string[] {
  if (page.includes('approval')) return ['first.en', 'calls.en']
  return page.includes('welcome') ? ['first.en', 'screens.en'] : ['first.en']
}

/**
 * Packages that npm installed several times in one version, for want of a common place, are one to the bundler: the
 * worker would carry three copies of the same hashes.
 */
function oneCopy(): Plugin {
  const first = new Map<string, string>()
  return {
    name: 'bowline:one-copy',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      const [, folder, file] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\/([^?]+)$/.exec(found?.id ?? '') ?? []
      if (found === null || folder === undefined || !existsSync(`${folder}/package.json`)) return found
      const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
      const key = `${name}@${version}/${file}`
      const same = first.get(key)
      if (same === undefined) first.set(key, found.id)
      return same === undefined ? found : { ...found, id: same }
    },
  }
}

const classNames = { class: true, function: false }

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'idle', 'scripting'],
    // Asked for when the user switches notifications on.
    optional_permissions: ['notifications'],
    host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    content_security_policy: { extension_pages: csp },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'extension@bowline.wallet',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116', externally_connectable: { ids: [] } }),
  }),
  vite: () => ({
    plugins: [
      oneCopy(),
      {
        name: 'bowline:output',
        outputOptions: (options) =>
          options.format === 'es' ? { ...options, codeSplitting: { groups: chunks } } : null,
        generateBundle(_, bundle) {
          for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inOneByte(file.code)
        },
        // Texts come by a dynamic import; those a page waits for are fetched beside its first script, not after it.
        transformIndexHtml: {
          order: 'post',
          handler: (_, { path, bundle }) =>
            Object.values(bundle ?? {})
              .filter(({ name }) => wordsOf(path).includes(name ?? ''))
              .map(({ fileName }) => ({
                tag: 'link',
                attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
                injectTo: 'head',
              })),
        },
      },
    ],
    // Views choose their words by an error's class, so classes keep their names; everything else is shortened.
    build: {
      rolldownOptions: {
        // A constant that is not written out at each of its places: an address of 42 characters has a name of two.
        optimization: { inlineConst: false },
        output: { minify: { mangle: { keepNames: classNames }, compress: { keepNames: classNames } } },
      },
    },
    resolve: {
      alias: {
        // Without these the worker does not start, or starts with 230 kB more: see the file.
        ...ethSigUtilAliases,
        // Silent on pages: see the file.
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('./lib/browser/contentScriptContext.ts', import.meta.url),
        ),
      },
    },
  }),
  zip: {
    artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip',
    includeSources: ['**/*', '.npmrc'],
    excludeSources: ['artifacts/**'],
  },
})
