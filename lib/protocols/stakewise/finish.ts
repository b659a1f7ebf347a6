import { type Address, encodeFunctionData, type Hex, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, at, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { redeemerContract, vaultContract } from './abi.ts'
import { redeemers, vaults } from './addresses.ts'

/**
 * Claims what was processed of these exits of one queue: one call, or several through the queue's own multicall. Two rounds.
 * Throws NotFinishableError unless each of them pays something now.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const asked = exits.map((exit) => {
    if (exit.kind !== 'exit' || exit.ticket.number === null) throw new NotFinishableError()
    return { queue: exit.ticket.contract, number: exit.ticket.number, time: timeOf(exit.id) }
  })
  const [first] = asked
  if (first === undefined || asked.some(({ queue }) => !isAddressEqual(queue, first.queue))) {
    throw new NotFinishableError()
  }
  const is = ({ address }: { address: Address }) => isAddressEqual(address, first.queue)
  if (!redeemers.some(is) && !vaults.some(is)) throw new NotFinishableError()
  // A vault has the redeemer's question about places, and multicall.
  const indices = yield* ask(
    asked.map(({ queue, number }) => call(at(queue, redeemerContract), 'getExitQueueIndex', [number])),
  )
  if (indices.some((index) => index < 0n)) throw new NotFinishableError('early')
  const claims = asked.map((one, index) => ({ ...one, index: indices[index] as bigint }))
  const calls = redeemers.some(is) ? yield* redeemed(claims, account) : yield* exited(claims, account)
  const [only, another] = calls
  if (only !== undefined && another === undefined) return { to: first.queue, data: only, value: 0n }
  const data = encodeFunctionData({ abi: redeemerContract.abi(), functionName: 'multicall', args: [calls] })
  return { to: first.queue, data, value: 0n }
}

/** The time a vault's exit was begun at, which its name ends with. */
function timeOf(id: string): bigint | null {
  const time = /^stakewise:exit:0x[0-9a-fA-F]{40}:\d+:(\d+)$/.exec(id)?.[1]
  return time === undefined ? null : BigInt(time)
}

type Claim = { queue: Address; number: bigint; time: bigint | null; index: bigint }

function* redeemed(claims: readonly Claim[], account: Address): Read<readonly Hex[]> {
  const paid = yield* ask(
    claims.map(({ queue, number, index }) =>
      call(at(queue, redeemerContract), 'calculateExitedAssets', [account, number, index]),
    ),
  )
  mustPay(paid)
  return claims.map(({ number, index }) =>
    encodeFunctionData({ abi: redeemerContract.abi(), functionName: 'claimExitedAssets', args: [number, index] }),
  )
}

function* exited(claims: readonly Claim[], account: Address): Read<readonly Hex[]> {
  const dated = claims.map(({ time, ...claim }) => {
    if (time === null) throw new NotFinishableError()
    return { ...claim, time }
  })
  const paid = yield* ask(
    dated.map(({ queue, number, time, index }) =>
      call(at(queue, vaultContract), 'calculateExitedAssets', [account, number, time, index]),
    ),
  )
  mustPay(paid)
  return dated.map(({ number, time, index }) =>
    encodeFunctionData({ abi: vaultContract.abi(), functionName: 'claimExitedAssets', args: [number, time, index] }),
  )
}

/** As the contracts decide it: something was processed, and it is worth something. */
function mustPay(paid: readonly (readonly [left: bigint, exited: bigint, assets: bigint])[]): void {
  if (paid.some(([, exited, assets]) => exited === 0n || assets === 0n)) throw new NotFinishableError('gone')
}
