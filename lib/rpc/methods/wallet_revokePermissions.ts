import { method, UnauthorizedError } from '../method.ts'
import { parsePermissions } from '../permissions.ts'

export const wallet_revokePermissions = method({
  access: 'public',
  parse: parsePermissions,
  async run(_, { origin, granted, services: { connections, keeper } }) {
    if (granted === null) return null
    // What is written must carry our MAC, and its key is not here while locked.
    if (keeper.phase() !== 'unlocked') throw new UnauthorizedError()
    await connections.revoke(origin)
    return null
  },
})
