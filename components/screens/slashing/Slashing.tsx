import { useState } from 'react'
import type { Address } from 'viem'
import type { SlashCase, SlashingReport } from '../../../lib/messaging/slashing.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDuration, formatInteger, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { secondsPerBlock } from '../../parts/SentenceText.tsx'
import { ShareBar } from '../../parts/ShareBar.tsx'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { CaseDetail } from './CaseDetail.tsx'
import { CaseList } from './CaseList.tsx'
import { Curve } from './Curve.tsx'
import { caseText, etherText, operatorText } from './caseText.ts'
import styles from './Slashing.module.css'
import { useSlashing } from './useSlashing.ts'

/** What slashing could take of one account's stake: now, by whom, by how much, and rehearsed on the contracts. */
export function Slashing({ account }: { account: string }) {
  const known = useWallet((mirror) =>
    mirror.accounts.find(({ address }) => address.toLowerCase() === account.toLowerCase()),
  )
  if (known === undefined) {
    return (
      <>
        <Title back="/">{t('slashing.title')}</Title>
        <Banner>{t('home.positionGone')}</Banner>
      </>
    )
  }
  return <OfAccount key={known.address} account={known.address} name={known.name} />
}

function OfAccount({ account, name }: { account: Address; name: string }) {
  const { report, busy, error, again } = useSlashing(account)
  return (
    <>
      <Title back="/" aside={<ReadAgain busy={busy} onRead={again} />}>
        {t('slashing.title')}
      </Title>
      <AddressLine address={account} name={name} />
      <ErrorNote error={error} />
      {report !== null ? (
        <div className={styles.report} aria-busy={busy}>
          <Report report={report} />
        </div>
      ) : error !== null ? (
        <Button onClick={again}>{t('common.retry')}</Button>
      ) : (
        <Waiting />
      )}
    </>
  )
}

function Report({ report }: { report: SlashingReport }) {
  const { parts, sets, together } = report
  const [chosen, setChosen] = useState<string | null>(null)
  const [costliest] = sets
  if (parts.length === 0) return <Banner title={t('slashing.empty')}>{t('slashing.emptyHelp')}</Banner>
  const cases = [...together, ...sets]
  const open = cases.find(({ id }) => id === chosen) ?? null
  const detail = (shown: SlashCase) =>
    shown.id === open?.id && <CaseDetail key={shown.id} report={report} shown={shown} />
  const choose = (id: string) => setChosen(id === chosen ? null : id)
  return (
    <>
      <Worst report={report} />
      {costliest !== undefined && (
        <Section title={t('slashing.costliest')}>
          <Card>
            <CaseLine shown={costliest} />
            <Muted>{t('slashing.costliestHelp')}</Muted>
          </Card>
        </Section>
      )}
      {report.curves.length > 0 && <Curve report={report} cases={cases} />}
      {together.length > 0 && (
        <Section title={t('slashing.together')}>
          <CaseList label={t('slashing.together')} cases={together} chosen={chosen} onChoose={choose} detail={detail} />
          <Muted>{t('slashing.togetherHelp')}</Muted>
        </Section>
      )}
      {sets.length > 0 && (
        <Section title={t('slashing.sets')}>
          <CaseList label={t('slashing.sets')} cases={sets} chosen={chosen} onChoose={choose} detail={detail} />
        </Section>
      )}
      <Muted>{t('slashing.asOf', { block: formatInteger(report.block.number) })}</Muted>
    </>
  )
}

/** The worst case now, and what could make it worse before anybody is out. */
function Worst({ report }: { report: SlashingReport }) {
  const { together, exposed, soon, operator, withdrawalDelay, parts } = report
  const [all] = together
  if (all === undefined) {
    const touched = parts.some((part) => part.operator !== null)
    return (
      <Banner level="good" title={t('slashing.nothing')}>
        {t(touched ? 'slashing.nothingHelp' : 'slashing.undelegated')}
        <Faster operator={operator} withdrawalDelay={withdrawalDelay} />
      </Banner>
    )
  }
  const { wei, share, partly } = all.lost
  return (
    <Card>
      <div className={styles.worst} data-testid="worst">
        <span className={styles.label}>{t('slashing.now')}</span>
        <strong className={styles.figure}>{formatPercent(share, { loss: true })}</strong>
        {wei !== null && exposed !== null && (
          <span className={styles.of}>
            {t('slashing.ofStake', { lost: etherText(wei), stake: etherText(exposed) })}
          </span>
        )}
      </div>
      <ShareBar now={share} soon={soon?.share ?? null} />
      {soon !== null && (
        <p className={styles.soon}>{t('slashing.soon', { share: formatPercent(soon.share, { loss: true }) })}</p>
      )}
      {(partly || wei === null) && <Muted>{t('slashing.unvalued')}</Muted>}
      <Faster operator={operator} withdrawalDelay={withdrawalDelay} />
    </Card>
  )
}

/** An operator that can commit more than it has, before the stake can leave. */
function Faster({ operator, withdrawalDelay }: Pick<SlashingReport, 'operator' | 'withdrawalDelay'>) {
  if (operator === null || operator.allocationDelay === null || operator.allocationDelay >= withdrawalDelay) return null
  const { allocationDelay } = operator
  const name = operator.name === null ? t('slashing.theOperator') : operatorText(operator)
  return (
    <p className={styles.soon}>
      {allocationDelay === 0n
        ? t('slashing.atOnce', { operator: name })
        : t('slashing.faster', {
            operator: name,
            delay: formatDuration(allocationDelay * secondsPerBlock),
            exit: formatDuration(withdrawalDelay * secondsPerBlock),
          })}
    </p>
  )
}

function CaseLine({ shown }: { shown: SlashCase }) {
  const { wei, share } = shown.lost
  return (
    <div className={styles.case}>
      <span className={styles.name}>{caseText(shown)}</span>
      <span className={styles.lost}>
        <strong>{formatPercent(share, { loss: true })}</strong>
        {wei !== null && <span className={styles.of}>{etherText(wei)}</span>}
      </span>
    </div>
  )
}

function Waiting() {
  return (
    <Card>
      <div aria-busy="true">
        <Skeleton width="long" />
        <Skeleton width="full" />
        <Skeleton width="full" />
      </div>
    </Card>
  )
}
