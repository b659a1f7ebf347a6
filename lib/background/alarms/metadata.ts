import { type Address, decodeAbiParameters, type Hex, pad } from 'viem'
import type { ChainClient, Log } from '../../chain/types.ts'
import { delegationManager } from '../../protocols/eigenlayer/addresses.ts'
import { metadataTopic } from '../../protocols/eigenlayer/watchAbi.ts'
import { address, operatorPath } from './detectors/operators.ts'
import type { Found, WatchedOperator } from './types.ts'

/** What an operator says of itself is told by the log alone. Blocks that are looked back at most: about a week. */
const mostBack = 50_400n
/** Longest address of metadata that is kept. */
const longest = 300

/**
 * The changes of metadata since `from`, exclusive, and the last block that was looked through: one request, and only as many
 * blocks as the endpoint gives at once. Throws what the client throws.
 */
export async function readMetadata(
  client: ChainClient,
  operators: readonly WatchedOperator[],
  { from, to }: { from: bigint | null; to: bigint },
): Promise<{ found: readonly Found[]; reached: bigint }> {
  const begin = from === null ? to : from + 1n
  if (operators.length === 0 || from === null || begin > to) return { found: [], reached: to }
  const { logs, reached } = await client.logs({
    addresses: [delegationManager],
    topics: [[metadataTopic], operators.map(({ operator }) => pad(operator.toLowerCase() as Address))],
    fromBlock: to - begin > mostBack ? to - mostBack : begin,
    toBlock: to,
  })
  return { found: logs.flatMap((log) => toFound(log, operators)), reached }
}

function toFound({ topics, data, block }: Log, operators: readonly WatchedOperator[]): readonly Found[] {
  const operator = operators.find((one) => one.operator.toLowerCase() === `0x${topics[1]?.slice(-40)}`.toLowerCase())
  const text = decodeText(data)
  if (operator === undefined || text === null) return []
  return [
    {
      key: `metadata:${operator.operator}:${block}:${text}`,
      accounts: operator.accounts,
      values: { operator: address(operator.operator) },
      before: null,
      after: { type: 'text', text },
      path: operatorPath(operator),
    },
  ]
}

function decodeText(data: Hex): string | null {
  try {
    return decodeAbiParameters([{ type: 'string' }], data)[0].slice(0, longest)
  } catch {
    // Not the event's form: an upgrade may have renamed it, and nothing is known then.
    return null
  }
}
