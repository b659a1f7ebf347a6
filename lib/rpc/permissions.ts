import type { Address } from 'viem'
import { InvalidParamsError, parseList, parseRecord } from './params.ts'

/** The one permission there is, in EIP-2255's form; none while nothing may be seen. */
export function describePermissions(origin: string, accounts: readonly Address[]) {
  if (accounts.length === 0) return []
  const caveats = [{ type: 'restrictReturnedAccounts', value: accounts }]
  return [{ invoker: origin, parentCapability: 'eth_accounts', caveats }]
}

/** `[{ eth_accounts: {} }]`. Throws InvalidParamsError for any other permission. */
export function parsePermissions(params: unknown): null {
  const [permissions] = parseList(params, 1)
  const { eth_accounts } = parseRecord(permissions, 'the permissions', ['eth_accounts'])
  if (eth_accounts === undefined) throw new InvalidParamsError('eth_accounts is the only permission there is')
  parseRecord(eth_accounts, 'eth_accounts', ['requiredMethods', 'caveats'])
  return null
}
