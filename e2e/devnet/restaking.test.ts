import { type Address, type Hex, keccak256, parseEther, toHex } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createChainClient } from '../../lib/chain/client.ts'
import type { ChainClient } from '../../lib/chain/types.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { searchTickets } from '../../lib/portfolio/scan.ts'
import { readSlashes } from '../../lib/portfolio/slashes.ts'
import { protocol } from '../../lib/protocols/eigenlayer/index.ts'
import { type FakeValidator, fakeBeaconBlock } from '../../lib/protocols/eigenlayer/pods/beaconFakes.ts'
import { checkProofs, createPod, startCheckpoint } from '../../lib/protocols/eigenlayer/pods/calls.ts'
import { parseProofFile } from '../../lib/protocols/eigenlayer/pods/proofFile.ts'
import { readPod } from '../../lib/protocols/eigenlayer/pods/read.ts'
import { delegations, delegationsIn, slashesOf } from '../../lib/protocols/eigenlayer/slashes/scans.ts'
import type { Read, Ticket, TicketScan, TransactionCall, WithdrawalPosition } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { placeBeacon, setBlockRoot } from './beacon.ts'
import { readingOf } from './reading.ts'
import { avs, nethermind, p2p } from './scenario/cast.ts'

const owner = testAccount(9).address
const account = testAccount(0).address
const ether = 10n ** 18n
const gwei = 10n ** 9n
const { admin } = devnetOnly

let devnet: Devnet
let client: ChainClient
let mark: Hex

