import { type Restaking, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { queueing } from './addresses.ts'

/** Symbiotic vaults list no pairs of network and operator on chain (facts/lrt.md 11.2). DVstETH is staked, not restaked. */
export function* restakers(): Read<readonly Restaking[]> {
  const tokens = queueing.map(({ address }) => address)
  return [unseenTokens(tokens, 'symbiotic')]
}
