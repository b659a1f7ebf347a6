import type { Address } from 'viem'
import { chains } from '../chain/chains.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalView, ProposedTransaction } from '../messaging/mirror.ts'
import type { Input } from '../messaging/procedures.ts'
import { runPlan } from '../portfolio/engine.ts'
import { type DeskRow, isExitRow, toDeskRow } from '../portfolio/exits.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { NotFinishableError } from '../protocols/finish.ts'
import { protocols } from '../protocols/index.ts'
import type { Protocol, TransactionCall } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { AlreadyAskingError } from './approvalErrors.ts'
import { compareWays, type QuoteSale } from './leaving.ts'
import { createQueue } from './queue.ts'
import type { Exits, Services } from './services.ts'
import { WalletLockedError } from './views.ts'

/** A transaction that finishes one of these exits was signed and is not in a block yet: another would only cost its fee. */
export class AlreadySentError extends WalletError {
  readonly code = errorCode.alreadyPending
  constructor() {
    super('A transaction that finishes this is on its way. Wait until it is in a block.')
  }
}

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals'> & {
  protocols?: readonly Protocol[]
  /** What pools would pay; absent: none is asked. */
  quoteSale?: QuoteSale
  now?: () => number
}
type Finishing = Input<'exits.finish'>

/** See `Exits`. Holds nothing that matters: what is asked and what was sent is in the approvals and in the journal. */
export function createExits({
  state,
  chain,
  keeper,
  approvals,
  protocols: known = protocols,
  quoteSale,
  now = Date.now,
}: Dependencies): Exits {
  /** Commands under way, so that a double click joins the first. */
  const running = new Map<string, Promise<void>>()
  /** One after the other: each sees what the one before it opened. */
  const inTurn = createQueue()

  /** The rows of these ids, of one batch. Throws NotFinishableError when one is gone or they cannot go together. */
  const rowsOf = ({ chainId, account, ids }: Finishing): readonly DeskRow[] => {
    const portfolio = state.get().portfolios[portfolioKey(chainId, account)]
    const rows = (portfolio?.rows ?? [])
      .filter(isExitRow)
      .filter(({ position }) => ids.includes(position.id))
      .map((row) => toDeskRow({ account, chainId }, row, { blockSeconds: null, canSign: true, now: now() }))
    if (rows.length !== ids.length) throw new NotFinishableError('gone')
    const [batch] = new Set(rows.map((row) => row.batch))
    if (batch === null || rows.some((row) => row.batch !== batch)) throw new NotFinishableError()
    return rows
  }

  const assertReady = ({ account, chainId }: Finishing) => {
    if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
    // Other chains are only looked at: what an approval shows of a transaction is Ethereum's.
    if (!chains.some(({ id, offered }) => id === chainId && offered)) throw new NotFinishableError()
    const found = keeper.accounts().find(({ address }) => address === account)
    if (found === undefined) throw new UnknownAccountError()
    if (found.kind === 'watch') throw new WatchedAccountError()
  }

  /** Whether an approval for exactly these waits. Throws when some of them are asked for otherwise, or were sent. */
  const isAsked = ({ chainId, account, ids }: Finishing): boolean => {
    const overlaps = (finishes: readonly string[] | undefined) => finishes?.some((id) => ids.includes(id)) ?? false
    const { activity, approvals: waiting } = state.get()
    const sent = activity.filter((entry) => entry.status === 'signed' || entry.status === 'pending')
    if (sent.some((entry) => entry.account === account && entry.chainId === chainId && overlaps(entry.finishes))) {
      throw new AlreadySentError()
    }
    const asked = waiting.filter(
      (view) => view.chainId === chainId && view.state !== 'failed' && overlaps(finishesOf(view, account)),
    )
    if (asked.length === 0) return false
    if (asked.every((view) => isSame(finishesOf(view, account) ?? [], ids))) return true
    throw new AlreadyAskingError()
  }

  /** Resolves once the request waits in the queue; what the user then says to it is theirs. */
  const open = ({ chainId, account, ids }: Finishing, call: TransactionCall): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = state.subscribe(({ approvals: waiting }) => {
        if (waiting?.some((view) => view.chainId === chainId && isSame(finishesOf(view, account) ?? [], ids))) done()
      })
      const done = () => {
        stop()
        resolve()
      }
      const request = {
        kind: 'transaction',
        account,
        transaction: unpriced(call),
        replaces: null,
        finishes: ids,
      } as const
      const requestId = crypto.randomUUID()
      approvals
        .open({ sender: null, requestId, method: 'eth_sendTransaction', params: null, chainId, request })
        .then(done, (error: unknown) => {
          stop()
          reject(error)
        })
    })

  const finish = async (input: Finishing): Promise<void> => {
    assertReady(input)
    const positions = rowsOf(input).map(({ row }) => row.position)
    if (isAsked(input)) return
    const plan = known.find(({ id }) => id === positions[0]?.protocol)?.finish?.(positions, input.account)
    if (plan === undefined) throw new NotFinishableError()
    const { result: call } = await runPlan(chain.client(input.chainId), plan)
    // The wallet may have been locked meanwhile.
    assertReady(input)
    await open(input, call)
  }

  return {
    finish(input) {
      const key = `${input.chainId}:${input.account}:${[...input.ids].sort().join()}`
      const job = running.get(key) ?? inTurn(() => finish(input)).finally(() => running.delete(key))
      running.set(key, job)
      return job
    },
    async compare(input) {
      if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
      const client = chain.client(input.chainId)
      return compareWays(input, { client, protocols: known, rates: state.get().rates, quoteSale })
    },
  }
}

function finishesOf({ request }: ApprovalView, account: Address): readonly string[] | undefined {
  return request.kind === 'transaction' && request.account === account ? request.finishes : undefined
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}

/** A call whose gas, fees and nonce are still to be found out. */
function unpriced(call: TransactionCall): ProposedTransaction {
  return {
    ...call,
    gas: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    nonce: null,
    speed: 'normal',
    quotes: null,
    baseFeePerGas: null,
  }
}
