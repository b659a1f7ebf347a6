import fc from 'fast-check'
import { type Address, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Log, LogQuery } from '../chain/types.ts'
import type { TicketScan } from '../protocols/types.ts'
import { findAbsent, openSearches, type ScanState, searchTickets, ticketsOf, type Wanted } from './scan.ts'
import { encodeScans, parseScans } from './stored.ts'

const queue = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c'
const other = '0x48C11b86807627AF70a34662D4865cF854251663'
const event: Hex = `0x${'dd'.repeat(32)}`
const first = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const second = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const scan = (contract: Address, accountTopic: 1 | 2 | 3 = 2): TicketScan => ({
  id: `test:${contract}`,
  chainId: 1,
  contract,
  events: [event],
  accountTopic,
  fromBlock: 1_000n,
  parse: ({ topics }) => (topics[3] === undefined ? undefined : BigInt(topics[3])),
})
const transfer = (to: Address, number: bigint, block: bigint, address: Address = queue): Log => ({
  address,
  topics: [event, pad('0x00'), pad(to), pad(`0x${number.toString(16)}`)],
  data: '0x',
  block,
})

/** A chain of logs that gives `span` blocks at once, and the states a search leaves. */
function setUp(logs: readonly Log[], span = 10n ** 9n) {
  const states = new Map<string, ScanState>()
  const keyOf = ({ scan: { id }, account }: Wanted) => `${id} ${account}`
  const asked: LogQuery[] = []
  const client = {
    async logs(query: LogQuery) {
      asked.push(query)
      const reached = query.fromBlock + span - 1n > query.toBlock ? query.toBlock : query.fromBlock + span - 1n
      const fits = logs.filter(
        ({ address, topics, block }) =>
          query.addresses.includes(address) &&
          block >= query.fromBlock &&
          block <= reached &&
          query.topics.every(
            (wanted, index) => wanted === null || wanted.includes(topics[index]?.toLowerCase() as Hex),
          ),
      )
      return { logs: fits, reached }
    },
  }
  const search = (wanted: readonly Wanted[], head: bigint, pieces = Number.POSITIVE_INFINITY) => {
    let left = pieces
    return searchTickets(client, {
      wanted,
      head,
      states: (one) => states.get(keyOf(one)),
      onPiece(changes) {
        for (const change of changes) states.set(keyOf(change), change.state)
        left -= 1
        return left > 0
      },
    })
  }
  const found = (one: Wanted) => states.get(keyOf(one))?.found.map(({ number }) => number)
  return { search, asked, found, state: (one: Wanted) => states.get(keyOf(one)), logs: logs as Log[] }
}

