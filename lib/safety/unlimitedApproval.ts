import { findContractName } from '../protocols/index.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** An allowance without limit: as good as handing the token over, now and whenever there is more of it. */
export const unlimitedApproval: Rule = {
  id: 'unlimited-approval',
  look: ({ intent }) =>
    (intent.facts.allowances ?? [])
      .filter(({ unlimited }) => unlimited)
      .map(({ token, spender }) => ({
        level: findContractName(spender) === null ? 'danger' : 'caution',
        sentence: sentence('warnings.unlimitedApproval', {
          spender: addressValue(spender),
          token: addressValue(token),
        }),
      })),
}
