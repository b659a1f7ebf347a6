import type { Area } from './types.ts'

export const settings = {} as const satisfies Area
