import type { Address } from 'viem'
import type { OperatorDetail, PendingSplit, Slash } from '../../messaging/directory.ts'
import type { BlockRef } from '../../messaging/mirror.ts'
import { strategies } from '../../protocols/eigenlayer/addresses.ts'
import { avsName, operatorName } from '../../protocols/eigenlayer/names.ts'
import { wad } from '../../units.ts'
import type { DirectoryLogs } from './search.ts'

const same = (a: Address | null, b: Address | null) => a?.toLowerCase() === b?.toLowerCase()

/** An operator with what only events tell: changes on their way, and slashes. */
export function addEvents(
  operator: Omit<OperatorDetail, 'slashes' | 'nextAllocationDelay'>,
  logs: DirectoryLogs,
  block: BlockRef,
): OperatorDetail {
  const { operator: address, sets, legacy, incentives } = operator
  const splits = logs.splits.filter((one) => same(one.operator, address))
  const next = (avs: Address | null, id: number | null): PendingSplit | null => {
    const change = splits.find((one) => same(one.avs, avs) && one.id === id)
    if (change === undefined || change.activatedAt <= block.timestamp) return null
    return { after: change.after, activatedAt: change.activatedAt }
  }
  const delay = logs.delays.find((one) => same(one.operator, address))
  return {
    ...operator,
    sets: sets.map((set) => ({ ...set, nextSplit: next(set.avs, set.id) })),
    legacy: legacy?.map((one) => ({ ...one, nextSplit: next(one.avs, null) })) ?? null,
    incentives: { ...incentives, next: next(null, null) },
    nextAllocationDelay:
      delay !== undefined && delay.effectBlock > block.number
        ? { delay: delay.delay, effectBlock: delay.effectBlock }
        : null,
    slashes: slashesOf(logs, (slash) => same(slash.operator, address)),
  }
}

/** The slashes that fit, newest first. */
export function slashesOf(
  { slashes }: DirectoryLogs,
  fits: (slash: DirectoryLogs['slashes'][number]) => boolean,
): readonly Slash[] {
  return slashes.filter(fits).map(({ operator, avs, id, strategies, wads, description, block, time }) => ({
    ...{ operator, avs, id, description, block, time },
    operatorName: operatorName(operator),
    avsName: avsName(avs),
    strategies: strategies.map((strategy, index) => ({
      strategy,
      symbol: symbolOf(strategy),
      wad: wad(wads[index] ?? 0n),
    })),
  }))
}

/** Ids of the AVS's sets that logs named. */
export function setIdsOf(avs: Address, { sets }: DirectoryLogs): readonly number[] {
  return sets.filter((set) => same(set.avs, avs)).map(({ id }) => id)
}

const symbolOf = (strategy: Address) => strategies.find(({ address }) => same(address, strategy))?.symbol ?? null
