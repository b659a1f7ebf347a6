import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { ask, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { ExitPosition, Read } from '../types.ts'
import { restakingPool } from './abi.ts'
import { ineth, pool } from './addresses.ts'

/** Wei that can be taken from the pool, and whether it holds what all who can take are owed: otherwise nobody can. */
export function* readClaimable(account: Address): Read<{ amount: bigint; funded: boolean }> {
  const [amount, assets, all] = yield* ask([
    call(restakingPool, 'claimableOf', [account]),
    call(restakingPool, 'totalAssets', []),
    call(restakingPool, 'getTotalClaimable', []),
  ])
  return { amount, funded: assets >= all }
}

/** What an account waits for in the queue of inETH and what it can take. One round when it is nothing, two otherwise. */
export function* readPoolExits(account: Address): Read<readonly ExitPosition[]> {
  const [waiting, ready] = yield* ask([
    call(restakingPool, 'getTotalUnstakesOf', [account]),
    call(restakingPool, 'claimableOf', [account]),
  ])
  const queued = waiting === 0n ? [] : [toWaiting(waiting)]
  if (ready === 0n) return queued
  const { amount, funded } = yield* readClaimable(account)
  return [toReady(amount, funded), ...queued]
}

/** Amounts were fixed when the tokens were burnt, and only they are kept. */
const common = (amount: bigint) =>
  ({
    protocol: 'inception',
    kind: 'exit',
    ticket: { contract: pool, number: null, transferable: false },
    given: { token: ineth.address, asset: assetOf(ineth), amount: null },
    paid: { token: null, asset: etherAsset },
    amountNow: tokenUnits(amount),
    amountAsked: tokenUnits(amount),
    repricing: false,
  }) as const

function toReady(amount: bigint, funded: boolean): ExitPosition {
  return {
    ...common(amount),
    id: `inception:exit:${pool}:ready`,
    state: funded ? 'completable' : 'waiting',
    delay: funded ? [] : [{ what: 'liquidity', over: false, block: null, time: null }],
    finish: { batch: `inception:${pool}` },
    ...(funded ? {} : { note: sentence('exits.inception.unfunded') }),
  }
}

function toWaiting(amount: bigint): ExitPosition {
  return {
    ...common(amount),
    id: `inception:exit:${pool}:waiting`,
    state: 'waiting',
    delay: [
      { what: 'queue', over: false, block: null, time: null },
      { what: 'operator', over: false, block: null, time: null },
    ],
    finish: { batch: `inception:${pool}` },
  }
}
