import type { Area } from './types.ts'

export const activity = {} as const satisfies Area
