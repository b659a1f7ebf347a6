import type { Handlers, Services } from '../services.ts'

/** Commands about what the user holds. */
export function positionProcedures({ portfolio }: Pick<Services, 'portfolio'>): Pick<Handlers, 'positions.refresh'> {
  return {
    async 'positions.refresh'({ account }) {
      await portfolio.refresh(account)
      return null
    },
  }
}
