import type { MoveRequest } from '../../messaging/moves.ts'
import { InvalidParamsError, parseAddress, parseRecord } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'
import { parseApproval } from '../stepParams.ts'

type Names = 'moves.preview' | 'moves.start' | 'moves.turn' | 'moves.review'

/** Commands of a move to another operator. */
export function moveProcedures({ moves }: Pick<Services, 'moves'>): Pick<Handlers, Names> {
  return {
    'moves.preview': async (input) => moves.preview(parseMove(input)),
    'moves.start': async (input) => ({ id: await moves.start(parseMove(input)) }),
    async 'moves.turn'(input) {
      const { id, asShares } = parseRecord(input, 'the plan', ['id', 'asShares'])
      if (typeof asShares !== 'boolean') throw new InvalidParamsError('asShares is yes or no')
      await moves.turn({ id: parseId(id), asShares })
      return null
    },
    'moves.review': async (input) => moves.review({ id: parseId(parseRecord(input, 'the plan', ['id']).id) }),
  }
}

function parseMove(input: unknown): MoveRequest {
  const keys = ['chainId', 'account', 'operator', 'signature', 'expiry', 'salt'] as const
  const { chainId, account, operator, ...approval } = parseRecord(input, 'a move', keys)
  if (!Number.isSafeInteger(chainId)) throw new InvalidParamsError('the chain is a number')
  return {
    chainId: chainId as number,
    account: parseAddress(account, 'account'),
    operator: parseAddress(operator, 'operator'),
    ...parseApproval(approval),
  }
}

function parseId(id: unknown): string {
  if (typeof id !== 'string') throw new InvalidParamsError('id names a plan')
  return id
}
