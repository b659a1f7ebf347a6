import { describe, expect, test } from 'vitest'
import { errorCode, WalletError } from '../errors.ts'
import type { Account, ActivityEntry, ApprovalView, Mirror, Portfolio } from '../messaging/mirror.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { NotFinishableError } from '../protocols/finish.ts'
import { settlePositions } from '../protocols/partial.ts'
import { askSettled, call, contract } from '../protocols/plan.ts'
import type { ExitPosition, Protocol } from '../protocols/types.ts'
import { tokenUnits } from '../units.ts'
import { createExits } from './exits.ts'
import type { ApprovalRecord, Services } from './services.ts'
import { createState, initialMirror } from './state.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const watched = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const queue = '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1'
const asset = { symbol: 'ETH', decimals: 18, known: true }
const block = { number: 1n, timestamp: 1n }

class Down extends WalletError {
  readonly code = errorCode.chainUnreachable
}

const exit = (number: bigint, batch: string | null = 'claims'): ExitPosition => ({
  id: `made:exit:${number}`,
  protocol: 'made',
  kind: 'exit',
  ticket: { contract: queue, number, transferable: true },
  given: { token: queue, asset, amount: null },
  paid: { token: null, asset },
  amountNow: tokenUnits(1n),
  amountAsked: null,
  state: 'completable',
  delay: [],
  repricing: false,
  finish: batch === null ? null : { batch },
})

function setUp({ opens = true, unlocked = true, delay = 0 } = {}) {
  const accounts: readonly Account[] = [
    { address: own, name: 'A', kind: 'hd', hidden: false },
    { address: watched, name: 'B', kind: 'watch', hidden: false },
  ]
  const portfolioOf = (account: Account['address']): Portfolio => ({
    account,
    chainId: 1,
    block,
    rows: [exit(1n), exit(2n), exit(3n, 'others'), exit(4n, null)].map((position) => ({
      position,
      block,
      value: null,
      rate: null,
    })),
    failures: [],
    etherPrice: null,
  })
  const state = createState({
    ...initialMirror,
    phase: 'unlocked',
    accounts,
    portfolios: { [portfolioKey(1, own)]: portfolioOf(own), [portfolioKey(1, watched)]: portfolioOf(watched) },
  })
  const world = { gone: [] as string[], down: false, reads: 0 }
  const made: Protocol = {
    id: 'made',
    name: 'Made',
    tokens: [],
    contracts: [],
    read: () => settlePositions([]),
    *finish(exits) {
      yield* askSettled([call(contract(queue, ['function f() view returns (bool)']), 'f', [])])
      if (exits.some(({ id }) => world.gone.includes(id))) throw new NotFinishableError('gone')
      return { to: queue, data: `0x${exits.map(({ id }) => id.at(-1)?.padStart(2, '0')).join('')}`, value: 0n }
    },
  }
  const opened: Parameters<Services['approvals']['open']>[0][] = []
  const answers: ((error: Error) => void)[] = []
  const services = {
    state,
    keeper: { phase: () => (unlocked ? 'unlocked' : 'locked'), accounts: () => accounts },
    chain: {
      client: () => ({
        async read(calls: readonly unknown[]) {
          world.reads += 1
          await new Promise((resolve) => setTimeout(resolve, delay))
          if (world.down) throw new Down('down')
          return { answers: calls.map(() => ({ ok: true, data: '0x' })), block }
        },
      }),
    },
    approvals: {
      open(input: Parameters<Services['approvals']['open']>[0]) {
        opened.push(input)
        if (!opens) return Promise.reject(new Down('too many'))
        const view = { id: String(opened.length), chainId: input.chainId, request: input.request, state: 'waiting' }
        setTimeout(() => state.patch({ approvals: [...state.get().approvals, view as ApprovalView] }))
        return new Promise((_, reject) => answers.push(reject))
      },
      get: () => null as ApprovalRecord | null,
    },
  } as unknown as Pick<Services, 'state' | 'keeper' | 'chain' | 'approvals'>
  const exits = createExits({ ...services, protocols: [made], now: () => 0 })
  const finish = (numbers: readonly number[], account: Account['address'] = own, chainId = 1) =>
    exits.finish({ chainId, account, ids: numbers.map((number) => `made:exit:${number}`) })
  return { exits, finish, opened, state, world, answers }
}
const patch = (mirror: Partial<Mirror>) => mirror

