import { chains } from '../chain/chains.ts'
import type { Input } from '../messaging/procedures.ts'
import { runPlan } from '../portfolio/engine.ts'
import { type DeskRow, isExitRow, toDeskRow } from '../portfolio/exits.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { NotFinishableError } from '../protocols/finish.ts'
import { protocols } from '../protocols/index.ts'
import type { Protocol } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { compareWays, type QuoteSale } from './leaving.ts'
import { createOwnTransactions } from './ownTransactions.ts'
import { createQueue } from './queue.ts'
import type { Exits, Services } from './services.ts'
import { WalletLockedError } from './views.ts'

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
  const own = createOwnTransactions({ state, approvals })
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

  const finish = async (input: Finishing): Promise<void> => {
    assertReady(input)
    const positions = rowsOf(input).map(({ row }) => row.position)
    if (own.isAsked(input)) return
    const plan = known
      .find(({ id }) => id === positions[0]?.protocol)
      ?.finish?.(positions, input.account, input.asShares)
    if (plan === undefined) throw new NotFinishableError()
    const { result: call } = await runPlan(chain.client(input.chainId), plan)
    // The wallet may have been locked meanwhile.
    assertReady(input)
    await own.open(input, call)
  }

  return {
    finish(input) {
      const key = `${input.chainId}:${input.account}:${input.asShares ?? false}:${[...input.ids].sort().join()}`
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
