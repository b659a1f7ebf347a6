import { useMemo, useState } from 'react'
import type { DelegationRisk, OperatorSetRisk } from '../../lib/messaging/mirror.ts'
import { pathTo, tabHref } from '../hooks/route.ts'
import { formatDuration, formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { secondsPerBlock } from '../parts/SentenceText.tsx'
import { ShareBar } from '../parts/ShareBar.tsx'
import { AddressLine, AddressName } from '../ui/AddressLine.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
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
          <Sets sets={risk.sets} />
        </>
      )}
    </>
  )
}

/** Sets that are drawn at first, and further ones each time they are asked for: an operator may be in hundreds. */
const firstSets = 12
const furtherSets = 60

/** Those that can take most come first. */
function Sets({ sets }: Pick<DelegationRisk, 'sets'>) {
  const [count, setCount] = useState(firstSets)
  const sorted = useMemo(() => sets.toSorted((a, b) => Number(mostOf(b) - mostOf(a))), [sets])
  const hidden = sorted.length - count
  return (
    <>
      <ul className={styles.sets}>
        {sorted.slice(0, count).map((set) => (
          <OperatorSet key={`${set.avs}:${set.id}`} set={set} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="quiet" small onClick={() => setCount(count + furtherSets)}>
          {t('charts.showAll', { count: Math.min(hidden, furtherSets) })}
        </Button>
      )}
    </>
  )
}

/** The most it can take of any strategy, now or soon. */
const mostOf = ({ strategies }: OperatorSetRisk) =>
  strategies.reduce((most, { slashable, pending }) => {
    const [now, soon] = [slashable as bigint, (pending?.slashable ?? 0n) as bigint]
    return [most, now, soon].reduce((a, b) => (b > a ? b : a))
  }, 0n)

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
              calm={!slashableNow}
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
  calm = false,
}: {
  label: string
  slashable: bigint
  soon: bigint | null
  note: string | null
  calm?: boolean
}) {
  return (
    <div className={styles.share}>
      <p className={styles.shareLine}>
        <span>{label}</span>
        <strong>{formatPercent(slashable, { loss: true })}</strong>
      </p>
      <ShareBar now={slashable} soon={soon} calm={calm} />
      {note !== null && <p className={styles.note}>{note}</p>}
    </div>
  )
}

function allocationDelayText(delay: bigint | null): string {
  if (delay === null) return t('approvals.riskDelayUnset')
  if (delay === 0n) return t('approvals.riskDelayNone')
  return t('common.blocksAbout', {
    blocks: t('common.blocks', { count: delay }),
    duration: formatDuration(delay * secondsPerBlock),
  })
}
