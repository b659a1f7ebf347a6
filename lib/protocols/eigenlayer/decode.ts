import { type Address, type Hex, isAddressEqual } from 'viem'
import { calldata, selectorOf } from '../calldata.ts'
import { detail, sharesOf, unitsOf } from '../intent.ts'
import { addressValue, type Sentence, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'
import * as addresses from './addresses.ts'
import { callsOfOperators } from './callsOfOperators.ts'
import { eigen, places, vault } from './callsOfStakers.ts'
import { decodeLegacy } from './decodeLegacy.ts'
import { decodePods } from './decodePods.ts'
import { decodeRewards } from './decodeRewards.ts'
import { lookalike } from './lookalike.ts'
import { isPodOf } from './podAddress.ts'

const withdrawal =
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }'

const delegation = calldata([
  withdrawal,
  'struct SignatureWithExpiry { bytes signature; uint256 expiry; }',
  'struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address __deprecated_withdrawer; }',
  'function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt)',
  'function undelegate(address staker)',
  'function redelegate(address newOperator, SignatureWithExpiry newOperatorApproverSig, bytes32 approverSalt)',
  'function queueWithdrawals(QueuedWithdrawalParams[] params)',
  'function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens)',
  'function completeQueuedWithdrawals(Withdrawal[] withdrawals, address[][] tokens, bool[] receiveAsTokens)',
])

const deposits = calldata([
  'function depositIntoStrategy(address strategy, address token, uint256 amount)',
  'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature)',
])

/**
 * Calls of EigenLayer, wherever they are sent: its functions at another address are told apart by `lookalike` (H132).
 * Throws CalldataError.
 */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  if (to === null) return undefined
  return (
    decodeLegacy(to, call, () => isPodOf(to, account)) ??
    decodeDelegation(to, call, account) ??
    decodeDeposit(to, call, account) ??
    decodeRewards(to, call, account) ??
    decodeTold(to, call) ??
    decodePods(to, call, account) ??
    decodeVault(to, call)
  )
}

function decodeTold(to: Address, call: TransactionCall): Intent | undefined {
  for (const [contract, calls] of [...places, ...callsOfOperators]) {
    // At the contract itself first: two of them share the name of a function.
    const intent = isAddressEqual(to, contract) ? calls.decode(to, call) : undefined
    if (intent !== undefined) return intent
  }
  if (isAddressEqual(to, addresses.eigen.address)) return eigen.decode(to, call)
  if (generic.has(selectorOf(call.data) ?? '')) return undefined
  for (const [, calls] of [...places, ...callsOfOperators]) {
    const intent = calls.decode(to, call, { lookalike: 'EigenLayer' })
    if (intent !== undefined) return intent
  }
  return undefined
}

/** Names so common that elsewhere they are not taken for a copy of EigenLayer: sweep(), updateAVSMetadataURI(string). */
const generic: ReadonlySet<string> = new Set(['0x35faa416', '0xa98fb355'])

/** A duration vault has an address of its own that nothing tells from others: what is called is said, and that it is a guess. */
function decodeVault(to: Address, call: TransactionCall): Intent | undefined {
  if (addresses.contracts.some(({ address }) => isAddressEqual(address, to))) return undefined
  return vault.decode(to, call, { notes: [sentence('warnings.maybeVault', { target: addressValue(to) })] })
}

function decodeDelegation(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const decoded = delegation.decode(call.data)
  if (decoded === undefined) return undefined
  const facts: IntentFacts = { ...decoded.anomalies, ...lookalike(to, addresses.delegationManager) }
  const intent = (action: string, title: Sentence, details: readonly Detail[], more: IntentFacts): Intent => ({
    protocol: 'eigenlayer',
    action,
    title,
    details,
    facts: { ...facts, ...more },
  })
  switch (decoded.functionName) {
    case 'delegateTo': {
      const [operator, approval, salt] = decoded.args
      const title = sentence('intents.eigenlayer.delegateTo', { operator: addressValue(operator) })
      return intent('delegateTo', title, approvalDetails(approval, salt), { operator })
    }
    case 'redelegate': {
      const [operator, approval, salt] = decoded.args
      const title = sentence('intents.eigenlayer.redelegate', { operator: addressValue(operator) })
      const notes = [sentence('warnings.redelegateWaits')]
      return intent('redelegate', title, approvalDetails(approval, salt), { operator, notes })
    }
    case 'undelegate': {
      const [staker] = decoded.args
      const own = isAddressEqual(staker, account)
      const title = sentence(own ? 'intents.eigenlayer.undelegate' : 'intents.eigenlayer.undelegateOther', {
        staker: addressValue(staker),
      })
      const told = own
        ? { notes: [sentence('warnings.undelegateQueues')] }
        : { dangers: [sentence('warnings.undelegateOther')] }
      return intent('undelegate', title, [], { recipients: [{ role: 'staker', address: staker }], ...told })
    }
    case 'queueWithdrawals': {
      const [params] = decoded.args
      const entries = params.flatMap((one) => pairs(one.strategies, one.depositShares))
      const details = entries.map(([strategy, shares]) => detail('depositShares', sharesOf(shares, strategy)))
      const foreign = params
        .map((one) => one.__deprecated_withdrawer)
        .filter((one) => BigInt(one) !== 0n && !isAddressEqual(one, account))
      const notes =
        foreign.length === 0
          ? {}
          : {
              notes: [...new Set(foreign)].map((address) =>
                sentence('warnings.ignoredWithdrawer', { address: addressValue(address) }),
              ),
            }
      const title = sentence('intents.eigenlayer.queueWithdrawals', {
        count: { type: 'number', number: BigInt(entries.length) },
      })
      return intent('queueWithdrawals', title, details, { strategies: entries.map(([strategy]) => strategy), ...notes })
    }
    case 'completeQueuedWithdrawal': {
      const [one, tokens, asTokens] = decoded.args
      return intent('completeQueuedWithdrawal', ...completion([{ withdrawal: one, tokens, asTokens }]))
    }
    case 'completeQueuedWithdrawals': {
      const [withdrawals, tokens, asTokens] = decoded.args
      const entries = withdrawals.map((one, index) => ({
        withdrawal: one,
        tokens: tokens[index] ?? [],
        asTokens: asTokens[index] ?? false,
      }))
      return intent('completeQueuedWithdrawals', ...completion(entries))
    }
  }
}

