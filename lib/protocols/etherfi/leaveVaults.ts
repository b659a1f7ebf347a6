import { type Address, decodeAbiParameters, encodeFunctionData, type Hex, maxUint256, size } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call, type TypedCall } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { accountant, delayedWithdraw, onChainQueue, switchable, teller } from './abi.ts'
import { paidAssets, type Vault } from './addresses.ts'
import { basisPoints, delayedAssets } from './math.ts'

type Leaving = { amount: TokenUnits; account: Address }

/** The exits of a vault: one way per asset it pays in. Two rounds where it has a queue that others fill, else one. */
export function* leaveVault(vault: Vault, leaving: Leaving): Read<readonly Way[]> {
  // More shares than the contracts can count.
  if (leaving.amount >> 96n !== 0n) return []
  return vault.queues.length === 0 ? yield* delayedWays(vault, leaving) : yield* queuedWays(vault, leaving)
}

const paid = (asset: Address): Way['paid'] => ({ token: asset, asset: paidAssets[asset] as Way['paid']['asset'] })
const shut = (asset: Address, closed: Sentence): Way => ({
  kind: 'queue',
  paid: paid(asset),
  receives: null,
  fee: null,
  delay: [{ what: 'cooldown', seconds: null }],
  most: null,
  closed,
})

function* delayedWays(vault: Vault, { amount, account }: Leaving): Read<readonly Way[]> {
  const { delayedWithdraw: contract, accountant: rates } = vault
  const candidates = [...vault.assets, ...vault.rareAssets]
  const [paused, lock, now, ...answers] = yield* askSettled([
    call(at(contract, switchable), 'isPaused', []),
    call(at(vault.teller, teller), 'shareUnlockTime', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...candidates.flatMap((asset) => [
      call(at(contract, delayedWithdraw), 'withdrawAssets', [asset]),
      call(at(rates, accountant), 'getRateInQuoteSafe', [asset]),
    ]),
  ])
  const closed = whyClosed(paused.ok && paused.value, lock.ok ? lock.value : 0n, now.ok ? now.value : 0n)
  const ways = candidates.flatMap((asset, index): Way[] => {
    const [terms, rate] = answers.slice(index * 2, index * 2 + 2)
    if (!terms?.ok) return []
    const [allowed, delay, , , fee] = terms.value as readonly [boolean, number, number, bigint, number, number]
    if (!allowed) return []
    const rateNow = rate?.ok ? (rate.value as bigint) : null
    const oneShare = 10n ** BigInt(vault.share.decimals)
    const request = { shares: amount, feeBps: BigInt(fee), oneShare }
    return [
      {
        kind: 'queue',
        paid: paid(asset),
        receives: rateNow === null ? null : delayedAssets({ ...request, rateThen: rateNow, rateNow }),
        fee: wad(basisPoints(fee)),
        delay: [{ what: 'cooldown', seconds: BigInt(delay) }],
        most: null,
        closed: closed ?? (rateNow === null ? sentence('notes.etherfi.ratePaused') : null),
      },
    ]
  })
  const [first] = candidates
  return ways.length > 0 || first === undefined ? ways : [shut(first, sentence('notes.etherfi.noExit'))]
}

function whyClosed(paused: boolean, unlocks: bigint, now: bigint): Sentence | null {
  if (paused) return sentence('notes.etherfi.delayedPaused')
  // The tellers of 2024 still refuse in that very second; later ones do not.
  return unlocks >= now ? sentence('notes.etherfi.sharesLocked', { time: { type: 'time', seconds: unlocks } }) : null
}

/** What a queue allows for an asset. `capacity`: shares it still takes; null without a limit, and in the earlier version. */
type QueueTerms = { allowed: boolean; toMaturity: number; minDiscount: number; least: bigint; capacity: bigint | null }

const termsTypes = ['bool', 'uint24', 'uint24', 'uint16', 'uint16', 'uint96']

const termsCall = (queue: Address, asset: Address): TypedCall<QueueTerms> => ({
  to: queue,
  // The getter has the same selector on both queues; only its answer differs.
  data: encodeFunctionData({ abi: delayedWithdraw.abi(), functionName: 'withdrawAssets', args: [asset] }),
  parse: (data: Hex) => {
    // The version of 2024-12-30 answers with one word more.
    const types = size(data) > 32 * termsTypes.length ? [...termsTypes, 'uint256'] : termsTypes
    const [allowed, toMaturity, , minDiscount, , least, capacity] = decodeAbiParameters(
      types.map((type) => ({ type })),
      data,
    ) as [boolean, number, number, number, number, bigint, bigint?]
    const limited = capacity !== undefined && capacity !== maxUint256
    return { allowed, toMaturity, minDiscount, least, capacity: limited ? capacity : null }
  },
})

function* queuedWays(vault: Vault, { amount, account }: Leaving): Read<readonly Way[]> {
  const candidates = [...vault.assets, ...vault.rareAssets]
  const pairs = vault.queues.flatMap((queue) => candidates.map((asset) => ({ queue, asset })))
  const [lock, now, ...answers] = yield* askSettled([
    call(at(vault.teller, teller), 'shareUnlockTime', [account]),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...vault.queues.map((queue) => call(at(queue, switchable), 'isPaused', [])),
    ...pairs.map(({ queue, asset }) => termsCall(queue, asset)),
  ])
  const rest = answers.slice(vault.queues.length)
  const open = pairs.flatMap((pair, index) => {
    const terms = rest[index]
    const paused = answers[vault.queues.indexOf(pair.queue)]
    if (!terms?.ok || !(terms.value as QueueTerms).allowed) return []
    return [{ ...pair, terms: terms.value as QueueTerms, paused: paused?.ok === true && paused.value === true }]
  })
  const previews = yield* askSettled(
    open.map(({ queue, asset, terms }) =>
      call(at(queue, onChainQueue), 'previewAssetsOut', [asset, amount, terms.minDiscount]),
    ),
  )
  const [unlocks, time] = [lock.ok ? lock.value : 0n, now.ok ? now.value : 0n]
  return open.map(({ asset, terms, paused }, index): Way => {
    const preview = previews[index]
    return {
      kind: 'queue',
      paid: paid(asset),
      receives: preview?.ok ? tokenUnits(preview.value) : null,
      fee: wad(basisPoints(terms.minDiscount)),
      delay: [
        { what: 'cooldown', seconds: BigInt(terms.toMaturity) },
        // Somebody has to fill it after that.
        { what: 'operator', seconds: null },
      ],
      most: terms.capacity === null ? null : tokenUnits(terms.capacity),
      closed:
        whyClosed(paused, unlocks, time) ??
        (amount < terms.least ? sentence('notes.etherfi.tooFewShares') : null) ??
        (terms.capacity !== null && amount > terms.capacity
          ? sentence('notes.etherfi.capacity', { amount: amountValue(terms.capacity, vault.share) })
          : null) ??
        (preview?.ok ? null : sentence('notes.etherfi.ratePaused')),
    }
  })
}
