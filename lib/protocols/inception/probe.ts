import { type Hex, hexToBigInt, toFunctionSelector } from 'viem'
import type { Settled } from '../plan.ts'
import { type Sentence, sentence, type Value } from '../sentence.ts'

/**
 * Why a vault takes no request, from what it answered to one that was tried without any tokens; null when only the tokens
 * were missing, which is the last thing it looks at. The vaults of the first generation refuse for reasons that no view
 * tells, such as a restaker that is no longer delegated.
 */
export function refusal(probe: Settled<unknown>, amountOf: (units: bigint) => Value): Sentence | null {
  if (probe.ok) return null
  const data = (probe.error.data ?? '0x') as Hex
  const selector = data.slice(0, 10)
  if (stopped.has(selector)) return sentence('leave.inception.stopped')
  if (selector === tooSmall && data.length === 74) {
    return sentence('leave.inception.tooSmall', { least: amountOf(hexToBigInt(`0x${data.slice(10)}`)) })
  }
  if (selector === withoutBalance || data.includes(balanceText)) return null
  return sentence(data.includes(pausedText) ? 'leave.inception.stopped' : 'leave.inception.unknown')
}

/** Source of the errors: inceptionlrt/smart-contracts IInceptionVaultErrors.sol, 2025-07-16 (high). */
const stopped: ReadonlySet<string> = new Set(
  ['InceptionOnPause()', 'NullParams()', 'FunctionNotSupported()', 'EnforcedPause()'].map((error) =>
    toFunctionSelector(error),
  ),
)
const tooSmall = toFunctionSelector('LowerMinAmount(uint256)')
const withoutBalance = toFunctionSelector('ERC20InsufficientBalance(address,uint256,uint256)')

/** Parts of the texts that OpenZeppelin's tokens and pauses revert with. */
const hexOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
const balanceText = hexOf('exceeds balance')
const pausedText = hexOf('paused')
