import type { Address } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'
import { eigenPodManager } from './addresses.ts'
import { pending, pod as toldPod } from './callsOfStakers.ts'
import { lookalike } from './lookalike.ts'
import { isPodOf } from './podAddress.ts'

const manager = calldata(['function stake(bytes pubkey, bytes signature, bytes32 depositDataRoot) payable'])
const pod = calldata([
  'struct WithdrawalRequest { bytes pubkey; uint64 amountGwei; }',
  'struct ConsolidationRequest { bytes srcPubkey; bytes targetPubkey; }',
  'function requestWithdrawal(WithdrawalRequest[] requests) payable',
  'function requestConsolidation(ConsolidationRequest[] requests) payable',
])

const make = intentOf('eigenlayer')

/**
 * Calls of an EigenPod and of its manager. Every owner's pod has its own address, which follows from the owner's; one of
 * somebody else, or a copy, is said to be one (H130). Throws CalldataError.
 */
export function decodePods(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  return decodeStake(to, call) ?? decodePod(to, call, account)
}

function decodeStake(to: Address, call: TransactionCall): Intent | undefined {
  const decoded = manager.decode(call.data)
  if (decoded === undefined) return undefined
  const [pubkey, signature, depositDataRoot] = decoded.args
  const details = [
    detail('validator', { type: 'hex', hex: pubkey }),
    detail('depositSignature', { type: 'hex', hex: signature }),
    detail('depositDataRoot', { type: 'hex', hex: depositDataRoot }),
  ]
  const facts = { ...decoded.anomalies, ...lookalike(to, eigenPodManager) }
  const intent = make('stakeValidator', { amount: amountValue(call.value, null) }, facts, details)
  return { ...intent, action: 'stake' }
}

function decodePod(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const notes = isPodOf(to, account) ? [] : [sentence('warnings.notOwnPod', { target: addressValue(to) })]
  const where: IntentFacts = notes.length === 0 ? {} : { notes }
  const decoded = pod.decode(call.data)
  if (decoded === undefined) return toldPod.decode(to, call, where) ?? pending.pod.decode(to, call, where)
  const facts = (dangers: IntentFacts['dangers'] = []): IntentFacts => ({
    ...decoded.anomalies,
    ...where,
    ...(dangers.length === 0 ? {} : { dangers }),
  })
  const target = addressValue(to)
  if (decoded.functionName === 'requestWithdrawal') {
    const [requests] = decoded.args
    const exits = requests.some(({ amountGwei }) => amountGwei === 0n)
    const dangers = [sentence(exits ? 'warnings.validatorExits' : 'warnings.validatorWithdraws')]
    return make('requestWithdrawal', { target }, facts(dangers), requests.flatMap(withdrawalDetails))
  }
  const [requests] = decoded.args
  const moves = requests.some(({ srcPubkey, targetPubkey }) => srcPubkey !== targetPubkey)
  const dangers = [sentence('warnings.validatorMoves')]
  const details = requests.flatMap(consolidationDetails)
  return make('requestConsolidation', { target }, moves ? facts(dangers) : facts(), details)
}

function withdrawalDetails({ pubkey, amountGwei }: { pubkey: `0x${string}`; amountGwei: bigint }): readonly Detail[] {
  return [
    detail('validator', { type: 'hex', hex: pubkey }),
    amountGwei === 0n
      ? detail('amount', { type: 'sentence', sentence: sentence('intents.eigenlayer.fullExit') })
      : detail('amount', amountValue(amountGwei * 10n ** 9n, null)),
  ]
}

/** A validator merged into itself becomes one that compounds; nothing moves. */
function consolidationDetails(request: { srcPubkey: `0x${string}`; targetPubkey: `0x${string}` }): readonly Detail[] {
  const { srcPubkey, targetPubkey } = request
  if (srcPubkey === targetPubkey) return [detail('compounds', { type: 'hex', hex: srcPubkey })]
  return [
    detail('fromValidator', { type: 'hex', hex: srcPubkey }),
    detail('toValidator', { type: 'hex', hex: targetPubkey }),
  ]
}
