import { type Address, decodeFunctionData, encodeAbiParameters, getAddress, type Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { at } from '../plan.ts'
import { contextOf, exitsOf, run, type Says } from '../runFakes.ts'
import type { ExitPosition, Ticket } from '../types.ts'
import { configContract, controllerContract, redeemerContract, vaultContract } from './abi.ts'
import { genesisVault, oldRedeemer, originals, oseth, redeemer, reth2, seth2 } from './addresses.ts'
import { requestHash } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'
import { scans } from './tickets.ts'

const account = getAddress('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const ether = 10n ** 18n
const begun = 1_700_000_000n
const late = begun + 54_000n

/** An exit queue: tickets processed so far with the assets of each checkpoint, and what each exit has left. */
type State = {
  checkpoints?: readonly { total: bigint; assets: bigint }[]
  /** By ticket. */
  requests?: Record<string, bigint>
  now?: bigint
}

const lower = (a: bigint, b: bigint) => (a < b ? a : b)

/** As ExitQueue.calculateExitedAssets walks through the checkpoints. */
function exited({ checkpoints = [] }: State, held: bigint, ticket: bigint, from: bigint) {
  let [burnt, assets] = [0n, 0n]
  for (let index = Number(from); index < checkpoints.length && burnt < held; index += 1) {
    const before = index === 0 ? 0n : (checkpoints[index - 1]?.total ?? 0n)
    const { total, assets: paid } = checkpoints[index] as { total: bigint; assets: bigint }
    if (index === Number(from) && (ticket < before || ticket >= total)) throw new Error('InvalidCheckpointIndex')
    const available = total - (ticket + burnt)
    const part = lower(available, held - burnt)
    burnt += part
    assets += (part * paid) / (total - before)
  }
  return [held - burnt, burnt, assets] as const
}
const indexOf = ({ checkpoints = [] }: State, ticket: bigint) =>
  BigInt(checkpoints.findIndex(({ total }) => total > ticket))

function world(of: { redeemer?: State; genesis?: State; named?: Address } = {}, over: Says = {}) {
  const { redeemer: first = {}, genesis = {}, named = redeemer.address } = of
  return [
    [
      redeemerContract,
      {
        exitRequests: (hash: Hex) =>
          Object.entries(first.requests ?? {}).find(([ticket]) => requestHash(account, BigInt(ticket)) === hash)?.[1] ??
          0n,
        getExitQueueIndex: (ticket: bigint) => indexOf(first, ticket),
        calculateExitedAssets: (_: Address, ticket: bigint, index: bigint) =>
          exited(first, first.requests?.[String(ticket)] ?? 0n, ticket, index),
        exitQueueUpdateDelay: () => 43_200n,
        ...over,
      },
    ],
    [
      at(genesisVault.address, vaultContract),
      {
        convertToAssets: (shares: bigint) => (shares * 105n) / 100n,
        getExitQueueIndex: (ticket: bigint) => indexOf(genesis, ticket),
        calculateExitedAssets: (_: Address, ticket: bigint, time: bigint, index: bigint) =>
          time === begun ? exited(genesis, genesis.requests?.[String(ticket)] ?? 0n, ticket, index) : [0n, 0n, 0n],
        getShares: () => 0n,
        osTokenPositions: () => 0n,
        ...over,
      },
    ],
    [controllerContract, { convertToAssets: (shares: bigint) => (shares * 11n) / 10n, ...over }],
    [configContract, { redeemer: () => named }],
    [multicall3, { getCurrentBlockTimestamp: () => genesis.now ?? late }],
    ...originals.map(({ address }) => [at(address, erc20), { balanceOf: () => 0n }] as const),
  ] as const
}

const words = (...values: bigint[]) =>
  encodeAbiParameters(values.map(() => ({ type: 'uint256' })) as never, values as never)
const ticket = (number: bigint, change: Partial<Ticket> = {}): Ticket => ({
  number,
  block: 1n,
  data: words(number, ether),
  time: begun,
  ...change,
})
const reading = (tickets: Record<string, readonly Ticket[]>, of: Parameters<typeof world>[0], over?: Says) =>
  run(read(account, contextOf(tickets)), world(of, over))

describe('logs are looked through', () => {
  const asked = (of: {
    balance?: bigint
    shares?: bigint
    debt?: bigint
    known?: { found: Ticket[]; complete: boolean }
  }) => {
    const { balance = 0n, shares = 0n, debt = 0n, known = { found: [], complete: false } } = of
    const wanted: string[] = []
    const context = {
      chainId: 1,
      tickets(scan: string, search = true) {
        if (search) wanted.push(scan)
        return known
      },
    }
    const over: Says = { getShares: () => shares, osTokenPositions: () => debt }
    const held = [at(oseth.address, erc20), { balanceOf: () => balance }] as const
    run(read(account, context), [held, ...world({}, over)])
    return wanted.length
  }

  test('for accounts that have something of StakeWise, and for no other', () => {
    expect(asked({})).toBe(0)
    expect(asked({ balance: 1n })).toBe(scans.length)
    expect(asked({ shares: 1n })).toBe(scans.length)
    expect(asked({ debt: 1n })).toBe(scans.length)
  })

  test('for those that once had, when all of it is on its way out', () => {
    expect(asked({ known: { found: [], complete: true } })).toBe(scans.length)
    expect(asked({ known: { found: [ticket(1n)], complete: false } })).toBe(scans.length)
  })
})

describe('osETH in the redeemer', () => {
  const tickets = { 'stakewise:redeemer': [ticket(100n * ether)] }

  test('an account no log hands a ticket to takes one round', () => {
    expect(run(read(account, contextOf()), world())).toEqual({ result: [], rounds: 1, unread: [] })
  })

  test('what waits is worth today’s rate', () => {
    const { result, rounds } = reading(tickets, { redeemer: { requests: { [String(100n * ether)]: 10n * ether } } })
    expect(rounds).toBe(2)
    expect(result).toMatchObject([
      {
        id: `stakewise:exit:${redeemer.address}:${100n * ether}`,
        ticket: { contract: redeemer.address, number: 100n * ether, transferable: false },
        given: { token: oseth.address, amount: 10n * ether },
        amountNow: 11n * ether,
        amountAsked: null,
        state: 'waiting',
        delay: [{ what: 'liquidity' }, { what: 'epoch' }],
        repricing: false,
        finish: { batch: `stakewise:claim:${redeemer.address}` },
      },
    ])
  })

  test('what was processed is completable, and the rest is a row under the ticket it will have', () => {
    const state = {
      requests: { [String(100n * ether)]: 10n * ether },
      checkpoints: [
        { total: 50n * ether, assets: 50n * ether },
        { total: 104n * ether, assets: 58n * ether },
      ],
    }
    const { result, rounds } = reading(tickets, { redeemer: state })
    expect(rounds).toBe(3)
    const [ready, rest] = exitsOf(result)
    expect(ready).toMatchObject({
      ticket: { number: 100n * ether },
      given: { amount: 4n * ether },
      amountNow: (4n * ether * 58n) / 54n,
      state: 'completable',
      delay: [],
    })
    expect(rest).toMatchObject({
      ticket: { number: 104n * ether },
      given: { amount: 6n * ether },
      amountNow: (66n * ether) / 10n,
      state: 'waiting',
      finish: null,
    })
  })

  test('claimed tickets are gone, and the rest of one is found by its own log', () => {
    const { result } = reading(
      { ...tickets, 'stakewise:redeemerRest': [ticket(104n * ether)] },
      { redeemer: { requests: { [String(104n * ether)]: 6n * ether } } },
    )
    expect(exitsOf(result).map(({ ticket: { number } }) => number)).toEqual([104n * ether])
  })

  test('a silent queue keeps the last known row, and more tickets than are read are told', () => {
    const broken = () => {
      throw new Error()
    }
    expect(reading(tickets, {}, { exitRequests: broken }).unread).toEqual([
      `stakewise:exit:${redeemer.address}:${100n * ether}`,
    ])
    const many = Array.from({ length: 300 }, (_, index) => ticket(BigInt(index)))
    expect(reading({ 'stakewise:oldRedeemer': many }, {}).unread).toContain(`stakewise:exit:${oldRedeemer.address}`)
  })
})

describe('stake on its way out of a vault', () => {
  const tickets = { 'stakewise:genesis': [ticket(100n)] }
  const requests = { 100: 1_000n }

  test('what waits has a rate that a loss lowers, and a first time', () => {
    const [exit] = exitsOf(reading(tickets, { genesis: { requests, now: late - 1n } }).result)
    expect(exit).toMatchObject({
      id: `stakewise:exit:${genesisVault.address}:100:${begun}`,
      amountNow: 1_050n,
      amountAsked: null,
      state: 'waiting',
      delay: [{ what: 'cooldown', over: false, time: late, since: { time: begun } }, { what: 'liquidity' }],
      repricing: true,
    })
  })

  test('what was processed is paid after fifteen hours, not before', () => {
    const genesis = { requests, checkpoints: [{ total: 5_000n, assets: 5_500n }] }
    const at = (now: bigint) => exitsOf(reading(tickets, { genesis: { ...genesis, now } }).result)[0]
    expect(at(late)).toMatchObject({ state: 'completable', delay: [], amountNow: 1_100n, repricing: false })
    expect(at(late - 1n)).toMatchObject({ state: 'waiting', delay: [{ what: 'cooldown', over: false }] })
  })

  test('the rest of an exit keeps the time it was begun at', () => {
    const rest = ticket(400n, { data: words(100n, 400n, 7n), time: begun + 999n })
    const { result } = reading(
      { ...tickets, 'stakewise:genesisRest': [rest] },
      { genesis: { requests: { 400: 700n } } },
    )
    expect(exitsOf(result).map(({ id }) => id)).toEqual([`stakewise:exit:${genesisVault.address}:400:${begun}`])
  })

  test('without its time the vault cannot be asked, and that is said', () => {
    const { time: _, ...undated } = ticket(100n)
    const { result, unread } = reading({ 'stakewise:genesis': [undated] }, { genesis: { requests } })
    expect(result).toEqual([])
    expect(unread).toEqual([`stakewise:exit:${genesisVault.address}:100`])
  })
})

describe('claiming', () => {
  const exit = (contract: Address, number: bigint, time?: bigint) =>
    ({
      kind: 'exit',
      id: `stakewise:exit:${contract}:${number}${time === undefined ? '' : `:${time}`}`,
      ticket: { contract, number },
    }) as ExitPosition
  const checkpoints = [{ total: 1_000n, assets: 1_100n }]
  const requests = { 100: 200n, 400: 50n }
  const of = { redeemer: { checkpoints, requests }, genesis: { checkpoints, requests } }
  const claim = (exits: readonly ExitPosition[], from: Parameters<typeof world>[0] = of) =>
    run(finish(exits, account), world(from)).result

  test('one exit is one call, of the form its queue takes', () => {
    const redeemed = claim([exit(redeemer.address, 100n)])
    expect(redeemed).toMatchObject({ to: redeemer.address, value: 0n })
    expect(decodeFunctionData({ abi: redeemerContract.abi(), data: redeemed.data })).toEqual({
      functionName: 'claimExitedAssets',
      args: [100n, 0n],
    })
    const exitedFrom = claim([exit(genesisVault.address, 400n, begun)])
    expect(decodeFunctionData({ abi: vaultContract.abi(), data: exitedFrom.data })).toEqual({
      functionName: 'claimExitedAssets',
      args: [400n, begun, 0n],
    })
  })

  test('several are one multicall', () => {
    const { data } = claim([exit(redeemer.address, 100n), exit(redeemer.address, 400n)])
    const { functionName, args } = decodeFunctionData({ abi: redeemerContract.abi(), data })
    expect(functionName).toBe('multicall')
    expect((args as readonly [readonly Hex[]])[0]).toHaveLength(2)
  })

  test('refuses what pays nothing now, has no time, or is of several queues or none', () => {
    const refused = (exits: readonly ExitPosition[], from?: Parameters<typeof world>[0]) =>
      expect(() => claim(exits, from)).toThrow(NotFinishableError)
    refused([])
    refused([exit(redeemer.address, 5_000n)])
    refused([exit(redeemer.address, 300n)])
    refused([exit(genesisVault.address, 100n)])
    refused([exit(genesisVault.address, 100n, begun + 1n)])
    refused([exit(redeemer.address, 100n), exit(genesisVault.address, 100n, begun)])
    refused([exit(oseth.address, 100n)])
  })
})

describe('leaving, rates and where the redeemer is', () => {
  const ways = (token: Address, named?: Address) =>
    run(leave({ token, amount: tokenUnits(10n * ether) }), world(named === undefined ? {} : { named })).result

  test('osETH by the redeemer in use, with its delay', () => {
    expect(ways(oseth.address)).toMatchObject([
      {
        kind: 'queue',
        receives: 11n * ether,
        delay: [
          { what: 'liquidity', seconds: null },
          { what: 'epoch', seconds: 43_200n },
        ],
        closed: null,
      },
    ])
    expect(ways(oseth.address, account)[0]?.closed?.key).toBe('notes.stakewise.moved')
    expect(run(readStatus(), world({ named: account })).result).toMatchObject([
      { token: oseth.address, what: 'request' },
    ])
    expect(run(readStatus(), world()).result).toEqual([])
  })

  test('the tokens of V2 say where they go', () => {
    for (const { address, sunset } of [seth2, reth2]) {
      expect(say(ways(address)[0]?.closed ?? { key: '' })).toContain('V3')
      expect(sunset).toBeDefined()
    }
    expect(ways(account)).toEqual([])
  })

  test('osETH has the controller’s rate, V2 is accounted as ether', () => {
    expect(run(readRates(), world())).toMatchObject({
      rounds: 1,
      result: [
        { token: oseth.address, wad: (11n * ether) / 10n },
        { token: seth2.address, wad: ether },
        { token: reth2.address, wad: ether },
      ],
    })
  })
})

describe('logs', () => {
  test('hand over the ticket of an exit, or the one its rest has; noise is no ticket', () => {
    for (const { id, parse } of scans) {
      const rest = id.endsWith('Rest')
      expect(parse({ topics: [], data: words(5n, 7n, 9n) })).toBe(rest ? 7n : 5n)
      expect(parse({ topics: [], data: '0x' })).toBeUndefined()
      expect(parse({ topics: [], data: words(1n) })).toBeUndefined()
      if (rest) expect(parse({ topics: [], data: words(5n, 0n, 9n) })).toBeUndefined()
    }
  })
})
