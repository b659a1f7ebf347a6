import { PartialReadError, type UnreadPosition } from './partial.ts'
import { parallel } from './plan.ts'
import type { Position, Read } from './types.ts'

/** One part of what a protocol holds for an account. `id` begins the ids of its rows: it stands for all of them when none could be read. */
type Part = { id: string; plan: Read<readonly Position[]> }

/**
 * The positions of all parts, which run side by side: a part that fails hides only its own rows. Throws PartialReadError
 * when one did, wholly or for some of its rows; it carries the rows of all others.
 */
export function* gather(parts: readonly Part[]): Read<readonly Position[]> {
  const outcomes = yield* parallel(parts.map(({ plan }) => plan))
  const positions: Position[] = []
  const unread: UnreadPosition[] = []
  for (const [index, { id }] of parts.entries()) {
    const outcome = outcomes[index]
    if (outcome?.ok) positions.push(...outcome.value)
    else if (outcome?.error instanceof PartialReadError) {
      positions.push(...outcome.error.positions)
      unread.push(...outcome.error.unread)
    } else unread.push({ id, error: outcome?.error })
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}
