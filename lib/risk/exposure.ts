import type { Address } from 'viem'
import type {
  AtRisk,
  AvsRow,
  Exposure,
  ExposureAsset,
  ExposureCell,
  ExposureStake,
  OperatorRow,
} from '../messaging/exposure.ts'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { greater } from '../protocols/lesser.ts'
import { WAD, type Wad, type Wei, wad, wei } from '../units.ts'
import type { PlacedHolding } from './holdings.ts'
import type { StakeSlice } from './lookThrough.ts'
import { type OperatorState, strategyKey } from './operators.ts'
import { portion } from './placing.ts'

/** What operators can be told of, at one block. */
export type Operators = {
  /** By address in lower case; null: it did not answer. */
  states: ReadonlyMap<string, OperatorState | null>
  block: bigint
  withdrawalDelayBlocks: bigint
}

/**
 * Who secures what with everything that is held. The least that is told apart is one asset with one operator in one strategy:
 * each of its amounts is rounded up and at most all of it, and everything else is a sum of those, so that what several sets,
 * AVSs and operators can take adds up and is never more than everything. Mirrors AllocationManager: a unit of magnitude is in
 * one set at a time (facts/eigenlayer.md 3.2 and 3.3).
 */
export function assessExposure(
  { holdings, unvalued }: { holdings: readonly PlacedHolding[]; unvalued: number },
  operators: Operators,
): Exposure {
  const cells = new Map<string, ExposureCell>()
  const stakes = new Map<string, ExposureStake>()
  const counted = holdings.filter(({ outside }) => !outside)
  for (const { id: asset, placed } of counted) {
    for (const slice of placed.slices) {
      const { operator } = slice
      if (operator === null) continue
      const risk = riskOf(slice, operator, operators)
      accumulate(stakes, key(asset, operator), { asset, operator, ...risk.all })
      for (const [avs, part] of risk.byAvs) {
        accumulate(cells, key(asset, operator, avs), { asset, operator, avs, ...part })
      }
    }
  }
  const all = { cells: [...cells.values()], stakes: [...stakes.values()] }
  const assets = holdings.map((holding) => toAsset(holding, all.stakes, operators))
  const operatorRows = toOperatorRows(all.stakes, operators)
  const avss = toAvsRows(all.cells)
  const sumOf = (of: (holding: PlacedHolding) => bigint) => wei(counted.reduce((sum, one) => sum + of(one), 0n))
  const total = sum(all.stakes)
  return {
    total: {
      ...total,
      value: sumOf(({ value }) => value),
      undelegated: sumOf(undelegated),
      idle: sumOf(({ placed }) => placed.idle),
      unseen: sumOf(({ placed }) => placed.unseen),
      unread: wei(operatorRows.reduce((before, row) => before + (row.unread ? row.behind : 0n), 0n)),
    },
    outside: wei(holdings.reduce((before, { outside, value }) => before + (outside ? value : 0n), 0n)),
    unvalued,
    assets: assets.toSorted((a, b) => descending(a.value, b.value)),
    operators: operatorRows,
    avss,
    ...all,
    largestAvs: largest(
      avss,
      ({ now }) => now,
      total.behind,
      ({ avs }, share) => ({ avs, share }),
    ),
    largestOperator: largest(
      operatorRows,
      ({ behind }) => behind,
      total.behind,
      ({ operator }, share) => ({
        operator,
        share,
      }),
    ),
  }
}

type Risk = { all: AtRisk; byAvs: ReadonlyMap<Address, AtRisk> }
/** Magnitudes of one strategy. */
type Magnitudes = { now: bigint; after: bigint; most: bigint; redistributable: bigint }
const none: Magnitudes = { now: 0n, after: 0n, most: 0n, redistributable: 0n }

/** What can be taken of one slice, by each AVS and by all. An operator that did not answer could lose everything. */
function riskOf(slice: StakeSlice, operator: Address, operators: Operators): Risk {
  const state = operators.states.get(operator.toLowerCase()) ?? null
  if (state === null) {
    const zero = wei(0n)
    return {
      all: { behind: slice.wei, now: zero, after: zero, most: slice.wei, redistributable: zero },
      byAvs: new Map(),
    }
  }
  const left = state.maxMagnitudes.get(strategyKey(slice.strategy)) ?? WAD
  const { committed, encumbered } = magnitudesOf(state, slice.strategy, operators)
  const free = left > encumbered ? left - encumbered : 0n
  const reach = isQuick(state, operators) ? free : 0n
  const toWei = (magnitudes: Magnitudes): AtRisk => ({
    behind: slice.wei,
    now: wei(portion(slice.wei, magnitudes.now, left)),
    after: wei(portion(slice.wei, magnitudes.after, left)),
    most: wei(portion(slice.wei, magnitudes.most + reach, left)),
    redistributable: wei(portion(slice.wei, magnitudes.redistributable, left)),
  })
  const everybody = [...committed.values()].reduce(plus, none)
  const byAvs = [...committed].map(([avs, one]): [Address, AtRisk] => [avs, toWei(one)])
  return { all: toWei(everybody), byAvs: new Map(byAvs.filter(([, { after, most }]) => after > 0n || most > 0n)) }
}

/**
 * What each AVS with a set of this operator can take of one strategy. `now`: sets that can slash. `after`: sets that it is in,
 * with what is pending. `most`: every set it has anything in, also where the AVS would first have to let in the operator or
 * the strategy, for which neither waits; what takes effect only after stake that leaves now is out does not count.
 */
