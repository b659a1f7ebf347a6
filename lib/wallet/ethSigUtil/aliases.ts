import { fileURLToPath } from 'node:url'

/**
 * For the bundler: what eth-sig-util's dependencies are replaced by in our worker. Left alone they weigh 330 kB, most of
 * it never called (all of lodash for one function, a second copy of the curves, a word list, an HTTP client that names
 * Node's own modules and stops the worker from starting); and they want Node's Buffer as a global. `decisions.md` has the figures; `bundle.test.ts` builds with
 * these and compares every digest with the untouched package.
 */
export const ethSigUtilAliases: Readonly<Record<string, string>> = {
  '@metamask/utils': fileURLToPath(new URL('./utils.ts', import.meta.url)),
  '@metamask/superstruct': fileURLToPath(new URL('./superstruct.ts', import.meta.url)),
  '@ethereumjs/util': fileURLToPath(new URL('./ethereumjs.ts', import.meta.url)),
  'ethereum-cryptography/keccak': fileURLToPath(new URL('./keccak.ts', import.meta.url)),
  lodash: fileURLToPath(new URL('./lodash.ts', import.meta.url)),
}
