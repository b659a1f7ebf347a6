import { method } from '../method.ts'
import { noParams } from '../params.ts'
import { describePermissions } from '../permissions.ts'

export const wallet_getPermissions = method({
  access: 'public',
  parse: noParams,
  run: (_, { origin, accounts }) => describePermissions(origin, accounts),
})
