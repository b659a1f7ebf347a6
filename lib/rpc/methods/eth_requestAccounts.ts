import { connect, connectRequest } from '../connect.ts'
import { method } from '../method.ts'
import { noParams } from '../params.ts'

export const eth_requestAccounts = method({
  access: 'ask',
  parse: noParams,
  settled: (_, { accounts }) => (accounts.length > 0 ? accounts : undefined),
  propose: (_, context) => connectRequest(context),
  complete: connect,
})
