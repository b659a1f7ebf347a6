import type { ReactNode } from 'react'
import type { OperatorDetail, OperatorsReport } from '../../../lib/messaging/directory.ts'
import { pathTo } from '../../hooks/route.ts'
import { formatPercent } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import styles from './Directory.module.css'
import { commissionText } from './Directory.tsx'
import { Split } from './OperatorScreen.tsx'
import { AsOf, delayText, Name, Worth } from './Parts.tsx'
import { inEther, parseCompared } from './rows.ts'
import { type Descriptions, useDescriptions, useReading, useWanted } from './useDirectory.ts'

/** Up to four operators side by side, all of one block. */
export function Compare({ list }: { list: string }) {
  const operators = parseCompared(list)
  const { shown, busy, error, again } = useReading('directory.operators', operators === null ? null : { operators })
  const descriptions = useDescriptions()
  useWanted(
    descriptions,
    (operators ?? []).map((address) => ({ kind: 'operator', address })),
  )
  return (
    <>
      <Title back="/operators" aside={<ReadAgain busy={busy} onRead={again} />}>
        {t('directory.compareTitle')}
      </Title>
      {operators === null && <Banner level="caution">{t('directory.badAddress')}</Banner>}
      <ErrorNote error={error} />
      {shown !== null ? (
        <>
          <Table report={shown} descriptions={descriptions} />
          <AsOf block={shown.block} />
          <Muted>{t('directory.worthHelp')}</Muted>
        </>
      ) : busy ? (
        <Skeleton width="full" />
      ) : (
        operators !== null && <Button onClick={again}>{t('common.retry')}</Button>
      )}
    </>
  )
}

type One = OperatorsReport['operators'][number]

const facts: readonly { label: () => string; tell: (one: OperatorDetail) => ReactNode }[] = [
  {
    label: () => t('directory.delegated'),
    tell: ({ strategies }) => (
      <Worth stakes={strategies.filter(({ shares }) => shares > 0n)} empty={t('directory.nothing')} />
    ),
  },
  { label: () => t('directory.slashableNow'), tell: (one) => shareText(one) },
  {
    label: () => t('directory.setCount'),
    tell: ({ sets }) => sets.filter(({ joined, slashable }) => joined || slashable).length,
  },
  {
    label: () => t('directory.redistributing'),
    tell: ({ sets }) => {
      const count = sets.filter(({ redistributing }) => redistributing).length
      return count === 0 ? '0' : `⚠ ${count}`
    },
  },
  { label: () => t('directory.delay'), tell: ({ allocationDelay }) => delayText(allocationDelay) },
  {
    label: () => t('directory.commission'),
    tell: ({ sets, incentives }) => {
      const all = [incentives.split, ...sets.map(({ split }) => split)]
      if (all.some((split) => split === null)) return t('common.unknown')
      return commissionText({ least: Math.min(...(all as number[])), most: Math.max(...(all as number[])) })
    },
  },
  {
    label: () => t('directory.incentives'),
    tell: ({ incentives }) => <Split split={incentives.split} next={incentives.next} />,
  },
  {
    label: () => t('directory.legacy'),
    tell: ({ legacy }) => (legacy === null ? t('common.unknown') : legacy.length),
  },
  {
    label: () => t('directory.slashes'),
    tell: ({ strategies }) => {
      const most = strategies.map(({ slashed }) => slashed).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n
      return most === 0n ? t('directory.nothing') : `−${formatPercent(most, { loss: true })}`
    },
  },
  {
    label: () => t('directory.approval'),
    tell: ({ approver }) => t(approver === null ? 'directory.approvalOpen' : 'directory.approvalNeeded'),
  },
]

/** The slashable part of the delegated ether, by each asset's own share, rounded up. */
function shareText({ strategies }: OperatorDetail): string {
  const whole = inEther(strategies).ether
  if (whole === 0n) return t('directory.nothing')
  const part = strategies.reduce((sum, one) => sum + (one.ether ?? 0n) * one.slashable, 0n)
  return formatPercent((part + whole - 1n) / whole, { loss: true })
}

function Table({ report, descriptions }: { report: OperatorsReport; descriptions: Descriptions }) {
  const { operators } = report
  const addressOf = (one: One) => ('error' in one ? one.address : one.operator)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
    <section className={styles.scroll} tabIndex={0} aria-label={t('directory.compareTitle')}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('directory.compareTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('directory.kind')}</span>
            </th>
            {operators.map((one) => {
              const address = addressOf(one)
              const name = 'error' in one ? null : one.name
              return (
                <th key={address} scope="col">
                  <a href={`#${pathTo('/operators/:address', { address })}`}>
                    <Name address={address} name={name} said={descriptions.of({ kind: 'operator', address })} />
                  </a>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, tell }) => (
            <tr key={label()}>
              <th scope="row">{label()}</th>
              {operators.map((one) => (
                <td key={addressOf(one)}>{'error' in one ? errorText(one.error) : tell(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
