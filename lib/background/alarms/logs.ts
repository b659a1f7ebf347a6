import { type Address, decodeAbiParameters, type Hex } from 'viem'
import type { ChainClient, Log } from '../../chain/types.ts'
import type { AlarmKind } from '../../messaging/alarms.ts'
import { delegationManager, rewardsCoordinator } from '../../protocols/eigenlayer/addresses.ts'
import { watchedEvents } from '../../protocols/eigenlayer/watchAbi.ts'
import { setKey } from '../../risk/operators.ts'
import { address, inSentence, operatorPath } from './detectors/operators.ts'
import { foundSplit } from './detectors/split.ts'
import type { Found, WatchedOperator } from './types.ts'

/** Blocks that are looked back at most: about a week. */
const mostBack = 50_400n
/** Longest address of metadata that is kept. */
const longest = 300

export type FoundInLog = { kind: AlarmKind; one: Found }

/**
 * What operators say of themselves, which no contract can be asked for, and splits that are announced, a week before one
 * can: since `from`, exclusive, and the last block that was looked through. One request, and only as many blocks as the
 * endpoint gives at once. Throws what the client throws.
 */
export async function readLogs(
  client: ChainClient,
  operators: readonly WatchedOperator[],
  { from, to }: { from: bigint | null; to: bigint },
): Promise<{ found: readonly FoundInLog[]; reached: bigint }> {
  const begin = from === null ? to : from + 1n
  if (operators.length === 0 || from === null || begin > to) return { found: [], reached: to }
  const { logs, reached } = await client.logs({
    addresses: [delegationManager, rewardsCoordinator],
    // Where the operator stands differs: the few events of others are left out here.
    topics: [Object.values(watchedEvents).map(({ topic }) => topic)],
    fromBlock: to - begin > mostBack ? to - mostBack : begin,
    toBlock: to,
  })
  return { found: logs.flatMap((log) => toFound(log, operators)), reached }
}

const { metadata, avsSplit, incentiveSplit, setSplit } = watchedEvents

function toFound(log: Log, operators: readonly WatchedOperator[]): readonly FoundInLog[] {
  const event = Object.values(watchedEvents).find(({ topic }) => topic === log.topics[0])
  const named = event && addressIn(log.topics[event.operator])
  const operator = operators.find((one) => one.operator.toLowerCase() === named)
  if (event === undefined || operator === undefined) return []
  try {
    if (event === metadata) return [{ kind: 'metadata', one: toMetadata(operator, log) }]
    return [{ kind: 'split', one: toSplit(operator, log) }]
  } catch {
    // Not the event's form: an upgrade may have changed it, and nothing is known then.
    return []
  }
}

const addressIn = (topic: Hex | undefined) => `0x${topic?.slice(-40)}`.toLowerCase() as Address

function toMetadata(operator: WatchedOperator, { data, block }: Log): Found {
  const text = decodeAbiParameters([{ type: 'string' }], data)[0].slice(0, longest)
  return {
    key: `metadata:${operator.operator}:${block}:${text}`,
    accounts: operator.accounts,
    values: { operator: address(operator.operator) },
    before: null,
    after: { type: 'text', text },
    path: operatorPath(operator),
  }
}

const change = [{ type: 'uint32' }, { type: 'uint16' }, { type: 'uint16' }] as const

function toSplit(operator: WatchedOperator, { topics, data }: Log): Found {
  const ofSet = topics[0] === setSplit.topic
  const key =
    topics[0] === incentiveSplit.topic ? 'pi' : topics[0] === avsSplit.topic ? addressIn(topics[3]) : setKeyIn(data)
  const [activatedAt, from, to] = decodeAbiParameters(change, ofSet ? `0x${data.slice(2 + 128)}` : data)
  const when = inSentence('alerts.fromTime', { time: { type: 'time', seconds: BigInt(activatedAt) } })
  return foundSplit(operator, { key, from, to, when })
}

function setKeyIn(data: Hex): string {
  const [avs, id] = decodeAbiParameters([{ type: 'address' }, { type: 'uint32' }], data)
  return setKey({ avs, id })
}
