import type { Address } from 'viem'
import { addressValue, sentence, type Value } from './sentence.ts'
import type { Detail } from './types.ts'

/** One labelled fact of an intent; `label` is the last part of an `intents.label.` key. */
export const detail = (label: string, value: Value): Detail => ({ label: sentence(`intents.label.${label}`), value })

/**
 * An amount in the smallest unit of a token that the decoder knows by address only. lib/decode fills in symbol and
 * decimals where they are known; otherwise it stays a raw integer.
 */
export const unitsOf = (amount: bigint, token: Address): Value => ({
  type: 'amount',
  amount,
  decimals: null,
  symbol: null,
  token,
})

/** Shares of one EigenLayer strategy (18 decimals), named with their strategy: they are not tokens. */
export const sharesOf = (amount: bigint, strategy: Address): Value => ({
  type: 'sentence',
  sentence: sentence('intents.shares', {
    amount: { type: 'amount', amount, decimals: 18, symbol: null, token: null },
    strategy: addressValue(strategy),
  }),
})
