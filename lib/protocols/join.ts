import { PartialReadError, type UnreadPosition } from './partial.ts'
import { parallel } from './plan.ts'
import type { Position, Read } from './types.ts'

/**
 * The positions of several plans that run side by side, in the order of the plans. Each plan has the name under which its
 * failure is reported. Throws PartialReadError with what could be read when some of them could not be.
 */
export function* joinReads(plans: Readonly<Record<string, Read<readonly Position[]>>>): Read<readonly Position[]> {
  const outcomes = yield* parallel(Object.values(plans))
  const unread: UnreadPosition[] = []
  const positions = Object.keys(plans).flatMap((id, index) => {
    const outcome = outcomes[index]
    if (outcome?.ok) return outcome.value
    if (outcome?.error instanceof PartialReadError) {
      unread.push(...outcome.error.unread)
      return outcome.error.positions
    }
    unread.push({ id, error: outcome?.error })
    return []
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}
