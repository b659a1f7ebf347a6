import type { ReactNode } from 'react'
import type { AvsRow, ExposureAsset, ExposureReport, OperatorRow } from '../../../lib/messaging/exposure.ts'
import { pathTo } from '../../hooks/route.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { type AmountRow, AmountsTable } from './AmountsTable.tsx'
import { Ether } from './Ether.tsx'
import { assetName } from './names.ts'
import styles from './Risk.module.css'
import { cellRows, stakeRows } from './rows.ts'
import { UnknownPart } from './UnknownPart.tsx'
import { useExposure } from './useExposure.ts'

/** One AVS, operator or asset of the risk screen by itself: what it takes, and through what. */
export function RiskDetail({ by, id }: { by: string; id: string }) {
  const { report, error } = useExposure()
  const avs = by === 'avs' ? report?.avss.find((row) => same(row.avs, id)) : undefined
  const operator = by === 'operator' ? report?.operators.find((row) => same(row.operator, id)) : undefined
  const asset = by === 'asset' ? report?.assets.find((row) => row.id === id) : undefined
  if (report === null) {
    return (
      <>
        <Title back="/risk">{t('home.risk')}</Title>
        <ErrorNote error={error} />
        {error === null && (
          <Card>
            <div className={styles.waitingTable} aria-busy="true">
              <Skeleton width="full" />
            </div>
          </Card>
        )}
      </>
    )
  }
  if (avs !== undefined) return <Avs report={report} row={avs} />
  if (operator !== undefined) return <Operator report={report} row={operator} />
  if (asset !== undefined) return <Asset report={report} row={asset} />
  return (
    <>
      <Title back="/risk">{t('home.risk')}</Title>
      <Banner>{t('secures.gone')}</Banner>
    </>
  )
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

type Pair = readonly [label: string, value: ReactNode]

function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className={styles.pairs}>
      {pairs.map(([label, value]) => (
        <div key={label} className={styles.pair}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function amountsOf({ now, after, most, redistributable }: AvsRow | OperatorRow | ExposureAsset): readonly Pair[] {
  return [
    [t('secures.now'), <Ether key="now" wei={now} unit />],
    [t('secures.after'), <Ether key="after" wei={after} unit />],
    [t('secures.most'), <Ether key="most" wei={most} unit />],
    ...(redistributable > 0n
      ? [[t('secures.givenOn'), <Ether key="given" wei={redistributable} unit />] as const]
      : []),
  ]
}

function Part({ title, head, rows }: { title: string; head: string; rows: readonly AmountRow[] }) {
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Card>
        <AmountsTable label={title} head={head} rows={rows} />
      </Card>
    </Section>
  )
}

function Avs({ report, row }: { report: ExposureReport; row: AvsRow }) {
  const cells = report.cells.filter(({ avs }) => avs === row.avs)
  return (
    <>
      <Title back="/risk">{row.name ?? t('secures.unnamedAvs')}</Title>
      <Card>
        <AddressLine address={row.avs} full copy />
        <LinkButton href={`#${pathTo('/avs/:address', { address: row.avs })}`}>{t('secures.aboutAvs')}</LinkButton>
        <Pairs pairs={[...amountsOf(row), [t('secures.behindAll'), <Ether key="with" wei={row.behind} unit />]]} />
      </Card>
      <Part title={t('secures.through')} head={t('secures.operator')} rows={cellRows(report, cells, 'avs')} />
    </>
  )
}

function Operator({ report, row }: { report: ExposureReport; row: OperatorRow }) {
  const cells = report.cells.filter(({ operator }) => operator === row.operator)
  const stakes = report.stakes.filter(({ operator }) => operator === row.operator)
  const delay =
    row.allocationDelay === null
      ? t(row.unread ? 'common.unknown' : 'secures.delayNone')
      : t('secures.delayBlocks', { count: row.allocationDelay })
  return (
    <>
      <Title back="/risk">{row.name ?? t('secures.unnamedOperator')}</Title>
      {row.unread && <Banner level="caution">{t('secures.unread')}</Banner>}
      {row.quick && <Banner level="caution">{t('secures.quick')}</Banner>}
      <Card>
        <AddressLine address={row.operator} full copy />
        <LinkButton href={`#${pathTo('/operators/:address', { address: row.operator })}`}>
          {t('home.aboutOperator')}
        </LinkButton>
        <Pairs
          pairs={[
            [t('secures.behind'), <Ether key="with" wei={row.behind} unit />],
            ...(row.unread ? [] : amountsOf(row)),
            [t('secures.delay'), delay],
          ]}
        />
      </Card>
      <Part title={t('secures.takers')} head={t('secures.avs')} rows={cellRows(report, cells, 'operator')} />
      <Part title={t('secures.holders')} head={t('secures.asset')} rows={stakeRows(report, stakes, 'operator')} />
    </>
  )
}

function Asset({ report, row }: { report: ExposureReport; row: ExposureAsset }) {
  const cells = report.cells.filter(({ asset }) => asset === row.id)
  const stakes = report.stakes.filter(({ asset }) => asset === row.id)
  const ether = (wei: bigint) => `${formatShort(wei, 18, 3)} ETH`
  const parts: readonly Pair[] = [
    [t('secures.worth'), ether(row.value)],
    [t('secures.behindAll'), <Ether key="with" wei={row.behind} unit />],
    ...(row.undelegated > 0n ? [[t('secures.part.undelegated'), ether(row.undelegated)] as const] : []),
    ...(row.idle > 0n ? [[t('secures.part.idle'), ether(row.idle)] as const] : []),
    ...(row.unseen > 0n ? [[t('secures.part.unseen'), ether(row.unseen)] as const] : []),
  ]
  return (
    <>
      <Title back="/risk">{assetName(row)}</Title>
      <Card>
        <Pairs pairs={[...parts, ...amountsOf(row)]} />
      </Card>
      <UnknownPart report={report} assets={[row]} />
      <Part title={t('secures.takers')} head={t('secures.avs')} rows={cellRows(report, cells, 'asset')} />
      <Part title={t('secures.through')} head={t('secures.operator')} rows={stakeRows(report, stakes, 'asset')} />
    </>
  )
}
