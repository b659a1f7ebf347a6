import { type Address, isAddress } from 'viem'
import { InvalidParamsError } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

/** Commands about a token, whoever holds it. */
export function tokenProcedures({
  yields,
  samples,
}: Pick<Services, 'yields' | 'samples'>): Pick<Handlers, 'yields.read' | 'markets.history'> {
  return {
    'yields.read': ({ chainId, token, fresh }) => yields.read({ ...parseToken(chainId, token), fresh: fresh === true }),
    async 'markets.history'({ chainId, token }) {
      const parsed = parseToken(chainId, token)
      return samples.read(parsed.chainId, parsed.token)
    },
  }
}

function parseToken(chainId: unknown, token: unknown): { chainId: number; token: Address } {
  if (!Number.isSafeInteger(chainId)) throw new InvalidParamsError('the chain is a number')
  if (typeof token !== 'string' || !isAddress(token, { strict: false })) {
    throw new InvalidParamsError('the token is an address')
  }
  return { chainId: chainId as number, token }
}
