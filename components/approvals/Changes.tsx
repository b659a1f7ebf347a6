import type { Change, ChangeValue, Explanation, RevertReason, SimulationOutcome } from '../../lib/messaging/mirror.ts'
import { formatInteger } from '../messages/format.ts'
import { errorText, t } from '../messages/index.ts'
import { ForeignText, SentenceText, ValueText } from '../parts/SentenceText.tsx'
import { Amount } from '../ui/Amount.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './Changes.module.css'

/** Before and after of every position the request changes, and how far that was checked. */
export function Changes({ explanation }: { explanation: Explanation }) {
  const { changes, simulation } = explanation
  if (simulation.status === 'none') return null
  return (
    <Section title={t('approvals.changes')}>
      <div className={styles.changes} data-testid="changes" data-status={simulation.status}>
        {simulation.status === 'pending' && <Skeleton width="full" />}
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
        {simulation.status === 'ok' && changes.length === 0 && <Muted>{t('approvals.noChanges')}</Muted>}
        <Outcome simulation={simulation} />
      </div>
    </Section>
  )
}

function ChangeLine({ change: { label, before, after } }: { change: Change }) {
  return (
    <div className={styles.change}>
      <p className={styles.label}>
        <SentenceText sentence={label} />
      </p>
      <p className={styles.values}>
        <span>
          <span className="visually-hidden">{t('approvals.before')}: </span>
          <Side value={before} unit={after === null} />
        </span>
        <Icon name="right" />
        <strong>
          <span className="visually-hidden">{t('approvals.after')}: </span>
          <Side value={after} unit />
        </strong>
      </p>
    </div>
  )
}

/** One side; the unit stands once, behind the side that is left. */
function Side({ value, unit }: { value: ChangeValue | null; unit: boolean }) {
  if (value === null) return <span className={styles.nothing}>{t('common.nothing')}</span>
  if (value.type !== 'amount') return <ValueText value={value} />
  const { amount, decimals, symbol } = value
  return <Amount amount={amount} decimals={decimals} symbol={unit ? symbol : null} digits={6} />
}

function Outcome({ simulation }: { simulation: SimulationOutcome }) {
  switch (simulation.status) {
    case 'none':
      return null
    case 'pending':
      return <Muted>{t('approvals.simulationPending')}</Muted>
    case 'ok':
      return <Muted>{t('approvals.simulationOk', { block: simulation.block.number })}</Muted>
    case 'reverts':
      return (
        <Banner level="danger" title={t('approvals.simulationReverts')} live>
          <Reason reason={simulation.reason} />
        </Banner>
      )
    case 'unavailable':
      return (
        <Banner level="caution" title={t('approvals.simulationUnavailable')} live>
          {errorText(simulation.error)}
        </Banner>
      )
  }
}

function Reason({ reason }: { reason: RevertReason }) {
  switch (reason.type) {
    case 'named':
      return (
        <>
          {reason.sentence && (
            <p>
              <SentenceText sentence={reason.sentence} />
            </p>
          )}
          <code>
            {reason.name}({reason.args.join(', ')})
          </code>
        </>
      )
    case 'message':
      return <ForeignText text={reason.text} />
    case 'panic':
      return t('approvals.panic', { code: `0x${reason.code.toString(16)} = ${formatInteger(reason.code)}` })
    case 'unknown':
      return reason.data === '0x' ? t('approvals.noReason') : <code>{reason.data}</code>
  }
}
