import { connect, connectRequest } from '../connect.ts'
import { method, UnauthorizedError } from '../method.ts'
import { describePermissions, parsePermissions } from '../permissions.ts'

export const wallet_requestPermissions = method({
  access: 'ask',
  parse: parsePermissions,
  // Asks even when connected: this is how a page lets the user choose other accounts.
  propose: (_, context) => connectRequest(context),
  async complete(record, services) {
    if (record.sender === null) throw new UnauthorizedError()
    return describePermissions(record.sender.origin, await connect(record, services))
  },
})
