import { type Address, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { wad } from '../../units.ts'
import { isOn } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { type Proposal, proposal } from '../proposal.ts'
import { addressValue, type Sentence, sentence } from '../sentence.ts'
import type { Read } from '../types.ts'
import { allocationManager, delegationManager, eigenPodManager, strategyBase } from './abi.ts'
import { nativeStrategy } from './addresses.ts'
import { encodeCompletion } from './finish.ts'
import { slashingFactor } from './math.ts'
import { operatorName } from './names.ts'
import { findStrategy } from './strategies.ts'
import {
  exitQueue,
  gweiFromPod,
  pairQueued,
  type Queued,
  readPodFunds,
  withdrawalId,
  withdrawalRoot,
} from './withdrawals.ts'

/** Completed in one transaction at most: well below what one may use of gas, also with a strategy that takes much. */
const mostAtOnce = 20
/** Bit of `paused(index)` of a strategy. Source: facts/eigenlayer.md 3.7 (high). */
const withdrawals = 1

type Arriving = { roots: readonly Hex[]; account: Address }
type Found = Queued & { root: Hex; completableBlock: bigint }

/** Waiting until the first of these can be completed. `done` then, or when none of them is queued any more. One round. */
export function* proposeWaiting({ roots, account }: Arriving): Read<Proposal> {
  const { found, block } = yield* readFound(roots, account)
  const waits = soonest(found)
  if (waits === null || block >= waits) return proposal({ done: true })
  return proposal({ waits })
}

/**
 * Completing what of these can be completed: as shares, to whoever the account is delegated to then, or as tokens. All in
 * one transaction, several when they are many or have not waited equally long; `done` when none of them is queued any more,
 * whoever completed them. One that would stop the others is left out. Two rounds. Throws ReadError.
 */
export function* proposeArrival({ roots, account, asShares }: Arriving & { asShares: boolean }): Read<Proposal> {
  const { found, block, paused, pod, operator } = yield* readFound(roots, account)
  if (found.length === 0) return proposal({ done: true })
  const ripe = found.filter(
    ({ completableBlock, withdrawal }) => block >= completableBlock && isAddressEqual(withdrawal.withdrawer, account),
  )
  const lasting = soonest(found.filter(({ completableBlock }) => block < completableBlock))
  if (ripe.length === 0) {
    return lasting === null
      ? proposal({ closed: sentence('intents.revert.WithdrawerNotCaller') })
      : proposal({ waits: lasting })
  }
  if (paused) return proposal({ closed: sentence('notes.eigenlayer.completionPaused') })
  const stopped = asShares ? yield* readFull(ripe, account, operator) : yield* readUnpaid(ripe, pod)
  const going = ripe.filter(({ root }) => !stopped.has(root)).slice(0, mostAtOnce)
  if (going.length === 0) {
    return lasting === null ? proposal({ closed: [...stopped.values()][0] ?? null }) : proposal({ waits: lasting })
  }
  const tokens = asShares ? new Map<Address, Address>() : yield* readTokens(going)
  return proposal({
    call: {
      to: delegationManager.address,
      data: encodeCompletion(
        going.map(({ withdrawal }) => withdrawal),
        (strategy) => findStrategy(strategy)?.token ?? tokens.get(strategy) ?? zeroAddress,
        !asShares,
      ),
      value: 0n,
    },
    next: asShares
      ? [
          operator === zeroAddress
            ? sentence('notes.eigenlayer.arrivesNowhere')
            : sentence('notes.eigenlayer.arrivesAt', {
                operator: addressValue(operator, operatorName(operator) ?? undefined),
              }),
        ]
      : [],
    finishes: going.map(({ root }) => withdrawalId(root)),
  })
}

function* readFound(roots: readonly Hex[], account: Address) {
  const [[queued, sharesNow], delayBlocks, block, paused, pod, operator] = yield* ask([
    call(delegationManager, 'getQueuedWithdrawals', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getBlockNumber', []),
    call(delegationManager, 'paused', [exitQueue]),
    call(eigenPodManager, 'getPod', [account]),
    call(delegationManager, 'delegatedTo', [account]),
  ])
  const delay = BigInt(delayBlocks)
  const found = pairQueued(queued, sharesNow)
    .map((entry): Found => {
      const completableBlock = entry.withdrawal.startBlock + delay + 1n
      return { ...entry, root: withdrawalRoot(entry.withdrawal), completableBlock }
    })
    .filter(({ root }) => roots.includes(root))
    .sort((one, other) => Number(one.completableBlock - other.completableBlock))
  return { found, block, paused, pod, operator }
}

/** First block at which one of them can be completed; null when there is none. */
const soonest = (found: readonly Found[]): bigint | null =>
  found.reduce<bigint | null>(
    (least, { completableBlock }) => (least === null || completableBlock < least ? completableBlock : least),
    null,
  )

/** Those that the operator of now cannot take: its magnitude, or the pod's factor with it, is down to nothing. */
function* readFull(found: readonly Found[], account: Address, operator: Address): Read<ReadonlyMap<Hex, Sentence>> {
  const strategies = [...new Set(found.flatMap(({ withdrawal }) => withdrawal.strategies))]
  const [[magnitudes], [beaconChain]] = yield* together([
    ask(operator === zeroAddress ? [] : [call(allocationManager, 'getMaxMagnitudes', [operator, strategies])]),
    ask(strategies.some(isNative) ? [call(eigenPodManager, 'beaconChainSlashingFactor', [account])] : []),
  ])
  const factorOf = (strategy: Address) => {
    const magnitude = magnitudes === undefined ? 10n ** 18n : (magnitudes[strategies.indexOf(strategy)] ?? 0n)
    return slashingFactor(wad(magnitude), isNative(strategy) && beaconChain !== undefined ? wad(beaconChain) : null)
  }
  const full = found.filter(({ withdrawal, sharesNow }) =>
    withdrawal.strategies.some((strategy, index) => (sharesNow[index] ?? 0n) > 0n && factorOf(strategy) === 0n),
  )
  return new Map(full.map(({ root }) => [root, sentence('notes.eigenlayer.arrivalFullySlashed')]))
}

/** Those that would not be paid out now: the strategy is paused, or the pod holds too little for it and those before it. */
function* readUnpaid(found: readonly Found[], pod: Address): Read<ReadonlyMap<Hex, Sentence>> {
  const strategies = [...new Set(found.flatMap(({ withdrawal }) => withdrawal.strategies))].filter(
    (strategy) => !isNative(strategy),
  )
  const [pauses, funds] = yield* together([
    askSettled(strategies.map((strategy) => call(at(strategy, strategyBase), 'paused', [withdrawals]))),
    readPodFunds(
      pod,
      found.map(({ withdrawal }) => withdrawal),
    ),
  ])
  if (funds?.ok === false) throw funds.error
  const shut = new Set(strategies.filter((_, index) => isOn(pauses[index] ?? { ok: true, value: false })))
  const stopped = new Map<Hex, Sentence>()
  let left = funds?.value ?? 0n
  for (const entry of found) {
    const drawn = gweiFromPod(entry)
    if (entry.withdrawal.strategies.some((strategy) => shut.has(strategy))) {
      stopped.set(entry.root, sentence('notes.eigenlayer.payoutPaused'))
    } else if (drawn > left) stopped.set(entry.root, sentence('notes.eigenlayer.podShort'))
    else left -= drawn
  }
  return stopped
}

/** The tokens of strategies that are not in our list. One round at most. */
function* readTokens(found: readonly Found[]): Read<ReadonlyMap<Address, Address>> {
  const strangers = [...new Set(found.flatMap(({ withdrawal }) => withdrawal.strategies))].filter(
    (strategy) => findStrategy(strategy) === undefined,
  )
  const tokens = yield* ask(strangers.map((strategy) => call(at(strategy, strategyBase), 'underlyingToken', [])))
  return new Map(strangers.map((strategy, index) => [strategy, tokens[index] as Address]))
}

const isNative = (strategy: Address) => isAddressEqual(strategy, nativeStrategy)
