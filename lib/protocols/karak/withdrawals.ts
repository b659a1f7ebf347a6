import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { isOn } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, type Settled, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { vaultContract, withdrawalsContract } from './abi.ts'
import { delegationSupervisor } from './addresses.ts'
import { readKnown } from './deposits.ts'

/** The list never gets shorter, so only so many of its latest entries are looked at. */
const most = 100
const all = `karak:exit:${delegationSupervisor}`

type Queued = {
  staker: Address
  delegatedTo: Address
  nonce: bigint
  start: bigint
  request: { vaults: readonly Address[]; shares: readonly bigint[]; withdrawer: Address }
}

function* readList(account: Address): Read<readonly Queued[]> {
  const [list] = yield* ask([call(withdrawalsContract, 'fetchQueuedWithdrawals', [account])])
  return list
}

type Terms = { pending: readonly Settled<boolean>[]; delay: bigint; time: bigint; paused: boolean }

/** What is decided at this block. One round. */
function* readTerms(list: readonly Queued[]): Read<Terms> {
  const [pending, [delay, time], [paused]] = yield* together([
    askSettled(list.map((queued) => call(withdrawalsContract, 'isWithdrawPending', [queued]))),
    ask([call(withdrawalsContract, 'withdrawalDelay', []), call(multicall3, 'getCurrentBlockTimestamp', [])]),
    askSettled([call(withdrawalsContract, 'paused', [])]),
  ])
  return { pending, delay, time, paused: isOn(paused) }
}

/**
 * Every withdrawal that was asked for and not finished, one row for each vault it takes from. One round for an account that
 * asked for none, two otherwise, three when a vault holds something unknown. Throws PartialReadError.
 */
export function* readWithdrawals(account: Address): Read<readonly Position[]> {
  const whole = yield* readList(account)
  if (whole.length === 0) return []
  const list = whole.slice(-most)
  const parts = list.flatMap((queued, place) =>
    queued.request.vaults.map((vault, index) => ({
      queued,
      place,
      vault,
      index,
      shares: queued.request.shares[index] ?? 0n,
    })),
  )
  const addresses = [...new Set(parts.map(({ vault }) => vault))]
  const [terms, worth, assets, stops] = yield* together([
    readTerms(list),
    askSettled(parts.map(({ vault, shares }) => call(at(vault, vaultContract), 'convertToAssets', [shares]))),
    askSettled(addresses.map((vault) => call(at(vault, vaultContract), 'asset', []))),
    askSettled(addresses.map((vault) => call(at(vault, vaultContract), 'paused', []))),
  ])
  const open = parts.flatMap((part, index) => {
    const pending = terms.pending[part.place]
    const of = addresses.indexOf(part.vault)
    const seen = { ...part, pending, pays: worth[index], asset: assets[of], stopped: stops[of] }
    return pending?.ok && !pending.value ? [] : [seen]
  })
  const known = yield* readKnown(open.flatMap(({ vault, asset }) => (asset?.ok ? [vault, asset.value] : [vault])))
  // More may be open among those that are not looked at.
  const unread: UnreadPosition[] = whole.length > most ? [{ id: all, error: undefined }] : []
  const positions = open.flatMap(({ queued, vault, index, shares, pending, pays, asset, stopped }): ExitPosition[] => {
    const id = `${all}:${queued.nonce}:${index}`
    if (!pending?.ok || !asset?.ok) {
      unread.push({ id, error: pending?.ok === false ? pending.error : undefined })
      return []
    }
    const token = asset.value
    const over = terms.time >= queued.start + terms.delay
    const paused = terms.paused || (stopped !== undefined && isOn(stopped))
    return [
      {
        id,
        protocol: 'karak',
        kind: 'exit',
        ticket: { contract: delegationSupervisor, number: queued.nonce, transferable: false },
        given: { token: vault, asset: known(vault), amount: tokenUnits(shares) },
        paid: { token, asset: known(token) },
        amountNow: pays?.ok ? tokenUnits(pays.value) : null,
        amountAsked: null,
        state: !over ? 'waiting' : paused ? 'frozen' : 'completable',
        delay: over
          ? []
          : [
              {
                what: 'cooldown',
                over,
                block: null,
                time: queued.start + terms.delay,
                since: { time: queued.start },
              },
            ],
        // The vault pays by what a share of it is worth when it is finished.
        repricing: true,
        finish: isAddressEqual(queued.request.withdrawer, account) ? { batch: 'karak' } : null,
        ...(paused ? { note: sentence('notes.karak.paused') } : {}),
      },
    ]
  })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

/** `finishWithdraw` of whole withdrawals, each with all its vaults, paid to the account. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const nonces = new Set(exits.map((exit) => (exit.kind === 'exit' ? exit.ticket.number : null)))
  const list = yield* readList(account)
  const chosen = list.filter(({ nonce }) => nonces.has(nonce))
  if (exits.length === 0 || chosen.length !== nonces.size) throw new NotFinishableError('gone')
  const addresses = [...new Set(chosen.flatMap(({ request }) => request.vaults))]
  const [{ pending, delay, time, paused }, stops] = yield* together([
    readTerms(chosen),
    askSettled(addresses.map((vault) => call(at(vault, vaultContract), 'paused', []))),
  ])
  if (!pending.every((one) => one.ok && one.value)) throw new NotFinishableError('gone')
  if (!chosen.every(({ request }) => isAddressEqual(request.withdrawer, account))) throw new NotFinishableError()
  if (paused || stops.some(isOn)) throw new NotFinishableError('paused')
  if (chosen.some(({ start }) => time < start + delay)) throw new NotFinishableError('early')
  const data = encodeFunctionData({
    abi: withdrawalsContract.abi(),
    functionName: 'finishWithdraw',
    args: [chosen],
  })
  return { to: delegationSupervisor, data, value: 0n }
}
