import { protocols } from './index.ts'
import type { Market, Wrapper } from './types.ts'

/** Where every token is traded. */
export const markets: readonly Market[] = [...protocols.flatMap((protocol) => protocol.markets ?? [])]

/** Which tokens are two forms of one. */
export const wrappers: readonly Wrapper[] = [...protocols.flatMap((protocol) => protocol.wrappers ?? [])]
