import { t } from '../messages/index.ts'
import { IconButton } from '../ui/Button.tsx'

/** Reads anew what a screen shows; it cannot be pressed while that goes on. */
export function ReadAgain({ busy, onRead }: { busy: boolean; onRead: () => void }) {
  return (
    <IconButton
      icon="refresh"
      label={busy ? t('home.refreshing') : t('home.refresh')}
      busy={busy}
      disabled={busy}
      onClick={onRead}
    />
  )
}
