import { type Address, type Hex, isHex } from 'viem'
import type { Step, StepKind, StepParams } from '../messaging/acts.ts'
import { proposeAllowance } from '../protocols/allow.ts'
import { proposeDelegation, proposeDeposit, proposeUndelegation } from '../protocols/eigenlayer/actions.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { proposeQueueing } from '../protocols/eigenlayer/queue.ts'
import { findToken, protocols } from '../protocols/index.ts'
import type { Entrance, Proposal } from '../protocols/proposal.ts'
import { addressValue, type Sentence, sentence, type Value } from '../protocols/sentence.ts'
import type { Protocol, Read } from '../protocols/types.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../rpc/params.ts'
import { tokenUnits } from '../units.ts'

/** What the wallet knows of one kind of step. */
export type StepRules<kind extends StepKind> = {
  /** Throws InvalidParamsError for what is not such a step. */
  parse(params: unknown): StepParams[kind]
  /** The transaction at this block, whether it would go through, and whether it is still needed. Throws ReadError. */
  propose(params: StepParams[kind], account: Address): Read<Proposal>
  /**
   * What proves that it is done. `state`: the chain is as the step makes it, whoever did it. `transaction`: its own
   * transaction succeeded in a block, for steps that may be taken again and again.
   */
  provenBy: 'state' | 'transaction'
  title(params: StepParams[kind]): Sentence
}

/** Every kind of step. What is added here can be a step of a stored plan. */
export const stepRules: { readonly [kind in StepKind]: StepRules<kind> } = {
  allow: {
    parse(params) {
      const { token, spender, amount } = parseRecord(params, 'an allowance', ['token', 'spender', 'amount'])
      return {
        token: parseAddress(token, 'token'),
        spender: parseAddress(spender, 'spender'),
        amount: parseUnits(amount),
      }
    },
    propose: (params, account) => proposeAllowance({ ...params, account }),
    provenBy: 'state',
    title: ({ token, amount }) => sentence('act.step.allow', { amount: unitsValue(amount, token) }),
  },
  enter: {
    parse(params) {
      const { from, token, amount } = parseRecord(params, 'an entrance', ['from', 'token', 'amount'])
      const into = { from: from === null ? null : parseAddress(from, 'from'), token: parseAddress(token, 'token') }
      findEntrance(into)
      return { ...into, amount: parseUnits(amount) }
    },
    propose({ from, token, amount }, account) {
      const { protocol, entrance } = findEntrance({ from, token })
      return protocol.enter({ ...entrance, amount: tokenUnits(amount), account })
    },
    provenBy: 'transaction',
    title: ({ from, token, amount }) =>
      sentence('act.step.enter', { amount: unitsValue(amount, from), token: nameValue(token) }),
  },
  deposit: {
    parse(params) {
      const { strategy, token, amount } = parseRecord(params, 'a deposit', ['strategy', 'token', 'amount'])
      return {
        strategy: parseAddress(strategy, 'strategy'),
        token: parseAddress(token, 'token'),
        amount: parseUnits(amount),
      }
    },
    propose: (params, account) => proposeDeposit({ ...params, account }),
    provenBy: 'transaction',
    title: ({ token, amount }) => sentence('act.step.deposit', { amount: unitsValue(amount, token) }),
  },
  delegate: {
    parse(params) {
      const keys = ['operator', 'signature', 'expiry', 'salt'] as const
      const { operator, signature, expiry, salt } = parseRecord(params, 'a delegation', keys)
      if (typeof expiry !== 'bigint' || expiry < 0n || expiry >= 2n ** 256n) {
        throw new InvalidParamsError('expiry is a time in seconds')
      }
      return {
        operator: parseAddress(operator, 'operator'),
        signature: parseBytes(signature, 'signature'),
        expiry,
        salt: parseBytes(salt, 'salt', 32),
      }
    },
    propose: ({ operator, ...approval }, account) => proposeDelegation({ operator, account, approval }),
    provenBy: 'state',
    title: ({ operator }) => sentence('act.step.delegate', { operator: addressValue(operator) }),
  },
  undelegate: {
    parse(params) {
      parseRecord(params, 'what to leave', [])
      return {}
    },
    propose: (_, account) => proposeUndelegation({ account }),
    provenBy: 'state',
    title: () => sentence('act.step.undelegate'),
  },
  queue: {
    parse(params) {
      const { strategy, amount } = parseRecord(params, 'what to queue', ['strategy', 'amount'])
      return { strategy: parseAddress(strategy, 'strategy'), amount: amount === null ? null : parseUnits(amount) }
    },
    propose: (params, account) => proposeQueueing({ ...params, account }),
    provenBy: 'transaction',
    title: ({ amount, strategy }) => {
      const symbol = strategies.find((one) => isSame(one.address, strategy))?.symbol
      const of: Value = symbol === undefined ? addressValue(strategy) : { type: 'name', text: symbol }
      if (amount === null) return sentence('act.step.queueAll', { of })
      const token = strategies.find((one) => isSame(one.address, strategy))?.token ?? null
      return sentence('act.step.queue', { amount: unitsValue(amount, symbol === undefined ? strategy : token) })
    },
  },
}

