import { beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalRecord } from './services.ts'
import { account, setUp } from './transactionsFixture.ts'

let world: ReturnType<typeof setUp>
beforeEach(() => {
  world = setUp()
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

  test('one that is mined between two questions is confirmed, not replaced', async () => {
    const worker = await send()
    const request = world.chain.request
    world.chain.request = async (method, params) => {
      if (method === 'eth_getTransactionCount') {
        world.chain.receipts.set(worker.hash, { block: 100, status: '0x1' })
        world.chain.nonce = 1
      }
      return request(method, params)
    }
    expect(await status(worker)).toBe('confirmed')
  })

  test('a receipt without the price paid is one still, and the block tells the price', async () => {
    const worker = await send()
    const request = world.chain.request
    world.chain.receipts.set(worker.hash, { block: 100, status: '0x1' })
    world.chain.request = async (method, params) => {
      const answer = (await request(method, params)) as object
      if (method === 'eth_getTransactionReceipt') return { ...answer, effectiveGasPrice: undefined }
      return method === 'eth_getBlockByNumber' ? { ...answer, baseFeePerGas: '0x64' } : answer
    }
    expect(await status(worker)).toBe('confirmed')
    const [entry] = worker.journal.entries()
    expect(entry?.included?.effectiveGasPrice).toBe(100n + (entry?.maxPriorityFeePerGas ?? 0n))
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
    expect(worker.journal.entries()[0]).toMatchObject({ status: 'cancelled', included: { hash } })
    await expect(worker.transactions.replace('a', 'speed-up')).rejects.toMatchObject({ name: 'NotReplaceableError' })
  })

  test('the original that a block took before its cancellation is done, and so is one that was only sped up', async () => {
    const worker = await send()
    await worker.transactions.replace('a', 'speed-up')
    const faster = await worker.transactions.send([...world.records.values()].at(-1) as ApprovalRecord)
    await worker.transactions.replace('a', 'cancel')
    await worker.transactions.send([...world.records.values()].at(-1) as ApprovalRecord)
    world.chain.receipts.set(faster, { block: 100, status: '0x1' })
    expect(await status(worker)).toBe('confirmed')
    world.chain.receipts.clear()
    world.chain.receipts.set(worker.hash, { block: 101, status: '0x1' })
    expect(await status(worker)).toBe('confirmed')
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
