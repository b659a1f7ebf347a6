import fc from 'fast-check'
import { type Address, decodeFunctionData, encodeAbiParameters, getAddress, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { at } from '../plan.ts'
import { exitsOf, run, type Says } from '../runFakes.ts'
import type { ExitPosition } from '../types.ts'
import { configContract, ethxContract, oracleContract, poolsContract, withdrawalContract } from './abi.ts'
import { ethx, withdrawalManager } from './addresses.ts'
import { exitId, finish } from './exits.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = getAddress('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const other: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const block = 25_000_000n

type Request = { owner?: Address; given?: bigint; expected?: bigint; finalized?: bigint; at?: bigint }
type Manager = { requests?: Record<string, Request>; next?: bigint; rate?: bigint }

const world = ({ requests = {}, next = 1n, rate = (105n * ether) / 100n }: Manager, over: Says = {}) =>
  [
    [
      withdrawalContract,
      {
        getRequestIdsByUser: () => Object.keys(requests).map(BigInt).toReversed(),
        userWithdrawRequests: (id: bigint) => {
          const request = requests[String(id)]
          if (request === undefined) return [zeroAddress, 0n, 0n, 0n, 0n]
          const { owner = account, given = 10n * ether, expected = (105n * given) / 100n, finalized = 0n } = request
          return [owner, given, expected, finalized, request.at ?? block - 100n]
        },
        nextRequestIdToFinalize: () => next,
        paused: () => false,
        ...over,
      },
    ],
    [
      poolsContract,
      {
        getExchangeRate: () => rate,
        previewWithdraw: (amount: bigint) => (amount * rate) / ether,
        isVaultHealthy: () => true,
        paused: () => false,
        ...over,
      },
    ],
    [
      configContract,
      {
        getMinBlockDelayToFinalizeWithdrawRequest: () => 600n,
        getMinWithdrawAmount: () => ether / 10_000n,
        getMaxWithdrawAmount: () => 10_000n * ether,
        ...over,
      },
    ],
    [oracleContract, { safeMode: () => false, erInspectionMode: () => false, ...over }],
    [multicall3, { getBlockNumber: () => block }],
    [ethxContract, { paused: () => false, ...over }],
    [at(ethx.address, erc20), { balanceOf: () => 0n }],
  ] as const
const broken = () => {
  throw new Error()
}
const exits = (manager: Manager, over?: Says) => exitsOf(run(read(account), world(manager, over)).result)

describe('withdrawal requests', () => {
  test('an account without any takes one round', () => {
    expect(run(read(account), world({}))).toEqual({ result: [], rounds: 1, unread: [] })
  })

  test('one that waits has a delay in blocks, then waits for ether, and a loss still lowers it', () => {
    const { result, rounds } = run(read(account), world({ requests: { 7: {} }, next: 7n }))
    expect(rounds).toBe(2)
    expect(result).toMatchObject([
      {
        id: exitId(7n),
        ticket: { contract: withdrawalManager, number: 7n, transferable: false },
        given: { token: ethx.address, amount: 10n * ether },
        amountNow: (105n * ether) / 10n,
        amountAsked: (105n * ether) / 10n,
        state: 'waiting',
        delay: [
          { what: 'cooldown', over: false, block: block + 500n, since: { block: block - 100n } },
          { what: 'liquidity', over: false, block: null, time: null },
        ],
        repricing: true,
        finish: { batch: exitId(7n) },
      },
    ])
    expect(exits({ requests: { 7: { at: block - 600n } } })[0]?.delay[0]?.over).toBe(true)
    expect(exits({ requests: { 7: { at: block - 599n } } })[0]?.delay[0]?.over).toBe(false)
  })

  test('it pays the lower of what was promised and what it is worth today', () => {
    expect(exits({ requests: { 7: {} }, rate: ether })[0]?.amountNow).toBe(10n * ether)
    expect(exits({ requests: { 7: {} }, rate: 2n * ether })[0]?.amountNow).toBe((105n * ether) / 10n)
    expect(exits({ requests: { 7: {} } }, { getExchangeRate: broken })[0]?.amountNow).toBeNull()
  })

  test('final ones pay what they were finalised at, whatever is switched off', () => {
    const [exit] = exits(
      { requests: { 7: { finalized: 10n * ether } }, next: 8n },
      { paused: () => true, safeMode: () => true },
    )
    expect(exit).toMatchObject({ state: 'completable', amountNow: 10n * ether, delay: [], repricing: false })
    expect(exit).not.toHaveProperty('note')
  })

  test('pauses, safe mode and an unhealthy pool freeze those that wait', () => {
    const note = (over: Says) => exits({ requests: { 7: {} } }, over)[0]
    expect(note({ paused: () => true })).toMatchObject({ state: 'frozen', note: { key: 'notes.stader.paused' } })
    expect(note({ safeMode: () => true })).toMatchObject({ state: 'frozen', note: { key: 'notes.stader.safeMode' } })
    expect(note({ isVaultHealthy: () => false })?.note?.key).toBe('notes.stader.unhealthy')
  })

  test('they are listed oldest first, a hundred at most, and what is missing is said', () => {
    expect(exits({ requests: { 9: {}, 12: {}, 3: {} } }).map(({ ticket }) => ticket.number)).toEqual([3n, 9n, 12n])
    const requests = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [String(index + 1), {}]))
    const { result, unread } = run(read(account), world({ requests }))
    expect(exitsOf(result)).toHaveLength(100)
    expect(unread).toEqual([`stader:exit:${withdrawalManager}`])
    expect(run(read(account), world({}, { getRequestIdsByUser: broken })).unread).toEqual([
      `stader:exit:${withdrawalManager}`,
    ])
    const unknown = { nextRequestIdToFinalize: broken }
    expect(run(read(account), world({ requests: { 7: {} } }, unknown)).unread).toEqual([exitId(7n)])
  })
})

