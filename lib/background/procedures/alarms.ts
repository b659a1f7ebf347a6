import { InvalidParamsError } from '../../rpc/params.ts'
import type { Handlers, Services } from '../services.ts'

type AlarmHandlers = Pick<Handlers, Extract<keyof Handlers, `alarms.${string}`>>

/** Commands about what changed. */
export function alarmProcedures({ alarms }: Pick<Services, 'alarms'>): AlarmHandlers {
  return {
    async 'alarms.read'({ ids }) {
      await alarms.read(parseIds(ids))
      return null
    },
    async 'alarms.dismiss'({ ids }) {
      await alarms.dismiss(parseIds(ids))
      return null
    },
    async 'alarms.set'(change) {
      await alarms.set(change)
      return null
    },
  }
}

function parseIds(ids: unknown): readonly string[] | null {
  if (ids === null) return null
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string')) {
    throw new InvalidParamsError('ids is a list of alarms, or null')
  }
  return ids
}
