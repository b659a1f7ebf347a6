import { useState } from 'react'
import { t } from '../messages/index.ts'
import { UnlockForm } from '../parts/UnlockForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Bare } from './Frame.tsx'
import { Notices } from './Notices.tsx'
import { ResetDialog } from './ResetDialog.tsx'
import styles from './Unlock.module.css'

/** The locked wallet: a password, and a way out for who forgot it. */
export function Unlock() {
  const [resetting, setResetting] = useState(false)
  return (
    <Bare>
      <Notices />
      <h1 className={styles.title}>{t('settings.unlockTitle')}</h1>
      <UnlockForm />
      <Button variant="quiet" onClick={() => setResetting(true)}>
        {t('settings.forgot')}
      </Button>
      {resetting && <ResetDialog onClose={() => setResetting(false)} />}
    </Bare>
  )
}
