import { type Address, encodeAbiParameters, encodeEventTopics, type Hex, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Log, LogQuery } from '../../chain/types.ts'
import { allocationManager, avsDirectory, rewardsCoordinator } from '../../protocols/eigenlayer/addresses.ts'
import { rewardEventAbi, rewardTopics } from '../../protocols/eigenlayer/rewards/events.ts'
import {
  encodeRewardLogs,
  firstRewardBlock,
  noRewardLogs,
  parseRewardLogs,
  type RewardLogs,
  searchRewardLogs,
  timeOfBlock,
} from './search.ts'

const head = { number: 20_000_000n, timestamp: 1_709_251_200n + 12n * 250_000n }
const floor = 19_750_000n
const address = (number: number) => numberToHex(number, { size: 20 }) as Address
const [avs, operator, token, strategy] = [address(1), address(2), address(3), address(4)]
const day = 86_400

/** A log as the contract writes it, by the name of its event and its arguments in order. */
function logOf(name: string, args: readonly unknown[], block: bigint, from: Address = rewardsCoordinator): Log {
  const event = rewardEventAbi().find((one) => one.name === name)
  if (event === undefined) throw new Error(name)
  const indexed = Object.fromEntries(
    event.inputs.flatMap((input, index) => (input.indexed ? [[input.name as string, args[index]]] : [])),
  )
  const data = event.inputs.flatMap((input, index) => (input.indexed ? [] : [[input, args[index]] as const]))
  return {
    address: from,
    topics: encodeEventTopics({ abi: [event], args: indexed } as never) as Hex[],
    data: encodeAbiParameters(
      data.map(([input]) => input),
      data.map(([, value]) => value),
    ),
    block,
  }
}

const submitted = (number: number, block: bigint, startTimestamp = Number(head.timestamp) - 10 * day) =>
  logOf(
    'AVSRewardsSubmissionCreated',
    [
      avs,
      1n,
      pad(numberToHex(number)),
      {
        strategiesAndMultipliers: [{ strategy, multiplier: 5n }],
        ...{ token, amount: 7n, startTimestamp, duration: 7 * day },
      },
    ],
    block,
  )
const registered = (status: number, block: bigint, from: Address = avsDirectory) =>
  logOf('OperatorAVSRegistrationStatusUpdated', [operator, avs, status], block, from)

/** A node that holds these logs and gives so many blocks at once. */
function node(logs: readonly Log[], span = 1_000_000n) {
  const queries: LogQuery[] = []
  return {
    queries,
    async logs(query: LogQuery) {
      queries.push(query)
      const last = query.fromBlock + span - 1n
      const reached = last < query.toBlock ? last : query.toBlock
      return { logs: logs.filter(({ block }) => block >= query.fromBlock && block <= reached), reached }
    },
  }
}

async function search(client: ReturnType<typeof node>, known: RewardLogs = noRewardLogs, pieces = 10_000, at = head) {
  let [logs, left] = [known, pieces]
  await searchRewardLogs(client, {
    known,
    head: at,
    onPiece(next) {
      logs = next
      left -= 1
      return left > 0
    },
  })
  return logs
}

