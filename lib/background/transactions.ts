import { type Address, type Hex, keccak256, numberToHex } from 'viem'
import { NodeError } from '../chain/jsonRpc.ts'
import { parseQuantity } from '../chain/quantity.ts'
import { describeError, errorCode, WalletError } from '../errors.ts'
import type { FeeChoice } from '../messaging/procedures.ts'
import { sentence } from '../protocols/sentence.ts'
import { readFeeHistory } from './feeHistory.ts'
import { applyFees, gasLimit, maxGas, quoteFees, replacementFees } from './fees.ts'
import { type Journal, type JournalEntry, nextJournalNonce } from './journal.ts'
import type { ApprovalRecord, Services, TransactionRequest, Transactions } from './services.ts'

/** The record cannot be signed as it stands: a figure is missing, or the nonce was taken meanwhile. Nothing was signed. */
export class NotReadyError extends WalletError {
  readonly code = errorCode.invalidState
}

/** There is no transaction by this id that could still be replaced. */
export class NotReplaceableError extends WalletError {
  readonly code = errorCode.notFound
  constructor() {
    super('This transaction is no longer waiting, so there is nothing to replace.')
  }
}

type Dependencies = Pick<Services, 'chain' | 'keeper' | 'approvals' | 'state'> & {
  journal: Journal
  now: () => number
  /** A transaction was journaled or sent: somebody should look after it. */
  onJournaled: () => void
}

