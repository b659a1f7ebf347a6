import { errorCode, WalletError } from '../errors.ts'
import type { FeeQuote, ProposedTransaction } from '../messaging/mirror.ts'
import type { FeeChoice } from '../messaging/procedures.ts'
import { type Wei, wei } from '../units.ts'

/** Fee history of the last blocks, parsed. Wei per gas. */
export type FeeHistory = {
  /** Base fee of the next block. */
  nextBaseFee: bigint
  /** Per block: what the 10th, 50th and 90th percentile of gas paid on top of the base fee. */
  rewards: readonly (readonly [bigint, bigint, bigint])[]
}

export type FeeQuotes = Readonly<Record<'slow' | 'normal' | 'fast', FeeQuote>>

/** Gas of one transaction may not exceed this on mainnet (EIP-7825). */
export const maxGas = 16_777_216n
/** 0.01 gwei: below it, nodes commonly drop a transaction rather than pass it on. */
const minTip = 10_000_000n
/** The fast tip is at most so many times the normal one. */
const greatestHaste = 10n
/** A replacement must raise both fees by an eighth to be taken by default node policy (geth txpool price bump 10 %). */
const replacementNumerator = 9n
const replacementDenominator = 8n

/** A fee that cannot be signed: zero, a tip above the total, or gas out of range. */
export class InvalidFeeError extends WalletError {
  readonly code = errorCode.invalidParams
}

/**
 * Three speeds from recent blocks. The total leaves room for the base fee to rise while the transaction waits:
 * by a quarter (slow), a half (normal), or to double (fast). Unit: wei per gas. Rounds down.
 */
export function quoteFees(history: FeeHistory): FeeQuotes {
  const tip = (percentile: 0 | 1 | 2) => {
    const paid = history.rewards.map((reward) => reward[percentile]).filter((reward) => reward > 0n)
    return max(median(paid), minTip)
  }
  const quote = (tipPerGas: bigint, numerator: bigint): FeeQuote => ({
    maxPriorityFeePerGas: wei(tipPerGas),
    maxFeePerGas: wei((history.nextBaseFee * numerator) / 4n + tipPerGas),
  })
  const slow = tip(0)
  const normal = max(tip(1), slow)
  // What a few paid for a place in the block is no market: beyond this a tip is warned of (R6), ours not excepted.
  const fast = min(max(tip(2), normal), normal * greatestHaste)
  return { slow: quote(slow, 5n), normal: quote(normal, 6n), fast: quote(fast, 8n) }
}

/** The proposal with the chosen fees. Throws InvalidFeeError; never raises what the user chose. */
export function applyFees(transaction: ProposedTransaction, choice: FeeChoice): ProposedTransaction {
  if (choice.speed !== 'custom') {
    if (transaction.quotes === null) throw new InvalidFeeError('The current fees are not known yet. Try again shortly.')
    return { ...transaction, ...transaction.quotes[choice.speed], speed: choice.speed }
  }
  const { maxFeePerGas, maxPriorityFeePerGas, gas = transaction.gas } = choice
  if (maxFeePerGas <= 0n || maxPriorityFeePerGas < 0n) throw new InvalidFeeError('A fee must be more than zero.')
  if (maxPriorityFeePerGas > maxFeePerGas)
    throw new InvalidFeeError('The tip cannot be more than the most you pay in all.')
  if (maxFeePerGas >= 2n ** 128n) throw new InvalidFeeError('This fee is larger than any that could be paid.')
  if (gas !== null && (gas < 21_000n || gas > maxGas)) {
    throw new InvalidFeeError('The gas limit must be between 21,000 and 16,777,216.')
  }
  return {
    ...transaction,
    gas,
    maxFeePerGas: wei(maxFeePerGas),
    maxPriorityFeePerGas: wei(maxPriorityFeePerGas),
    speed: 'custom',
  }
}

/** The least that replaces a pending transaction: an eighth more of both fees, or today's quote if that is more. Rounds up. */
export function replacementFees(previous: FeeQuote, today: FeeQuote): FeeQuote {
  const raise = (fee: bigint) => (fee * replacementNumerator + replacementDenominator - 1n) / replacementDenominator
  const tip = max(raise(previous.maxPriorityFeePerGas), today.maxPriorityFeePerGas)
  return {
    maxPriorityFeePerGas: wei(tip),
    maxFeePerGas: wei(max(max(raise(previous.maxFeePerGas), today.maxFeePerGas), tip)),
  }
}

/** A gas limit with a fifth to spare over the estimate, within the protocol's cap. Unit: gas. */
export function gasLimit(estimate: bigint): bigint {
  if (estimate === 21_000n) return estimate
  const spare = (estimate * 6n) / 5n
  return spare < maxGas ? spare : maxGas
}

/** The most the transaction can cost: value plus gas at the full fee. Null until both are known. Unit: wei. */
export function greatestCost(transaction: ProposedTransaction): Wei | null {
  const { gas, maxFeePerGas, value } = transaction
  return gas === null || maxFeePerGas === null ? null : wei(value + gas * maxFeePerGas)
}

function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[sorted.length >> 1] ?? 0n
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