type Completed = {
  withdrawal: {
    staker: Address
    withdrawer: Address
    delegatedTo: Address
    nonce: bigint
    startBlock: number
    strategies: readonly Address[]
    scaledShares: readonly bigint[]
  }
  tokens: readonly Address[]
  asTokens: boolean
}

function completion(entries: readonly Completed[]): [Sentence, readonly Detail[], IntentFacts] {
  const asTokens = entries.every((entry) => entry.asTokens)
  const asShares = entries.every((entry) => !entry.asTokens)
  const how = asTokens ? 'Tokens' : asShares ? 'Shares' : 'Both'
  const count = { type: 'number', number: BigInt(entries.length) } as const
  const details = entries.flatMap(({ withdrawal: one, tokens, asTokens: paid }) => [
    ...pairs(one.strategies, one.scaledShares).map(([strategy, shares]) =>
      detail('scaledShares', sharesOf(shares, strategy)),
    ),
    ...(paid
      ? tokens.filter((token) => BigInt(token) !== 0n).map((token) => detail('paidIn', addressValue(token)))
      : []),
    detail('receiveAsTokens', {
      type: 'sentence',
      sentence: sentence(paid ? 'intents.yes' : 'intents.no'),
    }),
    detail('staker', addressValue(one.staker)),
    detail('withdrawer', addressValue(one.withdrawer)),
    ...(BigInt(one.delegatedTo) === 0n ? [] : [detail('queuedUnder', addressValue(one.delegatedTo))]),
    detail('queuedAtBlock', { type: 'number', number: BigInt(one.startBlock) }),
    detail('withdrawalNumber', { type: 'number', number: one.nonce }),
  ])
  const facts: IntentFacts = {
    recipients: entries.flatMap(({ withdrawal: one }) => [
      { role: 'staker', address: one.staker } as const,
      { role: 'withdrawer', address: one.withdrawer } as const,
    ]),
    strategies: entries.flatMap(({ withdrawal: one }) => one.strategies),
    strategyTokens: entries
      .filter((entry) => entry.asTokens)
      .flatMap(({ withdrawal: one, tokens }) =>
        pairs(one.strategies, tokens).map(([strategy, token]) => ({ strategy, token })),
      ),
    ...(asTokens ? {} : { notes: [sentence('warnings.completesAsShares')] }),
  }
  return [sentence(`intents.eigenlayer.complete${how}`, { count }), details, facts]
}

function decodeDeposit(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [strategy, token, amount] = decoded.args
  const forOther = decoded.functionName === 'depositIntoStrategyWithSignature'
  const staker = forOther ? decoded.args[3] : account
  const key = forOther ? 'intents.eigenlayer.depositFor' : 'intents.eigenlayer.deposit'
  return {
    protocol: 'eigenlayer',
    action: decoded.functionName,
    title: sentence(key, { amount: unitsOf(amount, token), staker: addressValue(staker) }),
    details: [
      detail('strategy', addressValue(strategy)),
      detail('token', addressValue(token)),
      ...(decoded.functionName === 'depositIntoStrategyWithSignature'
        ? [
            detail('signatureExpires', { type: 'time', seconds: decoded.args[4] }),
            detail('signature', { type: 'hex', hex: decoded.args[5] }),
          ]
        : []),
    ],
    facts: {
      ...decoded.anomalies,
      ...lookalike(to, addresses.strategyManager),
      strategies: [strategy],
      strategyTokens: [{ strategy, token }],
      recipients: [{ role: 'staker', address: staker }],
    },
  }
}

/** What the operator's approver signed. Without a signature the contract looks at neither expiry nor salt. */
function approvalDetails(approval: { signature: Hex; expiry: bigint }, salt: Hex): readonly Detail[] {
  if (approval.signature === '0x') return []
  return [
    detail('approvalExpires', { type: 'time', seconds: approval.expiry }),
    detail('approvalSignature', { type: 'hex', hex: approval.signature }),
    detail('salt', { type: 'hex', hex: salt }),
  ]
}

/** Entries of two lists side by side. Lists of different length make the call revert; what has no partner is left out. */
function pairs<first, second>(a: readonly first[], b: readonly second[]): readonly (readonly [first, second])[] {
  return a.slice(0, b.length).map((item, index) => [item, b[index] as second] as const)
}
