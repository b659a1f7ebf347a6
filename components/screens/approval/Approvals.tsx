import { useEffect } from 'react'
import type { ApprovalView } from '../../../lib/messaging/mirror.ts'
import { call } from '../../../lib/messaging/views.ts'
import frame from '../../approvals/ApprovalFrame.module.css'
import { ConnectApproval } from '../../approvals/eth_requestAccounts.tsx'
import { TransactionApproval } from '../../approvals/eth_sendTransaction.tsx'
import { TypedDataApproval } from '../../approvals/eth_signTypedData_v4.tsx'
import { MessageApproval } from '../../approvals/personal_sign.tsx'
import { SiteLine } from '../../approvals/SiteLine.tsx'
import { useNoHeldKeys } from '../../approvals/useArmed.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useMirrorSource, useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { UnlockForm } from '../../parts/UnlockForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { Notices } from '../Notices.tsx'
import styles from './Approvals.module.css'

/** The approval window: the oldest request, one at a time; what comes later waits behind it and never takes its place. */
export function Approvals() {
  const approvals = useWallet((mirror) => mirror.approvals)
  const phase = useWallet((mirror) => mirror.phase)
  useNoHeldKeys()
  const [current] = approvals
  useShown(current)
  useEffect(() => {
    document.title = approvals.length === 0 ? t('common.appName') : `${t('approvals.title')} · ${t('common.appName')}`
  }, [approvals.length])

  if (current === undefined) {
    return (
      <div className={styles.empty}>
        <h1>{t('approvals.none')}</h1>
        <Muted>{t('approvals.noneHint')}</Muted>
      </div>
    )
  }
  return (
    <div className={styles.window}>
      {approvals.length > 1 && <Queue count={approvals.length} />}
      {phase === 'unlocked' && <Notices />}
      {phase === 'unlocked' ? (
        <Request key={current.id} approval={current} />
      ) : (
        <UnlockFirst key={current.id} approval={current} />
      )}
    </div>
  )
}

/** Tells the background what is on screen: only a request that was shown can be approved. */
function useShown(approval: ApprovalView | undefined): void {
  const id = approval?.id
  const digest = approval?.digest
  // Told again when the background was restarted: it may not have noted it before.
  const source = useMirrorSource()
  useEffect(() => {
    if (id === undefined || digest === undefined || source !== 'live') return
    // Refused when the record moved on meanwhile; the next revision is shown and told in its turn.
    call('approvals.shown', { id, digest }).catch(() => {})
  }, [id, digest, source])
}

function Queue({ count }: { count: number }) {
  const rejectAll = useCommand('approvals.rejectAll')
  return (
    <div className={styles.queue}>
      <span>{t('approvals.position', { number: 1, count })}</span>
      <Button small variant="quiet" busy={rejectAll.busy} onClick={() => void rejectAll.run({ origin: null })}>
        {t('approvals.rejectAll', { count })}
      </Button>
    </div>
  )
}

function Request({ approval }: { approval: ApprovalView }) {
  const { request } = approval
  switch (request.kind) {
    case 'connect':
      return <ConnectApproval approval={approval} request={request} />
    case 'transaction':
      return <TransactionApproval approval={approval} request={request} />
    case 'message':
      return <MessageApproval approval={approval} request={request} />
    case 'typed-data':
      return <TypedDataApproval approval={approval} request={request} />
    case 'unlock':
      // The wallet was unlocked elsewhere meanwhile: the request behind this one follows at once.
      return null
  }
}

function UnlockFirst({ approval }: { approval: ApprovalView }) {
  const reject = useCommand('approvals.reject')
  return (
    <div className={frame.frame}>
      <header className={frame.header}>
        <SiteLine requester={approval.requester} />
      </header>
      <main className={frame.body}>
        <h1 className={styles.title}>{t('approvals.unlockTitle')}</h1>
        <Muted>{t('approvals.unlockExplains')}</Muted>
        <UnlockForm />
      </main>
      <footer className={frame.footer}>
        <Button block busy={reject.busy} onClick={() => void reject.run({ id: approval.id })}>
          {t('approvals.reject')}
        </Button>
      </footer>
    </div>
  )
}
