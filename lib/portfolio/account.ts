import type { Address } from 'viem'
import { protocols } from '../protocols/index.ts'
import { PartialReadError } from '../protocols/partial.ts'
import { parallel } from '../protocols/plan.ts'
import type { Position, Protocol, Read, ReadContext } from '../protocols/types.ts'

/** Everything one account holds at one block, and what could not be read. */
export type Reading = { positions: readonly Position[]; failures: readonly Failure[] }

/** Ethereum, before any log was looked through. */
const nothingFound: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: false }) }

/** A protocol that could not be read: all of it (`ids` null), or only these positions. */
type Failure = { protocol: string; ids: readonly string[] | null; error: unknown }

/** Every protocol's plan for one account, side by side. Never throws: a protocol that fails fails alone. */
export function* readAccount(
  account: Address,
  of: readonly Protocol[] = protocols,
  context: ReadContext = nothingFound,
): Read<Reading> {
  const outcomes = yield* parallel(of.map((protocol) => protocol.read(account, context)))
  const positions: Position[] = []
  const failures: Failure[] = []
  for (const [index, { id }] of of.entries()) {
    const outcome = outcomes[index]
    if (outcome?.ok) {
      positions.push(...outcome.value)
    } else if (outcome?.error instanceof PartialReadError) {
      positions.push(...outcome.error.positions)
      failures.push({ protocol: id, ids: outcome.error.unread.map((unread) => unread.id), error: outcome.error })
    } else {
      failures.push({ protocol: id, ids: null, error: outcome?.error })
    }
  }
  return { positions, failures }
}
