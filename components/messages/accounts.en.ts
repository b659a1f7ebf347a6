import type { Area } from './types.ts'

export const accounts = {} as const satisfies Area
