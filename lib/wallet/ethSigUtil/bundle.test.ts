import { createContext, Script } from 'node:vm'
import { SignTypedDataVersion, TypedDataUtils } from '@metamask/eth-sig-util'
import { bytesToHex } from 'viem'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { typedDataTable } from '../typedDataTable.ts'
import { ethSigUtilAliases } from './aliases.ts'

let code = ''
const warnings: string[] = []

/** What the worker gets: the same module through the same aliases, minified, in one classic script. */
beforeAll(async () => {
  const entry = 'virtual:entry'
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { ...ethSigUtilAliases } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) =>
          id === `\0${entry}`
            ? `import { typedDataDigest } from ${JSON.stringify(new URL('../typedData.ts', import.meta.url).pathname)}
               globalThis.digest = typedDataDigest`
            : undefined,
      },
    ],
    build: {
      write: false,
      rollupOptions: {
        input: entry,
        output: { format: 'iife' },
        onwarn: (warning) => void warnings.push(warning.message),
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []))
  code = outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : [])).join('\n')
})

describe('eth-sig-util as it ships in the worker', () => {
  test('names no module of Node and starts without its globals', () => {
    expect(warnings.filter((warning) => warning.includes('externalized'))).toEqual([])
    expect(code).not.toMatch(/require\(["']|__vite-browser-external/)
    const context = createContext({ TextEncoder, TextDecoder, crypto, btoa, atob })
    new Script(code).runInContext(context)
    expect(typeof context.digest).toBe('function')
  })

  test('weighs a quarter of what the untouched package weighs', () => {
    expect(code.length).toBeLessThan(100_000)
  })

  test('hashes every message as the untouched package does', () => {
    const context = createContext({ TextEncoder, TextDecoder, crypto, btoa, atob, Uint8Array })
    new Script(code).runInContext(context)
    for (const { payload } of typedDataTable) {
      const untouched = bytesToHex(TypedDataUtils.eip712Hash(payload as never, SignTypedDataVersion.V4))
      expect((context.digest as (json: string) => string)(JSON.stringify(payload))).toBe(untouched)
    }
  })
})
