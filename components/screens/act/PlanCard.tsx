import type { PlanView, StepState } from '../../../lib/messaging/acts.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { formatInteger } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Bar, Card, Muted } from '../../ui/Stack.tsx'
import styles from './Act.module.css'

/** A plan with its steps, how far it is, and what can be done about it. */
export function PlanCard({ plan }: { plan: PlanView }) {
  const proceed = useCommand('plans.proceed')
  const forget = useCommand('plans.forget')
  const finished = plan.steps.every(({ state }) => state.is === 'done')
  const ready = plan.steps.some(({ state }) => state.is === 'ready' || state.is === 'unread')
  return (
    <Card>
      <h3>
        <SentenceText sentence={plan.title} form="flowing" />
      </h3>
      <ol className={styles.list}>
        {plan.steps.map(({ title, state }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a plan never change places
          <li key={index}>
            <span className={styles.step}>
              <span>
                <SentenceText sentence={title} form="flowing" />
              </span>
              <span className={styles.state}>
                <StateText state={state} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      <ErrorNote error={proceed.error ?? forget.error} />
      <Bar>
        {ready && (
          <Button variant="primary" small busy={proceed.busy} onClick={() => void proceed.run({ id: plan.id })}>
            {t('act.plan.proceed')}
          </Button>
        )}
        <Button small busy={forget.busy} onClick={() => void forget.run({ id: plan.id })}>
          {t(finished ? 'act.plan.hide' : 'act.plan.forget')}
        </Button>
      </Bar>
      {!finished && <Muted>{t('act.plan.forgetHelp')}</Muted>}
    </Card>
  )
}

function StateText({ state }: { state: StepState }) {
  switch (state.is) {
    case 'done':
      return `✓ ${t('act.plan.done')}`
    case 'ready':
      return t(state.failed ? 'act.plan.failed' : 'act.plan.ready')
    case 'waiting':
      return t('act.plan.waiting', { block: formatInteger(state.block) })
    case 'closed':
      return <SentenceText sentence={state.why} form="flowing" />
    case 'unread':
      return state.error === null ? t('act.stale') : `${t('act.plan.unread')}: ${errorText(state.error)}`
    default:
      return t(`act.plan.${state.is}`)
  }
}
