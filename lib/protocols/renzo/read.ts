import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { feed, parseFeed } from '../feed.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call, ReadError } from '../plan.ts'
import { type Sentence, sentence } from '../sentence.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { manager, queue, rateProviderContract, risk } from './abi.ts'
import { ezeth, fundamentalFeed, originals, riskOracle, withdrawQueue } from './addresses.ts'
import { readExits } from './exits.ts'

/** ezETH on Ethereum, and every withdrawal request. One round for an account without requests, three otherwise. */
export function read(account: Address): Read<readonly Position[]> {
  return gather([
    { id: 'renzo:token', plan: readBalances('renzo', originals, account) },
    { id: `renzo:exit:${withdrawQueue}`, plan: readExits(account) },
  ])
}

/** Seconds between two writes of the fundamental feed, with a tenth of slack. Source: facts/lrt.md 13.1. */
const heartbeat = 43_200n + 4_320n

/**
 * Ether per ezETH. The rate provider reverts while one of its own feeds is stale or an operator delegator is undelegated;
 * then the published copy of the protocol's rate stands in, if it is fresh. Never the market price.
 */
export function* readRates(): Read<readonly Rate[]> {
  const source = at(fundamentalFeed, feed)
  const [rate, round, decimals, time] = yield* askSettled([
    call(rateProviderContract, 'getRate', []),
    call(source, 'latestRoundData', []),
    call(source, 'decimals', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  if (rate.ok) return [{ token: ezeth.address, wad: wad(rate.value) }]
  if (!round.ok || !decimals.ok || !time.ok) throw rate.error
  const published = parseFeed(round.value, decimals.value, time.value)
  if (time.value - published.updatedAt > heartbeat) throw new ReadError('0x', rate.error)
  return [{ token: ezeth.address, wad: wad((published.answer * 10n ** 18n) / 10n ** BigInt(published.decimals)) }]
}

/**
 * Deposits, requests and claims that Renzo has paused, itself or by its risk oracle, and whether it can value what it holds:
 * all three need that. A pause ends when somebody ends it.
 */
export function* readStatus(): Read<readonly Status[]> {
  const rules = at(riskOracle, risk)
  const [managerPaused, queuePaused, deposits, requests, claims, tvls] = yield* askSettled([
    call(manager, 'paused', []),
    call(queue, 'paused', []),
    call(rules, 'depositPaused', []),
    call(rules, 'withdrawRequestPaused', []),
    call(rules, 'withdrawClaimPaused', []),
    call(manager, 'calculateTVLs', []),
  ])
  const off = (what: Status['what'], note?: Sentence): Status => ({
    token: ezeth.address,
    what,
    until: null,
    ...(note === undefined ? {} : { note }),
  })
  // An answer that did not come is no word of the contract's; a revert with an error of its own is.
  const unvalued = !tvls.ok && tvls.error.data !== undefined && tvls.error.data !== '0x'
  return [
    ...(isOn(managerPaused) || isOn(deposits) ? [off('mint')] : []),
    ...(isOn(queuePaused) || isOn(requests) ? [off('request')] : []),
    ...(isOn(queuePaused) || isOn(claims) ? [off('claim')] : []),
    ...(unvalued ? [off('rate', sentence('notes.renzo.noValue'))] : []),
  ]
}
