import { type Hex, keccak256, serializeTransaction } from 'viem'
import { fakeStore } from '../browser/fakes.ts'
import type { ChainClient } from '../chain/types.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalRequest, ProposedTransaction } from '../messaging/mirror.ts'
import { createJournal, toActivity } from './journal.ts'
import type { ApprovalRecord, Approvals, Chain, Keeper } from './services.ts'
import { createState, initialMirror } from './state.ts'
import { createTracker } from './tracker.ts'
import { createTransactions } from './transactions.ts'

/** The account that sends, and somebody else. */
export const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
export const other = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
/** What a chain client throws when the node says no, and when it is not there. */
export class Refused extends WalletError {
  readonly code = errorCode.refusedByNode
}
export class Unreachable extends WalletError {
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
    verify: async () => {
      if (chain.mode === 'down' || chain.mode === 'wrong-chain') throw new Unreachable(chain.mode)
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

/** Transactions, journal and tracker over a fake chain. `start` again is what a killed worker does. */
export function setUp() {
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
