import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, sharesOf, unitsOf } from '../intent.ts'
import { addressValue, type Sentence, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../types.ts'
import * as addresses from './addresses.ts'
import { decodeOther } from './decodeOther.ts'

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
  if (call.to === null) return undefined
  return (
    decodeDelegation(call.to, call, account) ??
    decodeDeposit(call.to, call, account) ??
    decodeOther(call.to, call, account)
  )
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
      const [operator, approval] = decoded.args
      const title = sentence('intents.eigenlayer.delegateTo', { operator: addressValue(operator) })
      return intent('delegateTo', title, approvalDetails(approval), { operator })
    }
    case 'redelegate': {
      const [operator, approval] = decoded.args
      const title = sentence('intents.eigenlayer.redelegate', { operator: addressValue(operator) })
      const notes = [sentence('warnings.redelegateWaits')]
      return intent('redelegate', title, approvalDetails(approval), { operator, notes })
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
      const foreign = params.find(
        (one) => BigInt(one.__deprecated_withdrawer) !== 0n && !isAddressEqual(one.__deprecated_withdrawer, account),
      )
      const notes =
        foreign === undefined
          ? {}
          : {
              notes: [
                sentence('warnings.ignoredWithdrawer', { address: addressValue(foreign.__deprecated_withdrawer) }),
              ],
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
    detail('withdrawer', addressValue(one.withdrawer)),
    detail('queuedAtBlock', { type: 'number', number: BigInt(one.startBlock) }),
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
    details: [detail('strategy', addressValue(strategy)), detail('token', addressValue(token))],
    facts: {
      ...decoded.anomalies,
      ...lookalike(to, addresses.strategyManager),
      strategies: [strategy],
      strategyTokens: [{ strategy, token }],
      recipients: [{ role: 'staker', address: staker }],
    },
  }
}

function approvalDetails(approval: { signature: string; expiry: bigint }): readonly Detail[] {
  return approval.signature === '0x' ? [] : [detail('approvalExpires', { type: 'time', seconds: approval.expiry })]
}

function lookalike(to: Address, expected: Address): IntentFacts {
  return isAddressEqual(to, expected) ? {} : { lookalike: 'EigenLayer' }
}

/** Entries of two lists side by side. Lists of different length make the call revert; what has no partner is left out. */
function pairs<first, second>(a: readonly first[], b: readonly second[]): readonly (readonly [first, second])[] {
  return a.slice(0, b.length).map((item, index) => [item, b[index] as second] as const)
}
