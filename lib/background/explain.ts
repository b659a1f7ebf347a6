import type { Address, Hex } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { listChanges, type Side } from '../decode/changes.ts'
import { decodeMessage } from '../decode/message.ts'
import { type IntentAnswers, listReads, readIntent } from '../decode/reads.ts'
import { decodeRevert } from '../decode/revert.ts'
import { type DecodedTransaction, decodeWaiting } from '../decode/transaction.ts'
import { decodeTypedData } from '../decode/typedIntent.ts'
import { describeError, errorCode, reportBug, WalletError } from '../errors.ts'
import type { ProposedTransaction } from '../messaging/mirror.ts'
import { type Reading, readAccount } from '../portfolio/account.ts'
import { runPlan } from '../portfolio/engine.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { simulateReads } from '../portfolio/simulate.ts'
import { findContractName } from '../protocols/index.ts'
import { together } from '../protocols/plan.ts'
import { effectOf } from '../risk/effect.ts'
import { readCode } from './code.ts'
import { compose, type Findings, namesFor, type SignRequest } from './explanation.ts'
import { judgeStake } from './judge.ts'
import type { ApprovalRecord, Explainer, Services } from './services.ts'

/** How long an endpoint may take before its part of the explanation is given up. ms. */
const patience = 10_000

type Dependencies = Pick<Services, 'state' | 'approvals' | 'chain' | 'portfolio'>
type Options = { now?: () => number; patienceMs?: number }
type Session = { findings: Findings; done: boolean }

/**
 * Explains requests. What a request does by its own bytes hangs on the record at once; what the
 * chain says follows as it arrives: one simulation with the account's read plans, the operator's sets, what stands at the
 * addresses. The record cannot be approved before all of it is there or given up.
 */
export function createExplainer(
  services: Dependencies,
  { now = Date.now, patienceMs = patience }: Options = {},
): Explainer {
  const sessions = new Map<string, Session>()

  const publish = async (id: string, session: Session) => {
    if (sessions.get(id) !== session) return
    const { findings, done } = session
    await services.approvals.explain(id, compose(findings, services.state.get(), { now: now(), done }))
  }

  // New fees leave what the call does unchanged, but not what there is to warn of.
  services.state.subscribe(({ approvals }) => {
    if (approvals === undefined) return
    for (const [id, session] of sessions) {
      const approval = approvals.find((candidate) => candidate.id === id)
      if (approval === undefined) sessions.delete(id)
      else if (approval.request !== session.findings.request && sameCall(approval.request, session.findings.request)) {
        session.findings = { ...session.findings, request: approval.request as SignRequest }
        publish(id, session).catch(reportBug)
      }
    }
  })

  return {
    async explain(id) {
      const record = services.approvals.get(id)
      if (record === null || !isSigning(record.request)) return
      const session: Session = { findings: begin(record, record.request, now()), done: false }
      sessions.set(id, session)
      const learn = async (part: Promise<Partial<Findings>>) => {
        const learnt = await part
        session.findings = { ...session.findings, ...learnt }
        // A signature changes nothing that could be watched: it is shown once, when it can be judged.
        if (record.request.kind === 'transaction') await publish(id, session)
      }
      if (record.request.kind === 'transaction') await publish(id, session)
      const client = services.chain.client(record.chainId)
      await Promise.all(investigations(session.findings, client).map(learn))
      session.done = true
      await publish(id, session)
    },
  }

  /** The questions to the chain. None of them ever rejects. */
  function investigations(findings: Findings, client: ChainClient): readonly Promise<Partial<Findings>>[] {
    const { request } = findings
    if (request.kind === 'message') return []
    const limited = <result>(work: Promise<result>) => withLimit(work, patienceMs)
    return [
      request.kind === 'transaction'
        ? rehearse(findings, request.transaction, client, limited)
        : limited(lookUp(findings, client)).catch(() => ({})),
      limited(readCode(client, addressesToCheck(findings))).then(
        (code) => ({ code }),
        () => ({
          code: new Map(addressesToCheck(findings).map((address) => [address.toLowerCase(), 'unread' as const])),
        }),
      ),
      ...(request.kind === 'transaction' ? judge(findings, request.transaction, client, limited) : []),
    ]
  }

  /** The operator stake goes to, and what slashing could take before and after, in one reading. */
  function judge(
    { request: { account }, decoded }: Findings,
    transaction: ProposedTransaction,
    client: ChainClient,
    limited: <result>(work: Promise<result>) => Promise<result>,
  ): readonly Promise<Partial<Findings>>[] {
    const { operator } = decoded.intent.facts
    // Elsewhere there is no stake, whatever stands at these addresses.
    const effect = client.chainId === 1 ? effectOf(transaction) : null
    if (operator === undefined && effect === null) return []
    const { portfolios, rates } = services.state.get()
    const likely = (portfolios?.[portfolioKey(1, account)]?.rows ?? []).flatMap(({ position }) =>
      position.kind === 'delegation' ? [position.operator] : [],
    )
    return [judgeStake({ account, operator, effect, likely, rates: rates ?? [] }, client, limited)]
  }

  async function rehearse(
    findings: Findings,
    transaction: ProposedTransaction,
    client: ChainClient,
    limited: <result>(work: Promise<result>) => Promise<result>,
  ): Promise<Partial<Findings>> {
    const { request, reads } = findings
    const { account } = request
    const { to, data, value, gas } = transaction
    const tickets = services.portfolio.tickets(account)
    try {
      const { before, after, block, outcome } = await limited(
        simulateReads(client, {
          from: account,
          transaction: { to, data, value, ...(gas === null ? {} : { gas }) },
          plan: () => together([readAccount(account, { tickets }), readIntent(reads, account)]),
          hints: services.portfolio.hints(account),
        }),
      )
      const answers = before[1]
      if (!outcome.ok) return { answers, simulation: { status: 'reverts', block, reason: decodeRevert(outcome.data) } }
      const [was, is] = [toSide(before), toSide(after)]
      const names = namesFor({ reads, answers }, services.state.get())
      return {
        answers,
        changes: listChanges(was, is, reads, names),
        partly: was.unread.length > 0 || is.unread.length > 0,
        simulation: { status: 'ok', block, gasUsed: outcome.gasUsed },
      }
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      // What the tokens say of themselves can still be asked, unless the endpoint is what failed.
      const learnt = await limited(lookUp(findings, client)).catch(() => ({}))
      return { ...learnt, simulation: { status: 'unavailable', error: describeError(error) } }
    }
  }
}

