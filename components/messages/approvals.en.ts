import type { Area } from './types.ts'

export const approvals = {} as const satisfies Area
