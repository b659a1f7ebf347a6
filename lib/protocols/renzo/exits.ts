import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { tokenUnits } from '../../units.ts'
import { known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { PartialReadError, type UnreadPosition } from '../partial.ts'
import { ask, askSettled, at, call, ReadError, type Settled } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Asset, ExitDelay, ExitPosition, Position, Read } from '../types.ts'
import { ezethContract, manager, oracle, queue, risk } from './abi.ts'
import { ethPlaceholder, ezeth, steth, stethAsset, withdrawQueue } from './addresses.ts'
import { type Backing, hashOf, longer, payout, type Request, redeemValue } from './math.ts'

/** Requests of an account that are looked at; more are said to be there and not shown. */
const most = 100n

/** A request and where it stands in the account's array at this block: the place moves, the number stays. */
type Entry = { index: bigint; exit: ExitPosition }
type Listing = { entries: readonly Entry[]; unread: readonly UnreadPosition[] }

const idOf = (number: bigint | string) => `renzo:exit:${withdrawQueue}:${number}`

/** Every request of the account. One round when it has none. Throws PartialReadError for those that did not answer. */
export function* readExits(account: Address): Read<readonly Position[]> {
  const { entries, unread } = yield* listRequests(account)
  const exits = entries.map(({ exit }) => exit)
  if (unread.length > 0) throw new PartialReadError(exits, unread)
  return exits
}

