import type { Area } from './types.ts'

export const warnings = {} as const satisfies Area
