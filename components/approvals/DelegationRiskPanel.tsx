import type { DelegationRisk, OperatorSetRisk } from '../../lib/messaging/mirror.ts'
import { pathTo, tabHref } from '../hooks/route.ts'
import { formatDuration, formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { secondsPerBlock } from '../parts/SentenceText.tsx'
import { AddressLine, AddressName } from '../ui/AddressLine.tsx'
import { Banner } from '../ui/Banner.tsx'
import { cx } from '../ui/cx.ts'
import { Muted, Section } from '../ui/Stack.tsx'
import styles from './DelegationRiskPanel.module.css'

/**
 * What the operator exposes the account to: how much, by whom, from when, and how long leaving takes. An address that is no
 * operator exposes it to nothing: a warning says so.
 */
export function DelegationRiskPanel({ risk }: { risk: DelegationRisk }) {
  if (!risk.registered) return null
  return (
    <Section title={t('approvals.riskTitle')}>
      <div className={styles.panel} data-testid="delegation-risk">
        <Exposure risk={risk} />
        <Muted>{t('approvals.riskAsOf', { block: risk.block.number })}</Muted>
        <a href={tabHref(pathTo('/operators/:address', { address: risk.operator }))} target="_blank" rel="noopener">
          {t('approvals.riskAbout')}
        </a>
      </div>
    </Section>
  )
}

function Exposure({ risk }: { risk: DelegationRisk }) {
  const delay = risk.minWithdrawalDelayBlocks
  return (
    <>
      {risk.strategies.length > 0 && (
        <div className={styles.shares}>
          <p className={styles.heading}>{t('approvals.riskMost')}</p>
          {risk.strategies.map(({ strategy, symbol, slashable, slashableSoon }) => (
            <Share
              key={strategy}
              label={symbol}
              slashable={slashable}
              soon={slashableSoon}
              note={
                slashableSoon === slashable
                  ? null
                  : t('approvals.riskMostSoon', { share: formatPercent(slashableSoon, { loss: true }) })
              }
            />
          ))}
        </div>
      )}
      <dl className={styles.facts}>
        <dt>{t('approvals.riskDelay')}</dt>
        <dd>{allocationDelayText(risk.allocationDelay)}</dd>
        <dt>{t('approvals.riskExit')}</dt>
        <dd>
          {t('approvals.riskExitValue', {
            blocks: t('common.blocks', { count: delay }),
            duration: formatDuration(delay * secondsPerBlock),
          })}
        </dd>
      </dl>
      {risk.needsApproval && <Banner level="info">{t('approvals.riskApproval')}</Banner>}
      {risk.sets.length === 0 ? (
        <p>{t('approvals.riskNone')}</p>
      ) : (
        <>
          <div>
            <p className={styles.heading}>{t('approvals.riskSets')}</p>
            <Muted>{t('approvals.riskAvsHint')}</Muted>
          </div>
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
  const { avs, avsName, id, redistributing, recipient, slashableNow, strategies } = set
  return (
    <li className={cx(styles.set, !slashableNow && styles.left)}>
      <div>
        <p className={styles.setName}>
          <strong>{avsName ?? t('approvals.riskUnnamedAvs')}</strong>
          <span>{t('approvals.riskSet', { id })}</span>
        </p>
        <p className={styles.avs}>
          <AddressName address={avs} />
          {!slashableNow && ` · ${t('approvals.riskNotSlashable')}`}
        </p>
      </div>
      <ul className={styles.shares}>
        {strategies.map(({ strategy, symbol, slashable, pending }) => (
          <li key={strategy}>
            <Share
              label={symbol}
              slashable={slashable}
              soon={pending?.slashable ?? null}
              note={
                pending === null
                  ? null
                  : t('approvals.riskPending', {
                      share: formatPercent(pending.slashable, { loss: true }),
                      block: pending.effectBlock,
                    })
              }
            />
          </li>
        ))}
      </ul>
      {redistributing ? (
        <div className={styles.gains}>
          <p className={styles.gainsTitle}>⚠ {t('approvals.riskRedistributing')}</p>
          {recipient !== null && (
            <>
              <Muted>{t('approvals.riskRedistributingHint')}</Muted>
              <AddressLine address={recipient} full />
            </>
          )}
        </div>
      ) : (
        <Muted>{t('approvals.riskBurns')}</Muted>
      )}
    </li>
  )
}

/** A share of the stake as figure and bar. The bar is decoration: the figure and the note say it. */
function Share({
  label,
  slashable,
  soon,
  note,
}: {
  label: string
  slashable: bigint
  soon: bigint | null
  note: string | null
}) {
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
      {note !== null && <p className={styles.note}>{note}</p>}
    </div>
  )
}

const percent = (wad: bigint) => Number(wad / 10n ** 14n) / 100

function allocationDelayText(delay: bigint | null): string {
  if (delay === null) return t('approvals.riskDelayUnset')
  if (delay === 0n) return t('approvals.riskDelayNone')
  return t('common.blocksAbout', {
    blocks: t('common.blocks', { count: delay }),
    duration: formatDuration(delay * secondsPerBlock),
  })
}
