import type { home as en } from './home.en.ts'
import type { Translation } from './types.ts'

export const home: Translation<typeof en> = {}
