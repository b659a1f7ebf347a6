import { type Restaking, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { tokens } from './addresses.ts'

/** Inception lists no restakers on chain (facts/lrt.md 1). */
export function* restakers(): Read<readonly Restaking[]> {
  const here = tokens.filter(({ chainId }) => chainId === 1).map(({ address }) => address)
  return [unseenTokens(here, 'unlisted')]
}
