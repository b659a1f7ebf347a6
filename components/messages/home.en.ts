import type { Area } from './types.ts'

export const home = {} as const satisfies Area