describe('finishing', () => {
  test('opens an approval of Bowline itself for exactly the call of the protocol', async () => {
    const { finish, opened } = setUp()
    await finish([1, 2])
    expect(opened).toMatchObject([
      {
        sender: null,
        method: 'eth_sendTransaction',
        chainId: 1,
        request: {
          kind: 'transaction',
          account: own,
          replaces: null,
          finishes: ['made:exit:1', 'made:exit:2'],
          transaction: { to: queue, data: '0x0102', value: 0n, gas: null, nonce: null, maxFeePerGas: null },
        },
      },
    ])
  })

  test('two presses at once, and one more while it waits, open one', async () => {
    const { finish, opened } = setUp()
    await Promise.all([finish([1, 2]), finish([2, 1])])
    await finish([1, 2])
    expect(opened).toHaveLength(1)
  })

  test('some of what is asked for already is not asked for again, even when both presses are under way', async () => {
    const { finish, opened } = setUp()
    const both = await Promise.allSettled([finish([1]), finish([1, 2])])
    await expect(finish([1, 2])).rejects.toMatchObject({ name: 'AlreadyAskingError' })
    await finish([3])
    expect(opened.map(({ request }) => 'finishes' in request && request.finishes)).toEqual([
      ['made:exit:1'],
      ['made:exit:3'],
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('what was sent and is in no block yet is not sent again', async () => {
    const { finish, opened, state } = setUp()
    const entry = { account: own, chainId: 1, finishes: ['made:exit:1'] }
    state.patch(patch({ activity: [{ ...entry, status: 'pending' } as unknown as ActivityEntry] }))
    await expect(finish([1, 2])).rejects.toMatchObject({ name: 'AlreadySentError', code: -32002 })
    state.patch(patch({ activity: [{ ...entry, status: 'failed' } as unknown as ActivityEntry] }))
    await finish([1, 2])
    expect(opened).toHaveLength(1)
  })

  test('that the user rejected can be pressed again', async () => {
    const { finish, opened, state, answers } = setUp()
    await finish([1])
    state.patch({ approvals: [] })
    answers[0]?.(new Error('rejected'))
    await finish([1])
    expect(opened).toHaveLength(2)
  })

  test('is read anew: one completed meanwhile is told, and nothing is opened', async () => {
    const { finish, opened, world } = setUp()
    world.gone.push('made:exit:1')
    await expect(finish([1])).rejects.toMatchObject({ name: 'NotFinishableError', data: 'gone' })
    expect(opened).toHaveLength(0)
  })

  test.each<[string, string, number[], Account['address'] | undefined, number | undefined]>([
    ['a watched account', 'WatchedAccountError', [1], watched, undefined],
    ['an account that is not here', 'UnknownAccountError', [1], queue, undefined],
    ['an exit nobody knows', 'NotFinishableError', [9], undefined, undefined],
    ['exits of two batches', 'NotFinishableError', [1, 3], undefined, undefined],
    ['an exit that this account cannot finish', 'NotFinishableError', [4], undefined, undefined],
    ['a chain that is only looked at', 'NotFinishableError', [1], undefined, 10],
  ])('%s is refused before anything is asked of the chain', async (_, name, numbers, account, chainId) => {
    const { finish, opened, world } = setUp()
    await expect(finish(numbers, account, chainId)).rejects.toMatchObject({ name })
    expect([opened.length, world.reads]).toEqual([0, 0])
  })

  test('a locked wallet and an endpoint that is down say so', async () => {
    await expect(setUp({ unlocked: false }).finish([1])).rejects.toMatchObject({ name: 'WalletLockedError' })
    const { finish, world, opened } = setUp()
    world.down = true
    await expect(finish([1])).rejects.toMatchObject({ code: errorCode.chainUnreachable })
    world.down = false
    await finish([1])
    expect(opened).toHaveLength(1)
  })

  test('a queue that takes no more requests says so', async () => {
    await expect(setUp({ opens: false }).finish([1])).rejects.toMatchObject({ message: 'too many' })
  })
})
