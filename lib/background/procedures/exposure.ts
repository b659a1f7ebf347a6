import { isAddress } from 'viem'
import type { MoveFrom, MoveTo } from '../../messaging/exposure.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import { wei } from '../../units.ts'
import type { Handlers, Services } from '../services.ts'

/** More ether than there is. */
const mostWei = 10n ** 27n

/** Commands about who secures what is held. */
export function exposureProcedures({
  exposure,
}: Pick<Services, 'exposure'>): Pick<Handlers, 'exposure.read' | 'exposure.whatIf'> {
  return {
    async 'exposure.read'(input) {
      const { account, fresh } = parseRecord(input, 'whose exposure', ['account', 'fresh'])
      return exposure.read({ account: parseAccount(account), fresh: fresh === true })
    },
    async 'exposure.whatIf'(input) {
      const { account, from, to, amount } = parseRecord(input, 'what is moved', ['account', 'from', 'to', 'amount'])
      if (typeof amount !== 'bigint' || amount <= 0n || amount > mostWei) {
        throw new InvalidParamsError('the amount is a whole number of wei above zero')
      }
      return exposure.whatIf({
        account: parseAccount(account),
        from: parseFrom(from),
        to: parseTo(to),
        amount: wei(amount),
      })
    },
  }
}

const parseAccount = (account: unknown) => (account === null ? null : parseAddress(account, 'account'))
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function parseFrom(from: unknown): MoveFrom {
  if (isRecord(from) && 'operator' in from) return { operator: parseAddress(from.operator, 'operator') }
  if (isRecord(from) && typeof from.asset === 'string' && from.asset.length < 100) return { asset: from.asset }
  throw new InvalidParamsError('it is moved from an asset or an operator')
}

function parseTo(to: unknown): MoveTo {
  if (isRecord(to) && 'token' in to) return { token: parseAddress(to.token, 'token') }
  if (isRecord(to) && typeof to.strategy === 'string' && isAddress(to.strategy, { strict: false })) {
    return { operator: parseAddress(to.operator, 'operator'), strategy: to.strategy }
  }
  throw new InvalidParamsError('it is moved to a token, or to an operator in a strategy')
}
