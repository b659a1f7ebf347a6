import { decode, encode } from '../../codec.ts'
import { isAmount, isCount, isPlace, isRecord, isText, listOf, nullable, oneOf, shape } from '../shape.ts'
import { type DirectoryLogs, noDirectoryLogs } from './search.ts'

/** Raised when the shape changes; what an older version wrote is then looked for again. */
const version = 1

/** Logs as a text for a store. */
export function encodeDirectoryLogs(logs: DirectoryLogs): string {
  return encode({ version, logs })
}

const isLogs = shape({
  span: nullable(shape({ from: isAmount, to: isAmount })),
  operators: listOf(isPlace),
  described: listOf(shape({ kind: oneOf('operator', 'avs'), address: isPlace, uri: isText, block: isAmount })),
  sets: listOf(shape({ avs: isPlace, id: isCount })),
  slashes: listOf(
    shape({
      operator: isPlace,
      avs: isPlace,
      id: isCount,
      strategies: listOf(isPlace),
      wads: listOf(isAmount),
      description: nullable(isText),
      block: isAmount,
      time: nullable(isAmount),
    }),
  ),
  delays: listOf(shape({ operator: isPlace, delay: isAmount, effectBlock: isAmount, block: isAmount })),
  splits: listOf(
    shape({
      operator: isPlace,
      avs: nullable(isPlace),
      id: nullable(isCount),
      before: isCount,
      after: isCount,
      activatedAt: isAmount,
      block: isAmount,
    }),
  ),
})

/** The inverse of `encodeDirectoryLogs`; a search that does not parse begins anew. */
export function parseDirectoryLogs(text: unknown): DirectoryLogs {
  if (typeof text !== 'string') return noDirectoryLogs
  try {
    const record = decode(text)
    if (!isRecord(record) || record.version !== version || !isLogs(record.logs)) return noDirectoryLogs
    return record.logs as DirectoryLogs
  } catch {
    // Cut off or written by nobody we know: looked for again.
    return noDirectoryLogs
  }
}
