import type { BlockRef } from '../../lib/messaging/mirror.ts'
import type { WithdrawalPosition } from '../../lib/protocols/types.ts'

/**
 * How far a queued withdrawal is. `due`: by the clock its block has come, but nobody has read it since.
 * `blocks` and `seconds` are estimates from the block it was read at; the chain decides.
 */
export type Countdown =
  | { state: 'completable' }
  | { state: 'due' }
  | { state: 'waiting'; blocks: bigint; seconds: bigint /** 0 to 1, for drawing. */; progress: number }

type Progress = Pick<WithdrawalPosition, 'completable' | 'completableBlock'> & { withdrawal: { startBlock: bigint } }

/** The countdown of a withdrawal read at `block`, at the moment `nowMs`. Rounded up: it never promises too early. */
export function countdown(position: Progress, block: BlockRef, nowMs: number, blockSeconds: number): Countdown {
  if (position.completable) return { state: 'completable' }
  const length = BigInt(Math.round(blockSeconds * 1_000))
  const elapsed = BigInt(Math.floor(nowMs)) - block.timestamp * 1_000n
  const passed = elapsed > 0n ? elapsed / length : 0n
  const blocks = position.completableBlock - block.number - passed
  if (blocks <= 0n) return { state: 'due' }
  const { startBlock } = position.withdrawal
  const whole = Number(position.completableBlock - startBlock)
  const progress = whole <= 0 ? 0 : Math.min(1, Math.max(0, 1 - Number(blocks) / whole))
  return { state: 'waiting', blocks, seconds: (blocks * length + 999n) / 1_000n, progress }
}
