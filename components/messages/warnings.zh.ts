import type { Translation } from './types.ts'
import type { warnings as en } from './warnings.en.ts'

export const warnings: Translation<typeof en> = {}