/** The same with the place of each in the array. Three rounds when there are any. */
export function* listRequests(account: Address): Read<Listing> {
  const [count] = yield* ask([call(queue, 'getOutstandingWithdrawRequests', [account])])
  if (count === 0n) return { entries: [], unread: [] }
  const first = count > most ? count - most : 0n
  const places = Array.from({ length: Number(count - first) }, (_, index) => first + BigInt(index))
  const [cooldown, middleware, prices, paused, skips, etherQueue, tvls, supply, now, ...listing] = yield* askSettled([
    call(queue, 'coolDownPeriod', []),
    call(queue, 'riskOracleMiddleware', []),
    call(queue, 'renzoOracle', []),
    call(queue, 'paused', []),
    call(queue, 'whitelisted', [account]),
    call(queue, 'ethWithdrawQueue', []),
    call(manager, 'calculateTVLs', []),
    call(ezethContract, 'totalSupply', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    ...places.map((place) => call(queue, 'withdrawRequests', [account, place])),
  ])
  const backing = tvls.ok && supply.ok ? { value: tvls.value[2], supply: supply.value } : null
  const requests = listing.map((answer) => (answer.ok ? requestOf(answer.value) : null))
  const found = requests.flatMap((request) => (request === null ? [] : [request]))
  const answers = yield* readDetails(found, account, {
    middleware: known(middleware) ?? zeroAddress,
    prices: known(prices) ?? zeroAddress,
    backing,
  })
  const rules = rulesOf({ cooldown, paused, skips, now, ...answers })
  const entries: Entry[] = []
  const unread: UnreadPosition[] = []
  for (const [index, place] of places.entries()) {
    const request = requests[index]
    const details = request == null ? undefined : answers.details.get(request)
    if (request == null || details === undefined || rules === null) {
      unread.push({ id: idOf(request?.number ?? `at:${place}`), error: new ReadError('0x') })
      continue
    }
    const filled = isEther(request.asset) ? (etherQueue.ok ? etherQueue.value[1] : null) : details.filled
    const exit = toExit(request, { ...details, filled }, rules)
    if (exit === null) unread.push({ id: idOf(request.number), error: new ReadError('0x') })
    else entries.push({ index: place, exit })
  }
  if (first > 0n) unread.push({ id: `renzo:exit:${withdrawQueue}`, error: new ReadError('0x') })
  return { entries, unread }
}

const isEther = (asset: Address) => isAddressEqual(asset, ethPlaceholder)

function requestOf([asset, number, promised, locked, createdAt]: readonly [Address, bigint, bigint, bigint, bigint]) {
  return { asset, number, promised, locked, createdAt } satisfies Request
}

/** What is told of one request beside itself. `worth` and `filled`: null where they did not answer. */
type Details = { queued: Settled<readonly [boolean, bigint]>; worth: bigint | null; filled: bigint | null }
type Where = { middleware: Address; prices: Address; backing: Backing | null }

/** One round: whether each request waits for funds, what it is worth in its asset, and the risk oracle's rules. */
function* readDetails(requests: readonly Request[], account: Address, { middleware, prices, backing }: Where) {
  const rules = at(middleware, risk)
  const perRequest = requests.map((request) => {
    const value = backing === null ? null : redeemValue(request.locked, backing)
    const inToken = !isEther(request.asset) && value !== null
    return { request, value, inToken }
  })
  const [riskCooldown, claimPaused, instantPaused, ...answers] = yield* askSettled([
    call(rules, 'withdrawCooldownPeriod', []),
    call(rules, 'withdrawClaimPaused', []),
    call(rules, 'instantWithdrawPaused', []),
    ...perRequest.flatMap(({ request, value, inToken }) => [
      call(queue, 'withdrawQueued', [hashOf(request, account)]),
      ...(isEther(request.asset) ? [] : [call(queue, 'erc20WithdrawQueue', [request.asset])]),
      ...(inToken ? [call(at(prices, oracle), 'lookupTokenAmountFromValue', [request.asset, value ?? 0n])] : []),
    ]),
  ])
  const details = new Map<Request, Details>()
  let next = 0
  for (const { request, value, inToken } of perRequest) {
    const take = () => answers[next++] as Settled<unknown>
    const queued = take() as Details['queued']
    const funds = isEther(request.asset) ? null : (take() as Settled<readonly [bigint, bigint]>)
    const worth = inToken ? known(take() as Settled<bigint>) : isEther(request.asset) ? value : null
    details.set(request, { queued, worth, filled: funds?.ok ? funds.value[1] : null })
  }
  return { riskCooldown, claimPaused, instantPaused, details }
}

/** What holds for every request of the account. */
type Rules = { now: bigint; cooldown: bigint; paused: boolean }

type RuleAnswers = {
  cooldown: Settled<bigint>
  riskCooldown: Settled<bigint>
  paused: Settled<boolean>
  claimPaused: Settled<boolean>
  instantPaused: Settled<boolean>
  skips: Settled<boolean>
  now: Settled<bigint>
}

/** Null when some of it did not answer: then nothing can be said of when a claim succeeds. Mirrors WithdrawQueue.claim. */
function rulesOf(answers: RuleAnswers): Rules | null {
  const { cooldown, riskCooldown, paused, claimPaused, instantPaused, skips, now } = answers
  if (!cooldown.ok || !riskCooldown.ok || !paused.ok || !claimPaused.ok || !now.ok) return null
  if (!instantPaused.ok || !skips.ok) return null
  return {
    now: now.value,
    cooldown: skips.value && !instantPaused.value ? 0n : longer(cooldown.value, riskCooldown.value),
    paused: paused.value || claimPaused.value,
  }
}

function toExit(request: Request, { queued, worth, filled }: Details, rules: Rules): ExitPosition | null {
  if (!queued.ok) return null
  const [waitsForFunds, fillAt] = queued.value
  if (waitsForFunds && filled === null) return null
  const delay = delaysOf(request, rules, waitsForFunds ? fillAt <= (filled ?? 0n) : null)
  const over = delay.every((part) => part.over)
  const obstacle = obstacleOf(rules, worth)
  const ether = isEther(request.asset)
  return {
    id: idOf(request.number),
    protocol: 'renzo',
    kind: 'exit',
    ticket: { contract: withdrawQueue, number: request.number, transferable: false },
    given: { token: ezeth.address, asset: assetOf(ezeth), amount: tokenUnits(request.locked) },
    paid: { token: ether ? null : request.asset, asset: ether ? etherAsset : assetAt(request.asset) },
    amountNow: worth === null ? null : tokenUnits(payout(request.promised, worth)),
    amountAsked: tokenUnits(request.promised),
    state: !over ? 'waiting' : obstacle === null ? 'completable' : 'frozen',
    delay: over ? [] : delay,
    // Priced once more at the claim: a loss until then lowers it, a gain does not raise it.
    repricing: true,
    // The contract takes one at a time, and moves another into its place.
    finish: { batch: idOf(request.number) },
    ...(obstacle === null ? {} : { note: obstacle }),
  }
}

/** Both must be over, in whatever order. `filled`: null when it never had to wait for funds. */
function delaysOf({ createdAt }: Request, { now, cooldown }: Rules, filled: boolean | null): readonly ExitDelay[] {
  const time = createdAt + cooldown
  const since = { time: createdAt }
  return [
    { what: 'cooldown', over: now >= time, block: null, time, since },
    ...(filled === null ? [] : [{ what: 'liquidity', over: filled, block: null, time: null, since } as const]),
  ]
}

/** Why a claim would fail although its time has come. A claim prices all that Renzo holds, so it fails when that does. */
function obstacleOf({ paused }: Rules, worth: bigint | null): Sentence | null {
  if (paused) return sentence('notes.renzo.claimsPaused')
  return worth === null ? sentence('notes.renzo.noValue') : null
}

const assetAt = (token: Address): Asset =>
  isAddressEqual(token, steth) ? stethAsset : { symbol: null, decimals: null, known: false }
