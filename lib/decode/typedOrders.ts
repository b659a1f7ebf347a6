import { type Address, zeroAddress } from 'viem'
import { detail, unitsOf } from '../protocols/intent.ts'
import { addressValue, amountValue, sentence, type Value } from '../protocols/sentence.ts'
import type { Detail } from '../protocols/types.ts'
import type { TypedData, TypedStruct } from './typedData.ts'
import type { Recognised } from './typedIntent.ts'
import { asAddress, asInteger, type Struct, structsIn, structsOfShape } from './typedShape.ts'

/** Signatures that sell: Seaport orders (also in bulk), and one-for-one orders by the names that exchanges give them. */
export function decodeOrder(data: TypedData): Recognised | undefined {
  return seaport(data) ?? oneForOne(data)
}

type Side = { token: Address; amount: bigint; isNft: boolean; to: Address | null }

function seaport(data: TypedData): Recognised | undefined {
  const wanted = { offerer: 'address', offer: 'struct[]', consideration: 'struct[]' }
  const orders = structsOfShape(data, wanted)
  const [first] = orders
  if (first === undefined) return undefined
  const offerer = asAddress(first.value.offerer) ?? zeroAddress
  const given = orders.flatMap((order) => structsIn(data, order, 'offer').map(sideOf))
  const received = orders.flatMap((order) => structsIn(data, order, 'consideration').map(sideOf))
  const mine = received.filter(({ to }) => to === offerer && to !== null)
  const fees = received.filter(({ to }) => to !== offerer)
  return order(
    given,
    mine,
    fees.map(({ token, amount, to }) => detail('paidToOthers', paid(token, amount, to))),
  )
}

function paid(token: Address, amount: bigint, to: Address | null): Value {
  const values = { amount: worth(token, amount), to: addressValue(to ?? zeroAddress) }
  return { type: 'sentence', sentence: sentence('intents.typed.amountTo', values) }
}

function sideOf({ value }: Struct): Side {
  // The lower end of a price that falls: what is certain.
  const [start, end] = [asInteger(value.startAmount), asInteger(value.endAmount)]
  const kind = asInteger(value.itemType)
  return {
    token: asAddress(value.token) ?? zeroAddress,
    amount: lower(start, end),
    isNft: kind >= 2n,
    to: asAddress(value.recipient),
  }
}

/** [token given, amount given, token received, amount received] as CoW, 1inch and 0x name them. */
const pairs = [
  ['sellToken', 'sellAmount', 'buyToken', 'buyAmount'],
  ['makerAsset', 'makingAmount', 'takerAsset', 'takingAmount'],
  ['makerToken', 'makerAmount', 'takerToken', 'takerAmount'],
  ['inputToken', 'inputAmount', 'outputToken', 'outputAmount'],
] as const

function oneForOne(data: TypedData): Recognised | undefined {
  for (const [tokenIn, amountIn, tokenOut, amountOut] of pairs) {
    const wanted = { [tokenIn]: 'address', [amountIn]: 'uint', [tokenOut]: 'address', [amountOut]: 'uint' }
    for (const { value } of structsOfShape(data, wanted)) {
      const given = [side(value, tokenIn, amountIn)]
      const received = [side(value, tokenOut, amountOut)]
      const receiver = asAddress(value.receiver)
      return order(given, received, receiver === null ? [] : [detail('recipient', addressValue(receiver))], receiver)
    }
  }
  return undefined
}

function side(value: TypedStruct, token: string, amount: string): Side {
  return { token: asAddress(value[token]) ?? zeroAddress, amount: asInteger(value[amount]), isNft: false, to: null }
}

function order(
  given: readonly Side[],
  received: readonly Side[],
  more: readonly Detail[],
  receiver: Address | null = null,
): Recognised {
  const nothing = received.every(({ amount }) => amount === 0n)
  const details = [
    ...given.map(({ token, amount, isNft }) => detail('youGive', isNft ? addressValue(token) : worth(token, amount))),
    ...received.map(({ token, amount, isNft }) =>
      detail('youReceive', isNft ? addressValue(token) : worth(token, amount)),
    ),
    ...more,
  ]
  const dangers = [sentence(nothing ? 'warnings.receivesNothing' : 'warnings.signedOrder')]
  // The zero address stands for the signer in every one of these.
  const recipients =
    receiver === null || receiver === zeroAddress
      ? {}
      : { recipients: [{ role: 'recipient', address: receiver }] as const }
  return { action: 'order', title: sentence('intents.typed.order'), details, facts: { dangers, ...recipients } }
}

const lower = (a: bigint, b: bigint) => (a < b ? a : b)

function worth(token: Address, amount: bigint): Value {
  return token === zeroAddress ? amountValue(amount, null) : unitsOf(amount, token)
}
