import type { Area } from './types.ts'

export const onboarding = {} as const satisfies Area
