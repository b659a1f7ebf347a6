import { type Hex, keccak256, serializeTransaction } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeStore } from '../browser/fakes.ts'
import type { ChainClient } from '../chain/types.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalRequest, ProposedTransaction } from '../messaging/mirror.ts'
import { createJournal, parseJournal, toActivity } from './journal.ts'
import type { ApprovalRecord, Approvals, Chain, Keeper } from './services.ts'
import { createState, initialMirror } from './state.ts'
import { createTracker } from './tracker.ts'
import { createTransactions } from './transactions.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const other = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
class Refused extends WalletError {
  readonly code = errorCode.refusedByNode
}
class Unreachable extends WalletError {
  readonly code = errorCode.chainUnreachable
}

/** A chain of one account: a mempool by nonce, receipts by hash. */
function fakeChain() {
  const chain = {
    mode: 'ok' as 'ok' | 'down' | 'refuses' | 'wrong-chain',
    estimate: '0xea60' as string | Error,
    nonce: 0,
    head: 100,
    sent: [] as Hex[],
    known: new Set<Hex>(),
    receipts: new Map<Hex, { block: number; status: string }>(),
    request: async (method: string, params: readonly unknown[]): Promise<unknown> => {
      if (chain.mode === 'down') throw new Unreachable('down')
      const quantity = (value: number) => `0x${value.toString(16)}`
      switch (method) {
        case 'eth_chainId':
          return chain.mode === 'wrong-chain' ? '0x2a' : '0x1'
        case 'eth_getTransactionCount':
          return quantity(chain.nonce)
        case 'eth_estimateGas':
          if (chain.estimate instanceof Error) throw chain.estimate
          return chain.estimate
        case 'eth_feeHistory':
          return { baseFeePerGas: ['0x3b9aca00'], reward: [['0x1', '0x2', '0x3']] }
        case 'eth_blockNumber':
          return quantity(chain.head)
        case 'eth_getBlockByNumber':
          return { timestamp: '0x64' }
        case 'eth_getTransactionByHash':
          return chain.known.has(params[0] as Hex) ? { hash: params[0] } : null
        case 'eth_getTransactionReceipt': {
          const receipt = chain.receipts.get(params[0] as Hex)
          if (receipt === undefined) return null
          const { block, status } = receipt
          return {
            transactionHash: params[0],
            blockNumber: quantity(block),
            gasUsed: '0x5208',
            effectiveGasPrice: '0x1',
            status,
          }
        }
      }
      throw new Error(`unexpected ${method}`)
    },
    broadcast: async (raw: Hex) => {
      if (chain.mode === 'down') throw new Unreachable('down')
      if (chain.mode === 'refuses') throw new Refused('insufficient funds')
      chain.sent.push(raw)
      chain.known.add(keccak256(raw))
      return keccak256(raw)
    },
  }
  return chain
}

function setUp() {
  const storage = fakeStore()
  const chain = fakeChain()
  const records = new Map<string, ApprovalRecord>()
  const state = createState({ ...initialMirror, phase: 'unlocked' })
  let signatures = 0
  let time = 1_000
  const approvals = {
    get: (id: string) => records.get(id) ?? null,
    revise: async (id: string, request: ApprovalRequest) => {
      const record = records.get(id) as ApprovalRecord
      records.set(id, { ...record, request, revision: record.revision + 1 })
    },
    advance: async () => {},
    open: async (input: { request: ApprovalRequest; requestId: string }) => {
      propose(input.requestId, input.request)
    },
  } as unknown as Approvals
  const keeper = {
    phase: () => 'unlocked',
    onRemove: () => {},
    onReset: () => {},
    signTransaction: async (_: unknown, transaction: never) => {
      signatures += 1
      return serializeTransaction(transaction, { r: `0x${'1'.repeat(64)}`, s: `0x${'2'.repeat(64)}`, yParity: 0 })
    },
  } as unknown as Keeper
  const propose = (id: string, request: ApprovalRequest) => {
    records.set(id, {
      id,
      requestId: id,
      sender: null,
      method: 'eth_sendTransaction',
      params: null,
      chainId: 1,
      createdAt: 0,
      revision: 0,
      request,
      digest: '0x',
      explanation: null,
      state: 'received',
    })
    return id
  }
  const proposeTransfer = (id: string, change: Partial<ProposedTransaction> = {}) =>
    propose(id, {
      kind: 'transaction',
      account,
      replaces: null,
      transaction: {
        to: other,
        data: '0x',
        value: 1n,
        gas: null,
        maxFeePerGas: null,
        maxPriorityFeePerGas: null,
        nonce: null,
        speed: 'normal',
        quotes: null,
        baseFeePerGas: null,
        ...change,
      },
    })
  /** A new worker over the same storage, as after a kill. */
  const start = () => {
    const journal = createJournal(storage, {
      onChange: (entries) => state.patch({ activity: entries.map(toActivity) }),
    })
    const client = () => chain as unknown as ChainClient
    const tracker = createTracker({ journal, client, now: () => time, onIncluded: () => {} })
    const transactions = createTransactions({
      chain: { client } as unknown as Chain,
      keeper,
      approvals,
      state,
      journal,
      now: () => time,
      onJournaled: () => {},
    })
    return { transactions, journal, tracker }
  }
  const record = (id: string) => records.get(id) as ApprovalRecord
  const transaction = (id: string) => (record(id).request as { transaction: ProposedTransaction }).transaction
  return {
    chain,
    stored: storage.entries,
    state,
    record,
    records,
    transaction,
    proposeTransfer,
    start,
    signatures: () => signatures,
    pass: (ms: number) => {
      time += ms
    },
  }
}

