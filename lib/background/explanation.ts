import type { Address } from 'viem'
import { enrichIntent, enrichSentence, type Names } from '../decode/enrich.ts'
import type { IntentAnswers, IntentReads } from '../decode/reads.ts'
import type { DecodedTransaction } from '../decode/transaction.ts'
import type {
  ActivityEntry,
  ApprovalRequest,
  Change,
  DelegationRisk,
  Explanation,
  Mirror,
  SimulationOutcome,
} from '../messaging/mirror.ts'
import type { ExposureChange } from '../messaging/slashing.ts'
import type { Sentence, Value } from '../protocols/sentence.ts'
import { allowanceKey, type SafetyContext, warn } from '../safety/index.ts'

/** A request that signs something. */
export type SignRequest = Extract<ApprovalRequest, { account: Address }>

/** Everything learnt about one request so far. What is not there yet is null or empty. */
export type Findings = {
  request: SignRequest
  decoded: DecodedTransaction
  reads: IntentReads
  answers: IntentAnswers | null
  changes: readonly Change[]
  /** Some positions could not be read on one of the sides. */
  partly: boolean
  simulation: SimulationOutcome
  delegation: DelegationRisk | 'unread' | null
  exposure: ExposureChange | 'unread' | null
  code: SafetyContext['code']
}

/** The explanation as it stands. `now` in ms; `done`: nothing is awaited any more, so the outcome may be told. */
export function compose(
  findings: Findings,
  mirror: Pick<Mirror, 'accounts' | 'activity'>,
  { now, done }: { now: number; done: boolean },
): Explanation {
  const { request, decoded, changes, delegation } = findings
  const names = namesFor(findings, mirror)
  const intent = enrichIntent(decoded.intent, names)
  const simulation: SimulationOutcome = done ? findings.simulation : { status: 'pending' }
  const context: SafetyContext = {
    request,
    account: request.account,
    ownAccounts: mirror.accounts.map(({ address }) => address),
    intent,
    simulation,
    changes,
    delegation,
    code: findings.code,
    claimed: findings.reads.unknownTokens.flatMap((token, index) => {
      const asset = findings.answers?.assets[index]
      return asset === undefined ? [] : [{ token, symbol: asset.symbol }]
    }),
    partly: findings.partly,
    allowances: allowancesOf(findings),
    dealtWith: dealtWith(mirror.activity, request.account),
    now: BigInt(Math.floor(now / 1000)),
  }
  return {
    title: intent.title,
    protocol: intent.protocol,
    action: intent.action,
    details: intent.details,
    facts: intent.facts,
    targetName: decoded.targetName,
    words: decoded.words,
    changes,
    simulation,
    delegation: delegation === 'unread' ? null : delegation,
    exposure: findings.exposure,
    warnings: warn(context).map((warning) => ({ ...warning, sentence: enrichSentence(warning.sentence, names) })),
  }
}

/** The names that may be shown: the user's for own accounts, and what unknown tokens claim. */
export function namesFor(
  { reads, answers }: Pick<Findings, 'reads' | 'answers'>,
  { accounts }: Pick<Mirror, 'accounts'>,
): Names {
  const assets = answers?.assets ?? []
  const claimed = reads.unknownTokens.flatMap((token, index) => {
    const asset = assets[index]
    return asset === undefined ? [] : [[token.toLowerCase(), asset] as const]
  })
  return { accounts, claimed: new Map(claimed) }
}

function allowancesOf({ reads, answers }: Findings): SafetyContext['allowances'] {
  const known = reads.allowances.flatMap(({ token, spender }, index) => {
    const amount = answers?.allowances[index] ?? null
    return amount === null ? [] : [[allowanceKey(token, spender), amount] as const]
  })
  return new Map(known)
}

/** Addresses named in what this account did and the chain took. */
function dealtWith(activity: readonly ActivityEntry[], account: Address): readonly Address[] {
  return activity
    .filter((entry) => entry.account === account && entry.status === 'confirmed')
    .flatMap(({ title }) => addressesIn(title))
}

function addressesIn({ values }: Sentence): readonly Address[] {
  return Object.values(values ?? {}).flatMap((value: Value) => {
    if (value.type === 'address') return [value.address]
    return value.type === 'sentence' ? addressesIn(value.sentence) : []
  })
}
