import type { ReactNode } from 'react'
import type { Address } from 'viem'
import type { PodAction } from '../../../lib/messaging/restaking.ts'
import { pathTo } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import { usePodUnderWay } from './usePod.ts'

/** Asks for one transaction of the pod; while one waits or is on its way it says so instead. */
export function ActButton({
  account,
  action,
  what,
  canSign,
  children,
}: {
  account: Address
  action: PodAction
  what: string
  canSign: boolean
  children: ReactNode
}) {
  const { run, busy, error } = useCommand('pods.act')
  const underWay = usePodUnderWay(account)
  const press = async () => {
    const done = await run({ chainId: 1, account, action })
    if (done !== null) toast(t('exits.opened'))
  }
  if (!canSign) return <Muted>{t('pods.watchOnly')}</Muted>
  if (underWay?.what === what && underWay.state === 'sent') {
    return (
      <LinkButton block icon="clock" href={pathTo('#/activity/:id', { id: underWay.id })}>
        {t('pods.sent')}
      </LinkButton>
    )
  }
  const asked = underWay?.what === what
  return (
    <>
      <Button block variant="primary" busy={busy} disabled={asked} onClick={() => void press()}>
        {asked ? t('pods.asked') : children}
      </Button>
      <ErrorNote error={error} />
    </>
  )
}