let world: ReturnType<typeof setUp>
beforeEach(() => {
  world = setUp()
})

describe('preparing', () => {
  test('gas, fees and nonce are filled in before anything can be signed', async () => {
    world.chain.nonce = 7
    const id = world.proposeTransfer('a')
    await world.start().transactions.prepare(id)
    expect(world.transaction(id)).toMatchObject({ nonce: 7, gas: 72_000n, speed: 'normal' })
    expect(world.transaction(id).maxFeePerGas).toBeGreaterThan(1_000_000_000n)
  })

  test('a call that reverts leaves gas open, so it cannot be signed by accident', async () => {
    world.chain.estimate = new Refused('execution reverted')
    const id = world.proposeTransfer('a')
    const { transactions } = world.start()
    await transactions.prepare(id)
    expect(world.transaction(id).gas).toBeNull()
    await expect(transactions.send(world.record(id))).rejects.toMatchObject({ name: 'NotReadyError' })
    expect(world.signatures()).toBe(0)
  })

  test('H141 an estimate out of range is not taken', async () => {
    const { transactions } = world.start()
    for (const estimate of ['0x8000000000000000', '0x', 'null', '-0x1', '0x1000001']) {
      world.chain.estimate = estimate
      await expect(transactions.prepare(world.proposeTransfer('a'))).rejects.toMatchObject({ name: 'BadAnswerError' })
    }
  })
})

describe('sending', () => {
  test('two clicks at once sign and send once', async () => {
    const id = world.proposeTransfer('a')
    const { transactions } = world.start()
    await transactions.prepare(id)
    const [first, second] = await Promise.all([
      transactions.send(world.record(id)),
      transactions.send(world.record(id)),
    ])
    expect(first).toBe(second)
    expect([world.signatures(), world.chain.sent.length]).toEqual([1, 1])
  })

  test('H057 a worker killed between signing and sending sends the same bytes again and signs nothing', async () => {
    const id = world.proposeTransfer('a')
    const before = world.start()
    await before.transactions.prepare(id)
    world.chain.broadcast = () => new Promise(() => {})
    void before.transactions.send(world.record(id))
    await expect.poll(() => world.signatures()).toBe(1)
    await expect.poll(() => world.stored.has('activity')).toBe(true)

    const sent: Hex[] = []
    world.chain.broadcast = async (raw) => {
      sent.push(raw)
      return keccak256(raw)
    }
    const hash = await world.start().transactions.send(world.record(id))
    expect(world.signatures()).toBe(1)
    expect(sent.map((raw) => keccak256(raw))).toEqual([hash])
  })

  test('an endpoint that is down after signing loses nothing: it goes out when it is back', async () => {
    const id = world.proposeTransfer('a')
    const { transactions, tracker } = world.start()
    await transactions.prepare(id)
    const request = world.chain.request
    world.chain.broadcast = async () => Promise.reject(new Unreachable('down'))
    const hash = await transactions.send(world.record(id))
    expect(world.state.get().activity[0]).toMatchObject({ status: 'signed', hashes: [hash] })

    world.chain.request = request
    const sent: Hex[] = []
    world.chain.broadcast = async (raw) => {
      sent.push(raw)
      return keccak256(raw)
    }
    await tracker.look()
    expect(sent).toHaveLength(1)
  })

  test('a refusal of the node reaches the page as -32003, and the nonce is free again', async () => {
    const id = world.proposeTransfer('a')
    const { transactions } = world.start()
    await transactions.prepare(id)
    world.chain.mode = 'refuses'
    await expect(transactions.send(world.record(id))).rejects.toMatchObject({ code: -32003 })
    expect(world.state.get().activity[0]?.status).toBe('dropped')
    world.chain.mode = 'ok'
    await transactions.prepare(world.proposeTransfer('b'))
    expect(world.transaction('b').nonce).toBe(0)
  })

  test('H134 another chain at the endpoint: nothing is signed', async () => {
    const id = world.proposeTransfer('a')
    const { transactions } = world.start()
    await transactions.prepare(id)
    world.chain.mode = 'wrong-chain'
    await expect(transactions.send(world.record(id))).rejects.toMatchObject({ code: 4901 })
    expect(world.signatures()).toBe(0)
  })

  test('H140 a node that forgets a pending transaction does not get its nonce reused', async () => {
    const { transactions } = world.start()
    await transactions.prepare(world.proposeTransfer('a'))
    await transactions.prepare(world.proposeTransfer('b'))
    await transactions.send(world.record('a'))
    await expect(transactions.send(world.record('b'))).rejects.toMatchObject({ name: 'NotReadyError' })
    await expect.poll(() => world.transaction('b').nonce).toBe(1)
    await transactions.send(world.record('b'))
    expect(world.signatures()).toBe(2)
  })
})

