import { type Address, type Hex, parseTransaction } from 'viem'
import { parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, errorCode, WalletError } from '../errors.ts'
import { isFinished, type Journal, type JournalEntry } from './journal.ts'

/** Blocks on top of an inclusion after which it is no longer looked at. Two epochs: finality on mainnet. */
const settledDepth = 64n
/** How long a transaction that no node knows is sent again before it is called dropped. ms. */
const droppedAfter = 30 * 60_000
const greatest = 2n ** 64n - 1n

type Dependencies = {
  journal: Journal
  client: (chainId: number) => ChainClient
  now: () => number
  /** The chain took a transaction of this account: what it owns is different now. */
  onIncluded: (account: Address) => void
}

/** Looks once after every transaction that is not settled. Never throws: what cannot be read now is looked at next time. */
export function createTracker({ journal, client, now, onIncluded }: Dependencies): {
  /** Whether any entry may still change. */
  unsettled(): boolean
  /** Whether any entry has no block yet. */
  waiting(): boolean
  look(): Promise<void>
} {
  let running: Promise<void> | null = null

  const lookAll = async () => {
    await journal.ready
    for (const entry of journal.entries().filter((candidate) => !isFinished(candidate))) {
      try {
        const seen = await observe(client(entry.chainId), entry, now())
        if (seen === entry) continue
        await journal.write(seen)
        if (seen.included !== null && seen.included.hash !== entry.included?.hash) onIncluded(entry.account)
      } catch (error) {
        // Unreachable or a bad answer: the entry keeps its last known state, and the endpoint's health says why.
        if (!(error instanceof WalletError)) throw error
      }
    }
  }

  return {
    unsettled: () => journal.entries().some((entry) => !isFinished(entry)),
    waiting: () => journal.entries().some(({ status }) => status === 'signed' || status === 'pending'),
    look() {
      running ??= lookAll().finally(() => {
        running = null
      })
      return running
    },
  }
}

/** What the chain says of an entry now; the same object when nothing changed. */
export async function observe(chain: ChainClient, entry: JournalEntry, now: number): Promise<JournalEntry> {
  const receipt = await findReceipt(chain, entry.hashes)
  if (receipt !== null) return observeIncluded(chain, entry, receipt, now)
  const nonce = await chain.request('eth_getTransactionCount', [entry.account, 'latest'])
  if (parseQuantity(nonce, greatest) > BigInt(entry.nonce)) {
    // The block that counted it may have come between the two questions.
    const late = await findReceipt(chain, entry.hashes)
    if (late !== null) return observeIncluded(chain, entry, late, now)
    // Another transaction holds this nonce. One more look guards against a node that counts ahead of its receipts.
    if (entry.status !== 'replaced') return { ...entry, status: 'replaced', included: null, lastSeen: now }
    return now - entry.lastSeen > droppedAfter ? { ...entry, settled: true } : entry
  }
  const waiting: JournalEntry =
    entry.status === 'pending' || entry.status === 'signed' ? entry : { ...entry, status: 'pending', included: null }
  if (await isKnown(chain, entry.hashes)) return { ...waiting, status: 'pending', lastSeen: now }
  return resend(chain, waiting, now)
}

/** No node knows it: send it again, and give up only when a node says no for long enough. */
async function resend(chain: ChainClient, entry: JournalEntry, now: number): Promise<JournalEntry> {
  try {
    await chain.broadcast(entry.raws.at(-1) as Hex)
    return { ...entry, status: 'pending', lastSeen: now }
  } catch (error) {
    if (!(error instanceof WalletError) || error.code !== errorCode.refusedByNode) throw error
    if (now - entry.lastSeen < droppedAfter) return entry
    return { ...entry, status: 'dropped', error: describeError(error) }
  }
}

type Receipt = {
  hash: Hex
  blockNumber: bigint
  gasUsed: bigint
  /** Null from nodes that leave it out. */
  effectiveGasPrice: bigint | null
  succeeded: boolean
}

