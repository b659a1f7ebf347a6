import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { oldQueueContract, queueContract } from './abi.ts'
import { oldRedemptionQueue, redemptionQueue } from './addresses.ts'

/** Redeems one whole ticket to its owner. One round. Throws NotFinishableError when it is not paid now. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined || exit.ticket.number === null) throw new NotFinishableError()
  const { contract, number } = exit.ticket
  if (isAddressEqual(contract, redemptionQueue)) return yield* redeem(number, account)
  if (isAddressEqual(contract, oldRedemptionQueue)) return yield* redeemOld(number, account)
  throw new NotFinishableError()
}

function* redeem(number: bigint, account: Address): Read<TransactionCall> {
  const [owner, [whole]] = yield* ask([
    call(queueContract, 'ownerOf', [number]),
    call(queueContract, 'canRedeem', [number, 0n, false]),
  ])
  if (!isAddressEqual(owner, account)) throw new NotFinishableError('gone')
  if (!whole) throw new NotFinishableError('early')
  const data = encodeFunctionData({
    abi: queueContract.abi(),
    functionName: 'fullRedeemNft',
    args: [number, account],
  })
  return { to: queueContract.address, data, value: 0n }
}

function* redeemOld(number: bigint, account: Address): Read<TransactionCall> {
  const [owner, [, maturity, amount], time, balance] = yield* ask([
    call(oldQueueContract, 'ownerOf', [number]),
    call(oldQueueContract, 'nftInformation', [number]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(multicall3, 'getEthBalance', [oldRedemptionQueue]),
  ])
  if (!isAddressEqual(owner, account)) throw new NotFinishableError('gone')
  if (time < maturity) throw new NotFinishableError('early')
  if (balance < amount) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({
    abi: oldQueueContract.abi(),
    functionName: 'burnRedemptionTicketNft',
    args: [number, account],
  })
  return { to: oldQueueContract.address, data, value: 0n }
}
