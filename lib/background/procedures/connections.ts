import type { Handlers, Services } from '../services.ts'

/** Commands about the sites that are connected. */
export function connectionProcedures({
  connections,
}: Pick<Services, 'connections'>): Pick<Handlers, 'connections.revoke' | 'connections.setAccounts'> {
  return {
    'connections.revoke': async ({ origin }) => {
      await connections.revoke(origin)
      return null
    },
    'connections.setAccounts': async ({ origin, accounts }) => {
      await connections.setAccounts(origin, accounts)
      return null
    },
  }
}