describe('the search for tickets', () => {
  test('finds those of each account, in one request for all that starts together', async () => {
    const wanted = [
      { scan: scan(queue), account: first },
      { scan: scan(other), account: first },
      { scan: scan(queue), account: second },
    ] as const
    const { search, asked, found } = setUp([
      transfer(first, 9n, 2_000n),
      transfer(first, 7n, 1_500n),
      transfer(second, 8n, 1_600n),
      transfer(first, 1n, 1_700n, other),
    ])
    await search(wanted, 5_000n)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ fromBlock: 1_000n, toBlock: 5_000n, addresses: [queue, other] })
    expect(wanted.map(found)).toEqual([[7n, 9n], [1n], [8n]])
  })

  test('a ticket has the time of its block where the node tells it, and keeps it', async () => {
    const one = { scan: scan(queue), account: first } as const
    const { search, state } = setUp([
      { ...transfer(first, 7n, 1_500n), time: 1_700_000_000n },
      transfer(first, 9n, 1_600n),
    ])
    await search([one], 5_000n)
    const scans = { [one.scan.id]: state(one) as ScanState }
    expect(parseScans(encodeScans(scans))[one.scan.id]?.found.map(({ time }) => time)).toEqual([
      1_700_000_000n,
      undefined,
    ])
  })

  test('asks apart for what names the account elsewhere', async () => {
    const { search, asked } = setUp([])
    await search(
      [
        { scan: scan(queue, 2), account: first },
        { scan: scan(other, 3), account: first },
      ],
      5_000n,
    )
    expect(asked.map(({ topics }) => topics.length)).toEqual([3, 4])
  })

  test('goes on where it stopped, looks at the last blocks again, and counts no ticket twice', async () => {
    const one = { scan: scan(queue), account: first } as const
    const { search, asked, found, logs, state } = setUp([transfer(first, 1n, 2_990n)])
    await search([one], 3_000n)
    expect(state(one)).toMatchObject({ next: 3_001n, complete: true })
    logs.push(transfer(first, 2n, 2_999n), transfer(first, 3n, 3_100n))
    await search([one], 3_200n)
    expect(asked[1]).toMatchObject({ fromBlock: 2_969n, toBlock: 3_200n })
    expect(found(one)).toEqual([1n, 2n, 3n])
    await search([one], 3_200n)
    expect(asked).toHaveLength(2)
  })

  test('that is cut short is not complete, and is taken up again', async () => {
    const one = { scan: scan(queue), account: first } as const
    const { search, found, state } = setUp([transfer(first, 1n, 1_100n), transfer(first, 2n, 4_900n)], 1_000n)
    await search([one], 5_000n, 1)
    expect(state(one)).toMatchObject({ next: 2_000n, complete: false })
    expect(found(one)).toEqual([1n])
    await search([one], 5_000n)
    expect(state(one)?.complete).toBe(true)
    expect(found(one)).toEqual([1n, 2n])
  })

  test('a new account does not send the others back to the beginning', async () => {
    const known = { scan: scan(queue), account: first } as const
    const { search, asked } = setUp([])
    await search([known], 3_000n)
    await search([known, { scan: scan(queue), account: second }], 3_050n)
    expect(asked.slice(1).map(({ fromBlock }) => fromBlock)).toEqual([2_969n, 1_000n])
  })

  test('whatever order logs come in and however they are cut, the same tickets are found', async () => {
    const blocks = fc.array(fc.bigInt({ min: 1_000n, max: 4_000n }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(blocks, fc.bigInt({ min: 1n, max: 5_000n }), async (at, span) => {
        const one = { scan: scan(queue), account: first } as const
        const { search, found } = setUp(
          at.map((block, index) => transfer(first, BigInt(index % 20), block)),
          span < 100n ? span + 100n : span,
        )
        await search([one], 4_000n)
        expect(found(one) ?? []).toEqual(
          [...new Set(at.map((_, index) => BigInt(index % 20)))].sort((a, b) => Number(a - b)),
        )
      }),
    )
  })

  test('is stored and read back, and garbage begins anew', async () => {
    const one = { scan: scan(queue), account: first } as const
    const { search, state } = setUp([transfer(first, 1n, 2_000n)])
    await search([one], 3_000n)
    const scans = { [one.scan.id]: state(one) as ScanState }
    expect(parseScans(encodeScans(scans))).toEqual(scans)
    expect(ticketsOf(parseScans(encodeScans(scans)))(one.scan.id)).toMatchObject({ complete: true })
    for (const text of ['', '{}', 7, null, encodeScans({ x: { next: -1n, complete: true, found: [] } })]) {
      expect(parseScans(text)).toEqual({})
    }
    expect(ticketsOf(undefined)('x')).toEqual({ found: [], complete: false })
  })
})

