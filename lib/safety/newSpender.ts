import { isAddressEqual } from 'viem'
import { findContractName } from '../protocols/index.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import { allowanceKey, type Rule } from './types.ts'

/** A spender this account has never allowed anything. Known by name: worth a word; unknown: worth a look. */
export const newSpender: Rule = {
  id: 'new-spender',
  look: ({ intent, allowances, dealtWith }) =>
    (intent.facts.allowances ?? [])
      .filter(({ token, spender }) => (allowances.get(allowanceKey(token, spender)) ?? 0n) === 0n)
      .filter(({ spender }) => !dealtWith.some((known) => isAddressEqual(known, spender)))
      .map(({ spender }) => ({
        level: findContractName(spender) === null ? 'caution' : 'info',
        sentence: sentence('warnings.newSpender', { spender: addressValue(spender) }),
      })),
}