beforeAll(async () => {
  devnet = await startDevnet()
  client = createChainClient({
    chainId: 1,
    endpoints: () => [devnet.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch,
  })
})
beforeEach(async () => {
  mark = await devnet.snapshot()
})
afterEach(() => devnet.revert(mark))
afterAll(() => devnet.stop())

const run = async <result>(plan: Read<result>) => (await runPlan(client, plan)).result
const send = (from: Address, { to, data, value }: TransactionCall) =>
  devnet.send({ from, data, value, ...(to === null ? {} : { to }) })

describe('a pod', () => {
  const one: FakeValidator = { pubkeyHash: keccak256(toHex('one')), index: 812_345n, balance: 32_000_000_000n }
  const two: FakeValidator = { pubkeyHash: keccak256(toHex('two')), index: 812_346n, balance: 32_000_000_000n, kind: 2 }

  test('is created, takes validators by proof, and is paid what a proven checkpoint counts', async () => {
    await devnet.fund(owner, { eth: 10n * ether })
    const { pod } = await run(readPod(owner))
    await placeBeacon(devnet, pod)
    await send(owner, await run(createPod(owner)))
    expect((await run(readPod(owner))).state).toMatchObject({ activeValidators: 0, checkpoint: null, disabled: null })

    const ours = [one, two].map((validator) => ({ ...validator, withdrawTo: pod }))
    const first = fakeBeaconBlock(ours)
    await setBlockRoot(devnet, first.root)
    const { timestamp } = await devnet.chain.block()
    const credentials = parseProofFile(JSON.stringify(first.credentialsFile(timestamp)))
    const checked = await run(checkProofs(owner, credentials))
    expect(checked).toMatchObject({ good: 2, change: 64n * ether })
    await send(owner, checked.call as TransactionCall)
    expect(await run(readPod(owner))).toMatchObject({ depositShares: 64n * ether, state: { activeValidators: 2 } })

    // One validator lost half an ether, the other has left with all it had.
    await devnet.send({ from: owner, to: pod, value: 2n * ether + 5n })
    const later = fakeBeaconBlock([
      { ...one, withdrawTo: pod, balance: 31_500_000_000n },
      { ...two, withdrawTo: pod, balance: 0n },
    ])
    await setBlockRoot(devnet, later.root)
    await send(owner, await run(startCheckpoint(owner, true)))
    const open = (await run(readPod(owner))).state?.checkpoint
    expect(open).toMatchObject({ proofsRemaining: 2, podBalance: 2n * ether, blockRoot: later.root })
    await expect(run(checkProofs(owner, parseProofFile(JSON.stringify(first.checkpointFile()))))).rejects.toMatchObject(
      {
        data: 'other-block',
      },
    )
    const half = await run(checkProofs(owner, parseProofFile(JSON.stringify(later.checkpointFile([one.pubkeyHash])))))
    expect(half).toMatchObject({ good: 1, change: -500_000_000n * gwei })
    await send(owner, half.call as TransactionCall)
    const rest = await run(checkProofs(owner, parseProofFile(JSON.stringify(later.checkpointFile()))))
    expect(rest).toMatchObject({ good: 1, already: 1, change: -32n * ether })
    await send(owner, rest.call as TransactionCall)
    const done = await run(readPod(owner))
    expect(done.state).toMatchObject({ checkpoint: null, activeValidators: 1, checkpointed: 2n * ether, unproven: 0n })
    // 33.5 of 64 ether are left: 31.5 with the validator and 2 in the pod.
    expect(done.withdrawableShares).toBe((64n * ether * ((335n * ether) / 640n)) / ether)
  })

  test('of account 6 shows each figure of the scenario', async () => {
    const { state, depositShares } = await run(readPod(testAccount(6).address))
    expect(depositShares).toBe(64n * ether)
    expect(state).toMatchObject({ activeValidators: 2, checkpoint: null, lastCheckpoint: null })
  })
})

describe('a withdrawal queued before April 2025', () => {
  test('is found in the logs, shown and finished to the wei', async () => {
    await devnet.fund(account, { stETH: 20n * ether })
    await devnet.contracts.stETH.write('approve', [mainnet.strategyManager, 20n * ether], account)
    await devnet.contracts.strategyManager.write(
      'depositIntoStrategy',
      [mainnet.stETHStrategy, mainnet.stETH, 20n * ether],
      account,
    )
    await devnet.contracts.delegationManager.write(
      'devnetQueueOld',
      [account, mainnet.stETHStrategy, 5n * ether],
      admin,
    )
    expect(await devnet.queuedWithdrawals(account)).toEqual([])
    const reading = readingOf(devnet, protocol)
    const old = async () =>
      (await reading.positions(account)).positions.filter(
        (each): each is WithdrawalPosition => each.kind === 'withdrawal',
      )
    const [waiting] = await old()
    expect(waiting).toMatchObject({ old: true, completable: false, slashable: false })
    await devnet.mine(51)
    const [ready] = await old()
    expect(ready).toMatchObject({ completable: true, entries: [{ sharesNow: 5n * ether }] })
    const before = await devnet.balanceOf(mainnet.stETH, account)
    await send(account, await run(protocol.finish?.([ready as WithdrawalPosition], account) as Read<TransactionCall>))
    const received = (await devnet.balanceOf(mainnet.stETH, account)) - before
    const promised = (ready as WithdrawalPosition).entries[0]?.amountNow as bigint
    // A transfer of stETH moves whole shares.
    expect(promised - received).toBeLessThanOrEqual(2n)
    expect(promised).toBeGreaterThanOrEqual(received)
    expect(await old()).toEqual([])
  })
})

describe('slashes', () => {
  const find = async (scan: TicketScan, whose: Address): Promise<readonly Ticket[]> => {
    let found: readonly Ticket[] = []
    await searchTickets(client, {
      wanted: [{ scan: { ...scan, fromBlock: 26_450_000n }, account: whose }],
      states: () => undefined,
      head: (await devnet.chain.block()).number,
      onPiece(changes) {
        found = changes.flatMap(({ state }) => state.found)
        return true
      },
    })
    return found
  }
  const history = async (whose: Address) => {
    const spans = delegationsIn(await find(delegations, whose))
    const operators = [...new Set(spans.map(({ operator }) => operator))]
    const found = await Promise.all(
      operators.map(async (operator) => ({ operator, tickets: await find(slashesOf(operator), operator) })),
    )
    return readSlashes(client, { account: whose, spans, found, timeOf: async () => null })
  }
  const slash = (wad: bigint, setId = 0, of: Address = avs.eigenDa) =>
    devnet.slash({
      avs: of,
      setId,
      operator: p2p.address,
      strategies: [mainnet.stETHStrategy],
      wads: [wad],
      description: 'late',
    })

  test('say to the wei what they took, held and queued, and nothing of what they did not hit', async () => {
    const staker = testAccount(1).address
    const stake = async () => {
      const [held] = await devnet.restaked(staker, [mainnet.stETHStrategy])
      const queued = await devnet.queuedWithdrawals(staker)
      return { held: held?.withdrawable ?? 0n, queued: queued.reduce((sum, { shares }) => sum + (shares[0] ?? 0n), 0n) }
    }
    expect(await history(staker)).toEqual([])
    const first = await stake()
    await slash(4n * 10n ** 17n)
    const second = await stake()
    await devnet.mine(60)
    await slash(5n * 10n ** 17n, 0, avs.mach)
    const third = await stake()
    const rows = await history(staker)
    expect(rows).toMatchObject([
      {
        avs: avs.mach,
        setId: 0,
        counted: true,
        description: 'late',
        losses: [{ held: second.held - third.held, queued: 0n }],
      },
      {
        avs: avs.eigenDa,
        setId: 0,
        slashId: 1n,
        counted: true,
        fate: { redistributed: false, waiting: true },
        losses: [
          {
            share: 10n ** 17n,
            held: first.held - second.held,
            queued: first.queued - second.queued,
            asset: { symbol: 'stETH' },
          },
        ],
      },
    ])
    expect(first.queued - second.queued).toBeGreaterThan(0n)
    expect(third.queued).toBe(second.queued)
    expect(rows[0]?.fate.block).toBe((rows[0]?.block ?? 0n) + 50_400n)
    expect(rows[0]?.losses[0]?.tokens).toBeGreaterThan(rows[0]?.losses[0]?.held as bigint)
    // Another operator's staker was not hit, nor somebody who came afterwards.
    expect(await history(testAccount(7).address)).toEqual([])
    await devnet.fund(account, { stETH: 20n * ether })
    await devnet.contracts.stETH.write('approve', [mainnet.strategyManager, 20n * ether], account)
    await devnet.contracts.strategyManager.write(
      'depositIntoStrategy',
      [mainnet.stETHStrategy, mainnet.stETH, parseEther('19')],
      account,
    )
    await devnet.contracts.delegationManager.write(
      'delegateTo',
      [p2p.address, { signature: '0x', expiry: 0n }, `0x${'00'.repeat(32)}`],
      account,
    )
    expect(await history(account)).toEqual([])
  })

  test('of a redistributing set name who will be given it', async () => {
    const staker = testAccount(7).address
    const both = [mainnet.stETHStrategy, mainnet.rETHStrategy].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
    const [before] = await devnet.restaked(staker, [mainnet.stETHStrategy])
    await devnet.slash({
      avs: avs.cap,
      setId: 0,
      operator: nethermind.address,
      strategies: both,
      wads: [10n ** 17n, 10n ** 17n],
    })
    const [after] = await devnet.restaked(staker, [mainnet.stETHStrategy])
    const [row] = await history(staker)
    expect(row?.fate).toMatchObject({ redistributed: true, recipient: avs.cap, waiting: true })
    const loss = row?.losses.find(({ strategy }) => strategy === mainnet.stETHStrategy)
    expect(loss?.held).toBe((before?.withdrawable ?? 0n) - (after?.withdrawable ?? 0n))
  })
})
