import { useState } from 'react'
import type { ExposureReport } from '../../../lib/messaging/exposure.ts'
import { pathTo } from '../../hooks/route.ts'
import { useNow } from '../../hooks/useNow.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatAgo, formatInteger } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ageOf } from '../../parts/holdings.ts'
import { useScope } from '../../parts/usePortfolios.ts'
import { IconButton, LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Title } from '../Frame.tsx'
import { ScopeChoice } from '../home/Home.tsx'
import { AmountsTable } from './AmountsTable.tsx'
import { Ether, formatRisk } from './Ether.tsx'
import { Facts } from './Facts.tsx'
import styles from './Risk.module.css'
import { assetRows, avsRows, operatorRows } from './rows.ts'
import { UnknownPart } from './UnknownPart.tsx'
import { useExposure } from './useExposure.ts'
import { WhereItStands } from './WhereItStands.tsx'

/** Everything that is held in one picture and one table: who secures what with it, and what each could take. */
export function Risk() {
  const [, , accounts] = useScope()
  const { report, busy, error, again } = useExposure()
  return (
    <>
      <Title
        aside={
          <span className={styles.actions}>
            <LinkButton href="#/risk/what-if" small>
              {t('secures.whatIf')}
            </LinkButton>
            <IconButton
              icon="refresh"
              label={busy ? t('secures.reading') : t('secures.readAgain')}
              busy={busy}
              disabled={busy}
              onClick={again}
            />
          </span>
        }
      >
        {t('home.risk')}
      </Title>
      {accounts > 1 && (
        <div className={styles.scope}>
          <ScopeChoice />
        </div>
      )}
      <ErrorNote error={error} />
      {report === null ? error === null && <Waiting /> : <Report report={report} />}
    </>
  )
}

function Report({ report }: { report: ExposureReport }) {
  const { total, outside, unvalued } = report
  return (
    <div className={styles.columns} data-wide>
      <div className={styles.column}>
        <Card>
          <Totals report={report} />
        </Card>
        <OwnStake report={report} />
        {total.value > 0n && <WhereItStands report={report} />}
        <Facts report={report} />
      </div>
      <div className={styles.column}>
        <ByEach report={report} />
        <LinkButton href="#/operators">{t('home.allOperators')}</LinkButton>
        <UnknownPart report={report} assets={report.assets} />
        {outside > 0n && <Muted>{t('secures.outside', { amount: formatShort(outside, 18, 3) })}</Muted>}
        {unvalued > 0 && <Muted>{t('secures.unvalued', { count: unvalued })}</Muted>}
        <Muted>{t('secures.mostHelp', { blocks: formatInteger(report.withdrawalDelayBlocks) })}</Muted>
      </div>
    </div>
  )
}

/** What slashing could take of one's own deposits is rehearsed on a screen of its own. */
function OwnStake({ report: { account, assets } }: { report: ExposureReport }) {
  const own = assets.some(({ how, behind }) => (how === 'restaked' || how === 'leaving') && behind > 0n)
  if (account === null || !own) return null
  return <LinkButton href={pathTo('#/risk/slashing/:account', { account })}>{t('secures.rehearse')}</LinkButton>
}

function Totals({ report: { total, block, assets } }: { report: ExposureReport }) {
  const now = useNow(10_000)
  const { seconds, old } = ageOf(block, now)
  const unknown = total.unseen + total.unread
  const amounts = [
    ['now', total.now],
    ['after', total.after],
    ['most', total.most],
  ] as const
  return (
    <>
      <dl className={styles.totals}>
        {amounts.map(([name, wei]) => (
          <div key={name}>
            <dt>{t(`secures.${name}`)}</dt>
            <dd>
              <Ether wei={wei} unit />
            </dd>
          </div>
        ))}
      </dl>
      {unknown > 0n && <p className={styles.beyond}>{t('secures.beyond', { amount: formatRisk(unknown) })}</p>}
      <p className={old ? styles.old : styles.age}>
        {assets.some(({ outside }) => !outside) &&
          `${t('secures.ofWorth', { amount: formatShort(total.value, 18, 3) })} · `}
        {t('secures.readAt', { block: formatInteger(block.number), ago: formatAgo(seconds) })}
      </p>
    </>
  )
}

const views = ['avs', 'operator', 'asset'] as const

function ByEach({ report }: { report: ExposureReport }) {
  const [view, setView] = useState<(typeof views)[number]>('avs')
  const rows = view === 'avs' ? avsRows(report) : view === 'operator' ? operatorRows(report) : assetRows(report)
  const none = { avs: 'secures.noAvs', operator: 'secures.noOperator', asset: 'secures.noAsset' } as const
  return (
    <Section title={t('secures.amounts')}>
      <Card>
        <Tabs
          label={t('secures.by')}
          tabs={views.map((name) => ({ name, label: t(`secures.by.${name}`) }))}
          selected={view}
          onSelect={setView}
        >
          {rows.length === 0 ? (
            <p className={styles.nothing}>{t(none[view])}</p>
          ) : (
            <AmountsTable
              key={view}
              label={`${t('secures.amounts')}: ${t(`secures.by.${view}`)}`}
              head={t(`secures.by.${view}`)}
              rows={rows}
              {...(view !== 'avs' && { total: report.total })}
            />
          )}
        </Tabs>
      </Card>
    </Section>
  )
}

/** As large as what comes. */
function Waiting() {
  return (
    <div aria-busy="true" className={styles.column}>
      <p className="visually-hidden" role="status">
        {t('secures.reading')}
      </p>
      <Card>
        <div className={styles.waiting}>
          <Skeleton width="long" />
          <Skeleton width="full" />
        </div>
      </Card>
      <Card>
        <div className={styles.waitingTable}>
          <Skeleton width="full" />
        </div>
      </Card>
    </div>
  )
}
