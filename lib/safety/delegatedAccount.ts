import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** The account itself runs somebody's code (EIP-7702): that code can move everything it holds (D11, H119). */
export const delegatedAccount: Rule = {
  id: 'delegated-account',
  look: ({ account, code }) =>
    code.get(account.toLowerCase()) === 'delegated'
      ? [{ level: 'danger', sentence: sentence('warnings.delegatedAccount') }]
      : [],
}
