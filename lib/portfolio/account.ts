import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { readBalances } from '../protocols/erc20.ts'
import { protocols } from '../protocols/index.ts'
import { PartialReadError } from '../protocols/partial.ts'
import { parallel } from '../protocols/plan.ts'
import type { Position, Protocol, Read, ReadContext, Token } from '../protocols/types.ts'
import { isPosition } from './shape.ts'

/** Everything one account holds at one block, and what could not be read. */
export type Reading = {
  positions: readonly Position[]
  failures: readonly Failure[]
  /** Searches through logs whose results some protocol asked for. */
  scans: readonly string[]
}

/** A protocol that could not be read: all of it (`ids` null), or only these positions. */
type Failure = { protocol: string; ids: readonly string[] | null; error: unknown }

export type ReadAccountOptions = {
  chainId?: number
  protocols?: readonly Protocol[]
  tickets?: ReadContext['tickets']
  /** Tokens the user added. */
  custom?: readonly Token[]
}

/** Under this name tokens are read that the user added. */
export const customProtocol = 'custom'
const nothingFound: ReadContext['tickets'] = () => ({ found: [], complete: false })

/**
 * Every protocol's plan for one account on one chain, side by side; where a protocol does not live itself, the copies of
 * its tokens. Never throws: a protocol that fails fails alone.
 */
export function* readAccount(
  account: Address,
  { chainId = 1, protocols: of = protocols, tickets = nothingFound, custom = [] }: ReadAccountOptions = {},
): Read<Reading> {
  const scans = new Set<string>()
  const context: ReadContext = {
    chainId,
    tickets(scan, search = true) {
      if (search) scans.add(scan)
      return tickets(scan)
    },
  }
  const here = (tokens: readonly Token[]) => tokens.filter((token) => token.chainId === chainId)
  const plans = of.flatMap(({ id, chainIds = [1], read, tokens }) => {
    if (chainIds.includes(chainId)) return [{ id, plan: read(account, context) }]
    return here(tokens).length === 0 ? [] : [{ id, plan: readBalances(id, here(tokens), account) }]
  })
  // A protocol may have come to know a token since it was added: one holding is read once.
  const known = new Set(of.flatMap(({ tokens }) => here(tokens).map(({ address }) => address.toLowerCase())))
  const added = here(custom).filter(({ address }) => !known.has(address.toLowerCase()))
  if (added.length > 0) plans.push({ id: customProtocol, plan: readBalances(customProtocol, added, account) })
  const outcomes = yield* parallel(plans.map(({ plan }) => plan))
  const positions: Position[] = []
  const failures: Failure[] = []
  for (const [index, { id }] of plans.entries()) {
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
  return { ...possible(positions, failures), scans: [...scans] }
}

/**
 * What contracts cannot mean is left out and said: a negative amount (a fee above the whole), or one thing listed twice, of
 * which the first is kept.
 */
function possible(positions: readonly Position[], failures: readonly Failure[]): Omit<Reading, 'scans'> {
  const byId = new Map<string, Position>()
  const impossible: Failure[] = []
  for (const position of positions) {
    if (!byId.has(position.id) && isPosition(position)) byId.set(position.id, position)
    else impossible.push({ protocol: position.protocol, ids: [position.id], error: new ImpossiblePositionError() })
  }
  return { positions: [...byId.values()], failures: [...failures, ...impossible] }
}

/** What a contract says of a holding cannot be true. */
export class ImpossiblePositionError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('A contract said something of this holding that cannot be true, so it is not shown.')
  }
}
