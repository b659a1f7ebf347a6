import { PartialReadError, type UnreadPosition } from './partial.ts'
import { parallel } from './plan.ts'
import type { Position, Read } from './types.ts'

/**
 * The positions of several plans of one protocol, side by side. What some of them could not read becomes one
 * PartialReadError with everything that could be; any other error fails the whole.
 */
export function* gather(plans: readonly Read<readonly Position[]>[]): Read<readonly Position[]> {
  const positions: Position[] = []
  const unread: UnreadPosition[] = []
  for (const outcome of yield* parallel(plans)) {
    if (outcome.ok) positions.push(...outcome.value)
    else if (outcome.error instanceof PartialReadError) {
      positions.push(...outcome.error.positions)
      unread.push(...outcome.error.unread)
    } else throw outcome.error
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}
