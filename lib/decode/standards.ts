import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../protocols/calldata.ts'
import { detail, unitsOf } from '../protocols/intent.ts'
import { addressValue, sentence, type Value } from '../protocols/sentence.ts'
import type { Detail, Intent, IntentFacts, TransactionCall } from '../protocols/types.ts'
import { allowanceValue, isUnlimited } from './allowance.ts'

const functions = calldata([
  'function transfer(address to, uint256 amount)',
  'function transferFrom(address from, address to, uint256 amount)',
  'function approve(address spender, uint256 amount)',
  'function increaseAllowance(address spender, uint256 addedValue)',
  'function increaseApproval(address spender, uint256 addedValue)',
  'function decreaseAllowance(address spender, uint256 subtractedValue)',
  'function setApprovalForAll(address operator, bool approved)',
])
const nft = calldata(['function safeTransferFrom(address from, address to, uint256 tokenId)'])
const nftWithData = calldata(['function safeTransferFrom(address from, address to, uint256 tokenId, bytes data)'])
const multiToken = calldata([
  'function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)',
])
const permit = calldata([
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
])
const daiPermit = calldata([
  'function permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, uint8 v, bytes32 r, bytes32 s)',
])
const transient = calldata(['function approve(address token, address spender, uint160 amount, uint48 expiration)'])

/** What any token answers to, at whatever address: ERC-20 with its extensions, ERC-721, ERC-1155. Throws CalldataError. */
export function decodeStandard(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  return decodeToken(call.to, call, account) ?? decodeNft(call.to, call) ?? decodePermit(call.to, call, account)
}

function make(
  action: string,
  key: string,
  values: Readonly<Record<string, Value>>,
  facts: IntentFacts,
  details: readonly Detail[] = [],
): Intent {
  return { protocol: 'erc20', action, title: sentence(`intents.erc20.${key}`, values), details, facts }
}

function decodeToken(token: Address, call: TransactionCall, account: Address): Intent | undefined {
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  switch (decoded.functionName) {
    case 'transfer': {
      const [to, amount] = decoded.args
      return payment('transfer', token, account, to, amount, account, decoded.anomalies)
    }
    case 'transferFrom': {
      const [from, to, amount] = decoded.args
      return payment('transferFrom', token, from, to, amount, account, decoded.anomalies)
    }
    case 'setApprovalForAll': {
      const [operator, approved] = decoded.args
      const values = { spender: addressValue(operator), token: addressValue(token) }
      if (!approved) return make('setApprovalForAll', 'revokeAll', values, decoded.anomalies)
      const allowances = [{ token, spender: operator, amount: 2n ** 256n - 1n, unlimited: true }]
      const dangers = [sentence('warnings.wholeCollection')]
      return make('setApprovalForAll', 'approveAll', values, { ...decoded.anomalies, allowances, dangers })
    }
    case 'decreaseAllowance': {
      const [spender, amount] = decoded.args
      return make('decreaseAllowance', 'decrease', allowanceValues(token, spender, amount), decoded.anomalies)
    }
    default: {
      const [spender, amount] = decoded.args
      const key = decoded.functionName === 'approve' ? 'approve' : 'increase'
      return allowance(decoded.functionName, key, token, spender, amount, decoded.anomalies)
    }
  }
}

function payment(
  action: string,
  token: Address,
  from: Address,
  to: Address,
  amount: bigint,
  account: Address,
  anomalies: Anomalies,
): Intent {
  const key = isAddressEqual(from, account) ? 'transfer' : 'transferFrom'
  const values = { amount: unitsOf(amount, token), from: addressValue(from), to: addressValue(to) }
  return make(action, key, values, { ...anomalies, payees: [to] }, [detail('token', addressValue(token))])
}

function allowanceValues(token: Address, spender: Address, amount: bigint): Readonly<Record<string, Value>> {
  return { spender: addressValue(spender), amount: allowanceValue(token, amount), token: addressValue(token) }
}

function allowance(
  action: string,
  key: string,
  token: Address,
  spender: Address,
  amount: bigint,
  anomalies: Anomalies,
  details: readonly Detail[] = [],
): Intent {
  const values = allowanceValues(token, spender, amount)
  const all = [...details, detail('token', addressValue(token))]
  if (amount === 0n) return make(action, 'revoke', values, anomalies, all)
  const allowances = [{ token, spender, amount, unlimited: isUnlimited(amount) }]
  return make(action, key, values, { ...anomalies, allowances }, all)
}

function decodeNft(token: Address, call: TransactionCall): Intent | undefined {
  const decoded = nft.decode(call.data) ?? nftWithData.decode(call.data)
  if (decoded !== undefined) {
    const [from, to, id] = decoded.args
    const values = { id: number(id), token: addressValue(token), from: addressValue(from), to: addressValue(to) }
    return make('safeTransferFrom', 'transferNft', values, { ...decoded.anomalies, payees: [to] })
  }
  const multi = multiToken.decode(call.data)
  if (multi === undefined) return undefined
  const [from, to, id, amount] = multi.args
  const values = { id: number(id), token: addressValue(token), from: addressValue(from), to: addressValue(to) }
  const facts = { ...multi.anomalies, payees: [to] }
  return make('safeTransferFrom', 'transferNft', values, facts, [detail('amount', number(amount))])
}

function decodePermit(to: Address, call: TransactionCall, account: Address): Intent | undefined {
  const plain = permit.decode(call.data)
  if (plain !== undefined) {
    const [owner, spender, amount, deadline] = plain.args
    return broughtPermit(to, owner, spender, amount, deadline, account, plain.anomalies)
  }
  const dai = daiPermit.decode(call.data)
  if (dai !== undefined) {
    const [owner, spender, , expiry, allowed] = dai.args
    return broughtPermit(to, owner, spender, allowed ? 2n ** 256n - 1n : 0n, expiry, account, dai.anomalies)
  }
  const through = transient.decode(call.data)
  if (through === undefined) return undefined
  const [token, spender, amount, expiration] = through.args
  const details = [
    detail('expires', { type: 'time', seconds: BigInt(expiration) }),
    detail('through', addressValue(to)),
  ]
  return allowance('approve', 'approve', token, spender, amount, through.anomalies, details)
}

function broughtPermit(
  token: Address,
  owner: Address,
  spender: Address,
  amount: bigint,
  deadline: bigint,
  account: Address,
  anomalies: Anomalies,
): Intent {
  const details = [detail('owner', addressValue(owner)), detail('expires', { type: 'time', seconds: deadline })]
  if (isAddressEqual(owner, account)) return allowance('permit', 'approve', token, spender, amount, anomalies, details)
  // Somebody else's permission, brought to the chain by this account: nothing of the account's is given away.
  const values = { ...allowanceValues(token, spender, amount), owner: addressValue(owner) }
  return make('permit', 'permitOther', values, anomalies, details)
}

function number(value: bigint): Value {
  return { type: 'number', number: value }
}
