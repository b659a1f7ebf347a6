import { type Address, isAddressEqual, size } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'
import { rewardsCoordinator } from './addresses.ts'
import { lookalike } from './lookalike.ts'

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

const make = intentOf('eigenlayer')

/** Claims of rewards, and who may make them. Throws CalldataError. */
export function decodeRewards(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  return decodeClaim(to, call, account) ?? decodeClaimer(to, call, account)
}

type Claim = {
  rootIndex: number
  earnerTreeProof: `0x${string}`
  earnerLeaf: { earner: Address }
  tokenTreeProofs: readonly `0x${string}`[]
  tokenLeaves: readonly { token: Address; cumulativeEarnings: bigint }[]
}

function decodeClaim(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const decoded = rewards.decode(call.data)
  if (decoded === undefined) return undefined
  const recipient = decoded.args[1]
  const claims = decoded.functionName === 'processClaim' ? [decoded.args[0]] : decoded.args[0]
  const details = [
    detail('recipient', addressValue(recipient)),
    ...claims.flatMap((claim) => claimDetails(claim, account)),
  ]
  const facts = {
    ...decoded.anomalies,
    ...lookalike(to, rewardsCoordinator),
    recipients: [{ role: 'recipient', address: recipient }],
  } as const
  const intent = make('processClaim', { recipient: addressValue(recipient) }, facts, details)
  return { ...intent, action: decoded.functionName }
}

/** The earner only where it is somebody else; of the proofs only their size, as the contract checks them and nobody reads them. */
function claimDetails(claim: Claim, account: Address): readonly Detail[] {
  const { earner } = claim.earnerLeaf
  const proof = [claim.earnerTreeProof, ...claim.tokenTreeProofs].reduce((sum, part) => sum + size(part), 0)
  return [
    ...(isAddressEqual(earner, account) ? [] : [detail('earner', addressValue(earner))]),
    ...claim.tokenLeaves.map((leaf) => detail('earnedInAll', unitsOf(leaf.cumulativeEarnings, leaf.token))),
    detail('root', { type: 'number', number: BigInt(claim.rootIndex) }),
    detail('proof', {
      type: 'sentence',
      sentence: sentence('intents.bytes', { count: { type: 'number', number: BigInt(proof) } }),
    }),
  ]
}

function decodeClaimer(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const one = claimer.decode(call.data)
  const two = one === undefined ? claimerOf.decode(call.data) : undefined
  const decoded = one ?? two
  if (decoded === undefined) return undefined
  const next = one?.args[0] ?? two?.args[1] ?? account
  const earner = two?.args[0] ?? account
  const facts: IntentFacts = {
    ...decoded.anomalies,
    ...lookalike(to, rewardsCoordinator),
    recipients: [{ role: 'claimer', address: next }],
    ...(isAddressEqual(next, account)
      ? {}
      : { dangers: [sentence('warnings.claimerForEver', { claimer: addressValue(next) })] }),
  }
  return make('setClaimerFor', { earner: addressValue(earner), claimer: addressValue(next) }, facts)
}
