import type { Address } from 'viem'

/** One statement about a token in plain words, in both languages, with where it is from. */
export type Statement = {
  en: string
  zh: string
  /** Who says so: a document or repository by name, as in the facts. */
  source: string
  /** ISO date of that source. */
  date: string
}

/** What can go wrong with a token, by kind: the views order and mark them. */
export type Risk =
  | 'slashing'
  | 'depeg'
  | 'pause'
  | 'blacklist'
  | 'allowlist'
  | 'bridge'
  | 'keys'
  | 'custody'
  | 'contract'
  | 'liquidity'
  | 'oracle'
  | 'sunset'

/**
 * What a newcomer should know of a token before holding it. Sentences end with a full stop, name no yield in percent,
 * and explain what they name. Copies on other chains share the card of the original.
 */
export type Card = {
  /** On Ethereum, or where its only original lives. */
  token: Address
  chainId: number
  /** What it is and what stands behind it. */
  behind: readonly Statement[]
  /** How it earns. */
  earns: readonly Statement[]
  /** How one leaves it, and how long that takes. */
  leaves: readonly Statement[]
  /** What can go wrong, gravest first. */
  risks: readonly (Statement & { risk: Risk })[]
  /** What changed lately, newest first; may be empty. */
  lately: readonly Statement[]
}
