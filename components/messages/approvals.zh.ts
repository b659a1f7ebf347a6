import type { approvals as en } from './approvals.en.ts'
import type { Translation } from './types.ts'

export const approvals: Translation<typeof en> = {}
