import { errorCode, WalletError } from '../errors.ts'
import { askSettled, type TypedCall } from './plan.ts'
import type { Position, Read } from './types.ts'

type Row<value> = {
  id: string
  call: TypedCall<value>
  toPosition: (value: value, id: string) => Position | null
}

/** One round of one call per position, each of which may fail by itself. Throws PartialReadError when any did. */
export function* settlePositions<value>(rows: readonly Row<value>[]): Read<readonly Position[]> {
  const answers = yield* askSettled(rows.map((row) => row.call))
  const unread: UnreadPosition[] = []
  const positions = rows.flatMap((row, index) => {
    const answer = answers[index]
    if (answer?.ok) {
      const position = row.toPosition(answer.value as value, row.id)
      return position === null ? [] : [position]
    }
    unread.push({ id: row.id, error: answer?.error })
    return []
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** A position whose value is not known at this block, and why; `id` may also be the beginning of several positions' ids. */
export type UnreadPosition = { id: string; error: unknown }

/** Whether a position is meant by what could not be read: a protocol's all (`ids` null), itself, or what its id begins with. */
export function isUnread(
  { protocol, id }: Pick<Position, 'protocol' | 'id'>,
  unread: readonly { protocol: string; ids: readonly string[] | null }[],
): boolean {
  return unread.some(
    (one) =>
      one.protocol === protocol && (one.ids === null || one.ids.some((of) => id === of || id.startsWith(`${of}:`))),
  )
}

/** Some positions of a protocol could not be read. Those that could are here; the others keep what was last known. */
export class PartialReadError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(
    readonly positions: readonly Position[],
    readonly unread: readonly UnreadPosition[],
  ) {
    super('Some of these positions could not be read. What was last known is shown with its age.', {
      cause: unread[0]?.error,
    })
  }
}
