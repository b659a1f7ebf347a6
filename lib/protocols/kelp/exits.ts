import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { gather } from '../gather.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Asset, ExitDelay, ExitPosition, FinishablePosition, Position, Read, TransactionCall } from '../types.ts'
import { configContract, managerContract, oracleContract } from './abi.ts'
import { assets, etherPlaceholder, formerAssets, rseth, withdrawalManager } from './addresses.ts'
import { readPayable } from './lent.ts'
import { lengthOf, toAsset } from './math.ts'

/** Requests of one account in one asset beyond this are not read: nobody makes that many, each takes rsETH of one's own. */
const most = 100n

/** An account's own lists of requests, one per asset, by their two ends; and those that did not answer. */
type Lists = {
  found: readonly { asset: Address; ends: readonly [bigint, bigint] }[]
  unread: readonly UnreadPosition[]
}

const nameable = [...assets, ...formerAssets]

/**
 * Every open withdrawal in every asset that Kelp supports or did, oldest first. One round when there is none, two otherwise; one
 * more when Kelp has added an asset that this folder does not name. Throws PartialReadError for what could not be read.
 */
export function* readExits(account: Address): Read<readonly Position[]> {
  const ours = nameable.map(({ address }) => address)
  const [lists, [supported]] = yield* together([
    readLists(account, ours),
    askSettled([call(configContract, 'getSupportedAssetList', [])]),
  ])
  const unlisted = supported.ok ? [] : [{ id: allExits, error: supported.error }]
  const added = supported.ok ? supported.value.filter((one) => !ours.some((own) => isAddressEqual(own, one))) : []
  return yield* gather([
    { id: allExits, plan: readRequests(account, { ...lists, unread: [...lists.unread, ...unlisted] }) },
    { id: allExits, plan: readAdded(account, added.slice(0, Number(most))) },
  ])
}

function* readAdded(account: Address, added: readonly Address[]): Read<readonly Position[]> {
  return yield* readRequests(account, yield* readLists(account, added))
}

function* readLists(account: Address, of: readonly Address[]): Read<Lists> {
  const answers = yield* askSettled(of.map((asset) => call(managerContract, 'userAssociatedNonces', [asset, account])))
  const found = of.flatMap((asset, index) => {
    const answer = answers[index]
    return answer?.ok && lengthOf(answer.value) > 0n ? [{ asset, ends: answer.value }] : []
  })
  const unread = of.flatMap((asset, index) => {
    const answer = answers[index]
    return answer?.ok === false ? [{ id: `${allExits}:${asset}`, error: answer.error }] : []
  })
  return { found, unread }
}

function* readRequests(account: Address, { found: lists, unread: lost }: Lists): Read<readonly Position[]> {
  if (lists.length === 0) {
    if (lost.length > 0) throw new PartialReadError([], lost)
    return []
  }
  const named = (asset: Address) => nameable.find(({ address }) => isAddressEqual(address, asset))?.asset
  const strangers = lists.map(({ asset }) => asset).filter((asset) => named(asset) === undefined)
  const [[delay, price, paused, block], locked, prices, requests, described, payable] = yield* together([
    askSettled([
      call(managerContract, 'withdrawalDelayBlocks', []),
      call(oracleContract, 'rsETHPrice', []),
      call(managerContract, 'paused', []),
      call(multicall3, 'getBlockNumber', []),
    ]),
    askSettled(lists.map(({ asset }) => call(managerContract, 'nextLockedNonce', [asset]))),
    askSettled(lists.map(({ asset }) => call(oracleContract, 'getAssetPrice', [asset]))),
    askSettled(
      lists.flatMap(({ asset, ends }) =>
        places(ends).map((place) => call(managerContract, 'getUserWithdrawalRequest', [asset, account, place])),
      ),
    ),
    readAssets(strangers),
    readPayable(),
  ])
  const positions: ExitPosition[] = []
  const unread = [...lost]
  let next = 0
  for (const [index, { asset, ends }] of lists.entries()) {
    const [lockedFrom, assetPrice] = [locked[index], prices[index]]
    const paid = named(asset) ?? (described[strangers.indexOf(asset)] as Asset)
    for (const place of places(ends)) {
      const request = requests[next++]
      const id = request?.ok ? idOf(asset, request.value[3]) : `${allExits}:${asset}`
      if (!request?.ok || !lockedFrom?.ok || !delay.ok || !paused.ok || !block.ok) {
        const broken = [request, lockedFrom, delay, paused, block].find((one) => one?.ok === false)
        unread.push({ id, error: broken?.ok === false ? broken.error : undefined })
        continue
      }
      const [amount, expected, startBlock, nonce] = request.value
      const unlocked = nonce < lockedFrom.value
      const today = price.ok && assetPrice?.ok ? toAsset(amount, price.value, assetPrice.value) : null
      if (!unlocked && today === null) {
        unread.push({ id, error: !price.ok ? price.error : assetPrice?.ok === false ? assetPrice.error : undefined })
        continue
      }
      const short = payable !== null && isAddressEqual(asset, etherPlaceholder) && expected > payable
      const terms = {
        oldest: place === 0n,
        unlocked,
        block: block.value,
        delay: delay.value,
        paused: paused.value,
        short,
      }
      positions.push(toExit(id, { asset, paid, amount, expected, startBlock, nonce, today }, terms))
    }
    if (lengthOf(ends) > most) unread.push({ id: `${allExits}:${asset}`, error: undefined })
  }
  if (unread.length > 0) throw new PartialReadError(positions, unread)
  return positions
}

