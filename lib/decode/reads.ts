import type { Address } from 'viem'
import { erc20 } from '../protocols/erc20.ts'
import { findToken } from '../protocols/index.ts'
import { readAssets } from '../protocols/metadata.ts'
import { askSettled, at, call, together } from '../protocols/plan.ts'
import type { Value } from '../protocols/sentence.ts'
import type { Asset, Intent, Read } from '../protocols/types.ts'

/** What to ask the chain so that an intent's tokens and allowances can be shown. Addresses as the intent names them. */
export type IntentReads = {
  allowances: readonly { token: Address; spender: Address }[]
  /** Tokens the intent names that are not ours. */
  unknownTokens: readonly Address[]
}

/** Answers, in the order of what was asked. Null where the token did not answer. */
export type IntentAnswers = {
  allowances: readonly (bigint | null)[]
  assets: readonly Asset[]
  balances: readonly (bigint | null)[]
}

/** More tokens than this in one request are not looked up: their amounts stay raw integers. */
const maxTokens = 16

export function listReads(intent: Intent): IntentReads {
  const values = [...Object.values(intent.title.values ?? {}), ...intent.details.map(({ value }) => value)]
  const allowances = (intent.facts.allowances ?? []).map(({ token, spender }) => ({ token, spender }))
  const tokens = [...values.flatMap(tokensIn), ...allowances.map(({ token }) => token)]
  const unknown = unique(tokens).filter((token) => findToken(token) === undefined && BigInt(token) !== 0n)
  return { allowances: allowances.slice(0, maxTokens), unknownTokens: unknown.slice(0, maxTokens) }
}

/** One round. Never throws: each answer may be missing by itself. */
export function* readIntent({ allowances, unknownTokens }: IntentReads, account: Address): Read<IntentAnswers> {
  const [allowed, assets, held] = yield* together([
    askSettled(allowances.map(({ token, spender }) => call(at(token, erc20), 'allowance', [account, spender]))),
    readAssets(unknownTokens),
    askSettled(unknownTokens.map((token) => call(at(token, erc20), 'balanceOf', [account]))),
  ])
  const settled = (answers: readonly { ok: boolean; value?: bigint }[]) =>
    answers.map((answer) => (answer.ok ? (answer.value ?? null) : null))
  return { allowances: settled(allowed), assets, balances: settled(held) }
}

function tokensIn(value: Value): readonly Address[] {
  if (value.type === 'amount' || value.type === 'unlimited') return value.token === null ? [] : [value.token]
  if (value.type === 'sentence') return Object.values(value.sentence.values ?? {}).flatMap(tokensIn)
  return []
}

function unique(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
}
