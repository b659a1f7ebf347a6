import { useState } from 'react'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Bare } from './Frame.tsx'
import { ResetDialog } from './ResetDialog.tsx'

/** The stored wallet cannot be opened by this version. Says why and what helps; overwrites nothing by itself. */
export function Recovery({ phase }: { phase: 'damaged' | 'newer' }) {
  const [resetting, setResetting] = useState(false)
  return (
    <Bare>
      <h1>{phase === 'newer' ? t('settings.newerTitle') : t('settings.damagedTitle')}</h1>
      {phase === 'newer' ? (
        <p>{t('settings.newerHelp')}</p>
      ) : (
        <>
          <p>{t('settings.damagedHelp')}</p>
          <ol>
            <li>{t('settings.damagedStep1')}</li>
            <li>{t('settings.damagedStep2')}</li>
          </ol>
          <Banner level="info">{t('settings.damagedKept')}</Banner>
        </>
      )}
      <Button variant="primary" onClick={() => location.reload()}>
        {t('common.retry')}
      </Button>
      {phase === 'damaged' && (
        <Button variant="quiet" onClick={() => setResetting(true)}>
          {t('settings.startOver')}
        </Button>
      )}
      {resetting && <ResetDialog onClose={() => setResetting(false)} />}
    </Bare>
  )
}
