import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata, selectorOf } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../types.ts'
import * as addresses from './addresses.ts'

/** PermissionController proxy. Source: eigenlayer-contracts-zeus-metadata, facts/eigenlayer.md 1.1, 2026-08-17 (high). */
const permissionController = '0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5'

const rewards = calldata([
  'struct EarnerTreeMerkleLeaf { address earner; bytes32 earnerTokenRoot; }',
  'struct TokenTreeMerkleLeaf { address token; uint256 cumulativeEarnings; }',
  'struct RewardsMerkleClaim { uint32 rootIndex; uint32 earnerIndex; bytes earnerTreeProof; EarnerTreeMerkleLeaf earnerLeaf; uint32[] tokenIndices; bytes[] tokenTreeProofs; TokenTreeMerkleLeaf[] tokenLeaves; }',
  'function processClaim(RewardsMerkleClaim claim, address recipient)',
  'function processClaims(RewardsMerkleClaim[] claims, address recipient)',
])
/** Two functions of one name: kept apart so that each has one type. */
const claimer = calldata(['function setClaimerFor(address claimer)'])
const claimerOf = calldata(['function setClaimerFor(address earner, address claimer)'])
const operators = calldata([
  'function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string metadataURI)',
  'function modifyOperatorDetails(address operator, address newDelegationApprover)',
])
const permissions = calldata([
  'function acceptAdmin(address account)',
  'function addPendingAdmin(address account, address admin)',
  'function removeAdmin(address account, address admin)',
  'function setAppointee(address account, address appointee, address target, bytes4 selector)',
])
const pods = calldata([
  'function createPod()',
  'function stake(bytes pubkey, bytes signature, bytes32 depositDataRoot) payable',
])
const pod = calldata([
  'struct WithdrawalRequest { bytes pubkey; uint64 amountGwei; }',
  'struct ConsolidationRequest { bytes srcPubkey; bytes targetPubkey; }',
  'function requestWithdrawal(WithdrawalRequest[] requests) payable',
  'function requestConsolidation(ConsolidationRequest[] requests) payable',
  'function setProofSubmitter(address newProofSubmitter)',
])

/**
 * Functions that EigenLayer removed: queueWithdrawal (2023), completeQueuedWithdrawal(s) with middlewareTimesIndex and
 * delegateToBySignature (until April 2025). Source: facts/eigenlayer.md 2.14 (high).
 */
const removed: ReadonlySet<string> = new Set([
  '0xf123991e',
  '0xf3be65d3',
  '0xa782d945',
  '0x60d7faed',
  '0x33404396',
  '0x7f548071',
])

/** Everything of EigenLayer that is not a deposit, delegation or withdrawal. Throws CalldataError. */
export function decodeOther(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  return (
    decodeRemoved(to, call) ??
    decodeRewards(to, call, account) ??
    decodeClaimer(to, call, account) ??
    decodeOperator(to, call) ??
    decodePermissions(to, call) ??
    decodePods(to, call) ??
    decodePod(to, call)
  )
}

function make(
  action: string,
  key: string,
  values: Parameters<typeof sentence>[1],
  facts: IntentFacts,
  details: Intent['details'] = [],
): Intent {
  return { protocol: 'eigenlayer', action, title: sentence(`intents.eigenlayer.${key}`, values), details, facts }
}

function common(to: Address, expected: Address, anomalies: Anomalies): IntentFacts {
  return { ...anomalies, ...(isAddressEqual(to, expected) ? {} : { lookalike: 'EigenLayer' }) }
}

function decodeRemoved(to: Address, call: TransactionCall): Intent | undefined {
  if (!removed.has(selectorOf(call.data) ?? '')) return undefined
  const known = isAddressEqual(to, addresses.delegationManager) || isAddressEqual(to, addresses.strategyManager)
  return make(
    'removed',
    'removed',
    {},
    { dangers: [sentence('warnings.removedFunction')], ...(known ? {} : { lookalike: 'EigenLayer' }) },
  )
}

function decodeRewards(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const decoded = rewards.decode(call.data)
  if (decoded === undefined) return undefined
  const recipient = decoded.args[1]
  const claims = decoded.functionName === 'processClaim' ? [decoded.args[0]] : decoded.args[0]
  const earners = claims.map((claim) => claim.earnerLeaf.earner)
  const foreign = earners.filter((earner) => !isAddressEqual(earner, account))
  const details = [
    detail('recipient', addressValue(recipient)),
    ...foreign.map((earner) => detail('earner', addressValue(earner))),
    ...claims.flatMap((claim) =>
      claim.tokenLeaves.map((leaf) => detail('earnedInAll', unitsOf(leaf.cumulativeEarnings, leaf.token))),
    ),
  ]
  const facts = {
    ...common(to, addresses.rewardsCoordinator, decoded.anomalies),
    recipients: [{ role: 'recipient', address: recipient }],
  } as const
  return make(decoded.functionName, 'processClaim', { recipient: addressValue(recipient) }, facts, details)
}

