import { type Hex, keccak256 } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { NodeError } from '../chain/jsonRpc.ts'
import { parseJournal } from './journal.ts'
import { Refused, setUp, Unreachable } from './transactionsFixture.ts'

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
  test('the journal keeps which exits a transaction finishes, also over a restart', async () => {
    const id = world.proposeTransfer('a')
    const record = world.record(id)
    world.records.set(id, { ...record, request: { ...record.request, finishes: ['lido:exit:1'] } as never })
    const { transactions } = world.start()
    await transactions.prepare(id)
    await transactions.send(world.record(id))
    expect(world.state.get().activity).toMatchObject([{ id, finishes: ['lido:exit:1'] }])
    const { entries, damaged } = parseJournal(world.stored.get('activity'))
    expect([entries[0]?.finishes, damaged]).toEqual([['lido:exit:1'], false])
  })

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

  test('a node that counts no pending transactions is asked for the latest block, and the journal goes on from there', async () => {
    const request = world.chain.request
    world.chain.nonce = 3
    world.chain.request = async (method, params) => {
      if (method === 'eth_getTransactionCount' && params[1] === 'pending') {
        throw new NodeError(-32000, 'pending state is not available')
      }
      return request(method, params)
    }
    const { transactions } = world.start()
    for (const [index, id] of ['a', 'b'].entries()) {
      await transactions.prepare(world.proposeTransfer(id))
      expect(world.transaction(id).nonce).toBe(3 + index)
      await transactions.send(world.record(id))
    }
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
