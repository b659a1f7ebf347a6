import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { vaultContract } from '../erc4626.ts'
import { known } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { apxethContract, pirex } from './abi.ts'
import { apxeth, pxeth } from './addresses.ts'

/** Fees and penalties are millionths. */
const million = 1_000_000n
const ether = { token: null, asset: etherAsset }

/** What is left after a fee, which the contract rounds down. Same unit. Mirrors PirexEth._computeAssetAmounts. */
const afterFee = (amount: bigint, fee: bigint) => amount - (amount * fee) / million

/** The most that stays at or below a limit after a fee; null when all would be withheld. Same unit. */
const beforeFee = (limit: bigint, fee: bigint) => (fee >= million ? null : (limit * million) / (million - fee))

/**
 * The most that can be asked for after the fee: as many validators must be there as have to leave. Wei, never negative; null
 * when one of the three is unknown. Mirrors PirexEth.initiateRedemption.
 */
function mostAsked(size: bigint | null, validators: bigint | null, pending: bigint | null): bigint | null {
  if (size === null || validators === null || pending === null) return null
  const most = (validators + 1n) * size - 1n - pending
  return most > 0n ? most : 0n
}

/**
 * pxETH at once from the buffer or through tickets; apxETH by unwrapping, or straight into tickets. One round. The part
 * withheld of apxETH is its penalty and the fee together.
 */
export function* leave({ token, amount }: { token: Address; amount: bigint }): Read<readonly Way[]> {
  const wrapped = isAddressEqual(token, apxeth.address)
  if (!wrapped && !isAddressEqual(token, pxeth.address)) return []
  const [queueFee, instantFee, buffer, paused, penalty, unwrapped, worth, size, validators, pending] =
    yield* askSettled([
      call(pirex, 'fees', [1]),
      call(pirex, 'fees', [2]),
      call(pirex, 'buffer', []),
      call(pirex, 'paused', []),
      call(apxethContract, 'withdrawalPenalty', []),
      call(at(apxeth.address, vaultContract), 'previewRedeem', [amount]),
      call(at(apxeth.address, vaultContract), 'convertToAssets', [amount]),
      call(pirex, 'DEPOSIT_SIZE', []),
      call(pirex, 'getStakingValidatorCount', []),
      call(pirex, 'pendingWithdrawal', []),
    ])
  const closed = paused.ok && paused.value === 2n ? sentence('notes.dinero.paused') : null
  const inPxeth = wrapped ? known(unwrapped) : amount
  const fee = queueFee.ok ? BigInt(queueFee.value) : null
  const received = inPxeth === null || fee === null ? null : afterFee(inPxeth, fee)
  const full = wrapped ? known(worth) : amount
  const limit = mostAsked(known(size), known(validators), known(pending))
  const most = limit === null || fee === null || wrapped ? null : beforeFee(limit, fee)
  const tooMuch = limit !== null && received !== null && received > limit
  const queue: Way = {
    kind: 'queue',
    paid: ether,
    receives: received === null ? null : tokenUnits(received),
    fee: received === null || full === null || full === 0n ? null : wad(((full - received) * 10n ** 18n) / full),
    delay: [
      { what: 'queue', seconds: null },
      { what: 'report', seconds: null },
    ],
    most: most === null ? null : tokenUnits(most),
    closed: closed ?? (tooMuch ? sentence('intents.revert.NotEnoughValidators') : null),
  }
  if (wrapped) {
    const unwrap: Way = {
      kind: 'unwrap',
      paid: { token: pxeth.address, asset: assetOf(pxeth) },
      receives: inPxeth === null ? null : tokenUnits(inPxeth),
      fee: penalty.ok ? wad(penalty.value * 10n ** 12n) : null,
      delay: [],
      most: null,
      closed: null,
    }
    return [unwrap, queue]
  }
  const cost = instantFee.ok ? BigInt(instantFee.value) : null
  // What is left after the fee must lie in the buffer.
  const atOnce = cost === null || !buffer.ok ? null : beforeFee(buffer.value, cost)
  const instant: Way = {
    kind: 'instant',
    paid: ether,
    receives: cost === null ? null : tokenUnits(afterFee(amount, cost)),
    fee: cost === null ? null : wad(cost * 10n ** 12n),
    delay: [],
    most: atOnce === null ? null : tokenUnits(atOnce),
    closed,
  }
  return [instant, queue]
}
