import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { ActivityRow } from '../../parts/ActivityRow.tsx'
import { Rows } from '../../ui/Row.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'

/** What the selected account signed here, newest first. */
export function Activity() {
  const selected = useWallet((mirror) => mirror.selected)
  const activity = useWallet((mirror) => mirror.activity)
  const own = activity.filter(({ account }) => account === selected).toSorted((a, b) => b.createdAt - a.createdAt)
  return (
    <>
      <Title>{t('activity.title')}</Title>
      {own.length === 0 ? (
        <Muted>{t('activity.empty')}</Muted>
      ) : (
        <Rows label={t('activity.title')}>
          {own.map((entry) => (
            <li key={entry.id}>
              <ActivityRow entry={entry} />
            </li>
          ))}
        </Rows>
      )}
    </>
  )
}