/** See `Transactions`. Everything that must survive a killed worker is in the journal before the next step is taken. */
export function createTransactions(services: Dependencies): Transactions {
  const { chain, keeper, approvals, state, journal, now, onJournaled } = services
  /** Sends under way, by approval id, so that a double click joins the first. */
  const sending = new Map<string, Promise<Hex>>()

  const proposal = (id: string): { record: ApprovalRecord; request: TransactionRequest } => {
    const record = approvals.get(id)
    if (record === null || record.request.kind !== 'transaction') throw new NotReadyError('This request is gone.')
    return { record, request: record.request }
  }

  const freeNonce = async (account: Address, chainId: number): Promise<number> => {
    const count = (tag: string) => chain.client(chainId).request('eth_getTransactionCount', [account, tag])
    // Some nodes know no pending block; the journal then counts what is on its way.
    const answer = await count('pending').catch((error: unknown) => {
      if (error instanceof NodeError) return count('latest')
      throw error
    })
    const pending = parseQuantity(answer, 2n ** 53n - 1n)
    return Math.max(Number(pending), nextJournalNonce(journal.entries(), account, chainId))
  }

  const prepare: Transactions['prepare'] = async (id) => {
    const { record, request } = proposal(id)
    const { account, transaction } = request
    const client = chain.client(record.chainId)
    const call = {
      from: account,
      to: transaction.to ?? undefined,
      data: transaction.data,
      value: numberToHex(transaction.value),
    }
    const [nonce, gas, history] = await Promise.all([
      transaction.nonce ?? freeNonce(account, record.chainId),
      // A dApp's own figure stands; a call that reverts leaves it open, and the explanation says why it reverts.
      transaction.gas ??
        client.request('eth_estimateGas', [call]).then(
          (answer) => gasLimit(parseQuantity(answer, maxGas)),
          (error: unknown) => (isUnreachable(error) ? Promise.reject(error) : null),
        ),
      readFeeHistory(client),
    ])
    const quotes = quoteFees(history)
    const complete = {
      ...transaction,
      nonce,
      gas,
      quotes,
      baseFeePerGas: history.nextBaseFee as never,
    }
    const withFees = transaction.maxFeePerGas === null ? applyFees(complete, { speed: 'normal' }) : complete
    await approvals.revise(id, { ...request, transaction: withFees })
  }

  const setFees = async (id: string, choice: FeeChoice) => {
    const { request } = proposal(id)
    await approvals.revise(id, { ...request, transaction: applyFees(request.transaction, choice) })
  }

  const signAndSend = async (record: ApprovalRecord): Promise<Hex> => {
    await journal.ready
    const already = journal.entries().find((entry) => entry.approvalIds.includes(record.id))
    const entry = already ?? (await sign(record))
    const raw = entry.raws[entry.approvalIds.indexOf(record.id)] as Hex
    const hash = entry.hashes[entry.approvalIds.indexOf(record.id)] as Hex
    await approvals.advance(record.id, 'signed')
    try {
      await chain.client(record.chainId).broadcast(raw)
    } catch (error) {
      // Not reached is not refused: the signed transaction stays in the journal and goes out when the endpoint is back.
      if (!(error instanceof WalletError) || error.code !== errorCode.refusedByNode) {
        onJournaled()
        return hash
      }
      await journal.write(withoutRefused(entry, record.id, error))
      throw error
    }
    const current = journal.entries().find(({ id }) => id === entry.id) ?? entry
    if (current.status === 'signed') await journal.write({ ...current, status: 'pending', lastSeen: now() })
    await approvals.advance(record.id, 'broadcast')
    onJournaled()
    return hash
  }

  const sign = async (record: ApprovalRecord): Promise<JournalEntry> => {
    if (record.request.kind !== 'transaction') throw new NotReadyError('This request is not a transaction.')
    const { account, replaces, transaction, finishes } = record.request
    const { to, data, value, gas, nonce, maxFeePerGas, maxPriorityFeePerGas } = transaction
    if (gas === null || nonce === null || maxFeePerGas === null || maxPriorityFeePerGas === null) {
      throw new NotReadyError('Gas, fees or nonce of this transaction are not known yet. Nothing was signed.')
    }
    const { chainId } = record
    await chain.client(chainId).verify()
    const replaced = replaces === null ? undefined : journal.entries().find((entry) => entry.hashes.includes(replaces))
    if (replaced === undefined && nonce < nextJournalNonce(journal.entries(), account, chainId)) {
      void prepareAgain(record.id)
      throw new NotReadyError(
        'Another transaction took this place in the queue. Look at the new figures and confirm again.',
      )
    }
    const raw = await keeper.signTransaction(account, {
      type: 'eip1559',
      chainId,
      ...(to === null ? {} : { to }),
      data,
      value,
      gas,
      nonce,
      maxFeePerGas,
      maxPriorityFeePerGas,
    })
    const entry: JournalEntry = {
      ...(replaced ?? {
        id: record.id,
        account,
        chainId,
        origin: record.sender?.origin ?? 'bowline',
        nonce,
        title: record.explanation?.title ?? sentence('intent.unknown'),
        included: null,
        error: null,
        createdAt: now(),
        settled: false,
        status: 'signed',
        ...(finishes === undefined ? {} : { finishes }),
      }),
      hashes: [...(replaced?.hashes ?? []), keccak256(raw)],
      raws: [...(replaced?.raws ?? []), raw],
      approvalIds: [...(replaced?.approvalIds ?? []), record.id],
      transaction: { to, data, value, gas },
      maxFeePerGas,
      maxPriorityFeePerGas,
      lastSeen: now(),
    }
    await journal.write(entry)
    void redrawOthers(record)
    return entry
  }

  /** The nonce this one was shown with is gone: work the figures out again, which redraws and re-arms the window. */
  const prepareAgain = async (id: string) => {
    const { request } = proposal(id)
    await approvals.revise(id, { ...request, transaction: { ...request.transaction, nonce: null } })
    await prepare(id)
  }

  const redrawOthers = async (signed: ApprovalRecord) => {
    if (signed.request.kind !== 'transaction') return
    const { account } = signed.request
    for (const { id, request } of state.get().approvals) {
      if (
        id === signed.id ||
        request.kind !== 'transaction' ||
        request.account !== account ||
        request.replaces !== null
      )
        continue
      // Failing here only delays: signing checks the nonce again.
      await prepareAgain(id).catch(() => {})
    }
  }

  keeper.onRemove((address) => journal.forget(address))
  keeper.onReset(() => journal.clear())

  return {
    ready: journal.ready,
    prepare,
    setFees,
    send(record) {
      const running = sending.get(record.id) ?? signAndSend(record).finally(() => sending.delete(record.id))
      sending.set(record.id, running)
      return running
    },
    async replace(activityId, how) {
      const entry = journal.entries().find(({ id }) => id === activityId)
      if (entry === undefined || (entry.status !== 'pending' && entry.status !== 'signed'))
        throw new NotReplaceableError()
      const quotes = quoteFees(await readFeeHistory(chain.client(entry.chainId)))
      const newest = entry.hashes.at(-1) as Hex
      const transaction = {
        ...(how === 'cancel' ? { to: entry.account, data: '0x' as const, value: 0n, gas: 21_000n } : entry.transaction),
        ...replacementFees(entry, quotes.fast),
        nonce: entry.nonce,
        speed: 'custom' as const,
        quotes: null,
        baseFeePerGas: null,
      }
      // Not awaited: the window answers it, whenever the user does. A rejection is the user's, and changes nothing.
      approvals
        .open({
          sender: null,
          requestId: crypto.randomUUID(),
          method: 'eth_sendTransaction',
          params: null,
          chainId: entry.chainId,
          request: { kind: 'transaction', account: entry.account, transaction, replaces: newest },
        })
        .catch(() => {})
    },
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof WalletError && error.code === errorCode.chainUnreachable
}

/** A refused first transaction is over; a refused replacement leaves the one it was to replace as it was. */
function withoutRefused(entry: JournalEntry, approvalId: string, error: WalletError): JournalEntry {
  if (entry.hashes.length === 1) return { ...entry, status: 'dropped', error: describeError(error) }
  const kept = (_: unknown, index: number) => entry.approvalIds[index] !== approvalId
  return {
    ...entry,
    hashes: entry.hashes.filter(kept),
    raws: entry.raws.filter(kept),
    approvalIds: entry.approvalIds.filter(kept),
  }
}
