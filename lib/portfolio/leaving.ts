import type { Address } from 'viem'
import type { ComparedWay, Comparison, Sale } from '../messaging/leaving.ts'
import type { Sentence } from '../protocols/sentence.ts'
import type { Asset, ExitDelay } from '../protocols/types.ts'
import { divWad, type TokenUnits, WAD, type Wad, type Wei, wad } from '../units.ts'

/** How long a way out takes. `seconds`: what is known of it; `open`: the part of it that nobody can date. */
export type WayWait = { seconds: bigint; open: ExitDelay['what'] | null }

/** One way out of an amount, ready to stand beside the others. */
export type LeaveOption = {
  id: string
  kind: 'queue' | 'instant' | 'unwrap' | 'sale'
  /** What it is paid in (token null: ether), in its smallest unit; null when it cannot be told. */
  receives: { token: Address | null; asset: Asset; amount: TokenUnits | Wei } | null
  /** The token it is paid in, whether or not the amount is known. */
  paid: { token: Address | null; asset: Asset }
  ether: Wei | null
  /** `ether` as a share of what the amount is worth by the protocol's rate, 1e18 = 100 %, rounded down; null when unknown. */
  share: Wad | null
  fee: Wad | null
  wait: WayWait
  /** The most that can be taken this way now, in the token given. */
  most: TokenUnits | null
  /** Why it is shut for this amount now. */
  shut: { why: 'closed'; sentence: Sentence } | { why: 'too much' } | null
  sale: Sale | null
}

/** A sale that brings so much less a token than a small one is worth a word: one percent. */
const steepest = WAD / 100n

/** So much at once moves the pool's price noticeably. */
export const isSteep = ({ priceImpact }: Sale): boolean => priceImpact !== null && priceImpact > steepest

/** Nothing is waited for. */
export const atOnce = ({ wait }: Pick<LeaveOption, 'wait'>): boolean => wait.seconds === 0n && wait.open === null

/**
 * Every way out of `amount`, what pays most first; those whose pay is unknown after them, what is shut last. `best` pays
 * most of all that are open, `fastest` most of those without a wait, where that is another one. Changing the form of a
 * token is no way out by itself and is neither.
 */
export function optionsOf(
  { ways, sales, worth }: Pick<Comparison, 'ways' | 'sales' | 'worth'>,
  amount: bigint,
): { options: readonly LeaveOption[]; best: string | null; fastest: string | null } {
  const shareOf = (ether: Wei | null) =>
    ether === null || worth === null || worth === 0n ? null : wad(divWad(ether, worth))
  const options = [
    ...ways.map((way, index) => fromWay(way, index, amount, shareOf(way.ether))),
    ...(sales ?? []).map((sale, index) => fromSale(sale, index, shareOf(sale.receives))),
  ].toSorted(inOrder)
  const open = options.filter(({ shut, kind, ether }) => shut === null && kind !== 'unwrap' && ether !== null)
  const [best] = open
  const fastest = open.find(atOnce)
  return { options, best: best?.id ?? null, fastest: fastest?.id === best?.id ? null : (fastest?.id ?? null) }
}

function fromWay(way: ComparedWay, index: number, amount: bigint, share: Wad | null): LeaveOption {
  const { kind, paid, receives, ether, fee, most, closed } = way
  return {
    id: `${kind}:${index}`,
    kind,
    paid,
    receives: receives === null ? null : { ...paid, amount: receives },
    ether,
    share,
    fee,
    wait: waitOf(way),
    most,
    shut:
      closed !== null
        ? { why: 'closed', sentence: closed }
        : most !== null && amount > most
          ? { why: 'too much' }
          : null,
    sale: null,
  }
}

const ether = { token: null, asset: { symbol: 'ETH', decimals: 18, known: true } } as const

/** The venue's fee is in the price already; some pools have a fixed one. */
function fromSale(sale: Sale, index: number, share: Wad | null): LeaveOption {
  return {
    id: `sale:${index}`,
    kind: 'sale',
    paid: ether,
    receives: sale.receives === null ? null : { ...ether, amount: sale.receives },
    ether: sale.receives,
    share,
    fee: sale.fee,
    wait: { seconds: 0n, open: null },
    most: null,
    shut: sale.receives === null ? { why: 'too much' } : null,
    sale,
  }
}

function waitOf({ delay }: ComparedWay): WayWait {
  return {
    seconds: delay.reduce((sum, { seconds }) => sum + (seconds ?? 0n), 0n),
    open: delay.find(({ seconds }) => seconds === null)?.what ?? null,
  }
}

function inOrder(a: LeaveOption, b: LeaveOption): number {
  if ((a.shut === null) !== (b.shut === null)) return a.shut === null ? -1 : 1
  if ((a.kind === 'unwrap') !== (b.kind === 'unwrap')) return a.kind === 'unwrap' ? 1 : -1
  if (a.ether === b.ether) return 0
  if (a.ether === null || b.ether === null) return a.ether === null ? 1 : -1
  return a.ether > b.ether ? -1 : 1
}
