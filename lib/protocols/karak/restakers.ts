import { type Restaking, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { tokens } from './addresses.ts'

/** Karak's vaults name no operators to their depositors (facts/lrt.md 9). */
export function* restakers(): Read<readonly Restaking[]> {
  const here = tokens.filter(({ chainId }) => chainId === 1).map(({ address }) => address)
  return [unseenTokens(here, 'karak')]
}
