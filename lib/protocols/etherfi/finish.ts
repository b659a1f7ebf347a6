import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, type Settled } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { blacklist, delayedWithdraw, requests, switchable } from './abi.ts'
import { eeth, withdrawRequestNft } from './addresses.ts'
import { claimBatch } from './exits.ts'
import { pauseCalls, pauseOf } from './pauses.ts'

/**
 * Claims requests that are finalised and still the account's, or completes one delayed withdrawal. Requests that somebody
 * else claimed in between (anybody may, for their holder) are left out. Throws NotFinishableError when nothing is left.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const own = exits.flatMap((exit) => (exit.kind === 'exit' ? [exit] : []))
  const [first] = own
  if (first === undefined || own.length !== exits.length) throw new NotFinishableError()
  if (first.finish?.batch !== claimBatch) {
    if (own.length !== 1 || first.finish === null || first.paid.token === null) throw new NotFinishableError()
    return yield* complete(first.ticket.contract, first.paid.token, account)
  }
  const ids = own.flatMap(({ ticket: { number } }) => (number === null ? [] : [number]))
  return yield* claim(ids, account)
}

function* claim(ids: readonly bigint[], account: Address): Read<TransactionCall> {
  const [until, now, byHand, timed, ...answers] = yield* askSettled([
    call(blacklist, 'blacklistedUntil', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...pauseCalls(eeth.address),
    ...ids.flatMap((id) => [
      call(requests, 'ownerOf', [id]),
      call(requests, 'getRequest', [id]),
      call(requests, 'getClaimableAmount', [id]),
    ]),
  ])
  const time = now.ok ? now.value : 0n
  if (until.ok && until.value > time) throw new NotFinishableError()
  if (pauseOf(byHand as Settled<boolean>, timed as Settled<bigint>, time) !== null) throw new NotFinishableError()
  const ready = ids.filter((_, index) => {
    const [owner, request, amount] = answers.slice(index * 3, index * 3 + 3)
    if (!owner?.ok || !request?.ok || !amount?.ok) return false
    return isAddressEqual(owner.value as Address, account) && (request.value as { isValid: boolean }).isValid
  })
  const [only, another] = ready
  if (only === undefined) throw new NotFinishableError()
  const data =
    another === undefined
      ? encodeFunctionData({ abi: requests.abi(), functionName: 'claimWithdraw', args: [only] })
      : encodeFunctionData({ abi: requests.abi(), functionName: 'batchClaimWithdraw', args: [ready] })
  return { to: withdrawRequestNft, data, value: 0n }
}

function* complete(contract: Address, asset: Address, account: Address): Read<TransactionCall> {
  const target = { address: contract, abi: delayedWithdraw.abi }
  const [[, , maturity, shares], paused, now] = yield* ask([
    call(target, 'withdrawRequests', [account, asset]),
    call(at(contract, switchable), 'isPaused', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (shares === 0n || paused || now < BigInt(maturity)) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: target.abi(), functionName: 'completeWithdraw', args: [asset, account] })
  return { to: contract, data, value: 0n }
}
