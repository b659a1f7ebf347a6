import { isAddressEqual } from 'viem'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** Assets or rights that go to somebody else where one's own address is the rule (H125, H129, H133). */
export const foreignRecipient: Rule = {
  id: 'foreign-recipient',
  look: ({ intent, account, ownAccounts }) =>
    (intent.facts.recipients ?? [])
      // Handing over the right to claim has a sentence of its own, by its decoder.
      .filter(({ role, address }) => role !== 'claimer' && !isAddressEqual(address, account))
      .map(({ role, address }) => {
        const own = ownAccounts.some((one) => isAddressEqual(one, address))
        const key = own ? 'warnings.ownRecipient' : `warnings.foreign.${role}`
        return { level: own ? 'caution' : 'danger', sentence: sentence(key, { address: addressValue(address) }) }
      }),
}