async function observeIncluded(
  chain: ChainClient,
  entry: JournalEntry,
  receipt: Receipt,
  now: number,
): Promise<JournalEntry> {
  const head = parseQuantity(await chain.request('eth_blockNumber', []), greatest)
  const settled = head >= receipt.blockNumber + settledDepth
  const done = isCancellation(entry, receipt.hash) ? 'cancelled' : 'confirmed'
  const status = receipt.succeeded ? done : 'failed'
  const unchanged =
    entry.status === status &&
    entry.included?.hash === receipt.hash &&
    entry.included.block.number === receipt.blockNumber &&
    entry.settled === settled
  if (unchanged) return entry
  const { hash, blockNumber, gasUsed } = receipt
  const { timestamp, baseFee } = await readBlock(chain, blockNumber)
  const effectiveGasPrice = receipt.effectiveGasPrice ?? priceAt(baseFee, entry)
  const included = { hash, block: { number: blockNumber, timestamp }, gasUsed, effectiveGasPrice }
  return { ...entry, status, included, settled, lastSeen: now, error: null }
}

/** Whether the one the chain took does something else than the one first signed. Speeding up changes only fees. */
function isCancellation({ hashes, raws }: JournalEntry, taken: Hex): boolean {
  if (taken === hashes[0]) return false
  const [first, other] = [raws[0], raws[hashes.indexOf(taken)]].map((raw) => actionOf(raw as Hex))
  return first !== undefined && other !== undefined && first !== other
}

/** Target, value and data of signed bytes as one text; undefined for bytes that were damaged in storage. */
function actionOf(raw: Hex): string | undefined {
  try {
    const { to, value, data } = parseTransaction(raw)
    return [to, value, data].join()
  } catch {
    return undefined // they tell nothing, and must not keep the other entries from being looked at
  }
}

/** The receipt of whichever hash the chain took. An answer for another hash than asked is no receipt (H144). */
async function findReceipt(chain: ChainClient, hashes: readonly Hex[]): Promise<Receipt | null> {
  for (const hash of [...hashes].reverse()) {
    const answer = await chain.request('eth_getTransactionReceipt', [hash])
    if (answer === null || typeof answer !== 'object') continue
    const receipt = answer as Record<string, unknown>
    if (typeof receipt.transactionHash !== 'string' || receipt.transactionHash.toLowerCase() !== hash.toLowerCase())
      continue
    if (receipt.blockNumber === null) continue
    return {
      hash,
      blockNumber: parseQuantity(receipt.blockNumber, greatest),
      gasUsed: parseQuantity(receipt.gasUsed, greatest),
      effectiveGasPrice: parseOptional(receipt.effectiveGasPrice),
      succeeded: parseQuantity(receipt.status, 1n) === 1n,
    }
  }
  return null
}

async function isKnown(chain: ChainClient, hashes: readonly Hex[]): Promise<boolean> {
  for (const hash of [...hashes].reverse()) {
    const answer = await chain.request('eth_getTransactionByHash', [hash])
    if (answer !== null && typeof answer === 'object') return true
  }
  return false
}

async function readBlock(chain: ChainClient, number: bigint): Promise<{ timestamp: bigint; baseFee: bigint | null }> {
  const block = await chain.request('eth_getBlockByNumber', [`0x${number.toString(16)}`, false])
  const { timestamp, baseFeePerGas } = (block ?? {}) as { timestamp?: unknown; baseFeePerGas?: unknown }
  return { timestamp: parseQuantity(timestamp, greatest), baseFee: parseOptional(baseFeePerGas) }
}

/** What a transaction of these fees paid per gas in a block of that base fee; the most it offered where that is unknown. */
function priceAt(baseFee: bigint | null, { maxFeePerGas, maxPriorityFeePerGas }: JournalEntry): bigint {
  const asked = baseFee === null ? maxFeePerGas : baseFee + maxPriorityFeePerGas
  return asked < maxFeePerGas ? asked : maxFeePerGas
}

function parseOptional(quantity: unknown): bigint | null {
  return quantity === undefined || quantity === null ? null : parseQuantity(quantity, 2n ** 128n)
}
