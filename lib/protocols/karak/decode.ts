import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { delegationSupervisor, vaultSupervisor, vaults } from './addresses.ts'

const make = intentOf('karak')

const deposits = calldata([
  'function deposit(address vault, uint256 amount, uint256 minSharesOut)',
  'function depositAndGimmie(address vault, uint256 amount, uint256 minSharesOut)',
  'function gimmieShares(address vault, uint256 shares)',
  'function returnShares(address vault, uint256 shares)',
])
const withdrawals = calldata([
  'struct WithdrawRequest { address[] vaults; uint256[] shares; address withdrawer; }',
  'struct QueuedWithdrawal { address staker; address delegatedTo; uint256 nonce; uint256 start; WithdrawRequest request; }',
  'function startWithdraw(WithdrawRequest[] withdrawalRequests)',
  'function finishWithdraw(QueuedWithdrawal[] startedWithdrawals)',
])

/** Deposits, vault tokens taken out and handed back, requests and claims. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, vaultSupervisor)) return decodeDeposit(call, account)
  if (isAddressEqual(call.to, delegationSupervisor)) return decodeWithdrawal(call)
  return undefined
}

function decodeDeposit(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [vault, amount] = decoded.args
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  if (decoded.functionName === 'gimmieShares' || decoded.functionName === 'returnShares') {
    return make(decoded.functionName, { amount: unitsOf(amount, vault) }, facts, [])
  }
  const least: Detail = { label: sentence('intents.karak.atLeast'), value: unitsOf(decoded.args[2], vault) }
  return make(decoded.functionName, { amount: underlyingOf(vault, amount) }, facts, [vaultDetail(vault), least])
}

type Request = { vaults: readonly Address[]; shares: readonly bigint[]; withdrawer: Address }

function decodeWithdrawal(call: TransactionCall): Intent | undefined {
  const decoded = withdrawals.decode(call.data)
  if (decoded === undefined) return undefined
  return decoded.functionName === 'startWithdraw'
    ? withdraw('startWithdraw', decoded.args[0], decoded.anomalies)
    : withdraw(
        'finishWithdraw',
        decoded.args[0].map(({ request }) => request),
        decoded.anomalies,
      )
}

function withdraw(action: string, requests: readonly Request[], anomalies: Anomalies): Intent {
  const withdrawers = requests.map(({ withdrawer }) => withdrawer)
  const unique = withdrawers.filter(
    (one, index) => withdrawers.findIndex((another) => isAddressEqual(one, another)) === index,
  )
  const shares = requests.flatMap(({ vaults: from, shares: amounts }) =>
    // The two lists of a request may have different lengths: the longer one is shown whole.
    Array.from({ length: Math.max(from.length, amounts.length) }, (_, index): Detail => {
      const [vault, amount] = [from[index], amounts[index] ?? 0n]
      const value: Value = vault === undefined ? { type: 'number', number: amount } : unitsOf(amount, vault)
      return { label: sentence('intents.karak.shares'), value }
    }),
  )
  const recipients = unique.map((address) => ({ role: 'withdrawer', address }) as const)
  const count = { type: 'number', number: BigInt(requests.length) } as const
  return make(action, { count }, { ...anomalies, recipients }, [
    ...shares,
    ...unique.map((address) => detail('withdrawer', addressValue(address))),
  ])
}

const vaultDetail = (vault: Address): Detail => ({
  label: sentence('intents.karak.vault'),
  value: addressValue(vault),
})

/** An amount of what a vault holds; of a vault that is not ours nobody knows what that is. */
function underlyingOf(vault: Address, amount: bigint): Value {
  const known = vaults.find(({ token }) => isAddressEqual(token.address, vault))
  return known === undefined
    ? { type: 'amount', amount, decimals: null, symbol: null, token: null }
    : unitsOf(amount, known.underlying)
}
