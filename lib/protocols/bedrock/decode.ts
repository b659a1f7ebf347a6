import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, IntentFacts, TransactionCall } from '../types.ts'
import { bitcoins, redeem, router, staking, stakingPectra, unibtc, unieth, vault } from './addresses.ts'

const make = intentOf('bedrock')

const pool = calldata([
  'function mint(uint256 minToMint, uint256 deadline) payable',
  'function instantSwap(uint256 tokenAmount)',
  'function redeemFromValidators(uint256 ethersToRedeem, uint256 maxToBurn, uint256 deadline)',
])
const purse = calldata(['function claim(uint256 amount)'])
const purseTo = calldata(['function claim(address to, uint256 amount)'])
const mint = calldata(['function mint(address token, uint256 amount)'])
const redeems = calldata([
  'function createDelayedRedeem(address token, uint256 amount)',
  'function claimDelayedRedeems()',
  'function claimPrincipals()',
])
const someRedeems = calldata([
  'function claimDelayedRedeems(uint256 maxNumber)',
  'function claimPrincipals(uint256 maxNumber)',
])

/** Staking for uniETH, minting uniBTC, and leaving both. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, staking) || isAddressEqual(call.to, stakingPectra)) return decodePool(call)
  if (isAddressEqual(call.to, redeem)) return decodePurse(call, account)
  if (isAddressEqual(call.to, vault)) return decodeVault(call)
  if (isAddressEqual(call.to, router)) return decodeRouter(call, account)
  return undefined
}

const paidTo = (address: Address) => [{ role: 'recipient', address }] as const
const expires = (deadline: bigint) => detail('expires', { type: 'time', seconds: deadline })

function decodePool(call: TransactionCall): Intent | undefined {
  const ether = amountValue(call.value, null)
  if (call.data === '0x') {
    // The contract counts what it is sent like this as rewards, and mints nothing.
    return make('gift', { amount: ether }, { dangers: [sentence('intents.bedrock.giftMintsNothing')] })
  }
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies } = decoded
  switch (decoded.functionName) {
    case 'mint': {
      const [least, deadline] = decoded.args
      const details = [detail('atLeast', amountValue(least, unieth)), expires(deadline)]
      return make('mint', { amount: ether, token: { type: 'name', text: unieth.symbol } }, anomalies, details)
    }
    case 'instantSwap':
      return make('instantSwap', { amount: amountValue(decoded.args[0], unieth) }, anomalies)
    default: {
      const [wanted, most, deadline] = decoded.args
      const details = [detail('atMost', amountValue(most, unieth)), expires(deadline)]
      return make('redeemFromValidators', { amount: amountValue(wanted, null) }, anomalies, details)
    }
  }
}

function decodePurse(call: TransactionCall, account: Address): Intent | undefined {
  const own = purse.decode(call.data)
  const other = own === undefined ? purseTo.decode(call.data) : undefined
  if (own !== undefined) return takeEther(own.args[0], account, own.anomalies)
  return other === undefined ? undefined : takeEther(other.args[1], other.args[0], other.anomalies)
}

function takeEther(amount: bigint, to: Address, anomalies: IntentFacts): Intent {
  const facts = { ...anomalies, recipients: paidTo(to) }
  return make('claim', { amount: amountValue(amount, null) }, facts, [detail('recipient', addressValue(to))])
}

function decodeVault(call: TransactionCall): Intent | undefined {
  const decoded = mint.decode(call.data)
  if (decoded === undefined) return undefined
  const [token, amount] = decoded.args
  const values = { amount: bitcoinAmount(amount, token), token: { type: 'name', text: unibtc.symbol } } as const
  return make('mint', values, decoded.anomalies)
}

const bitcoinOf = (token: Address) => bitcoins.find((one) => isAddressEqual(one.token, token))?.asset

function bitcoinAmount(amount: bigint, token: Address): Value {
  const asset = bitcoinOf(token)
  if (asset === undefined) return unitsOf(amount, token)
  return { type: 'amount', amount, decimals: asset.decimals, symbol: asset.symbol, token }
}

function decodeRouter(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = redeems.decode(call.data) ?? someRedeems.decode(call.data)
  if (decoded === undefined) return undefined
  const { anomalies, functionName, args } = decoded
  if (functionName === 'createDelayedRedeem') {
    const [token, amount] = args
    const paidIn = addressValue(token, bitcoinOf(token)?.symbol ?? undefined)
    return make('createDelayedRedeem', { amount: amountValue(amount, unibtc) }, anomalies, [detail('paidIn', paidIn)])
  }
  const facts = { ...anomalies, recipients: paidTo(account) }
  return make(functionName, {}, facts, [detail('recipient', addressValue(account))])
}
