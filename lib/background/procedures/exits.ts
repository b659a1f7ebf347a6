import { InvalidParamsError, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

/** More than any list of exits has on one screen. */
const maxIds = 100

/** Commands about what is on its way out. */
export function exitProcedures({ exits }: Pick<Services, 'exits'>): Pick<Handlers, 'exits.finish'> {
  return {
    async 'exits.finish'(input) {
      const { chainId, account, ids } = parseRecord(input, 'the exits', ['chainId', 'account', 'ids'])
      if (!Array.isArray(ids) || ids.length === 0 || ids.length > maxIds || ids.some((id) => typeof id !== 'string')) {
        throw new InvalidParamsError('ids is a list of exits')
      }
      await exits.finish({ chainId: chainId as number, account: account as never, ids: [...new Set<string>(ids)] })
      return null
    },
  }
}
