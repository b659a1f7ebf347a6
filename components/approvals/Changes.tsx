import type { Change, ChangeValue, Explanation, RevertReason, SimulationOutcome } from '../../lib/messaging/mirror.ts'
import { decimalsKnown, formatExact, formatShort } from '../messages/amounts.ts'
import { formatInteger } from '../messages/format.ts'
import { errorText, t } from '../messages/index.ts'
import { addressesIn, ForeignText, SentenceText, ValueText } from '../parts/SentenceText.tsx'
import { Amount } from '../ui/Amount.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './Changes.module.css'

/** Places after the point, fewer where there are many before it; the exact amounts are tooltips. */
function placesOf({ before, after }: Pick<Change, 'before' | 'after'>): number {
  const long = [before, after].some(
    (side) => side?.type === 'amount' && side.amount >= 10n ** BigInt(side.decimals + 3),
  )
  return long ? 4 : 6
}

/** Before and after of every position the request changes, and how far that was checked. Null: nothing is known yet. */
export function Changes({ explanation }: { explanation: Pick<Explanation, 'changes' | 'simulation'> | null }) {
  const { changes, simulation } = explanation ?? { changes: [], simulation: { status: 'pending' } as const }
  if (simulation.status === 'none') return null
  const waiting = simulation.status === 'pending' && changes.length === 0
  return (
    <Section title={t('approvals.changes')}>
      <div className={styles.card} data-testid="changes" data-status={simulation.status}>
        {(waiting || changes.length > 0) && (
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('approvals.before')}</th>
                <th scope="col">{t('approvals.after')}</th>
              </tr>
            </thead>
            {changes.map((change) => (
              <ChangeLine key={change.id} change={change} />
            ))}
            {waiting && (
              <tbody>
                {['first', 'second'].map((line) => (
                  <WaitingLine key={line} />
                ))}
              </tbody>
            )}
          </table>
        )}
        {simulation.status === 'ok' && changes.length === 0 && <p>{t('approvals.noChanges')}</p>}
        <Outcome simulation={simulation} />
      </div>
    </Section>
  )
}

function ChangeLine({ change: { label, before, after } }: { change: Change }) {
  // A label without a symbol is of a token we do not know: what it calls itself stands beside the amount.
  const unit = label.values?.symbol === undefined
  const digits = placesOf({ before, after })
  const words = <SentenceText sentence={label} form="flowing" />
  // Who may take something has a name of any length: too long for a column.
  const apart = addressesIn(label).length > 0
  return (
    <tbody>
      {apart && (
        <tr className={styles.apart}>
          <th scope="rowgroup" colSpan={3}>
            {words}
          </th>
        </tr>
      )}
      <tr>
        {apart ? <td /> : <th scope="row">{words}</th>}
        <td>
          <Side value={before} unit={unit} digits={digits} />
        </td>
        <td>
          <strong>
            <Side value={after} unit={unit} digits={digits} />
          </strong>
          <Difference before={before} after={after} digits={digits} />
        </td>
      </tr>
    </tbody>
  )
}

function WaitingLine() {
  return (
    <tr>
      <th scope="row">
        <Skeleton width="medium" />
      </th>
      <td>
        <Skeleton width="short" />
      </td>
      <td>
        <Skeleton width="short" />
        <span className={styles.difference}>&nbsp;</span>
      </td>
    </tr>
  )
}

function Side({ value, unit, digits }: { value: ChangeValue | null; unit: boolean; digits: number }) {
  if (value === null) return <span className={styles.nothing}>{t('common.nothing')}</span>
  switch (value.type) {
    case 'amount':
      return (
        <Amount amount={value.amount} decimals={value.decimals} symbol={unit ? value.symbol : null} digits={digits} />
      )
    case 'unlimited':
      return t('common.unlimited')
    default:
      return <ValueText value={value} form="flowing" />
  }
}

/** What comes or goes, by our rule: what is received rounded down, what is given rounded up. Nothing between unlike sides. */
function Difference({ before, after, digits }: Pick<Change, 'before' | 'after'> & { digits: number }) {
  const known = [before, after].flatMap((side) => (side?.type === 'amount' ? [side] : []))
  const decimals = known[0]?.decimals ?? 0
  if (known.length !== 2 && !(known.length === 1 && (before === null || after === null))) return null
  if (!decimalsKnown(decimals)) return null
  const amountOf = (side: ChangeValue | null) => (side?.type === 'amount' ? side.amount : 0n)
  const difference = amountOf(after) - amountOf(before)
  const size = difference < 0n ? -difference : difference
  const step = decimals > digits ? 10n ** BigInt(decimals - digits) : 1n
  const rounded = difference < 0n ? ((size + step - 1n) / step) * step : size
  const sign = difference < 0n ? '−' : '+'
  return (
    <span className={styles.difference} title={`${sign}${formatExact(size, decimals)}`}>
      {sign}
      {formatShort(rounded, decimals, digits, { pad: true })}
    </span>
  )
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
        <div className={styles.outcome} role="alert">
          <p className={styles.failed}>{t('approvals.simulationReverts')}</p>
          <Reason reason={simulation.reason} />
        </div>
      )
    case 'unavailable':
      return (
        <div className={styles.outcome} role="alert">
          <p className={styles.unchecked}>{t('approvals.simulationUnavailable')}</p>
          <Muted>{errorText(simulation.error)}</Muted>
        </div>
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
              <SentenceText sentence={reason.sentence} form="flowing" />
            </p>
          )}
          <code className={styles.code}>
            {reason.name}({reason.args.join(', ')})
          </code>
        </>
      )
    case 'message':
      return (
        <p>
          {t('approvals.reason')} <ForeignText text={reason.text} />
        </p>
      )
    case 'panic':
      return t('approvals.panic', { code: `0x${reason.code.toString(16)} = ${formatInteger(reason.code)}` })
    case 'unknown':
      return reason.data === '0x' ? (
        <p>{t('approvals.noReason')}</p>
      ) : (
        <p>
          {t('approvals.reasonUnknown')} <code className={styles.code}>{reason.data}</code>
        </p>
      )
  }
}