describe('claiming', () => {
  const exit = (number: bigint) => ({ kind: 'exit', ticket: { number } }) as ExitPosition
  const claim = (manager: Manager, of = [exit(7n)]) => run(finish(of, account), world(manager)).result

  test('takes one request', () => {
    const transaction = claim({ requests: { 7: { finalized: 1n } }, next: 8n })
    expect(transaction).toMatchObject({ to: withdrawalManager, value: 0n })
    expect(decodeFunctionData({ abi: withdrawalContract.abi(), data: transaction.data })).toEqual({
      functionName: 'claim',
      args: [7n],
    })
  })

  test('refuses one that is not final, was claimed, is another’s, or comes with others', () => {
    const refused = (manager: Manager, of?: ExitPosition[]) =>
      expect(() => claim(manager, of)).toThrow(NotFinishableError)
    refused({ requests: { 7: {} }, next: 7n })
    refused({ requests: {}, next: 8n })
    refused({ requests: { 7: { owner: other } }, next: 8n })
    refused({ requests: { 7: {} }, next: 8n }, [])
    refused({ requests: { 7: {} }, next: 9n }, [exit(7n), exit(8n)])
  })
})

describe('leaving, rates and switches', () => {
  const way = (amount: bigint, over?: Says) =>
    run(leave({ token: ethx.address, amount: tokenUnits(amount) }), world({}, over)).result[0]

  test('the queue has bounds in ether and a delay in blocks', () => {
    expect(way(100n * ether)).toMatchObject({
      kind: 'queue',
      receives: 105n * ether,
      fee: 0n,
      delay: [
        { what: 'cooldown', seconds: 7_200n },
        { what: 'liquidity', seconds: null },
      ],
      most: (10_000n * ether * 100n) / 105n,
      closed: null,
    })
    expect(say(way(1n)?.closed ?? { key: '' })).toContain('100000000000000/18 ETH')
    expect(way(10_000n * ether)?.closed?.key).toBe('notes.stader.tooLarge')
    expect(way(ether, { paused: () => true })?.closed?.key).toBe('notes.stader.paused')
    expect(way(ether, { previewWithdraw: broken })).toMatchObject({ receives: null, closed: null })
    expect(run(leave({ token: other, amount: tokenUnits(1n) }), world({})).result).toEqual([])
  })

  test('the most is never more than the manager takes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: ether / 2n, max: 3n * ether }), (rate) => {
        const most = run(leave({ token: ethx.address, amount: tokenUnits(1n) }), world({ rate })).result[0]?.most ?? 0n
        expect((most * rate) / ether).toBeLessThanOrEqual(10_000n * ether)
      }),
    )
  })

  test('the rate is that of the pool, in one round', () => {
    expect(run(readRates(), world({}))).toMatchObject({
      rounds: 1,
      result: [{ token: ethx.address, wad: (105n * ether) / 100n }],
    })
  })

  test('each switch is told', () => {
    const whats = (over?: Says) => run(readStatus(), world({}, over)).result.map(({ what }) => what)
    expect(whats()).toEqual([])
    expect(whats({ paused: () => true })).toEqual(['transfer', 'mint', 'request'])
    expect(whats({ isVaultHealthy: () => false })).toEqual(['mint'])
    expect(whats({ safeMode: () => true, erInspectionMode: () => true })).toEqual(['request', 'rate'])
  })

  test('reports of the oracle are past rates', () => {
    const [log] = rateLogs
    const parse = (...values: bigint[]) =>
      log?.parse({
        topics: [],
        data: encodeAbiParameters(values.map(() => ({ type: 'uint256' })) as never, values as never),
      })
    expect(parse(9n, 21n, 20n, 1_700_000_000n)).toEqual({ wad: (105n * ether) / 100n, time: 1_700_000_000n })
    expect(parse(9n, 21n, 0n, 1n)).toBeUndefined()
    expect(parse(9n)).toBeUndefined()
  })
})
