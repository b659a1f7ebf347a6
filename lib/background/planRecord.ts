import type { Address } from 'viem'
import { WalletError } from '../errors.ts'
import type { Step } from '../messaging/acts.ts'
import type { Sentence } from '../protocols/sentence.ts'
import { InvalidParamsError, parseAddress } from '../rpc/params.ts'
import { parseStep } from './steps.ts'

/** A plan as it is stored: what it is made of, and nothing that the chain, the journal or the approvals know better. */
export type StoredPlan = {
  id: string
  /** What the plan is for; views draw by it. */
  kind: string
  title: Sentence
  account: Address
  chainId: number
  /** ms */
  createdAt: number
  steps: readonly StoredStep[]
}

export type StoredStep = {
  step: Step
  /** Asked for as soon as the one before it is done; otherwise the user asks for it. */
  follows: boolean
  /** An approval for it was opened once: it is never opened by itself again. */
  opened: boolean
  /** Proven on chain. */
  done: boolean
}

/** More than anybody has under way. */
export const mostPlans = 30
/** More than any plan takes. */
const mostSteps = 64

/** Stored plans out of anything. One that this version cannot read is left out; the others stand. Throws on rubbish. */
export function parsePlans(data: unknown): readonly StoredPlan[] {
  if (!Array.isArray(data) || data.length > 2 * mostPlans) throw new InvalidParamsError('plans are a short list')
  return data.flatMap((entry) => {
    try {
      return [parsePlan(entry)]
    } catch (error) {
      if (error instanceof WalletError) return []
      throw error
    }
  })
}

function parsePlan(entry: unknown): StoredPlan {
  const { id, kind, title, account, chainId, createdAt, steps } = (entry ?? {}) as Record<string, unknown>
  const named = typeof id === 'string' && typeof kind === 'string' && typeof createdAt === 'number'
  if (!named || !isSentence(title) || !Number.isSafeInteger(chainId)) throw new InvalidParamsError('this is no plan')
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > mostSteps) {
    throw new InvalidParamsError('a plan has a few steps')
  }
  return {
    id,
    kind,
    title,
    account: parseAddress(account, 'account'),
    chainId: chainId as number,
    createdAt,
    steps: steps.map(parseStored),
  }
}

function parseStored(entry: unknown): StoredStep {
  const { step, follows, opened, done } = (entry ?? {}) as Record<string, unknown>
  return { step: parseStep(step), follows: follows === true, opened: opened === true, done: done === true }
}

function isSentence(value: unknown): value is Sentence {
  return value !== null && typeof value === 'object' && typeof (value as { key?: unknown }).key === 'string'
}
