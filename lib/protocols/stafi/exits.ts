import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { withdrawContract } from './abi.ts'
import { reth, withdrawals } from './addresses.ts'

/** Withdrawals of one account that are looked at, oldest first. */
const most = 100
const all = `stafi:exit:${withdrawals}`

function* readOpen(account: Address): Read<readonly bigint[]> {
  const [open] = yield* ask([call(withdrawContract, 'getUnclaimedWithdrawalsOfUser', [account])])
  return open.toSorted((a, b) => (a < b ? -1 : 1))
}

/** Withdrawals that were asked for and not claimed. One round without any, else two. Throws PartialReadError. */
export function* readExits(account: Address): Read<readonly Position[]> {
  const open = yield* readOpen(account)
  if (open.length === 0) return []
  const shown = open.slice(0, most)
  const [[last, held], entries] = yield* together([
    ask([call(withdrawContract, 'maxClaimableWithdrawIndex', []), call(multicall3, 'getEthBalance', [withdrawals])]),
    askSettled(shown.map((index) => call(withdrawContract, 'withdrawalAtIndex', [index]))),
  ])
  const unread: UnreadPosition[] = open.length > most ? [{ id: all, error: undefined }] : []
  let left = held
  const positions = shown.flatMap((index, place): ExitPosition[] => {
    const entry = entries[place]
    const id = `${all}:${index}`
    if (!entry?.ok) {
      unread.push({ id, error: entry?.error })
      return []
    }
    const [, amount] = entry.value
    const due = index <= last
    // Claims in this order: what the first take, the later ones lack.
    const funded = due && amount <= left
    if (funded) left -= amount
    return [
      {
        id,
        protocol: 'stafi',
        kind: 'exit',
        ticket: { contract: withdrawals, number: index, transferable: false },
        given: { token: reth.address, asset: assetOf(reth), amount: null },
        paid: { token: null, asset: etherAsset },
        // Fixed when it was asked for.
        amountNow: tokenUnits(amount),
        amountAsked: tokenUnits(amount),
        state: funded ? 'completable' : 'waiting',
        delay: funded
          ? []
          : [
              { what: 'queue', over: due, block: null, time: null },
              { what: 'operator', over: due, block: null, time: null },
              ...(due ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
            ],
        repricing: false,
        finish: { batch: 'stafi' },
        ...(due ? {} : { note: sentence('notes.stafi.sunset') }),
      },
    ]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** `withdraw` of all these at once. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const indices = exits.flatMap((exit) =>
    exit.kind === 'exit' && exit.ticket.number !== null ? [exit.ticket.number] : [],
  )
  if (indices.length === 0 || indices.length !== exits.length) throw new NotFinishableError()
  const [open, [last, held], entries] = yield* together([
    readOpen(account),
    ask([call(withdrawContract, 'maxClaimableWithdrawIndex', []), call(multicall3, 'getEthBalance', [withdrawals])]),
    askSettled(indices.map((index) => call(withdrawContract, 'withdrawalAtIndex', [index]))),
  ])
  if (!indices.every((index) => open.includes(index))) throw new NotFinishableError('gone')
  if (indices.some((index) => index > last)) throw new NotFinishableError('early')
  const owed = entries.reduce((sum, entry) => {
    if (!entry.ok || !isAddressEqual(entry.value[0], account)) throw new NotFinishableError()
    return sum + entry.value[1]
  }, 0n)
  if (owed > held) throw new NotFinishableError('unfunded')
  const data = encodeFunctionData({ abi: withdrawContract.abi(), functionName: 'withdraw', args: [indices] })
  return { to: withdrawals, data, value: 0n }
}
