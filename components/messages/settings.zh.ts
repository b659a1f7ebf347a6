import type { settings as en } from './settings.en.ts'
import type { Translation } from './types.ts'

export const settings: Translation<typeof en> = {}
