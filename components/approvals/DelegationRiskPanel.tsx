import type { DelegationRisk, OperatorSetRisk } from '../../lib/messaging/mirror.ts'
import { formatDuration, formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Fact, Facts } from '../ui/Row.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './DelegationRiskPanel.module.css'

/** Execution-layer blocks come about every 12 seconds; for durations in words only. */
const secondsPerBlock = 12n

/** What the operator exposes the account to: how much, by whom, from when, and how long leaving takes. */
export function DelegationRiskPanel({ risk }: { risk: DelegationRisk }) {
  return (
    <Section title={t('approvals.riskTitle')} aside={t('approvals.riskAsOf', { block: risk.block.number })}>
      <div className={styles.panel} data-testid="delegation-risk">
        <AddressLine address={risk.operator} name={risk.name ?? t('approvals.riskUnknownOperator')} full />
        {risk.registered ? (
          <Exposure risk={risk} />
        ) : (
          <Banner level="danger">{t('approvals.riskNotRegistered')}</Banner>
        )}
      </div>
    </Section>
  )
}

function Exposure({ risk }: { risk: DelegationRisk }) {
  const delay = risk.minWithdrawalDelayBlocks
  return (
    <>
      {risk.strategies.map(({ strategy, symbol, slashable, slashableSoon }) => (
        <Share
          key={strategy}
          label={`${t('approvals.riskMost')} · ${symbol}`}
          slashable={slashable}
          soon={slashableSoon}
        />
      ))}
      <Facts>
        <Fact label={t('approvals.riskDelay')}>{allocationDelayText(risk.allocationDelay)}</Fact>
        <Fact label={t('approvals.riskExit')} wide>
          {t('approvals.riskExitValue', {
            blocks: t('common.blocks', { count: delay }),
            duration: formatDuration(delay * secondsPerBlock),
          })}
        </Fact>
      </Facts>
      {risk.needsApproval && <Banner level="info">{t('approvals.riskApproval')}</Banner>}
      {risk.sets.length === 0 ? (
        <Muted>{t('approvals.riskNone')}</Muted>
      ) : (
        <>
          <p className={styles.heading}>{t('approvals.riskSets')}</p>
          <Muted>{t('approvals.riskAvsHint')}</Muted>
          <ul className={styles.sets}>
            {risk.sets.map((set) => (
              <OperatorSet key={`${set.avs}:${set.id}`} set={set} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function OperatorSet({ set }: { set: OperatorSetRisk }) {
  return (
    <li className={styles.set}>
      <p className={styles.setName}>
        <strong>{set.avsName ?? t('approvals.riskUnnamedAvs')}</strong>
        <span>{t('approvals.riskSet', { id: set.id })}</span>
      </p>
      <AddressLine address={set.avs} picture={false} />
      {set.redistributing ? (
        <Banner level="caution" title={t('approvals.riskRedistributing')}>
          {set.recipient !== null && t('approvals.riskRedistributingHint', { recipient: set.recipient })}
        </Banner>
      ) : (
        <Muted>{t('approvals.riskBurns')}</Muted>
      )}
      <ul className={styles.shares}>
        {set.strategies.map(({ strategy, symbol, slashable, pending }) => (
          <li key={strategy}>
            <Share label={symbol} slashable={slashable} soon={null} />
            {pending !== null && (
              <Muted>
                {t('approvals.riskPending', {
                  share: formatPercent(pending.slashable, { loss: true }),
                  block: pending.effectBlock,
                })}
              </Muted>
            )}
          </li>
        ))}
      </ul>
      {!set.slashableNow && <Muted>{t('approvals.riskNotSlashable')}</Muted>}
    </li>
  )
}

/** A share of the stake as figure and bar. The bar is decoration: the figure says it. */
function Share({ label, slashable, soon }: { label: string; slashable: bigint; soon: bigint | null }) {
  return (
    <div className={styles.share}>
      <p className={styles.shareLine}>
        <span>{label}</span>
        <strong>{formatPercent(slashable, { loss: true })}</strong>
      </p>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {soon !== null && <rect className={styles.soon} width={percent(soon)} height="4" />}
        <rect className={styles.now} width={percent(slashable)} height="4" />
      </svg>
      {soon !== null && soon !== slashable && (
        <Muted>
          {formatPercent(soon, { loss: true })} {t('approvals.riskMostSoon')}
        </Muted>
      )}
    </div>
  )
}

const percent = (wad: bigint) => Number(wad / 10n ** 14n) / 100

function allocationDelayText(delay: bigint | null): string {
  if (delay === null) return t('approvals.riskDelayUnset')
  if (delay === 0n) return t('approvals.riskDelayNone')
  return `${t('common.blocks', { count: delay })} (${formatDuration(delay * secondsPerBlock)})`
}
