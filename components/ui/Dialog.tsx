import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { t } from '../messages/index.ts'
import { IconButton } from './Button.tsx'
import styles from './Dialog.module.css'

/**
 * A modal sheet: from the bottom in the popup, in the middle of a wide page. The browser's own dialog keeps the focus
 * inside and gives it back; Escape and the cross close it.
 */
export function Dialog({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // A layout effect: its clean-up still finds the dialog in the page, so closing gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.header}>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={t('common.close')} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}
