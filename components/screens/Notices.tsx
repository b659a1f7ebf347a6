import type { StepState } from '../../lib/messaging/acts.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { t } from '../messages/index.ts'
import { SentenceText } from '../parts/SentenceText.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'

/** Requests wait in a window that may be behind another: pages cannot raise it, so the popup says so. */
export function WaitingRequests() {
  const waiting = useWallet((mirror) => mirror.approvals.length)
  return waiting > 0 && <Banner level="info">{t('home.requestsWait', { count: waiting })}</Banner>
}

/** What was begun and waits for the user, when nothing of it is in the window already. */
export function BegunPlans() {
  const count = useWallet(
    (mirror) => mirror.plans.filter(({ steps }) => steps.some(({ state }) => goesOn(state))).length,
  )
  if (count === 0) return null
  return (
    <Banner
      level="info"
      action={
        <LinkButton href="#/act" small>
          {t('home.begunOpen')}
        </LinkButton>
      }
    >
      {t('home.begun', { count })}
    </Banner>
  )
}

const goesOn = ({ is }: StepState) => is === 'ready' || is === 'closed' || is === 'unread'

/** What the user must know wherever they are: a write that failed, a wallet recovered from its copy. */
export function Notices() {
  const notices = useWallet((mirror) => mirror.notices)
  const dismiss = useCommand('notices.dismiss')
  return (
    <>
      {notices.map(({ id, sentence }) => (
        <Banner
          key={id}
          level="caution"
          live
          action={
            <Button variant="quiet" small onClick={() => void dismiss.run({ id })}>
              {t('common.dismiss')}
            </Button>
          }
        >
          <SentenceText sentence={sentence} />
        </Banner>
      ))}
    </>
  )
}
