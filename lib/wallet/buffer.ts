import { Buffer } from 'buffer'

/**
 * eth-sig-util and what it stands on expect Node's Buffer as a global, from their first line on. This file is imported
 * before them; without it the worker dies at start and nothing says so.
 */
if (!('Buffer' in globalThis)) Object.assign(globalThis, { Buffer })
