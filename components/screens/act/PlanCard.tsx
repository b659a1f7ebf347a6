import type { PlanView } from '../../../lib/messaging/acts.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Bar, Card, Muted } from '../../ui/Stack.tsx'
import { PlanSteps } from './PlanSteps.tsx'

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
      <PlanSteps plan={plan} />
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
