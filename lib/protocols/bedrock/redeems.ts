import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError, type TypedCall, together } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Asset, ExitPosition, Read } from '../types.ts'
import { routerContract, vaultContract } from './abi.ts'
import { bitcoins, nativeBitcoin, router, unibtc, vault } from './addresses.ts'
import { countDue, type Entry, type Hindrance, hindrance, type Purse, paidFor } from './claims.ts'

/** Entries of one account that are looked at, oldest first; more are said to be there and not shown. */
const most = 100

/** Everything about an account's entries that a claim depends on, at one block. */
export type Redeems = {
  entries: readonly Entry[]
  /** Entries behind the hundredth. */
  more: boolean
  assets: ReadonlyMap<Address, Asset>
  purses: ReadonlyMap<Address, Purse>
  delay: bigint
  principalDelay: bigint
  time: bigint
  /** Router paused, account blacklisted, or vault out of service: nothing is paid. */
  stopped: Sentence | null
  fastLane: boolean
}

/** The account's entries and what stands in their way. One round when it has none, two otherwise. */
export function* readRedeems(account: Address): Read<Redeems | null> {
  const [list, length] = yield* ask([
    call(routerContract, 'getUserDelayedRedeems', [account]),
    call(routerContract, 'userRedeemsLength', [account]),
  ])
  if (list.length === 0) return null
  const taken = length - BigInt(list.length)
  const entries = list.slice(0, most).map(
    ({ amount, createdAt, token }, index): Entry => ({
      index: taken + BigInt(index),
      amount,
      createdAt: BigInt(createdAt),
      token,
    }),
  )
  const paidIn = [...new Set(entries.map(({ token }) => token))]
  const [[delay, principalDelay, paused, blacklisted, fastLane, outOfService, time], named, flags, reserves, balances] =
    yield* together([
      ask([
        call(routerContract, 'redeemDelay', []),
        call(routerContract, 'redeemPrincipalDelay', []),
        call(routerContract, 'paused', []),
        call(routerContract, 'isBlacklisted', [account]),
        call(routerContract, 'fastLanes', [account]),
        call(vaultContract, 'outOfService', []),
        call(multicall3, 'getCurrentBlockTimestamp', []),
      ]),
      readAssets(paidIn),
      askSettled(paidIn.map((token) => call(routerContract, 'isPausedToken', [token]))),
      askSettled(paidIn.map((token) => call(routerContract, 'retainAmounts', [token]))),
      askSettled(paidIn.map(balanceOfVault)),
    ])
  const assets = new Map<Address, Asset>()
  const purses = new Map<Address, Purse>()
  for (const [index, token] of paidIn.entries()) {
    const asset = bitcoins.find((one) => one.token === token)?.asset ?? (named[index] as Asset)
    const decimals = token === nativeBitcoin ? 18 : asset.decimals
    assets.set(token, { ...asset, decimals })
    const [flag, reserve, balance] = [flags[index], reserves[index], balances[index]]
    if (!flag?.ok || !reserve?.ok || !balance?.ok) continue
    purses.set(token, { decimals, paused: flag.value, retained: reserve.value, balance: balance.value })
  }
  const stopped = paused || outOfService ? 'exits.bedrock.paused' : blacklisted ? 'exits.bedrock.blacklisted' : null
  return {
    entries,
    more: list.length > most,
    assets,
    purses,
    delay,
    principalDelay,
    time,
    stopped: stopped === null ? null : sentence(stopped),
    fastLane,
  }
}

const balanceOfVault = (token: Address): TypedCall<bigint> =>
  token === nativeBitcoin ? call(multicall3, 'getEthBalance', [vault]) : call(at(token, erc20), 'balanceOf', [vault])

/** The entries as exits. One round when there are none, three otherwise. Throws PartialReadError for those past the hundredth. */
export function* readRedeemExits(account: Address): Read<readonly ExitPosition[]> {
  const redeems = yield* readRedeems(account)
  if (redeems === null) return []
  const { entries, purses, more } = redeems
  const fees = yield* askSettled(entries.map(({ index }) => call(routerContract, 'redeemFees', [account, index])))
  const due = countDue(entries, redeems.delay, redeems.time)
  const unread: UnreadPosition[] = []
  const positions = entries.flatMap((entry, index) => {
    const id = `bedrock:exit:${router}:${entry.index}`
    if (!purses.has(entry.token)) {
      unread.push({ id, error: new ReadError('0x') })
      return []
    }
    const fee = fees[index]
    const given = fee?.ok ? tokenUnits(entry.amount + fee.value) : null
    const stands = index < due ? hindrance(entries.slice(0, index + 1), purses, redeems) : null
    return [toExit(id, entry, { redeems, given, due: index < due, stands })]
  })
  if (more) unread.push({ id: `bedrock:exit:${router}`, error: new ReadError('0x') })
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

type Seen = { redeems: Redeems; given: ExitPosition['given']['amount']; due: boolean; stands: Hindrance }

function toExit(id: string, entry: Entry, { redeems, given, due, stands }: Seen): ExitPosition {
  const asset = redeems.assets.get(entry.token) as Asset
  const paid = paidFor(entry.amount, asset.decimals)
  const amount = paid === null ? null : tokenUnits(paid)
  const { stopped, delay, principalDelay, time } = redeems
  const frozen = stopped !== null || stands === 'admin'
  const returnable = time >= entry.createdAt + principalDelay
  const note = stopped ?? noteOf(stands, returnable)
  const over = entry.createdAt + delay
  return {
    id,
    protocol: 'bedrock',
    kind: 'exit',
    ticket: { contract: router, number: entry.index, transferable: false },
    given: { token: unibtc.address, asset: assetOf(unibtc), amount: given },
    paid: { token: entry.token, asset },
    // One to one and fixed when it was asked for.
    amountNow: amount,
    amountAsked: amount,
    state: !due ? 'waiting' : frozen ? 'frozen' : stands === null ? 'completable' : 'waiting',
    delay: [
      ...(due && stands === null
        ? []
        : [{ what: 'cooldown', over: due, block: null, time: over, since: { time: entry.createdAt } } as const]),
      ...(stands === 'empty' ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
    ],
    repricing: false,
    finish: { batch: 'bedrock:unibtc' },
    ...(note === null ? {} : { note }),
  }
}

function noteOf(stands: Hindrance, returnable: boolean): Sentence | null {
  if (stands === 'admin') return sentence('exits.bedrock.tokenPaused')
  if (stands === 'empty') return sentence(returnable ? 'exits.bedrock.returnable' : 'exits.bedrock.unfunded')
  return null
}
