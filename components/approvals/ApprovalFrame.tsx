import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { ApprovalView, Warning } from '../../lib/messaging/mirror.ts'
import { call } from '../../lib/messaging/views.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { errorText, t } from '../messages/index.ts'
import { useRegistry } from '../parts/useRegistry.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Check } from '../ui/Toggle.tsx'
import styles from './ApprovalFrame.module.css'
import { SiteLine } from './SiteLine.tsx'
import { useArmed } from './useArmed.ts'

type FrameProps = {
  approval: ApprovalView
  /** The button that says yes. */
  confirm: string
  /** Whether everything that is confirmed is on screen; until then the button stays off. */
  complete: boolean
  /** What the view adds to the answer (the accounts of a connection). Part of what the button is armed for. */
  chosen?: readonly Address[]
  account?: Address
  warnings?: readonly Warning[]
  /** Foreign text that must have been scrolled to its end before it can be signed. */
  mustReachEnd?: boolean
  children: ReactNode
}

/** The frame around every request: who asks, for which account on which chain, what was worked out, and the two answers. */
export function ApprovalFrame({
  approval,
  confirm,
  complete,
  chosen,
  account,
  warnings = [],
  mustReachEnd = false,
  children,
}: FrameProps) {
  const accounts = useWallet((mirror) => mirror.accounts)
  const { chain } = useRegistry()
  const approve = useCommand('approvals.approve')
  const reject = useCommand('approvals.reject')
  const [acknowledged, setAcknowledged] = useState<string | null>(null)
  const { reached, end, goThere } = useReachedEnd(mustReachEnd)

  const blocked = warnings.some(({ level }) => level === 'blocked')
  const danger = warnings.some(({ level }) => level === 'danger')
  const owner = accounts.find(({ address }) => address === account)
  const watchOnly = owner?.kind === 'watch'
  const shown = `${approval.digest}:${chosen?.join() ?? ''}:${warnings.map(({ id }) => id).join()}`
  const ready = complete && reached && !watchOnly && (!danger || acknowledged === shown)
  const arming = ready && approval.state === 'waiting'
  const armed = useArmed(shown, arming)
  const working = approve.busy || approval.state === 'working'
  const error = approve.error ?? reject.error ?? approval.error

  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <SiteLine requester={approval.requester} />
        {account && (
          <div className={styles.account}>
            <AddressLine address={account} name={owner?.name} full />
            <span className={styles.chain}>
              <span className="visually-hidden">{t('approvals.network')}: </span>
              {chain(approval.chainId).name}
            </span>
          </div>
        )}
      </header>
      <main className={styles.body}>
        {children}
        <div ref={end} className={styles.end} />
      </main>
      <footer className={styles.footer}>
        {complete && !reached && !blocked && (
          <button type="button" className={styles.readOn} onClick={goThere}>
            ↓ {t('approvals.readToEnd')}
          </button>
        )}
        {error !== null && (
          <Banner level="danger" live>
            {errorText(error)}
          </Banner>
        )}
        {watchOnly && <Banner level="caution">{t('approvals.watchCannotSign')}</Banner>}
        {blocked && <p className={styles.blocked}>{t('approvals.blocked')}</p>}
        {danger && !blocked && (
          <Check checked={acknowledged === shown} onChange={(checked) => setAcknowledged(checked ? shown : null)}>
            {t('approvals.acknowledge')}
          </Check>
        )}
        <div className={styles.answers}>
          <Button block busy={reject.busy} onClick={() => void reject.run({ id: approval.id })}>
            {t('approvals.reject')}
          </Button>
          {!blocked && (
            <Button
              block
              variant={danger ? 'danger' : 'primary'}
              disabled={!armed}
              busy={working}
              className={cx(arming && !armed && (danger ? styles.armingDanger : styles.arming))}
              aria-description={armed ? undefined : t('approvals.armSoon')}
              onClick={(event) => {
                // A script on our own page would have to be ours; a synthetic press is refused all the same (A2).
                if (!event.isTrusted || !armed) return
                const { id, digest } = approval
                // Said again first: a background that was killed a moment ago may not have noted it.
                void call('approvals.shown', { id, digest })
                  .catch(() => {})
                  .then(() => approve.run({ id, digest, ...(chosen && { accounts: chosen }) }))
              }}
            >
              {danger ? t('approvals.confirmAnyway') : confirm}
            </Button>
          )}
        </div>
        <span className="visually-hidden" role="status">
          {working ? t('approvals.sending') : ''}
        </span>
      </footer>
    </div>
  )
}

/** Whether the end of the body was on screen once. True from the start where nothing has to be read to its end. */
function useReachedEnd(required: boolean) {
  const end = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const mark = end.current
    if (!required || mark === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(mark)
    return () => observer.disconnect()
  }, [required])
  /** One screenful on: the text is there to be read, not to be skipped. */
  const goThere = () => {
    const body = end.current?.parentElement
    body?.scrollBy({ top: body.clientHeight * 0.85 })
  }
  return { reached: !required || seen, end, goThere }
}