describe('the searches that are shown', () => {
  const scans = [queue, other].map((contract) => scan(contract as Address))
  const at = (next: bigint, complete = false): ScanState => ({ next, complete, found: [] })
  const error = { name: 'ChainUnreachableError', code: 4901, message: '', data: 'timeout' }
  const shown = (
    states: ReadonlyMap<Address, Record<string, ScanState>>,
    errors: ReadonlyMap<Address, typeof error> = new Map(),
    accounts: readonly Address[] = [first, second],
  ) =>
    openSearches({
      chainId: 1,
      head: 2_000n,
      asked: new Map(accounts.map((account) => [account, new Set(scans)])),
      states,
      errors,
    })
  const ids = scans.map(({ id }) => id)

  test('are told of accounts that stand alike in one row, by the one that is least far', () => {
    const states = { [ids[0] as string]: at(1_500n), [ids[1] as string]: at(1_250n) }
    expect(
      shown(
        new Map([
          [first, states],
          [second, states],
        ]),
      ),
    ).toEqual([{ chainId: 1, accounts: [first, second], scans: ids, progress: 0.25, error: null }])
  })

  test('are apart where one is further, has one search less to do, or was stopped', () => {
    const half = { [ids[0] as string]: at(1_500n), [ids[1] as string]: at(1_500n) }
    const done = { [ids[0] as string]: at(2_001n, true), [ids[1] as string]: at(1_500n) }
    expect(
      shown(
        new Map([
          [first, half],
          [second, done],
        ]),
      ),
    ).toMatchObject([
      { accounts: [first], scans: ids },
      { accounts: [second], scans: [ids[1]], progress: 0.5 },
    ])
    const stopped = shown(
      new Map([
        [first, half],
        [second, half],
      ]),
      new Map([[second, error]]),
    )
    expect(stopped).toMatchObject([
      { accounts: [first], error: null },
      { accounts: [second], error },
    ])
  })

  test('are none once all are complete; what was not begun is at nothing, and what goes on is never all done', () => {
    const done = Object.fromEntries(ids.map((id) => [id, at(2_001n, true)]))
    expect(shown(new Map([[first, done]]), new Map(), [first])).toEqual([])
    expect(shown(new Map(), new Map(), [first])).toMatchObject([{ progress: 0 }])
    const last = Object.fromEntries(ids.map((id) => [id, at(2_001n)]))
    expect(shown(new Map([[first, last]]), new Map(), [first])).toMatchObject([{ progress: 0.999 }])
  })

  test('of two hundred accounts and fifty kinds are a few kilobytes, not one line for each', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...scan(queue), id: `test:${index}` }))
    const accounts = Array.from({ length: 200 }, (_, index) => pad(`0x${index.toString(16)}`, { size: 20 }))
    const rows = openSearches({
      chainId: 1,
      head: 2_000n,
      asked: new Map(accounts.map((account) => [account, new Set(many)])),
      states: new Map(),
      errors: new Map(),
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.accounts).toEqual(accounts)
    expect(JSON.stringify(rows).length).toBeLessThan(12_000)
  })
})

describe('an event that names nobody in an indexed argument', () => {
  const unnamed: TicketScan = {
    ...scan(queue),
    accountTopic: null,
    isFor: ({ data }, account) => data.toLowerCase().includes(account.slice(2).toLowerCase()),
  }
  const told = (to: Address, number: bigint, block: bigint): Log => ({
    ...transfer(to, number, block),
    data: pad(to),
  })

  test('is looked through once for all accounts, and each keeps its own', async () => {
    const { search, asked, found } = setUp([told(first, 7n, 1_100n), told(second, 8n, 1_200n)])
    await search(
      [
        { scan: unnamed, account: first },
        { scan: unnamed, account: second },
      ],
      2_000n,
    )
    expect(asked).toHaveLength(1)
    expect(asked[0]?.topics).toEqual([[event]])
    expect(found({ scan: unnamed, account: first })).toEqual([7n])
    expect(found({ scan: unnamed, account: second })).toEqual([8n])
  })

  test('is looked for from the first block on a chain that has not come to its contract’s', async () => {
    const { search, asked, found } = setUp([told(first, 7n, 12n)])
    await search([{ scan: unnamed, account: first }], 400n)
    expect(asked).toMatchObject([{ fromBlock: 0n, toBlock: 400n }])
    expect(found({ scan: unnamed, account: first })).toEqual([7n])
  })

  test('is not looked for where the past says that there is none; a node without that past says nothing', async () => {
    const call = (account: Address) => ({ to: queue, data: pad(account) }) as const
    const sparing = { ...unnamed, absence: { block: 1_500n, call } }
    const wanted = ([first, second] as const).map((account) => ({ scan: sparing, account }))
    const word = (value: string) => ({ ok: true, data: pad(`0x${value}`, { size: 32 }) })
    const read = async () => ({ answers: [word('0'), word('3')], block: { number: 1_500n, timestamp: 0n } })
    expect(await findAbsent({ read }, wanted)).toEqual([wanted[0]])
    expect(await findAbsent({ read: () => Promise.reject(new Error('pruned')) }, wanted)).toEqual([])
    const refused = async () => ({ answers: [{ ok: false, data: '0x' as Hex }], block: { number: 1n, timestamp: 0n } })
    expect(await findAbsent({ read: refused }, wanted)).toEqual([])
  })
})
