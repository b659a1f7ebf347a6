import type { Handlers, Services } from '../services.ts'

/** The command for what accounts held over time. */
export function historyProcedures({ history }: Pick<Services, 'history'>): Pick<Handlers, 'history.read'> {
  return { 'history.read': ({ account }) => history.read(account) }
}
