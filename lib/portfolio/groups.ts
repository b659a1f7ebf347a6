import type { Portfolio } from '../messaging/mirror.ts'
import { type Wei, wei } from '../units.ts'
import { assetOf, type Holding, type HoldingKind, kindOf } from './composition.ts'

/** One line of a list: one holding, or all holdings of one asset and kind over several accounts and chains. */
export type Line = {
  id: string
  /** At least one, the most valuable first. */
  holdings: readonly Holding[]
  /** Sum of what is known and counted. */
  value: Wei
  /** How many of them have no known worth. */
  unvalued: number
  /** Sum in the smallest unit; null where they differ in decimals, or where amounts do not add up. */
  amount: bigint | null
  decimals: number | null
}

/** Lines of one kind, the most valuable first, those of unknown worth last. */
export type Group = { kind: HoldingKind; value: Wei; lines: readonly Line[] }

const order: readonly HoldingKind[] = ['ether', 'lst', 'lrt', 'bitcoin', 'other', 'restaked', 'exiting']

/** Holdings by kind. `bundled`: one line for each asset instead of one for each holding. Groups without a line are left out. */
export function groupsOf(holdings: readonly Holding[], { bundled }: { bundled: boolean }): readonly Group[] {
  const kinds = new Map<HoldingKind, Map<string, Holding[]>>()
  for (const holding of holdings) {
    if (holding.row.position.kind === 'delegation') continue
    const kind = kindOf(holding.row)
    const id = bundled ? assetOf(holding.portfolio.chainId, holding.row) : holding.key
    const lines = kinds.get(kind) ?? new Map<string, Holding[]>()
    kinds.set(kind, lines)
    const line = lines.get(id)
    if (line === undefined) lines.set(id, [holding])
    else line.push(holding)
  }
  return order.flatMap((kind) => {
    const lines = [...(kinds.get(kind) ?? [])]
      .map(([id, held]) => ({ ...lineOf(`${kind}:${id}`, held), all: sum(held.map(worth)) }))
      // What is excluded keeps its place among the others: it is listed as if it counted.
      .sort((a, b) => compare(b.all, a.all, a.id, b.id))
      .map(({ all: _, ...line }) => line)
    return lines.length === 0 ? [] : [{ kind, value: wei(sum(lines.map(({ value }) => value))), lines }]
  })
}

function lineOf(id: string, holdings: readonly Holding[]): Line {
  const sorted =
    holdings.length === 1 ? holdings : holdings.toSorted((a, b) => compare(worth(b), worth(a), a.key, b.key))
  const amounts = sorted.map(amountOf)
  const decimals = amounts[0]?.decimals ?? null
  const same = amounts.every((each) => each !== null && each.decimals === decimals)
  return {
    id,
    holdings: sorted,
    value: wei(sum(sorted.map((holding) => (holding.excluded ? 0n : worth(holding))))),
    unvalued: sorted.filter(({ row }) => row.value === null).length,
    amount: same ? sum(amounts.map((each) => each?.amount ?? 0n)) : null,
    decimals: same ? decimals : null,
  }
}

/** How much a holding is in its own unit: what is held, could be taken out, or would be paid now. */
export function amountOf({
  row: { position },
}: Pick<Holding, 'row'>): { amount: bigint; decimals: number | null } | null {
  switch (position.kind) {
    case 'token':
      return { amount: position.balance, decimals: position.token === null ? 18 : position.token.decimals }
    case 'restaked':
      return { amount: position.withdrawable, decimals: position.asset.decimals }
    case 'withdrawal': {
      const [only, ...others] = position.entries
      return only === undefined || others.length > 0 ? null : { amount: only.amountNow, decimals: only.asset.decimals }
    }
    case 'exit':
      return position.amountNow === null ? null : { amount: position.amountNow, decimals: position.paid.asset.decimals }
    case 'delegation':
      return null
  }
}

const worth = ({ row }: Holding): bigint => row.value ?? 0n
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
function compare(first: bigint, second: bigint, firstId: string, secondId: string): number {
  if (first !== second) return first > second ? 1 : -1
  return firstId < secondId ? -1 : 1
}

/** An account's ether on Ethereum when there is none of it: it is listed all the same. */
export function emptyEther(portfolio: Portfolio): Holding | null {
  const row = portfolio.rows.find(({ position }) => position.kind === 'token' && position.token === null)
  if (row === undefined || row.position.kind !== 'token' || row.position.balance > 0n) return null
  return { portfolio, row, key: `empty:${portfolio.account}`, hidden: false, excluded: false }
}
