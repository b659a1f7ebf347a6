import type { ReactNode } from 'react'
import type { Address } from 'viem'
import type { Action } from '../../../lib/messaging/acts.ts'
import { go } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import { type Gains, Outcome } from './Outcome.tsx'
import type { Previewed } from './usePreview.ts'

/** The lower half of every form: what would happen, and the button that has it asked for. */
export function ActForm({
  account,
  action,
  previewed: { preview, current, error, again },
  gains = 'receives',
  label = t('act.review'),
  children,
}: {
  account: Address
  /** What the button would do; null while something is missing. */
  action: Action | null
  previewed: Previewed
  gains?: Gains
  label?: ReactNode
  children?: ReactNode
}) {
  const open = useCommand('acts.open')
  const watched = useWallet((mirror) => mirror.accounts.find(({ address }) => address === account)?.kind === 'watch')
  const ready = action !== null && current && preview !== null && preview.closed === null
  const press = async () => {
    if (action === null) return
    const done = await open.run({ chainId: 1, account, action })
    if (done === null) return
    toast(t('act.opened'))
    go('/act')
  }
  return (
    <>
      <ErrorNote error={error} />
      {error !== null && <Button onClick={again}>{t('common.retry')}</Button>}
      {preview === null ? error === null && <Skeleton width="long" /> : <Outcome {...{ preview, current, gains }} />}
      {children}
      <ErrorNote error={open.error} />
      {watched ? (
        <Muted>{t('act.watchOnly')}</Muted>
      ) : (
        <Button variant="primary" block busy={open.busy} disabled={!ready} onClick={() => void press()}>
          {label}
        </Button>
      )}
    </>
  )
}
