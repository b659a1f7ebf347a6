import type { Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { PositionMarks } from '../parts/PositionMarks.tsx'

/** Whether it is listed and counts. */
export function Marks({ portfolio, row }: { portfolio: Portfolio; row: PortfolioRow }) {
  const mark = useCommand('preferences.mark')
  return (
    <PositionMarks
      portfolio={portfolio}
      id={row.position.id}
      busy={mark.busy}
      onMark={(marks) => void mark.run(marks)}
    />
  )
}