describe('following', () => {
  const send = async () => {
    const worker = world.start()
    const id = world.proposeTransfer('a')
    await worker.transactions.prepare(id)
    return { ...worker, hash: await worker.transactions.send(world.record(id)) }
  }
  const status = async (worker: Awaited<ReturnType<typeof send>>) => {
    await worker.tracker.look()
    return worker.journal.entries()[0]?.status
  }

  test('confirmed, failed, reorganised away and settled are told apart', async () => {
    const worker = await send()
    expect(await status(worker)).toBe('pending')
    world.chain.receipts.set(worker.hash, { block: 100, status: '0x1' })
    world.chain.nonce = 1
    expect(await status(worker)).toBe('confirmed')
    world.chain.receipts.clear()
    world.chain.nonce = 0
    expect(await status(worker)).toBe('pending')
    world.chain.receipts.set(worker.hash, { block: 101, status: '0x0' })
    expect(await status(worker)).toBe('failed')
    expect(worker.tracker.unsettled()).toBe(true)
    world.chain.head = 200
    await worker.tracker.look()
    expect(worker.tracker.unsettled()).toBe(false)
  })

  test('another transaction with the same nonce means replaced, not confirmed', async () => {
    const worker = await send()
    world.chain.known.clear()
    world.chain.nonce = 1
    expect(await status(worker)).toBe('replaced')
  })

  test('H144 a receipt of another hash is no receipt', async () => {
    const worker = await send()
    const request = world.chain.request
    world.chain.request = async (method, params) =>
      method === 'eth_getTransactionReceipt'
        ? {
            transactionHash: `0x${'9'.repeat(64)}`,
            blockNumber: '0x64',
            gasUsed: '0x1',
            effectiveGasPrice: '0x1',
            status: '0x1',
          }
        : request(method, params)
    expect(await status(worker)).toBe('pending')
  })

  test('one that no node knows is sent again, and dropped only after half an hour of refusals', async () => {
    const worker = await send()
    world.chain.known.clear()
    expect(await status(worker)).toBe('pending')
    expect(world.chain.sent).toHaveLength(2)
    world.chain.known.clear()
    world.chain.mode = 'refuses'
    expect(await status(worker)).toBe('pending')
    world.pass(31 * 60_000)
    expect(await status(worker)).toBe('dropped')
  })

  test('an unreachable endpoint changes nothing', async () => {
    const worker = await send()
    world.chain.mode = 'down'
    expect(await status(worker)).toBe('pending')
  })

  test('cancel and speed up replace at the same nonce with higher fees, and the one the chain took is named', async () => {
    const worker = await send()
    const entry = worker.journal.entries()[0]
    await worker.transactions.replace('a', 'cancel')
    const cancel = [...world.records.values()].find(({ request }) => request.kind === 'transaction' && request.replaces)
    expect(cancel?.request).toMatchObject({
      replaces: worker.hash,
      transaction: { to: account, value: 0n, data: '0x', nonce: entry?.nonce, gas: 21_000n },
    })
    const hash = await worker.transactions.send(cancel as ApprovalRecord)
    expect(worker.journal.entries()).toHaveLength(1)
    world.chain.receipts.set(hash, { block: 100, status: '0x1' })
    await worker.tracker.look()
    expect(worker.journal.entries()[0]?.included?.hash).toBe(hash)
    await expect(worker.transactions.replace('a', 'speed-up')).rejects.toMatchObject({ name: 'NotReplaceableError' })
  })

  test('a refused replacement leaves the original pending', async () => {
    const worker = await send()
    await worker.transactions.replace('a', 'speed-up')
    const faster = [...world.records.values()].at(-1) as ApprovalRecord
    world.chain.mode = 'refuses'
    await expect(worker.transactions.send(faster)).rejects.toMatchObject({ code: -32003 })
    expect(worker.journal.entries()[0]).toMatchObject({ status: 'pending', hashes: [worker.hash] })
  })
})

describe('the journal', () => {
  test('keeps what parses, and says when something did not', async () => {
    const { transactions, journal } = world.start()
    const id = world.proposeTransfer('a')
    await transactions.prepare(id)
    await transactions.send(world.record(id))
    const [entry] = journal.entries()
    const rubbish = [null, 3, {}, { ...entry, nonce: -1 }, { ...entry, hashes: [] }, { ...entry, status: 'paid' }]
    expect(parseJournal({ version: 1, entries: [entry, ...rubbish] })).toEqual({ entries: [entry], damaged: true })
    expect(parseJournal(undefined)).toEqual({ entries: [], damaged: false })
    expect(parseJournal({ version: 2, entries: [entry] })).toEqual({ entries: [], damaged: true })
  })
})
