import type { onboarding as en } from './onboarding.en.ts'
import type { Translation } from './types.ts'

export const onboarding: Translation<typeof en> = {}
