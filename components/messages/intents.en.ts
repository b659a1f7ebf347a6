import type { Area } from './types.ts'

export const intents = {} as const satisfies Area
