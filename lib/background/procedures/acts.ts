import type { Address } from 'viem'
import type { Action } from '../../messaging/acts.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import { type TokenUnits, tokenUnits } from '../../units.ts'
import type { Handlers, Services } from '../services.ts'
import { parseUnits, stepRules } from '../steps.ts'

type Names = 'acts.preview' | 'acts.open' | 'plans.proceed' | 'plans.forget'

/** Commands of what is done from the popup. */
export function actProcedures({ acts, plans }: Pick<Services, 'acts' | 'plans'>): Pick<Handlers, Names> {
  return {
    'acts.preview': async (input) => acts.preview(parseInput(input)),
    async 'acts.open'(input) {
      await acts.open(parseInput(input))
      return null
    },
    async 'plans.proceed'(input) {
      await plans.proceed(parseId(input))
      return null
    },
    async 'plans.forget'(input) {
      await plans.forget(parseId(input))
      return null
    },
  }
}

function parseInput(input: unknown): { chainId: number; account: Address; action: Action } {
  const { chainId, account, action } = parseRecord(input, 'what to do', ['chainId', 'account', 'action'])
  if (!Number.isSafeInteger(chainId)) throw new InvalidParamsError('the chain is a number')
  return { chainId: chainId as number, account: parseAddress(account, 'account'), action: parseAction(action) }
}

function parseAction(value: unknown): Action {
  const { kind, ...params } = parseRecord(value, 'what to do', [
    'kind',
    'from',
    'token',
    'strategy',
    'amount',
    'operator',
    'signature',
    'expiry',
    'salt',
  ])
  switch (kind) {
    case 'enter': {
      const { from, token, amount } = parseRecord(params, 'an entrance', ['from', 'token', 'amount'])
      return {
        kind,
        from: from === null ? null : parseAddress(from, 'from'),
        token: parseAddress(token, 'token'),
        amount: parseOptional(amount),
      }
    }
    case 'restake':
    case 'queue': {
      const { strategy, amount } = parseRecord(params, 'an amount', ['strategy', 'amount'])
      return { kind, strategy: parseAddress(strategy, 'strategy'), amount: parseOptional(amount) }
    }
    case 'delegate':
      return { kind, ...stepRules.delegate.parse(params) }
    case 'undelegate':
      parseRecord(params, 'what to leave', [])
      return { kind }
    default:
      throw new InvalidParamsError('there is no such thing to do')
  }
}

const parseOptional = (amount: unknown): TokenUnits | null => (amount === null ? null : tokenUnits(parseUnits(amount)))

function parseId(input: unknown): string {
  const { id } = parseRecord(input, 'the plan', ['id'])
  if (typeof id !== 'string') throw new InvalidParamsError('id names a plan')
  return id
}
