import { t } from '../messages/index.ts'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import styles from './Toasts.module.css'
import { dismissToast, useToasts } from './toast.ts'

/** Where outcomes appear. One per page, always mounted, so that screen readers announce what is added. */
export function Toasts() {
  const entries = useToasts((state) => state.entries)
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {entries.map(({ id, text, level }) => (
        <div key={id} className={cx(styles.toast, styles[level])}>
          <span>{text}</span>
          <IconButton icon="close" label={t('common.dismiss')} onClick={() => dismissToast(id)} />
        </div>
      ))}
    </div>
  )
}
