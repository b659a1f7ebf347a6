import type { accounts as en } from './accounts.en.ts'
import type { Translation } from './types.ts'

export const accounts: Translation<typeof en> = {}
