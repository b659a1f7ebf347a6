import { method } from '../method.ts'
import { noParams } from '../params.ts'

export const eth_accounts = method({
  access: 'public',
  parse: noParams,
  // [] until connected, as pages expect.
  run: (_, { accounts }) => accounts,
})
