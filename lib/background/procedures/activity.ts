import type { Handlers, Services } from '../services.ts'

/** Commands about transactions that were sent. */
export function activityProcedures({
  transactions,
}: Pick<Services, 'transactions'>): Pick<Handlers, 'activity.replace'> {
  return {
    async 'activity.replace'({ id, how }) {
      await transactions.replace(id, how === 'cancel' ? 'cancel' : 'speed-up')
      return null
    },
  }
}
