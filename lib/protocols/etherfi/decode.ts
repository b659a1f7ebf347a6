import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, Token, TransactionCall } from '../types.ts'
import {
  depositAdapter,
  eeth,
  ethPlaceholder,
  liquidityPool,
  liquifier,
  priorityQueue,
  redemptionManager,
  steth,
  weeth,
  weth,
  withdrawAdapter,
  withdrawRequestNft,
  wsteth,
} from './addresses.ts'
import { decodeVault } from './decodeVaults.ts'
import { make } from './intents.ts'

const permit = 'struct Permit { uint256 value; uint256 deadline; uint8 v; bytes32 r; bytes32 s; }'
const wrapper = calldata([
  permit,
  'function wrap(uint256 eETHAmount)',
  'function wrapWithPermit(uint256 eETHAmount, Permit permit)',
  'function unwrap(uint256 weETHAmount)',
])
const deposit = calldata(['function deposit() payable'])
const pool = calldata([
  permit,
  'function deposit(address referral) payable',
  'function requestWithdraw(address recipient, uint256 amount)',
  'function requestWithdrawWithPermit(address recipient, uint256 amount, Permit permit)',
])
const adapter = calldata([
  permit,
  'function requestWithdraw(uint256 weETHAmount, address recipient)',
  'function requestWithdrawWithPermit(uint256 weETHAmount, address recipient, Permit permit)',
])
const claims = calldata([
  'function claimWithdraw(uint256 requestId)',
  'function batchClaimWithdraw(uint256[] requestIds)',
])
const redemption = calldata([
  permit,
  'function redeemEEth(uint256 amount, address receiver, address outputToken)',
  'function redeemWeEth(uint256 amount, address receiver, address outputToken)',
  'function redeemEEthWithPermit(uint256 amount, address receiver, Permit permit, address outputToken)',
  'function redeemWeEthWithPermit(uint256 amount, address receiver, Permit permit, address outputToken)',
])
const deposits = calldata([
  permit,
  'function depositETHForWeETH(address referral) payable',
  'function depositWETHForWeETH(uint256 amount, address referral)',
  'function depositStETHForWeETHWithPermit(uint256 amount, uint256 minOut, address referral, Permit permit)',
  'function depositWstETHForWeETHWithPermit(uint256 amount, uint256 minOut, address referral, Permit permit)',
])
const tokenDeposits = calldata([
  permit,
  'function depositWithERC20(address token, uint256 amount, uint256 minOut, address referral)',
  'function depositWithERC20WithPermit(address token, uint256 amount, uint256 minOut, address referral, Permit permit)',
])
const priority = calldata([
  permit,
  'struct Request { address user; uint96 amountOfEEth; uint96 shareOfEEth; uint96 amountWithFee; uint32 nonce; uint32 creationTime; }',
  'function requestWithdraw(uint96 amountOfEEth, uint96 amountWithFee)',
  'function requestWithdrawWithPermit(uint96 amountOfEEth, uint96 amountWithFee, Permit permit)',
  'function requestWithdrawWithWeETH(uint96 weEthAmount, uint96 amountWithFee)',
  'function requestWithdrawWithWeETHAndPermit(uint96 weEthAmount, uint96 amountWithFee, Permit permit)',
  'function claimWithdraw(Request request)',
  'function cancelWithdraw(Request request)',
  'function batchClaimWithdraw(Request[] requests)',
])