function magnitudesOf(state: OperatorState, strategy: Address, { block, withdrawalDelayBlocks }: Operators) {
  const committed = new Map<Address, Magnitudes>()
  let encumbered = 0n
  for (const set of state.sets) {
    let sum = committed.get(set.avs) ?? none
    const reachable = set.strategies.some((one) => strategyKey(one) === strategyKey(strategy))
    for (const allocation of set.allocations) {
      if (strategyKey(allocation.strategy) !== strategyKey(strategy)) continue
      const { currentMagnitude: now, pendingDiff, effectBlock } = allocation
      const then = greater(now + pendingDiff, 0n)
      const highest = greater(then, now)
      encumbered += highest
      const inTime = effectBlock <= block + withdrawalDelayBlocks
      const slashable = set.slashable && reachable ? now : 0n
      sum = plus(sum, {
        now: slashable,
        after: set.joined && reachable ? then : 0n,
        most: inTime ? highest : now,
        redistributable: set.redistributing ? slashable : 0n,
      })
    }
    committed.set(set.avs, sum)
  }
  return { committed, encumbered }
}

const plus = (a: Magnitudes, b: Magnitudes): Magnitudes => ({
  now: a.now + b.now,
  after: a.after + b.after,
  most: a.most + b.most,
  redistributable: a.redistributable + b.redistributable,
})

/**
 * Whether what an operator allocates from now on can be slashed before stake that is queued now is out: the last slashable
 * block of a withdrawal is included. Without a delay in force nothing can be allocated.
 */
function isQuick({ allocationDelay }: OperatorState, { withdrawalDelayBlocks }: Operators): boolean {
  return allocationDelay !== null && allocationDelay <= withdrawalDelayBlocks
}

const key = (...parts: readonly string[]) => parts.join('|').toLowerCase()

/** Adds what belongs to one key; at most all of each can be lost, and the sum of those is at most all of them. */
function accumulate<row extends AtRisk>(rows: Map<string, row>, at: string, row: row): void {
  const before = rows.get(at)
  rows.set(at, before === undefined ? row : { ...row, ...sum([before, row]) })
}

function sum(rows: readonly AtRisk[]): AtRisk {
  const of = (name: keyof AtRisk) => wei(rows.reduce((before, row) => before + row[name], 0n))
  return {
    behind: of('behind'),
    now: of('now'),
    after: of('after'),
    most: of('most'),
    redistributable: of('redistributable'),
  }
}

const undelegated = ({ placed }: PlacedHolding) =>
  placed.slices.reduce((before, slice) => before + (slice.operator === null ? slice.wei : 0n), 0n)

function toAsset(holding: PlacedHolding, stakes: readonly ExposureStake[], operators: Operators): ExposureAsset {
  const { id, how, token, symbol, value, placed, outside } = holding
  const mine = outside ? [] : stakes.filter(({ asset }) => asset === id)
  const unread = mine.some(({ operator }) => (operators.states.get(operator.toLowerCase()) ?? null) === null)
  return {
    id,
    how,
    token,
    symbol,
    value,
    ...sum(mine),
    undelegated: wei(undelegated(holding)),
    idle: placed.idle,
    unseen: placed.unseen,
    reasons: unread ? [...placed.reasons, 'operator'] : placed.reasons,
    outside,
  }
}

function toOperatorRows(stakes: readonly ExposureStake[], operators: Operators): readonly OperatorRow[] {
  return [...grouped(stakes, ({ operator }) => operator.toLowerCase())]
    .map(([at, rows]): OperatorRow => {
      const { operator } = rows[0] as ExposureStake
      const state = operators.states.get(at) ?? null
      return {
        operator,
        name: operatorName(operator),
        ...sum(rows),
        assets: rows.map(({ asset }) => asset),
        allocationDelay: state?.allocationDelay ?? null,
        quick: state !== null && isQuick(state, operators),
        unread: state === null,
      }
    })
    .toSorted((a, b) => descending(a.behind, b.behind) || (a.operator < b.operator ? -1 : 1))
}

function toAvsRows(cells: readonly ExposureCell[]): readonly AvsRow[] {
  return [...grouped(cells, ({ avs }) => avs.toLowerCase()).values()]
    .map((rows): AvsRow => {
      const { avs } = rows[0] as ExposureCell
      return {
        avs,
        name: avsName(avs),
        ...sum(rows),
        operators: [...new Set(rows.map(({ operator }) => operator))],
        assets: [...new Set(rows.map(({ asset }) => asset))],
      }
    })
    .filter(({ now, after, most }) => now > 0n || after > 0n || most > 0n)
    .toSorted((a, b) => descending(a.now, b.now) || descending(a.most, b.most) || (a.avs < b.avs ? -1 : 1))
}

function grouped<row>(rows: readonly row[], of: (row: row) => string): ReadonlyMap<string, readonly row[]> {
  const groups = new Map<string, row[]>()
  for (const row of rows) {
    const at = of(row)
    const group = groups.get(at)
    if (group === undefined) groups.set(at, [row])
    else group.push(row)
  }
  return groups
}

const descending = (a: bigint, b: bigint) => (a === b ? 0 : a < b ? 1 : -1)

function largest<row, found>(
  rows: readonly row[],
  of: (row: row) => Wei,
  whole: bigint,
  make: (row: row, share: Wad) => found,
): found | null {
  let best: row | null = null
  for (const row of rows) if (of(row) > 0n && (best === null || of(row) > of(best))) best = row
  return best === null ? null : make(best, wad(portion(WAD, of(best), whole)))
}
