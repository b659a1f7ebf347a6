import { type Address, numberToHex } from 'viem'
import { parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import { encode } from '../codec.ts'
import { WalletError } from '../errors.ts'
import type { Action, ActionPreview, Step } from '../messaging/acts.ts'
import type { Input, Output } from '../messaging/procedures.ts'
import { runPlan } from '../portfolio/engine.ts'
import { depositSpender, readDepositToken } from '../protocols/eigenlayer/actions.ts'
import { erc20 } from '../protocols/erc20.ts'
import { findToken } from '../protocols/index.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, at, call, together } from '../protocols/plan.ts'
import type { Proposal } from '../protocols/proposal.ts'
import { type Sentence, sentence } from '../protocols/sentence.ts'
import { assetOf, etherAsset } from '../protocols/tokens.ts'
import type { Asset, Read, TransactionCall } from '../protocols/types.ts'
import { InvalidParamsError } from '../rpc/params.ts'
import { tokenUnits, type Wei, wei } from '../units.ts'
import { readFeeHistory } from './feeHistory.ts'
import { gasLimit, maxGas, quoteFees } from './fees.ts'
import { assertCanSign, createOwnTransactions } from './ownTransactions.ts'
import { NotPossibleError } from './plans.ts'
import { createQueue } from './queue.ts'
import type { Services } from './services.ts'
import { findEntrance, rulesOf } from './steps.ts'

/** What the user does from the popup, by approvals of Bowline's own. */
export type Acts = {
  /** Throws InvalidParamsError, and what the chain client throws. */
  preview(input: Input<'acts.preview'>): Promise<Output<'acts.preview'>>
  /** Throws NotPossibleError, WatchedAccountError, InvalidParamsError, and what the chain client throws. */
  open(input: Input<'acts.open'>): Promise<void>
}

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals' | 'plans'>

/** An action as the steps it takes, and what it gives. */
type Planned = { steps: readonly Step[]; given: { token: Address | null; asset: Asset } | null }

/** One of a token of 18 decimals: while no amount was entered, limits and fees are read with it, or with half of a smaller balance. */
const probe = 10n ** 18n
/** Of the fee that is kept back, so that a base fee that rises before it is signed leaves enough: three halves. */
const keptNumerator = 3n
const keptDenominator = 2n

/** What the user does from the popup. Holds nothing: what is begun is in the approvals, in the plans and in the journal. */
export function createActs({ state, chain, keeper, approvals, plans }: Dependencies): Acts {
  const own = createOwnTransactions({ state, approvals })
  const inTurn = createQueue()

  const assertOffered = (chainId: number) => {
    if (chainId !== 1) throw new InvalidParamsError('this is only done on Ethereum')
  }

  /** What the first steps would do; the ones the chain has done already are told apart by `done`. */
  const look = async (client: ChainClient, account: Address, action: Action) => {
    const { result, block } = await runPlan(client, readAction(action, account))
    return { ...result, block }
  }

  const open = async ({ chainId, account, action }: Input<'acts.open'>): Promise<void> => {
    assertOffered(chainId)
    assertCanSign(keeper, account)
    if ('amount' in action && action.amount === null && action.kind !== 'queue') {
      throw new InvalidParamsError('an amount is needed')
    }
    const { planned, proposals, held } = await look(chain.client(chainId), account, action)
    const last = proposals.at(-1)
    if (last === undefined || last.done) throw new NotPossibleError()
    if (whyClosed({ proposals, held }) !== null) throw new NotPossibleError()
    const left = planned.steps.filter((_, index) => proposals[index]?.done !== true)
    const [step, another] = left
    if (step === undefined) throw new NotPossibleError()
    if (another !== undefined) {
      // Where account and chain take several calls at once (EIP-5792), `left` is the batch that one approval could hold.
      const final = planned.steps.at(-1) as Step
      await plans.start({
        kind: action.kind,
        title: titleOf(final),
        account,
        chainId,
        steps: left.map((one) => ({ step: one, follows: true })),
      })
      return
    }
    if (last.call === null) throw new NotPossibleError()
    const purpose = { chainId, account, ids: [`act:${encode(step)}`] }
    if (own.isAsked(purpose)) return
    // The wallet may have been locked meanwhile.
    assertCanSign(keeper, account)
    await own.open(purpose, last.call)
  }

  return {
    async preview({ chainId, account, action }) {
      assertOffered(chainId)
      const client = chain.client(chainId)
      const { planned, proposals, held, block } = await look(client, account, action)
      const last = proposals.at(-1) as Proposal
      const next = proposals.find((one) => one.done !== true)
      const networkFee = next?.call == null ? null : await estimateFee(client, account, next.call)
      const { call: _, done, waits: __, ...told } = last
      const kept = planned.given?.token === null && networkFee !== null ? keptBack(networkFee) : null
      const unentered = 'amount' in action && action.amount === null
      return {
        ...told,
        // Of an amount nobody entered only the limits are told.
        ...(unentered && action.kind !== 'queue' ? { receives: null, gives: null, closed: null } : {}),
        ...(unentered ? {} : { closed: done ? sentence('act.doneAlready') : whyClosed({ proposals, held }) }),
        held: tokenUnits(held ?? told.most ?? 0n),
        given: planned.given,
        kept,
        networkFee,
        steps: planned.steps.filter((_, index) => proposals[index]?.done !== true).map(titleOf),
        block,
      } satisfies ActionPreview
    },
    open: (input) => inTurn(() => open(input)),
  }
}

const titleOf = ({ kind, params }: Step): Sentence => rulesOf(kind).title(params)

/** The last proposal's reason, but for the allowance that a step before it sees to. What is not held comes before all. */
function whyClosed({ proposals, held }: { proposals: readonly Proposal[]; held: bigint | null }): Sentence | null {
  const { closed = null, gives = null } = proposals.at(-1) ?? {}
  if (held !== null && gives !== null && gives.amount > held) return sentence('act.notHeld')
  return proposals.length > 1 && closed?.key === 'notes.eigenlayer.notAllowed' ? null : closed
}

const keptBack = (fee: Wei): Wei => wei((fee * keptNumerator + keptDenominator - 1n) / keptDenominator)

function* readAction(action: Action, account: Address) {
  const planned = yield* planOf(
    action.kind === 'enter' && action.amount === null ? yield* probing(action, account) : action,
  )
  const [proposals, held] = yield* together([
    inOrder(planned.steps.map(({ kind, params }) => rulesOf(kind).propose(params, account))),
    readHeld(planned.given?.token, account),
  ])
  return { planned, proposals, held }
}

/** The action with an amount to read it by: no node estimates a transaction that the account could not pay. */
function* probing(action: Extract<Action, { kind: 'enter' }>, account: Address): Read<Action> {
  const held = (yield* readHeld(action.from, account)) ?? 0n
  const half = held / 2n
  return { ...action, amount: tokenUnits(half > 0n && half < probe ? half : probe) }
}

function* inOrder(plans: readonly Read<Proposal>[]): Read<Proposal[]> {
  return yield* together(plans)
}

/** Null where nothing is given. */
function* readHeld(token: Address | null | undefined, account: Address): Read<bigint | null> {
  if (token === undefined) return null
  const [held] = yield* ask([
    token === null ? call(multicall3, 'getEthBalance', [account]) : call(at(token, erc20), 'balanceOf', [account]),
  ])
  return held
}

/** The steps of an action, in order. Throws InvalidParamsError for one there is no way to take. */
function* planOf(action: Action): Read<Planned> {
  switch (action.kind) {
    case 'enter': {
      const { from, token } = action
      const amount = action.amount ?? probe
      const { entrance } = findEntrance({ from, token })
      const enter: Step = { kind: 'enter', params: { from, token, amount } }
      const known = from === null ? undefined : findToken(from, 1)
      const asset = from === null ? etherAsset : known === undefined ? unknownAsset : assetOf(known)
      const allow: Step[] =
        from === null || entrance.spender === null
          ? []
          : [{ kind: 'allow', params: { token: from, spender: entrance.spender, amount } }]
      return { steps: [...allow, enter], given: { token: from, asset } }
    }
    case 'restake': {
      const found = yield* readDepositToken(action.strategy)
      if (found === null) throw new InvalidParamsError('nothing can be paid into this strategy')
      const { token, asset } = found
      const amount = action.amount ?? probe
      return {
        steps: [
          { kind: 'allow', params: { token, spender: depositSpender, amount } },
          { kind: 'deposit', params: { strategy: action.strategy, token, amount } },
        ],
        given: found === null ? null : { token, asset },
      }
    }
    case 'delegate': {
      const { operator, signature, expiry, salt } = action
      return { steps: [{ kind: 'delegate', params: { operator, signature, expiry, salt } }], given: null }
    }
    case 'undelegate':
      return { steps: [{ kind: 'undelegate', params: {} }], given: null }
    case 'queue':
      return {
        steps: [{ kind: 'queue', params: { strategy: action.strategy, amount: action.amount } }],
        given: null,
      }
  }
}

const unknownAsset: Asset = { symbol: null, decimals: null, known: false }

/** The most a transaction may cost at the normal speed, in wei; null where the node cannot say. */
async function estimateFee(client: ChainClient, account: Address, made: TransactionCall): Promise<Wei | null> {
  const { to, data, value } = made
  const asked = { from: account, ...(to === null ? {} : { to }), data, value: numberToHex(value) }
  try {
    const [gas, history] = await Promise.all([
      client.request('eth_estimateGas', [asked]).then((answer) => gasLimit(parseQuantity(answer, maxGas))),
      readFeeHistory(client),
    ])
    return wei(gas * quoteFees(history).normal.maxFeePerGas)
  } catch (error) {
    // It would fail, or the node does not know: then the fee is unknown, never zero.
    if (error instanceof WalletError) return null
    throw error
  }
}
