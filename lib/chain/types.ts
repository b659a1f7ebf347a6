import type { Address, Hex } from 'viem'
import type { BlockRef } from '../messaging/mirror.ts'
import type { Answer, Call, TransactionCall } from '../protocols/types.ts'

/** One chain through the user's endpoints, in the user's order. The only thing in the house that reaches a node. */
export type ChainClient = {
  chainId: number
  /**
   * One JSON-RPC request, failing over between the user's endpoints; the answer is validated as JSON-RPC (id, version,
   * size) and is `unknown` until parsed. Throws ChainUnreachableError (4901) when no endpoint answered rightly and
   * NodeError (the node's own code) when the node said no.
   */
  request(method: string, params: readonly unknown[], options?: RequestOptions): Promise<unknown>
  /** One `eth_call` to Multicall3 (split only where a node refuses the size). All answers are of one block. */
  read(calls: readonly Call[], options?: { block?: bigint }): Promise<{ answers: readonly Answer[]; block: BlockRef }>
  /**
   * Logs from `fromBlock` on, of as many blocks as the endpoint gives at once, and the last block they cover: ask again
   * from there. One request, more while it learns how many blocks that is. Throws NodeError, ChainUnreachableError.
   */
  logs(query: LogQuery): Promise<{ logs: readonly Log[]; reached: bigint }>
  /**
   * One `eth_simulateV1`: batches of reads and transactions in the order given, all in one simulated block on top of the
   * latest, each transaction from its own sender. Throws SimulationUnavailableError.
   */
  simulate(steps: readonly SimulationStep[]): Promise<Simulation>
  /** Asks the endpoint anew which chain it is on; one on another chain is used for nothing more. Throws ChainUnreachableError. */
  verify(): Promise<void>
  /** Checks the chain id on the endpoint it sends to, then `eth_sendRawTransaction` there. "already known" is success. */
  broadcast(raw: Hex): Promise<Hex>
}

/** What `eth_getLogs` filters by. `topics`: for each position the values that fit, null for any. Blocks are inclusive. */
export type LogQuery = {
  addresses: readonly Address[]
  topics: readonly (readonly Hex[] | null)[]
  fromBlock: bigint
  toBlock: bigint
}
export type Log = {
  address: Address
  topics: readonly Hex[]
  data: Hex
  block: bigint
  /** Its place among all logs of the block, where the node tells it. */
  index?: bigint
  /** Unix seconds of the block, where the node tells it. */
  time?: bigint
}

export type RequestOptions = { timeoutMs?: number; signal?: AbortSignal }

/** What is done in a simulated block: a batch of reads, or a transaction from anybody, whoever holds that key. */
export type SimulationStep = { reads: readonly Call[] } | { transaction: SimulatedTransaction }
export type SimulatedTransaction = TransactionCall & { from: Address; gas?: bigint }

export type Simulation = {
  block: BlockRef
  /** The answers of each batch, in the order of the batches. */
  reads: readonly (readonly Answer[])[]
  /** The outcome of each transaction, in the order of the transactions. One that fails stops none after it. */
  outcomes: readonly SimulatedOutcome[]
}

export type SimulatedOutcome = {
  ok: boolean
  gasUsed: bigint
  /** What it returned, or its revert data. */
  data: Hex
  logs: readonly { address: Address; topics: readonly Hex[]; data: Hex }[]
}
