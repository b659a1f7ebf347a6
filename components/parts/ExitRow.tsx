import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { type ExitRow as Exit, toDeskRow } from '../../lib/portfolio/exits.ts'
import { useNow } from '../hooks/useNow.ts'
import { DeskItem } from './DeskItem.tsx'
import { useRegistry } from './useRegistry.ts'

/** Something on its way out, in a list of what one account holds: as on the exit desk, without the button. */
export function ExitRow({ row, portfolio }: { row: Exit; portfolio: Portfolio }) {
  const { chain } = useRegistry()
  const { blockSeconds } = chain(portfolio.chainId)
  return <DeskItem exit={toDeskRow(portfolio, row, { blockSeconds, canSign: false, now: useNow(5_000) })} />
}
