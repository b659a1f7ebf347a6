import type { ErrorInfo } from '../../../lib/errors.ts'
import type { DeskRow } from '../../../lib/portfolio/exits.ts'
import { pathTo } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { isCompleted } from '../../parts/WaitText.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.ts'

export type Finishing = {
  busy: boolean
  error: ErrorInfo | null
  /** A request for some of them waits for the user, or a transaction that finishes some is on its way; else null. */
  underWay: { id: string; state: 'asked' | 'sent' } | null
  press: () => void
}

/** The command that finishes these exits of one batch, and what is under way for them already. */
export function useFinishing(exits: readonly DeskRow[]): Finishing {
  const command = useCommand('exits.finish')
  const approvals = useWallet((mirror) => mirror.approvals)
  const activity = useWallet((mirror) => mirror.activity)
  const [first] = exits
  const own = (of: { account: string; chainId: number; finishes: readonly string[] | undefined }) =>
    of.account === first?.account &&
    of.chainId === first.chainId &&
    exits.some(({ row }) => of.finishes?.includes(row.position.id))
  const asked = approvals.find(
    ({ request, chainId, state }) =>
      state !== 'failed' &&
      request.kind === 'transaction' &&
      own({ account: request.account, chainId, finishes: request.finishes }),
  )
  const sent = activity.find(
    ({ account, chainId, status, finishes }) =>
      (status === 'signed' || status === 'pending') && own({ account, chainId, finishes }),
  )
  const press = async () => {
    if (first === undefined) return
    const ids = exits.map(({ row }) => row.position.id)
    const done = await command.run({ chainId: first.chainId, account: first.account, ids })
    if (done !== null) toast(t('exits.opened'))
  }
  return {
    busy: command.busy,
    error: command.error,
    underWay:
      asked !== undefined
        ? { id: asked.id, state: 'asked' }
        : sent !== undefined
          ? { id: sent.id, state: 'sent' }
          : null,
    press: () => void press(),
  }
}

/** Presses it; while it is under way it says so instead. `all`: for a whole batch. */
export function FinishButton({
  exits,
  finishing: { busy, underWay, press },
  all = false,
}: {
  exits: readonly DeskRow[]
  finishing: Finishing
  all?: boolean
}) {
  const { asset } = useRegistry()
  const [first] = exits
  if (first === undefined) return null
  if (underWay?.state === 'sent') {
    return (
      <LinkButton small variant="quiet" icon="clock" href={pathTo('#/activity/:id', { id: underWay.id })}>
        {t('exits.sent')}
      </LinkButton>
    )
  }
  const completed = isCompleted(first)
  const label =
    underWay !== null
      ? t('exits.asked')
      : all
        ? t(completed ? 'exits.completeAll' : 'exits.claimAll', { count: exits.length })
        : t(completed ? 'exits.complete' : 'exits.claim')
  const [pays] = first.pays
  const what =
    pays === undefined || pays.now === null
      ? ''
      : `${formatShort(pays.now, asset(pays).decimals, 4)} ${asset(pays).symbol}`
  const named =
    all || underWay !== null || what === ''
      ? label
      : t(completed ? 'exits.completeNamed' : 'exits.claimNamed', { what })
  return (
    <Button small variant="primary" busy={busy} disabled={underWay !== null} aria-label={named} onClick={press}>
      {label}
    </Button>
  )
}
