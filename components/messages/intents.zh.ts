import type { intents as en } from './intents.en.ts'
import type { Translation } from './types.ts'

export const intents: Translation<typeof en> = {}
