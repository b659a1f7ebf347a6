import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { positionKey } from '../../lib/portfolio/key.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { Card } from '../ui/Stack.tsx'
import { Toggle } from '../ui/Toggle.tsx'

/** Whether a position is listed, and whether it counts. */
export function PositionMarks({
  portfolio,
  id,
  busy,
  onMark,
}: {
  portfolio: Portfolio
  id: string
  busy: boolean
  onMark: (marks: { position: string; hidden?: boolean; excluded?: boolean }) => void
}) {
  const position = positionKey(portfolio, id)
  const hidden = useWallet((mirror) => mirror.preferences.hidden.includes(position))
  const excluded = useWallet((mirror) => mirror.preferences.excluded.includes(position))
  return (
    <Card>
      <Toggle
        label={t('portfolio.hide')}
        hint={t('portfolio.hideHint')}
        checked={hidden}
        disabled={busy}
        onChange={(checked) => onMark({ position, hidden: checked })}
      />
      <Toggle
        label={t('portfolio.exclude')}
        hint={t('portfolio.excludeHint')}
        checked={excluded}
        disabled={busy}
        onChange={(checked) => onMark({ position, excluded: checked })}
      />
    </Card>
  )
}
