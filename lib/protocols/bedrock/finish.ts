import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, call } from '../plan.ts'
import type { ExitPosition, FinishablePosition, Read, TransactionCall } from '../types.ts'
import { redeemContract, routerClaimSome, routerContract } from './abi.ts'
import { redeem, router } from './addresses.ts'
import { countDue, hindrance } from './claims.ts'
import { readRedeems } from './redeems.ts'

/**
 * Takes all paid ether of uniETH, or claims uniBTC entries from the oldest up to the last of these. Throws
 * NotFinishableError when they cannot be had now.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const own = exits.filter((exit): exit is ExitPosition => exit.kind === 'exit')
  const [first] = own
  if (first === undefined || own.length !== exits.length) throw new NotFinishableError()
  const { contract } = first.ticket
  if (!own.every(({ ticket }) => isAddressEqual(ticket.contract, contract))) throw new NotFinishableError()
  if (isAddressEqual(contract, redeem)) return yield* takeEther(account)
  if (isAddressEqual(contract, router)) return yield* claim(own, account)
  throw new NotFinishableError()
}

function* takeEther(account: Address): Read<TransactionCall> {
  const [paid] = yield* ask([call(redeemContract, 'balanceOf', [account])])
  if (paid === 0n) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: redeemContract.abi(), functionName: 'claim', args: [paid] })
  return { to: redeem, data, value: 0n }
}

/** The router claims in order of age, so older entries that are due come along. */
function* claim(exits: readonly ExitPosition[], account: Address): Read<TransactionCall> {
  const redeems = yield* readRedeems(account)
  if (redeems === null || redeems.stopped !== null) throw new NotFinishableError()
  const due = redeems.entries.slice(0, countDue(redeems.entries, redeems.delay, redeems.time))
  const places = exits.map(({ ticket }) => due.findIndex(({ index }) => index === ticket.number))
  const claimed = due.slice(0, Math.max(...places) + 1)
  if (places.includes(-1) || hindrance(claimed, redeems.purses, redeems) !== null) throw new NotFinishableError()
  const all = claimed.length === due.length && !redeems.more
  const data = all
    ? encodeFunctionData({ abi: routerContract.abi(), functionName: 'claimDelayedRedeems' })
    : encodeFunctionData({
        abi: routerClaimSome.abi(),
        functionName: 'claimDelayedRedeems',
        args: [BigInt(claimed.length)],
      })
  return { to: router, data, value: 0n }
}
