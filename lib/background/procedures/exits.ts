import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import { tokenUnits } from '../../units.ts'
import type { Handlers, Services } from '../services.ts'

/** More than any list of exits has on one screen. */
const maxIds = 100

const keys = ['chainId', 'account', 'token', 'amount'] as const
/** No token has more of its smallest units, and the integers of pools end here. */
const greatestAmount = 2n ** 112n

/** Commands about what is on its way out. */
export function exitProcedures({ exits }: Pick<Services, 'exits'>): Pick<Handlers, 'exits.finish' | 'exits.compare'> {
  return {
    async 'exits.finish'(input) {
      const { chainId, account, ids, asShares } = parseRecord(input, 'the exits', [
        'chainId',
        'account',
        'ids',
        'asShares',
      ])
      if (!Array.isArray(ids) || ids.length === 0 || ids.length > maxIds || ids.some((id) => typeof id !== 'string')) {
        throw new InvalidParamsError('ids is a list of exits')
      }
      const whose = { chainId: parseChain(chainId), account: parseAddress(account, 'account') }
      const how = asShares === true ? { asShares } : {}
      await exits.finish({ ...whose, ids: [...new Set<string>(ids)], ...how })
      return null
    },
    async 'exits.compare'(input) {
      const { chainId, account, token, amount } = parseRecord(input, 'what to leave', keys)
      if (typeof amount !== 'bigint' || amount <= 0n || amount > greatestAmount) {
        throw new InvalidParamsError('the amount is a whole number above zero')
      }
      return exits.compare({
        chainId: parseChain(chainId),
        account: parseAddress(account, 'account'),
        token: parseAddress(token, 'token'),
        amount: tokenUnits(amount),
      })
    },
  }
}

function parseChain(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) <= 0) throw new InvalidParamsError('chainId is out of range')
  return value as number
}
