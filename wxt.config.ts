import { fileURLToPath } from 'node:url'
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

/** Everything that two pages or more use, but for the texts, of which a page loads one language. */
const sharedChunk = { name: 'shared', minShareCount: 2, test: (id: string) => !id.includes('/tables.') }

/**
 * One character beyond Latin-1 makes an engine hold a whole script with two bytes for each: escaped, the worker weighs
 * 0.5 MB less and pages start sooner. A text that is Chinese all through stays as it is, and so would code in which a
 * backslash already stands before such a character.
 */
function inOneByte(code: string): string {
  const escaped = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return escaped.length < 2 * code.length && !/\\[^\0-\x7f]/.test(code) ? escaped : code
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
      {
        name: 'bowline:output',
        // What several pages share is one file: a small page of many files waits for each of them.
        outputOptions: (options) =>
          options.format === 'es' ? { ...options, codeSplitting: { groups: [sharedChunk] } } : null,
        generateBundle(_, bundle) {
          for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inOneByte(file.code)
        },
        // Texts come by a dynamic import; the usual language's are fetched beside the first script, not after it.
        transformIndexHtml: {
          order: 'post',
          handler: (_, { bundle }) =>
            Object.values(bundle ?? {})
              .filter(({ name }) => name === 'tables.en')
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
