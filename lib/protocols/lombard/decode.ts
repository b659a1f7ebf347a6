import { type Address, type Hex, isAddressEqual } from 'viem'
import { type Anomalies, CalldataError, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, Token, TransactionCall } from '../types.ts'
import { btcb, lbtc, originals } from './addresses.ts'
import { bitcoinAddress } from './bitcoin.ts'

const both = calldata([
  'function redeemForBtc(bytes scriptPubkey, uint256 amount)',
  'function mint(bytes rawPayload, bytes proof)',
])
const staked = calldata(['function deposit(uint256 amount)', 'function redeem(uint256 amount)'])
/** What the notaries sign: a message of Lombard's own, and in it whom to mint what. */
const message = calldata(['function MessageV1(bytes32, uint256, bytes32, bytes32, bytes32, bytes body)'])
const release = calldata(['function mint(bytes32 token, bytes32 recipient, uint256 amount)'])
const make = intentOf('lombard')

/** To LBTC from BTC.b and back, to Bitcoin, and fetching what was minted by proof. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  const { to } = call
  const token = to === null ? undefined : originals.find(({ address }) => isAddressEqual(address, to))
  if (token === undefined) return undefined
  const decoded = both.decode(call.data)
  if (decoded === undefined) return token === lbtc ? decodeStaked(call, account) : undefined
  const { anomalies } = decoded
  if (decoded.functionName === 'mint') return fetched(token, decoded.args[0], anomalies)
  const [script, amount] = decoded.args
  const address = bitcoinAddress(script)
  // Whose Bitcoin address it is, nothing here can tell.
  const notes = [sentence(address === null ? 'intents.lombard.unsupported' : 'intents.lombard.checkAddress')]
  return make('redeemForBtc', { amount: amountValue(amount, token) }, { ...anomalies, notes }, [
    address === null
      ? detail('lombard.script', { type: 'hex', hex: script })
      : detail('lombard.bitcoin', { type: 'text', text: address }),
  ])
}

function decodeStaked(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = staked.decode(call.data)
  if (decoded === undefined) return undefined
  const { functionName, args, anomalies } = decoded
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  return make(functionName, { amount: amountValue(args[0], functionName === 'deposit' ? btcb : lbtc) }, facts)
}

function fetched(token: Token, payload: Hex, anomalies: Anomalies): Intent {
  const minted = releaseOf(payload)
  if (minted === undefined) return make('mint', { token: { type: 'name', text: token.symbol } }, anomalies)
  const { recipient, amount, of } = minted
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  const known = originals.find(({ address }) => isAddressEqual(address, of))
  return make(
    'mintAmount',
    {
      amount:
        known === undefined
          ? { type: 'amount', amount, decimals: null, symbol: null, token: of }
          : amountValue(amount, known),
    },
    facts,
    [detail('recipient', addressValue(recipient))],
  )
}

/** What a signed message mints, when it is one of those. */
function releaseOf(payload: Hex): { recipient: Address; of: Address; amount: bigint } | undefined {
  try {
    const body = message.decode(payload)?.args[5]
    const args = body === undefined ? undefined : release.decode(body)?.args
    if (args === undefined) return undefined
    const [of, recipient] = [addressIn(args[0]), addressIn(args[1])]
    return of === undefined || recipient === undefined ? undefined : { of, recipient, amount: args[2] }
  } catch (error) {
    if (error instanceof CalldataError) return undefined
    throw error
  }
}

/** An address in 32 bytes that begin with zeros. */
const addressIn = (bytes: Hex): Address | undefined =>
  /^0x0{24}/.test(bytes) ? (`0x${bytes.slice(26)}` as Address) : undefined
