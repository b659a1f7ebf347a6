import type { Address } from 'viem'
import type { Exposure, MoveFrom, MoveTo } from '../messaging/exposure.ts'
import { lesser } from '../protocols/lesser.ts'
import { type Wei, wei } from '../units.ts'
import { assessExposure, type Operators } from './exposure.ts'
import { assetId, type Behind, holdToken, type PlacedHolding, withHolding } from './holdings.ts'
import type { StakeSlice } from './lookThrough.ts'
import { idleAll, shrink } from './placing.ts'

/** What a destination is told by; `asset`: what a strategy takes. */
export type MoveBehind = Omit<Behind, 'rateOf'> & {
  asset: (strategy: Address) => { token: Address | null; symbol: string }
}

export type Move = { from: MoveFrom | null; to: MoveTo | null; amount: Wei }

/**
 * What would be held after ether worth `amount` was moved, fees and waiting left out; `moved` is no more than was there. From
 * nowhere (null) it is new, as what a deposit brings; to nowhere it is gone.
 */
export function holdingsAfter(
  holdings: readonly PlacedHolding[],
  { from, to, amount }: Move,
  behind: MoveBehind,
): { holdings: readonly PlacedHolding[]; moved: Wei } {
  const taken = from === null ? { holdings, moved: amount } : take(holdings, from, amount)
  if (to === null || taken.moved === 0n) return taken
  const added = 'token' in to ? holdToken(to.token, taken.moved, behind) : depositWith(to, taken.moved, behind.asset)
  return { holdings: withHolding(taken.holdings, added), moved: taken.moved }
}

/** The same with all of one's own deposits delegated to an operator: what `delegateTo`, and in the end `redelegate`, makes of them. */
export function holdingsDelegated(holdings: readonly PlacedHolding[], operator: Address): readonly PlacedHolding[] {
  return holdings.map((holding) =>
    holding.how === 'restaked'
      ? {
          ...holding,
          placed: { ...holding.placed, slices: holding.placed.slices.map((one) => ({ ...one, operator })) },
        }
      : holding,
  )
}

/** The exposure before a call and after it. */
export type MoveOutcome = {
  before: Exposure
  after: Exposure /** What was moved: no more than was there. */
  moved: Wei
}

/**
 * What a mint, a deposit or a delegation makes of the exposure, for whoever is about to sign it. A mint or a deposit is a move
 * of ether's worth from an asset (null: from what is not counted, such as ether) to a token or an operator; a delegation
 * (`delegate`) moves everything one has deposited. `unvalued` stands beside both. Amounts round as in assessExposure.
 */
export function exposureChange(
  held: { holdings: readonly PlacedHolding[]; unvalued: number },
  change: Move | { delegate: Address },
  behind: MoveBehind,
  operators: Operators,
): MoveOutcome {
  const before = assessExposure(held, operators)
  const { holdings, moved } =
    'delegate' in change
      ? { holdings: holdingsDelegated(held.holdings, change.delegate), moved: ownStake(held.holdings) }
      : holdingsAfter(held.holdings, change, behind)
  return { before, after: assessExposure({ ...held, holdings }, operators), moved }
}

function ownStake(holdings: readonly PlacedHolding[]): Wei {
  return wei(holdings.reduce((sum, { how, value }) => (how === 'restaked' ? sum + value : sum), 0n))
}

function depositWith(
  { operator, strategy }: { operator: Address; strategy: Address },
  value: Wei,
  asset: (strategy: Address) => { token: Address | null; symbol: string },
): PlacedHolding {
  const { token, symbol } = asset(strategy)
  const placed = { ...idleAll(wei(0n)), slices: [{ operator, strategy, wei: value }] }
  return { id: assetId('restaked', token), how: 'restaked', token, symbol, value, outside: false, placed }
}

type Taken = { holdings: readonly PlacedHolding[]; moved: Wei }

function take(holdings: readonly PlacedHolding[], from: MoveFrom, amount: Wei): Taken {
  let left: bigint = amount
  const kept = holdings.flatMap((holding) => {
    if (left === 0n) return [holding]
    const rest = 'asset' in from ? takeAsset(holding, from.asset, left) : takeOperator(holding, from.operator, left)
    left -= holding.value - rest.value
    return rest.value === 0n ? [] : [rest]
  })
  return { holdings: kept, moved: wei(amount - left) }
}

function takeAsset(holding: PlacedHolding, asset: string, most: bigint): PlacedHolding {
  if (holding.id !== asset) return holding
  const value = wei(holding.value > most ? holding.value - most : 0n)
  return { ...holding, value, placed: shrink(holding.placed, holding.value, value) }
}

/** Only one's own deposits can be moved from an operator. */
function takeOperator(holding: PlacedHolding, operator: Address, most: bigint): PlacedHolding {
  if (holding.how !== 'restaked') return holding
  let left = most
  const slices = holding.placed.slices.flatMap((slice): StakeSlice[] => {
    if (slice.operator?.toLowerCase() !== operator.toLowerCase()) return [slice]
    const taken = lesser(slice.wei, left)
    left -= taken
    return taken === slice.wei ? [] : [{ ...slice, wei: wei(slice.wei - taken) }]
  })
  return { ...holding, value: wei(holding.value - (most - left)), placed: { ...holding.placed, slices } }
}