const places = (ends: readonly [bigint, bigint]): readonly bigint[] => {
  const length = lengthOf(ends)
  return Array.from({ length: Number(length < most ? length : most) }, (_, index) => BigInt(index))
}

const allExits = `kelp:exit:${withdrawalManager}`
const idOf = (asset: Address, nonce: bigint) => `${allExits}:${asset}:${nonce}`

type Request = {
  asset: Address
  paid: Asset
  amount: bigint
  expected: bigint
  startBlock: bigint
  nonce: bigint
  /** What the rsETH is worth in the asset at this block; null when unknown. */
  today: bigint | null
}
type Terms = {
  oldest: boolean
  unlocked: boolean
  block: bigint
  delay: bigint
  paused: boolean
  /** Whether the ether to pay it is lent out and cannot be had back now. */
  short: boolean
}

/**
 * Mirrors LRTWithdrawalManager: unlocking settles at the lower of what was promised and what it is worth then, and takes
 * its place; a claim needs the delay over too, and always pays the oldest request of the asset.
 */
function toExit(id: string, request: Request, { oldest, unlocked, block, delay, paused, short }: Terms): ExitPosition {
  const { asset, paid, amount, expected, startBlock, nonce, today } = request
  const end = startBlock + delay
  const ready = unlocked && block >= end
  const parts: readonly ExitDelay[] = [
    ...(delay === 0n
      ? []
      : [{ what: 'cooldown', over: block >= end, block: end, time: null, since: { block: startBlock } } as const]),
    { what: 'operator', over: unlocked, block: null, time: null },
    ...(oldest ? [] : [{ what: 'queue', over: false, block: null, time: null } as const]),
    ...(unlocked && short ? [{ what: 'liquidity', over: false, block: null, time: null } as const] : []),
  ]
  const state = !ready || !oldest || short ? 'waiting' : paused ? 'frozen' : 'completable'
  return {
    id,
    protocol: 'kelp',
    kind: 'exit',
    ticket: { contract: withdrawalManager, number: nonce, transferable: false },
    given: { token: rseth.address, asset: assetOf(rseth), amount: tokenUnits(amount) },
    paid: { token: isAddressEqual(asset, etherPlaceholder) ? null : asset, asset: paid },
    amountNow: tokenUnits(unlocked || today === null || expected < today ? expected : today),
    // Unlocking writes the settled amount over the promised one.
    amountAsked: unlocked ? null : tokenUnits(expected),
    state,
    delay: state === 'waiting' ? parts : [],
    repricing: !unlocked,
    finish: { batch: id },
    ...noteOf({ ready, oldest, paused }),
  }
}

function noteOf({
  ready,
  oldest,
  paused,
}: {
  ready: boolean
  oldest: boolean
  paused: boolean
}): Pick<ExitPosition, 'note'> {
  if (paused) return { note: sentence('notes.kelp.paused') }
  return ready && !oldest ? { note: sentence('notes.kelp.olderFirst') } : {}
}

/** The claim of the oldest request of an asset, which must be the one asked for. Throws NotFinishableError. */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined) throw new NotFinishableError()
  const asset = exit.paid.token ?? etherPlaceholder
  const [[ends, locked, delay, paused, block], payable] = yield* together([
    ask([
      call(managerContract, 'userAssociatedNonces', [asset, account]),
      call(managerContract, 'nextLockedNonce', [asset]),
      call(managerContract, 'withdrawalDelayBlocks', []),
      call(managerContract, 'paused', []),
      call(multicall3, 'getBlockNumber', []),
    ]),
    readPayable(),
  ])
  if (paused || lengthOf(ends) === 0n) throw new NotFinishableError()
  const [[, expected, startBlock, nonce]] = yield* ask([
    call(managerContract, 'getUserWithdrawalRequest', [asset, account, 0n]),
  ])
  if (nonce !== exit.ticket.number || nonce >= locked || block < startBlock + delay) throw new NotFinishableError()
  if (payable !== null && exit.paid.token === null && expected > payable) throw new NotFinishableError('unfunded')
  const claim = { abi: managerContract.abi(), functionName: 'completeWithdrawal', args: [asset, ''] } as const
  return { to: withdrawalManager, data: encodeFunctionData(claim), value: 0n }
}