function decodeClaimer(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const one = claimer.decode(call.data)
  const two = one === undefined ? claimerOf.decode(call.data) : undefined
  const decoded = one ?? two
  if (decoded === undefined) return undefined
  const next = one?.args[0] ?? two?.args[1] ?? account
  const earner = two?.args[0] ?? account
  const facts: IntentFacts = {
    ...common(to, addresses.rewardsCoordinator, decoded.anomalies),
    recipients: [{ role: 'claimer', address: next }],
    ...(isAddressEqual(next, account)
      ? {}
      : { dangers: [sentence('warnings.claimerForEver', { claimer: addressValue(next) })] }),
  }
  return make('setClaimerFor', 'setClaimerFor', { earner: addressValue(earner), claimer: addressValue(next) }, facts)
}

function decodeOperator(to: Address, call: TransactionCall): Intent | undefined {
  const decoded = operators.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = common(to, addresses.delegationManager, decoded.anomalies)
  if (decoded.functionName === 'modifyOperatorDetails') {
    const [operator, approver] = decoded.args
    return make(
      'modifyOperatorDetails',
      'modifyOperatorDetails',
      { operator: addressValue(operator), approver: addressValue(approver) },
      facts,
    )
  }
  const [approver, delay] = decoded.args
  const details = [
    detail('approver', addressValue(approver)),
    detail('allocationDelay', { type: 'blocks', blocks: BigInt(delay) }),
  ]
  const dangers = [sentence('warnings.operatorForEver')]
  return make('registerAsOperator', 'registerAsOperator', {}, { ...facts, dangers }, details)
}

function decodePermissions(to: Address, call: TransactionCall): Intent | undefined {
  const decoded = permissions.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = { ...common(to, permissionController, decoded.anomalies), dangers: [sentence('warnings.givesControl')] }
  const account = addressValue(decoded.args[0])
  switch (decoded.functionName) {
    case 'acceptAdmin':
      return make('acceptAdmin', 'acceptAdmin', { account }, facts)
    case 'addPendingAdmin':
      return make('addPendingAdmin', 'addPendingAdmin', { account, admin: addressValue(decoded.args[1]) }, facts)
    case 'removeAdmin':
      return make('removeAdmin', 'removeAdmin', { account, admin: addressValue(decoded.args[1]) }, facts)
    case 'setAppointee': {
      const [, appointee, target, selector] = decoded.args
      const details = [detail('target', addressValue(target)), detail('selector', { type: 'hex', hex: selector })]
      return make('setAppointee', 'setAppointee', { account, appointee: addressValue(appointee) }, facts, details)
    }
  }
}

function decodePods(to: Address, call: TransactionCall): Intent | undefined {
  const decoded = pods.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = common(to, addresses.eigenPodManager, decoded.anomalies)
  if (decoded.functionName === 'createPod') return make('createPod', 'createPod', {}, facts)
  const details = [detail('validator', { type: 'hex', hex: decoded.args[0] })]
  return make('stake', 'stakeValidator', { amount: amountValue(call.value, null) }, facts, details)
}

/** An EigenPod has its own address for each owner, so these are read at any address (H130). */
function decodePod(to: Address, call: TransactionCall): Intent | undefined {
  const decoded = pod.decode(call.data)
  if (decoded === undefined) return undefined
  const target = addressValue(to)
  switch (decoded.functionName) {
    case 'requestWithdrawal': {
      const [requests] = decoded.args
      const details = requests.flatMap(({ pubkey, amountGwei }) => [
        detail('validator', { type: 'hex', hex: pubkey }),
        amountGwei === 0n
          ? detail('amount', { type: 'sentence', sentence: sentence('intents.eigenlayer.fullExit') })
          : detail('amount', amountValue(amountGwei * 10n ** 9n, null)),
      ])
      const exits = requests.some(({ amountGwei }) => amountGwei === 0n)
      const dangers = [sentence(exits ? 'warnings.validatorExits' : 'warnings.validatorWithdraws')]
      return make('requestWithdrawal', 'requestWithdrawal', { target }, { ...decoded.anomalies, dangers }, details)
    }
    case 'requestConsolidation': {
      const [requests] = decoded.args
      const details = requests.flatMap(({ srcPubkey, targetPubkey }) => [
        detail('fromValidator', { type: 'hex', hex: srcPubkey }),
        detail('toValidator', { type: 'hex', hex: targetPubkey }),
      ])
      const dangers = [sentence('warnings.validatorMoves')]
      return make(
        'requestConsolidation',
        'requestConsolidation',
        { target },
        { ...decoded.anomalies, dangers },
        details,
      )
    }
    case 'setProofSubmitter': {
      const submitter = addressValue(decoded.args[0])
      const notes = [sentence('warnings.proofSubmitter')]
      return make('setProofSubmitter', 'setProofSubmitter', { submitter }, { ...decoded.anomalies, notes })
    }
  }
}
