import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { coreContract } from './abi.ts'
import { core, olderVeth, veth } from './addresses.ts'
import { allExits, finish, readyId } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
type World = { rate?: bigint; pending?: bigint; ready?: bigint; older?: string; paused?: boolean }
const chain = ({
  rate = 2n * ether,
  pending = 0n,
  ready = 0n,
  older = olderVeth.address,
  paused = false,
}: World): FakeChain => ({
  contracts: [
    {
      kind: coreContract as Contract,
      says: {
        calculateTokenAmount: (amount: bigint) => (amount * rate) / ether,
        calculateVTokenAmount: (amount: bigint) => (amount * ether) / rate,
        vETH1: () => older,
        withdrawals: () => [3n, pending],
        canWithdrawalAmount: () => ready,
        paused: () => paused,
      },
    },
  ],
})

describe('vETH', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 4 })
  })

  test('what is ready and what waits stand apart', () => {
    const at = (world: World) => runFake(read(account), chain(world)).value
    expect(at({ pending: 5n })).toMatchObject([{ state: 'waiting', amountNow: 5n, finish: null }])
    expect(at({ pending: 5n, ready: 2n })).toMatchObject([
      { id: readyId, state: 'completable', amountNow: 2n },
      { state: 'waiting', amountNow: 3n },
    ])
    expect(at({ pending: 5n, ready: 9n })).toMatchObject([{ id: readyId, amountNow: 5n }])
  })

  test('a contract that does not answer leaves exits untold', () => {
    const run = runFake(read(account), { contracts: [], balances: { [olderVeth.address]: 3n } })
    expect(run.value).toMatchObject([{ token: olderVeth, balance: 3n }])
    expect(run.unread).toEqual([allExits])
  })

  test('what is ready is fetched, and nothing else', () => {
    const exit = { kind: 'exit', id: readyId, ticket: { contract: core, number: null } } as never
    const { to, data } = runFake(finish([exit], account), chain({ pending: 5n, ready: 2n })).value
    expect(to).toBe(core)
    expect(decodeFunctionData({ abi: coreContract.abi(), data }).args).toEqual([2n])
    for (const world of [{}, { pending: 5n }]) {
      expect(() => runFake(finish([exit], account), chain(world))).toThrow(NotFinishableError)
    }
    expect(() => runFake(finish([], account), chain({}))).toThrow(NotFinishableError)
  })

  test('the older one counts one ether while it is renewed', () => {
    const newer = { token: veth.address, wad: 2n * ether }
    expect(runFake(readRates(), chain({})).value).toEqual([newer, { token: olderVeth.address, wad: ether }])
    expect(runFake(readRates(), chain({ older: account })).value).toEqual([newer])
    expect(() => runFake(readRates(), chain({ rate: 0n, older: account }))).toThrow(ReadError)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('the queue, and the older one by way of the newer', () => {
    const of = (token: `0x${string}`, world: World = {}) => runFake(leave({ token, amount: ether }), chain(world)).value
    expect(of(veth.address)).toMatchObject([{ kind: 'queue', receives: 2n * ether, fee: 0n, closed: null }])
    expect(of(veth.address, { paused: true })).toMatchObject([{ closed: { key: 'notes.bifrost.paused' } }])
    expect(of(olderVeth.address)).toMatchObject([
      { kind: 'unwrap', paid: { token: veth.address }, receives: ether / 2n, closed: null },
    ])
    expect(of(olderVeth.address, { older: account })).toMatchObject([{ closed: { key: 'notes.bifrost.notRenewed' } }])
    expect(of(account)).toEqual([])
  })

  test('a pause stops staking and asking', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: true })).value.map(({ what }) => what)).toEqual(['mint', 'request'])
  })
})