/** The rules of a step whose kind is only known as one of them. */
export const rulesOf = (kind: StepKind) => stepRules[kind] as unknown as StepRules<StepKind>

/** A step out of anything. Throws InvalidParamsError. */
export function parseStep(value: unknown): Step {
  const { kind, params } = parseRecord(value, 'a step', ['kind', 'params'])
  if (typeof kind !== 'string' || !Object.hasOwn(stepRules, kind)) throw new InvalidParamsError('no such step')
  return { kind, params: rulesOf(kind as StepKind).parse(params) } as Step
}

/** The protocol that has this entrance. Throws InvalidParamsError when none does. */
export function findEntrance(
  { from, token }: Pick<Entrance, 'from' | 'token'>,
  known: readonly Protocol[] = protocols,
): { protocol: Protocol & Required<Pick<Protocol, 'enter'>>; entrance: Entrance } {
  for (const protocol of known) {
    const entrance = protocol.entrances?.find((one) => isSame(one.token, token) && isSame(one.from, from))
    if (entrance !== undefined && protocol.enter !== undefined) {
      return { protocol: protocol as Protocol & Required<Pick<Protocol, 'enter'>>, entrance }
    }
  }
  throw new InvalidParamsError('there is no such way into this token')
}

/** No token has more of its smallest units. */
const greatestAmount = 2n ** 128n

export function parseUnits(value: unknown): bigint {
  if (typeof value !== 'bigint' || value <= 0n || value > greatestAmount) {
    throw new InvalidParamsError('the amount is a whole number above zero')
  }
  return value
}

function parseBytes(value: unknown, what: string, length?: number): Hex {
  const fits = isHex(value) && value.length % 2 === 0 && value.length <= 20_002
  if (!fits || (length !== undefined && value.length !== 2 + 2 * length)) {
    throw new InvalidParamsError(`${what} is not what it should be`)
  }
  return value
}

function unitsValue(amount: bigint, token: Address | null): Value {
  if (token === null) return { type: 'amount', amount, decimals: 18, symbol: 'ETH', token: null }
  const known = findToken(token, 1)
  const { symbol = null, decimals = null } = known ?? restakedToken(token) ?? {}
  return { type: 'amount', amount, decimals, symbol, token }
}

/** Tokens that can only be held restaked are named by their strategy; all have 18 decimals. */
function restakedToken(token: Address): { symbol: string; decimals: number } | undefined {
  const known = strategies.find((one) => one.token !== null && isSame(one.token, token))
  return known === undefined ? undefined : { symbol: known.symbol, decimals: 18 }
}

function nameValue(token: Address): Value {
  const symbol = findToken(token, 1)?.symbol
  return symbol === undefined ? addressValue(token) : { type: 'name', text: symbol }
}

export const isSame = (one: Address | null, other: Address | null) => one?.toLowerCase() === other?.toLowerCase()
