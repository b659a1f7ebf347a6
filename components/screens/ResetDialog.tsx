import { type FormEvent, useState } from 'react'
import { useCommand } from '../hooks/useCommand.ts'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Field } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'

/** Deletes everything, behind words that must be typed. The way back is the recovery phrase alone. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const reset = useCommand('vault.reset')
  const [typed, setTyped] = useState('')
  const word = t('settings.resetWord')
  const matches = typed.trim().toLowerCase() === word.toLowerCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches) void reset.run({ confirm: 'delete everything' })
  }
  return (
    <Dialog title={t('settings.resetTitle')} onClose={onClose}>
      <p>{t('settings.resetLead')}</p>
      <Banner level="danger" title={t('settings.resetWarning')}>
        {t('settings.resetWarningMore')}
      </Banner>
      <form onSubmit={submit}>
        <Stack>
          <Field
            label={t('settings.resetType', { word })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <ErrorNote error={reset.error} />
          <Button type="submit" variant="danger" block busy={reset.busy} disabled={!matches}>
            {t('settings.resetDo')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}