describe('the search for submissions', () => {
  test('begins with the newest blocks and ends before M2', async () => {
    expect(firstRewardBlock(head)).toBe(floor)
    expect(timeOfBlock(floor, head)).toBe(1_709_251_200n)
    const client = node([submitted(1, head.number - 10n), submitted(2, floor + 5n)])
    const first = await search(client, noRewardLogs, 1)
    expect(first.submissions.map(({ hash }) => BigInt(hash))).toEqual([1n])
    expect(first.span?.to).toBe(head.number)
    const all = await search(client, first)
    expect(all.span).toEqual({ from: floor, to: head.number })
    expect(all.submissions).toHaveLength(2)
    expect(all.submissions[0]).toMatchObject({ kind: 'avs', avs, setId: null, amount: 7n, duration: BigInt(7 * day) })
    const before = client.queries.length
    await search(client, all)
    expect(client.queries.length).toBe(before)
  })

  test('keeps to what the endpoint gives, and asks for no block twice', async () => {
    const client = node([submitted(1, floor + 7n)], 10_000n)
    const logs = await search(client)
    expect(logs.submissions).toHaveLength(1)
    expect(client.queries.length).toBeLessThan(30)
    const asked = client.queries.map(({ fromBlock, toBlock }) => ({ from: fromBlock, to: toBlock }))
    for (const { from } of asked) expect(asked.filter((one) => one.from === from)).toHaveLength(1)
  })

  test('goes on after a restart, first with what is new, a little of the old again', async () => {
    const old = await search(node([submitted(1, head.number - 5n)]), noRewardLogs, 1)
    const stored = parseRewardLogs(encodeRewardLogs(old))
    expect(stored).toEqual(old)
    const later = { number: head.number + 100n, timestamp: head.timestamp + 1_200n }
    // The chain has changed its mind about the last blocks: that submission is gone, another is there.
    const client = node([submitted(2, head.number - 5n), submitted(3, later.number)])
    const next = await search(client, stored, 1, later)
    expect(client.queries[0]).toMatchObject({ fromBlock: head.number - 31n, toBlock: later.number })
    expect(next.submissions.map(({ hash }) => BigInt(hash)).sort()).toEqual([2n, 3n])
  })

  test('the last word about a registration counts, in whatever order the pieces come', async () => {
    const left = await search(node([registered(1, floor + 1n), registered(0, head.number - 1n)]))
    expect(left.memberships).toMatchObject([{ operator, avs, setId: null, member: false }])
    const same = await search(node([registered(0, head.number), registered(1, head.number)]))
    expect(same.memberships).toMatchObject([{ member: true }])
  })

  test('sets, splits and every other kind of submission are understood', async () => {
    const set = { avs, id: 3 }
    const directed = {
      strategiesAndMultipliers: [{ strategy, multiplier: 1n }],
      token,
      operatorRewards: [
        { operator, amount: 4n },
        { operator: address(5), amount: 5n },
      ],
      ...{ startTimestamp: Number(head.timestamp) - 9 * day, duration: 7 * day, description: 'work' },
    }
    const plain = {
      strategiesAndMultipliers: [],
      ...{ token, amount: 1n, startTimestamp: Number(head.timestamp) - day, duration: 7 * day },
    }
    const hash = (number: number) => pad(numberToHex(number))
    const logs = await search(
      node([
        logOf('OperatorAddedToOperatorSet', [operator, set], head.number, allocationManager),
        logOf('OperatorPISplitBipsSet', [operator, operator, 9, 1_000, 0], head.number),
        logOf('OperatorAVSSplitBipsSet', [operator, operator, avs, 9, 1_000, 500], head.number),
        logOf('OperatorSetSplitBipsSet', [operator, operator, set, 9, 1_000, 10_000], head.number),
        logOf('RewardsSubmissionForAllEarnersCreated', [avs, 1n, hash(1), plain], head.number),
        logOf('UniqueStakeRewardsSubmissionCreated', [avs, hash(2), set, 1n, plain], head.number),
        logOf('TotalStakeRewardsSubmissionCreated', [avs, hash(3), set, 1n, plain], head.number),
        logOf('OperatorDirectedAVSRewardsSubmissionCreated', [avs, avs, hash(4), 1n, directed], head.number),
        logOf('OperatorDirectedOperatorSetRewardsSubmissionCreated', [avs, hash(5), set, 1n, directed], head.number),
      ]),
    )
    expect(logs.memberships).toMatchObject([{ setId: 3, member: true }])
    expect(logs.splits.map(({ avs: of, setId, after }) => [of, setId, after])).toEqual([
      [null, null, 0],
      [avs, null, 500],
      [avs, 3, 10_000],
    ])
    expect(logs.submissions.map(({ kind, setId, amount }) => [kind, setId, amount])).toEqual([
      ['incentives', null, 1n],
      ['uniqueStake', 3, 1n],
      ['totalStake', 3, 1n],
      ['operatorDirectedAvs', null, 9n],
      ['operatorDirectedSet', 3, 9n],
    ])
  })

  test("another contract's event, one that does not decode, a huge one and one of long ago are left out", async () => {
    const good = submitted(1, head.number)
    const logs = await search(
      node([
        registered(1, head.number, rewardsCoordinator),
        { ...submitted(2, head.number), address: avsDirectory },
        { ...good, data: `${good.data.slice(0, 200)}` as Hex },
        { ...good, data: '0x' },
        { ...good, data: `0x${'00'.repeat(300_000)}` },
        { ...good, topics: [rewardTopics.avs] },
        { ...good, topics: [] },
        submitted(3, head.number, Number(head.timestamp) - 60 * day),
      ]),
    )
    expect(logs).toMatchObject({ submissions: [], memberships: [] })
  })

  test('what was stored by nobody we know begins anew', () => {
    for (const text of [
      undefined,
      7,
      '',
      '{',
      '{"version":1}',
      '{"version":9,"logs":{}}',
      encodeRewardLogs({} as never),
    ]) {
      expect(parseRewardLogs(text)).toEqual(noRewardLogs)
    }
  })
})
