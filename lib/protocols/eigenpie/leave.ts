import { type Address, isAddressEqual, toFunctionSelector } from 'viem'
import { mulWad, type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, type Settled, together } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { configContract, manager, mlrt } from './abi.ts'
import { egeth, nativeAsset, products } from './addresses.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/** The queue, free of charge: the amount is fixed when it is asked for, and paid after the end of the next epoch. One round. */
export function* leave({ token, amount }: Leaving): Read<readonly Way[]> {
  const product = products.find((one) => isAddressEqual(one.token.address, token))
  if (product === undefined) return []
  const [[rate, paused, supported, next, wait, time], probe] = yield* together([
    ask([
      call(at(product.token.address, mlrt), 'exchangeRateToLST', []),
      call(manager, 'paused', []),
      call(configContract, 'isSupportedAsset', [product.asset]),
      call(manager, 'nextUserWithdrawalTime', []),
      call(manager, 'lstWithdrawalDelay', []),
      call(multicall3, 'getCurrentBlockTimestamp', []),
    ]),
    // Asked for nothing, the queue says whether it takes ether at all: the published contract refuses it by name.
    askSettled(product === egeth ? [call(manager, 'userQueuingForWithdraw', [nativeAsset, 0n])] : []),
  ])
  const remaining = next > time ? next - time : 0n
  const closed = paused
    ? sentence('leave.eigenpie.paused')
    : supported
      ? etherQueue(probe[0])
      : sentence('leave.eigenpie.unsupported')
  return [
    {
      kind: 'queue',
      paid: product.paid,
      receives: tokenUnits(mulWad(amount, rate)),
      fee: wad(0n),
      delay: [
        { what: 'epoch', seconds: remaining > wait ? remaining - wait : 0n },
        { what: 'cooldown', seconds: wait },
      ],
      most: null,
      closed,
    },
  ]
}

/** Why ether cannot be asked of the queue; null when it can, or when it is not about ether. */
function etherQueue(probe: Settled<unknown> | undefined): Sentence | null {
  if (probe === undefined || probe.ok) return null
  const refused = probe.error.data === toFunctionSelector('NativeWithdrawNotSupported()')
  return sentence(refused ? 'leave.eigenpie.nativeRefused' : 'leave.eigenpie.nativeUnknown')
}
