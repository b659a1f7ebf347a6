import { type Address, isAddressEqual } from 'viem'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { findContractName, findToken, protocols } from '../protocols/index.ts'
import type { Sentence, Value } from '../protocols/sentence.ts'
import type { Asset, Intent } from '../protocols/types.ts'

export type Names = {
  /** The wallet's own accounts, by the names the user gave them. */
  accounts: readonly { address: Address; name: string }[]
  /** What tokens outside the registry say of themselves, by address in lower case. */
  claimed?: ReadonlyMap<string, Asset>
}

/**
 * Fills in what decoders leave open: symbol and decimals of tokens, names of accounts, contracts, operators and AVSs. Only
 * our own lists give names. A claimed symbol is used unless it could be taken for one of ours.
 */
export function enrichIntent(intent: Intent, names: Names): Intent {
  return {
    ...intent,
    title: enrichSentence(intent.title, names),
    details: intent.details.map(({ label, value }) => ({
      label: enrichSentence(label, names),
      value: enrichValue(value, names),
    })),
  }
}

export function enrichSentence(sentence: Sentence, names: Names): Sentence {
  if (sentence.values === undefined) return sentence
  const values = Object.entries(sentence.values).map(([key, value]) => [key, enrichValue(value, names)] as const)
  return { ...sentence, values: Object.fromEntries(values) }
}

function enrichValue(value: Value, names: Names): Value {
  switch (value.type) {
    case 'amount':
      return value.token === null || value.decimals !== null ? value : { ...value, ...tokenWords(value.token, names) }
    case 'unlimited':
      return value.token === null ? value : { ...value, symbol: tokenWords(value.token, names).symbol }
    case 'address': {
      const name = value.name ?? nameOf(value.address, names)
      return name === null ? value : { ...value, name }
    }
    case 'sentence':
      return { ...value, sentence: enrichSentence(value.sentence, names) }
    default:
      return value
  }
}

/** The name of an address by our own lists and the user's, or null. */
export function nameOf(address: Address, { accounts }: Names): string | null {
  const own = accounts.find((account) => isAddressEqual(account.address, address))
  return own?.name ?? findContractName(address) ?? operatorName(address) ?? avsName(address)
}

/** Symbol and decimals of a token; null where unknown. */
export function tokenWords(token: Address, { claimed }: Names): { symbol: string | null; decimals: number | null } {
  const known = findToken(token)
  if (known !== undefined) return { symbol: known.symbol, decimals: known.decimals }
  const asset = claimed?.get(token.toLowerCase())
  if (asset === undefined) return { symbol: null, decimals: null }
  return { symbol: asset.symbol !== null && distinct(asset.symbol) ? asset.symbol : null, decimals: asset.decimals }
}

/** Whether a claimed symbol is plain and none of ours: everything else is left out, and the address speaks. */
function distinct(symbol: string): boolean {
  const taken = protocols.flatMap(({ tokens }) => tokens.map((token) => token.symbol.toLowerCase()))
  return /^[A-Za-z0-9.+-]{1,12}$/.test(symbol) && ![...taken, 'eth'].includes(symbol.toLowerCase())
}