function begin({ sender }: ApprovalRecord, request: SignRequest, now: number): Findings {
  const decoded = decode(request, sender?.origin ?? 'https://bowline.invalid', now)
  return {
    request,
    decoded,
    reads: listReads(decoded.intent),
    answers: null,
    changes: [],
    partly: false,
    simulation: { status: 'none' },
    delegation: null,
    exposure: null,
    code: new Map(),
  }
}

function decode(request: SignRequest, origin: string, now: number): DecodedTransaction {
  switch (request.kind) {
    case 'transaction':
      return decodeWaiting(request.transaction, request.account)
    case 'typed-data':
      return { intent: decodeTypedData(request.json, request.account), targetName: null, words: null }
    case 'message': {
      const { bytes, text, account } = request
      const intent = decodeMessage({ bytes, text, account, origin, now: BigInt(Math.floor(now / 1000)) })
      return { intent, targetName: null, words: null }
    }
  }
}

/** Symbols, decimals and allowances of what the request names, without a simulation. */
async function lookUp({ reads, request }: Findings, client: ChainClient): Promise<{ answers?: IntentAnswers }> {
  if (reads.allowances.length === 0 && reads.unknownTokens.length === 0) return {}
  const { result } = await runPlan(client, readIntent(reads, request.account))
  return { answers: result }
}

/** The account, whom it calls, and who would be allowed to spend. Contracts of the registry are not asked about. */
function addressesToCheck({ request, decoded }: Findings): readonly Address[] {
  const to = request.kind === 'transaction' && request.transaction.data !== '0x' ? request.transaction.to : null
  const spenders = (decoded.intent.facts.allowances ?? []).map(({ spender }) => spender)
  const others = [...(to === null ? [] : [to]), ...spenders].filter((address) => findContractName(address) === null)
  return [request.account, ...others]
}

function toSide([{ positions, failures }, answers]: readonly [Reading, IntentAnswers]): Side {
  return { positions, unread: failures.map(({ protocol, ids }) => ({ protocol, ids })), answers }
}

const isSigning = (request: ApprovalRecord['request']): request is SignRequest => 'account' in request

function sameCall(a: ApprovalRecord['request'], b: ApprovalRecord['request']): boolean {
  if (a.kind !== 'transaction' || b.kind !== 'transaction') return false
  const parts = (transaction: { to: Address | null; data: Hex; value: bigint }) => [
    transaction.to,
    transaction.data,
    transaction.value,
  ]
  return a.account === b.account && parts(a.transaction).every((part, index) => part === parts(b.transaction)[index])
}

function withLimit<result>(work: Promise<result>, limitMs: number): Promise<result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ExplanationTimeoutError()), limitMs)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

/** The endpoint took too long to say what a request would do. */
export class ExplanationTimeoutError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('Your endpoint took too long to try this transaction, so its effects are not checked.')
  }
}
