import { isAddressEqual } from 'viem'
import { nativeStrategy, strategies } from '../protocols/eigenlayer/addresses.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** A strategy that is not in our list, or a token that is not the one the strategy holds (H124, H129). */
export const strategy: Rule = {
  id: 'strategy',
  look: ({ intent: { facts } }) => {
    const find = (address: `0x${string}`) => strategies.find((one) => isAddressEqual(one.address, address))
    const unknown = (facts.strategies ?? [])
      .filter((address) => find(address) === undefined)
      .map(
        (address): Finding => ({
          level: 'danger',
          sentence: sentence('warnings.unknownStrategy', { strategy: addressValue(address) }),
        }),
      )
    const mismatched = (facts.strategyTokens ?? [])
      .filter(({ strategy: address, token }) => {
        const known = find(address)
        if (known === undefined || isAddressEqual(address, nativeStrategy)) return false
        return ![known.token, known.holds].some((held) => held !== null && isAddressEqual(held, token))
      })
      .map(({ strategy: address, token }): Finding => {
        const values = { strategy: addressValue(address), token: addressValue(token) }
        return { level: 'danger', sentence: sentence('warnings.wrongToken', values) }
      })
    return [...unknown, ...mismatched]
  },
}
