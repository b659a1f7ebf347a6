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
  /** `asShares`: what EigenLayer would pay out is restaked instead. */
  press: (asShares?: boolean) => void
}

type UnderWay = NonNullable<Finishing['underWay']>

/** What is under way for an exit, or null: a request for it that waits for the user, or a transaction that finishes it. */
export function useUnderWay(): (exit: DeskRow) => UnderWay | null {
  const approvals = useWallet((mirror) => mirror.approvals)
  const activity = useWallet((mirror) => mirror.activity)
  return ({ chainId, account, row }) => {
    const isIt = (of: { account: string; chainId: number; finishes: readonly string[] | undefined }) =>
      of.account === account && of.chainId === chainId && of.finishes?.includes(row.position.id)
    const asked = approvals.find(
      ({ request, state, chainId: on }) =>
        state !== 'failed' &&
        request.kind === 'transaction' &&
        isIt({ account: request.account, chainId: on, finishes: request.finishes }),
    )
    if (asked !== undefined) return { id: asked.id, state: 'asked' }
    const sent = activity.find(
      ({ status, finishes, ...entry }) => (status === 'signed' || status === 'pending') && isIt({ ...entry, finishes }),
    )
    return sent === undefined ? null : { id: sent.id, state: 'sent' }
  }
}

/** The command that finishes these exits of one batch, and what is under way for them already. */
export function useFinishing(exits: readonly DeskRow[]): Finishing {
  const command = useCommand('exits.finish')
  const underWay = useUnderWay()
  const [first] = exits
  const press = async (asShares: boolean) => {
    if (first === undefined) return
    const ids = exits.map(({ row }) => row.position.id)
    const done = await command.run({ chainId: first.chainId, account: first.account, ids, asShares })
    if (done !== null) toast(t('exits.opened'))
  }
  return {
    busy: command.busy,
    error: command.error,
    underWay: exits.map(underWay).find((found) => found !== null) ?? null,
    press: (asShares = false) => void press(asShares),
  }
}

/** Presses it; while it is under way it says so instead. `all`: for a whole batch; `block`: as wide as what holds it. */
export function FinishButton({
  exits,
  finishing: { busy, underWay, press },
  all = false,
  block = false,
}: {
  exits: readonly DeskRow[]
  finishing: Finishing
  all?: boolean
  block?: boolean
}) {
  const { asset } = useRegistry()
  const [first] = exits
  if (first === undefined) return null
  if (underWay?.state === 'sent') {
    return (
      <LinkButton small block={block} icon="clock" href={pathTo('#/activity/:id', { id: underWay.id })}>
        {t('exits.sent')}
      </LinkButton>
    )
  }
  if (underWay !== null) {
    return (
      <Button small block={block} disabled>
        {t('exits.asked')}
      </Button>
    )
  }
  const completed = isCompleted(first)
  const action = all
    ? t(completed ? 'exits.completeAll' : 'exits.claimAll', { count: exits.length })
    : t(completed ? 'exits.complete' : 'exits.claim')
  const [pays] = first.pays
  const what = pays === undefined ? '' : asset(pays).symbol
  const amount = pays?.now == null ? '' : formatShort(pays.now, asset(pays).decimals, 4)
  // Among many buttons of the same word each says what it is for.
  const named = all ? action : t('exits.named', { action, what: `${amount} ${what}`.trim() })
  return (
    <Button small={!block} block={block} variant="primary" busy={busy} aria-label={named} onClick={() => press()}>
      {action}
    </Button>
  )
}
