import { type Address, encodeAbiParameters, encodeEventTopics, type Hex, pad, parseAbi, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Log, LogQuery } from '../../chain/types.ts'
import { allocationManager, delegationManager } from '../../protocols/eigenlayer/addresses.ts'
import { directoryTopics } from '../../protocols/eigenlayer/directory/events.ts'
import { type DirectoryLogs, firstDirectoryBlock, noDirectoryLogs, searchDirectoryLogs } from './search.ts'
import { encodeDirectoryLogs, parseDirectoryLogs } from './stored.ts'

const [one, other, avs]: Address[] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`, `0x${'33'.repeat(20)}`]
const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value])
const metadata = (operator: Address, uri: string, block: bigint, address: Address = delegationManager): Log => ({
  ...{ address, block, topics: [directoryTopics.operatorMetadata, pad(operator)], data: text(uri) },
})
const slash = (operator: Address, description: string, block: bigint): Log => ({
  ...{ address: allocationManager, block, time: 1_795_000_000n, topics: [directoryTopics.slashed] },
  data: encodeAbiParameters(parseAbiParameters('address, (address, uint32), address[], uint256[], string'), [
    operator,
    [avs as Address, 3],
    [one as Address],
    [5n],
    description,
  ]),
})

/** A node with these logs that gives at most `span` blocks at once. */
function nodeWith(logs: readonly Log[], span = 10n ** 9n) {
  const queries: LogQuery[] = []
  return {
    queries,
    logs: async (query: LogQuery) => {
      queries.push(query)
      const reached = query.toBlock - query.fromBlock + 1n > span ? query.fromBlock + span - 1n : query.toBlock
      const found = logs.filter(({ block }) => block >= query.fromBlock && block <= reached)
      return { logs: found, reached }
    },
  }
}
async function search(node: ReturnType<typeof nodeWith>, head: bigint, known = noDirectoryLogs, pieces = 1_000) {
  let state: DirectoryLogs = known
  let left = pieces
  await searchDirectoryLogs(node, {
    ...{ known, head },
    onPiece(next) {
      state = next
      left -= 1
      return left > 0
    },
  })
  return state
}

const head = firstDirectoryBlock + 1_000_000n

describe('the search of logs about operators', () => {
  test('the last word of each counts, whichever way it was read', async () => {
    const node = nodeWith([
      metadata(one as Address, 'https://a.example/old', firstDirectoryBlock + 5n),
      metadata(one as Address, 'https://a.example/new', head - 10n),
      metadata(other as Address, 'https://b.example', firstDirectoryBlock),
    ])
    const found = await search(node, head)
    expect(found.described.map(({ uri }) => uri).toSorted()).toEqual(['https://a.example/new', 'https://b.example'])
    expect(found.operators).toHaveLength(2)
    expect(found.span).toEqual({ from: firstDirectoryBlock, to: head })
  })

  test('begins with the newest blocks, goes on where it stopped, and then reads only what is new', async () => {
    const node = nodeWith([], 50_000n)
    const first = await search(node, head, noDirectoryLogs, 1)
    expect(first.span).toEqual({ from: head - 100_000n + 1n, to: head })
    const before = node.queries.length
    const whole = await search(node, head, first)
    expect(whole.span?.from).toBe(firstDirectoryBlock)
    expect(node.queries.slice(before).every(({ toBlock }) => toBlock < head - 99_999n)).toBe(true)
    const after = node.queries.length
    const later = await search(node, head + 500n, whole)
    expect(later.span).toEqual({ from: firstDirectoryBlock, to: head + 500n })
    expect(node.queries.slice(after).map(({ fromBlock }) => fromBlock)).toEqual([head - 31n])
  })

  test('a slash in blocks that are read twice is there once, its words made harmless', async () => {
    const node = nodeWith([slash(one as Address, 'late\u202e\nreports', head - 5n)])
    const first = await search(node, head)
    const again = await search(node, head + 10n, first)
    expect(again.slashes).toHaveLength(1)
    expect(again.slashes[0]).toMatchObject({ operator: one, avs, id: 3, wads: [5n], description: 'late reports' })
  })

  test('an event of another contract, cut off, or of an address without end is not taken', async () => {
    const cut = { ...metadata(other as Address, 'https://b.example', head), data: '0x1234' as Hex }
    const node = nodeWith([
      metadata(one as Address, 'https://evil.example', head, other as Address),
      cut,
      metadata(one as Address, `https://a.example/${'x'.repeat(3_000)}`, head - 1n),
    ])
    const found = await search(node, head)
    expect(found.described).toEqual([{ kind: 'operator', address: one, uri: '', block: head - 1n }])
  })

  test('survives the store unchanged; what is not whole begins anew', async () => {
    const node = nodeWith([
      slash(one as Address, 'why', head - 5n),
      metadata(one as Address, 'https://a.example', head),
    ])
    const found = await search(node, head)
    const stored = encodeDirectoryLogs(found)
    expect(parseDirectoryLogs(stored)).toEqual(found)
    for (const bad of [undefined, '', stored.slice(0, -5), stored.replace(/"span":/, '"spam":'), '{"version":0}']) {
      expect(parseDirectoryLogs(bad)).toBe(noDirectoryLogs)
    }
  })
})

test('the topics are those of the declarations', () => {
  const abi = parseAbi([
    'struct OperatorSet { address avs; uint32 id; }',
    'event OperatorRegistered(address indexed operator, address delegationApprover)',
    'event OperatorMetadataURIUpdated(address indexed operator, string metadataURI)',
    'event AVSMetadataURIUpdated(address indexed avs, string metadataURI)',
    'event OperatorSetCreated(OperatorSet operatorSet)',
    'event OperatorSlashed(address operator, OperatorSet operatorSet, address[] strategies, uint256[] wadSlashed, string description)',
    'event AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock)',
    'event OperatorAVSSplitBipsSet(address indexed caller, address indexed operator, address indexed avs, uint32 activatedAt, uint16 a, uint16 b)',
    'event OperatorPISplitBipsSet(address indexed caller, address indexed operator, uint32 activatedAt, uint16 a, uint16 b)',
    'event OperatorSetSplitBipsSet(address indexed caller, address indexed operator, OperatorSet operatorSet, uint32 activatedAt, uint16 a, uint16 b)',
  ])
  const names = abi.map(({ name }) => encodeEventTopics({ abi, eventName: name } as never)[0])
  expect(Object.values(directoryTopics)).toEqual(names)
})
