import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, Token, TransactionCall } from '../types.ts'
import { frxeth, minter, oldRedemptionQueue, redemptionQueue, sfrxeth } from './addresses.ts'

const make = intentOf('frax')

const minting = calldata([
  'function mintFrxEth() payable',
  'function mintFrxEthAndGive(address recipient) payable',
  'function submitAndDeposit(address recipient) payable',
])
const vault = calldata([
  'function deposit(uint256 assets, address receiver)',
  'function mint(uint256 shares, address receiver)',
  'function depositWithSignature(uint256 assets, address receiver, uint256 deadline, bool approveMax, uint8 v, bytes32 r, bytes32 s)',
])
const vaultExits = calldata([
  'function withdraw(uint256 assets, address receiver, address owner)',
  'function redeem(uint256 shares, address receiver, address owner)',
])
const entering = calldata([
  'function enterRedemptionQueue(address recipient, uint120 amount)',
  'function enterRedemptionQueueViaSfrxEth(address recipient, uint120 sfrxEthAmount)',
])
const enteringByPermit = calldata([
  'function enterRedemptionQueueWithPermit(uint120 amount, address recipient, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function enterRedemptionQueueWithSfrxEthPermit(uint120 sfrxEthAmount, address recipient, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
])
const redeeming = calldata([
  'function fullRedeemNft(uint256 nftId, address recipient)',
  'function partialRedeemNft(uint256 nftId, address recipient, uint120 amount)',
])
const oldRedeeming = calldata(['function burnRedemptionTicketNft(uint256 nftId, address recipient)'])
const oldEarly = calldata(['function earlyBurnRedemptionTicketNft(address recipient, uint256 nftId)'])

/** Minting, staking and both redemption queues of Frax Ether. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, minter)) return decodeMint(call, account)
  if (isAddressEqual(call.to, sfrxeth.address)) return decodeVault(call, account)
  if (isAddressEqual(call.to, redemptionQueue)) return decodeEntry(call) ?? decodeRedemption(call)
  if (isAddressEqual(call.to, oldRedemptionQueue)) return decodeEntry(call) ?? decodeOldRedemption(call)
  return undefined
}

type Values = Parameters<typeof make>[1]

/** Everything here goes to a recipient, which may be somebody else. */
function to(
  recipient: Address,
  action: string,
  values: Values,
  anomalies: Anomalies,
  details: readonly Detail[] = [],
): Intent {
  const facts: IntentFacts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] }
  const shown = [...details, detail('recipient', addressValue(recipient))]
  return make(action, values, facts, shown)
}

function decodeMint(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = minting.decode(call.data)
  if (decoded === undefined) return undefined
  const amount = amountValue(call.value, null)
  const recipient = decoded.functionName === 'mintFrxEth' ? account : decoded.args[0]
  const action = decoded.functionName === 'submitAndDeposit' ? 'submitAndDeposit' : 'mintFrxEth'
  return to(recipient, action, { amount }, decoded.anomalies)
}

function decodeVault(call: TransactionCall, account: Address): Intent | undefined {
  const entry = vault.decode(call.data)
  if (entry !== undefined) {
    const [amount, receiver] = entry.args
    const mints = entry.functionName === 'mint'
    const values = { amount: amountValue(amount, mints ? sfrxeth : frxeth) }
    return to(receiver, mints ? 'mint' : 'deposit', values, entry.anomalies)
  }
  const exit = vaultExits.decode(call.data)
  if (exit === undefined) return undefined
  const [amount, receiver, owner] = exit.args
  const redeems = exit.functionName === 'redeem'
  const values = { amount: amountValue(amount, redeems ? sfrxeth : frxeth) }
  const others = isAddressEqual(owner, account) ? [] : [detail('owner', addressValue(owner))]
  return to(receiver, redeems ? 'redeem' : 'withdraw', values, exit.anomalies, others)
}

/** Both queues take requests by the same functions. */
function decodeEntry(call: TransactionCall): Intent | undefined {
  const plain = entering.decode(call.data)
  if (plain !== undefined) {
    const [recipient, amount] = plain.args
    return enter(amount, plain.functionName.includes('Sfrx') ? sfrxeth : frxeth, recipient, plain.anomalies)
  }
  const permitted = enteringByPermit.decode(call.data)
  if (permitted === undefined) return undefined
  const [amount, recipient] = permitted.args
  return enter(amount, permitted.functionName.includes('Sfrx') ? sfrxeth : frxeth, recipient, permitted.anomalies)
}

function enter(amount: bigint, token: Token, recipient: Address, anomalies: Anomalies): Intent {
  const facts: IntentFacts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] }
  return {
    protocol: 'frax',
    action: 'enterRedemptionQueue',
    title: sentence('intents.frax.enterRedemptionQueue', { amount: amountValue(amount, token) }),
    details: [detail('withdrawalOwner', addressValue(recipient))],
    facts,
  }
}

const numbered = (id: bigint): Values => ({ id: { type: 'number', number: id } })

function decodeRedemption(call: TransactionCall): Intent | undefined {
  const decoded = redeeming.decode(call.data)
  if (decoded === undefined) return undefined
  const [id, recipient] = decoded.args
  if (decoded.functionName === 'fullRedeemNft') return to(recipient, 'fullRedeemNft', numbered(id), decoded.anomalies)
  const values = { ...numbered(id), amount: amountValue(decoded.args[2], frxeth) }
  return to(recipient, 'partialRedeemNft', values, decoded.anomalies)
}

function decodeOldRedemption(call: TransactionCall): Intent | undefined {
  const paid = oldRedeeming.decode(call.data)
  if (paid !== undefined) return to(paid.args[1], 'fullRedeemNft', numbered(paid.args[0]), paid.anomalies)
  const early = oldEarly.decode(call.data)
  if (early === undefined) return undefined
  return to(early.args[0], 'earlyBurnRedemptionTicketNft', numbered(early.args[1]), early.anomalies)
}