/** Depositing, wrapping and leaving ether.fi, and its vaults. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, weeth.address)) return decodeWrapper(call)
  if (isAddressEqual(call.to, liquidityPool)) return decodePool(call)
  if (isAddressEqual(call.to, withdrawAdapter)) {
    const decoded = adapter.decode(call.data)
    if (decoded === undefined) return undefined
    return request(weeth, decoded.args[0], decoded.args[1], decoded.anomalies)
  }
  if (isAddressEqual(call.to, withdrawRequestNft)) return decodeClaim(call)
  if (isAddressEqual(call.to, redemptionManager)) return decodeRedemption(call)
  if (isAddressEqual(call.to, depositAdapter)) return decodeAdapterDeposit(call)
  if (isAddressEqual(call.to, liquifier)) return decodeTokenDeposit(call)
  if (isAddressEqual(call.to, priorityQueue)) return decodePriority(call, account)
  return decodeVault(call, call.to, account)
}

function decodeWrapper(call: TransactionCall): Intent | undefined {
  const decoded = wrapper.decode(call.data)
  if (decoded === undefined) return undefined
  const unwraps = decoded.functionName === 'unwrap'
  const amount = amountValue(decoded.args[0], unwraps ? weeth : eeth)
  return make(unwraps ? 'unwrap' : 'wrap', { amount }, decoded.anomalies)
}

const referralDetail = (referral: Address): readonly Detail[] =>
  referral === zeroAddress ? [] : [detail('referral', addressValue(referral))]
const atLeast = (amount: bigint, token: Token): Detail => detail('etherfi.atLeast', amountValue(amount, token))

function decodePool(call: TransactionCall): Intent | undefined {
  const amount = amountValue(call.value, null)
  const plain = deposit.decode(call.data)
  if (plain !== undefined) return make('deposit', { amount }, plain.anomalies)
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName !== 'deposit') return request(eeth, decoded.args[1], decoded.args[0], decoded.anomalies)
  return make('deposit', { amount }, decoded.anomalies, referralDetail(decoded.args[0]))
}

function decodeAdapterDeposit(call: TransactionCall): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'depositETHForWeETH') {
    const amount = amountValue(call.value, null)
    return make('depositForWeeth', { amount }, decoded.anomalies, referralDetail(decoded.args[0]))
  }
  if (decoded.functionName === 'depositWETHForWeETH') {
    const [amount, referral] = decoded.args
    return make('depositForWeeth', { amount: unitsOf(amount, weth) }, decoded.anomalies, referralDetail(referral))
  }
  const [amount, minOut, referral] = decoded.args
  const token = decoded.functionName === 'depositStETHForWeETHWithPermit' ? steth : wsteth
  const details = [atLeast(minOut, weeth), ...referralDetail(referral)]
  return make('depositForWeeth', { amount: unitsOf(amount, token) }, decoded.anomalies, details)
}

function decodeTokenDeposit(call: TransactionCall): Intent | undefined {
  const decoded = tokenDeposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [token, amount, minOut, referral] = decoded.args
  const details = [atLeast(minOut, eeth), ...referralDetail(referral)]
  return make('depositToken', { amount: unitsOf(amount, token) }, decoded.anomalies, details)
}

function request(token: Token, amount: bigint, recipient: Address, anomalies: Anomalies): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  const details = [detail('withdrawalOwner', addressValue(recipient))]
  return make('requestWithdraw', { amount: amountValue(amount, token) }, facts, details)
}

/** Requests of one claim that are listed; the title counts all of them. */
const mostListed = 20

/** Whoever sends the claim: it pays whoever holds the request. */
const holder: Value = { type: 'sentence', sentence: sentence('intents.etherfi.holder') }

function decodeClaim(call: TransactionCall): Intent | undefined {
  const decoded = claims.decode(call.data)
  if (decoded === undefined) return undefined
  const ids = decoded.functionName === 'claimWithdraw' ? [decoded.args[0]] : decoded.args[0]
  const listed = ids.slice(0, mostListed).map((id) => detail('request', { type: 'number', number: id }))
  const details = [...listed, detail('recipient', holder)]
  return make('claimWithdraw', { count: { type: 'number', number: BigInt(ids.length) } }, decoded.anomalies, details)
}

function decodeRedemption(call: TransactionCall): Intent | undefined {
  const decoded = redemption.decode(call.data)
  if (decoded === undefined) return undefined
  const [amount, receiver] = decoded.args
  const output = decoded.args.length === 4 ? decoded.args[3] : decoded.args[2]
  const token = decoded.functionName.startsWith('redeemWeEth') ? weeth : eeth
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: receiver }] } as const
  const paid: Value = isAddressEqual(output, ethPlaceholder) ? { type: 'name', text: 'ETH' } : addressValue(output)
  const details = [detail('recipient', addressValue(receiver)), detail('paidIn', paid)]
  return make('redeem', { amount: amountValue(amount, token) }, facts, details)
}

/** The queue for addresses that ether.fi lets in. Claims pay whoever made the request. */
function decodePriority(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = priority.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'batchClaimWithdraw') {
    const total = decoded.args[0].reduce((sum, { amountWithFee }) => sum + amountWithFee, 0n)
    const users = [...new Set(decoded.args[0].map(({ user }) => user))]
    const facts = {
      ...decoded.anomalies,
      recipients: users.map((address) => ({ role: 'recipient', address }) as const),
    }
    const details = users.slice(0, mostListed).map((user) => detail('recipient', addressValue(user)))
    return make('claimPriority', { amount: amountValue(total, null) }, facts, details)
  }
  if (decoded.functionName === 'claimWithdraw' || decoded.functionName === 'cancelWithdraw') {
    const [{ user, amountWithFee, amountOfEEth }] = decoded.args
    const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: user }] } as const
    const claims = decoded.functionName === 'claimWithdraw'
    const amount = claims ? amountValue(amountWithFee, null) : amountValue(amountOfEEth, eeth)
    return make(claims ? 'claimPriority' : 'cancelPriority', { amount }, facts, [
      detail('recipient', addressValue(user)),
    ])
  }
  const [given, expected] = decoded.args
  const token = decoded.functionName.includes('WeETH') ? weeth : eeth
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  const details = [detail('youReceive', amountValue(expected, null))]
  return make('requestPriority', { amount: amountValue(given, token) }, facts, details)
}
