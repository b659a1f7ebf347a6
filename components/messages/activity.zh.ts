import type { activity as en } from './activity.en.ts'
import type { Translation } from './types.ts'

export const activity: Translation<typeof en> = {}
