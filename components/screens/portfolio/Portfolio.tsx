import { useMemo, useState } from 'react'
import { type Axis, composition, type Holding, type HoldingKind } from '../../../lib/portfolio/composition.ts'
import { newestPrice } from '../../../lib/portfolio/totals.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDollarAmount, formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { useHoldings, usePortfolios, useScope } from '../../parts/usePortfolios.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Amount } from '../../ui/Amount.tsx'
import { Column, Columns } from '../../ui/Columns.tsx'
import { Donut } from '../../ui/chart/Composition.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Title } from '../Frame.tsx'
import { ScopeChoice } from '../home/Home.tsx'
import { Export } from './Export.tsx'
import { ChangeSince, OverTime } from './History.tsx'
import styles from './Portfolio.module.css'
import { useHistories } from './useHistories.ts'

/** What is owned by four divisions, over time, why it changed, and as files. */
export function PortfolioScreen() {
  const [scope, , accounts] = useScope()
  const selected = useWallet((mirror) => mirror.selected)
  const portfolios = usePortfolios(scope)
  const read = useMemo(() => portfolios.filter(({ block }) => block !== null), [portfolios])
  const holdings = useHoldings(read)
  const histories = useHistories(scope === 'all' ? null : selected)
  return (
    <>
      <Title back="/">{t('portfolio.title')}</Title>
      {accounts > 1 && (
        <div className={styles.scope}>
          <ScopeChoice />
        </div>
      )}
      <Columns>
        <Column>
          {histories === null ? (
            <div className={styles.waiting}>
              <Skeleton width="long" />
            </div>
          ) : (
            <>
              <OverTime histories={histories} />
              <ChangeSince histories={histories} />
            </>
          )}
        </Column>
        <Column>
          <Division holdings={holdings} price={newestPrice(read)} />
          <Export holdings={holdings} histories={histories} />
          <Rows>
            <li>
              <Row href="#/tokens" title={t('portfolio.shown')} detail={t('portfolio.setApart')} />
            </li>
            <li>
              <Row href="#/operators" title={t('home.allOperators')} detail={t('home.allOperatorsDetail')} />
            </li>
          </Rows>
        </Column>
      </Columns>
    </>
  )
}

const axes = ['asset', 'protocol', 'chain', 'kind'] as const satisfies readonly Axis[]

function Division({ holdings, price }: { holdings: readonly Holding[]; price: ReturnType<typeof newestPrice> }) {
  const [axis, setAxis] = useState<Axis>('asset')
  const nameOf = useNameOf()
  const cut = useMemo(() => composition(holdings, axis), [holdings, axis])
  const segments = cut.parts.map(({ id, share, value }) => ({
    id,
    label: nameOf(axis, id),
    share,
    amount: <Amount amount={value} decimals={18} symbol="ETH" digits={4} />,
  }))
  // Whole dollars: the middle of a ring is small, and the exact total is on the first screen.
  const dollars = price && formatDollarAmount(cut.total * price.answer, 18 + price.decimals).replace(/\.\d\d$/, '')
  return (
    <Section title={t('portfolio.composition')}>
      <Card>
        <Tabs
          label={t('portfolio.axis')}
          tabs={axes.map((name) => ({ name, label: t(`portfolio.axis.${name}`) }))}
          selected={axis}
          onSelect={setAxis}
        >
          {segments.length === 0 ? (
            <p className={styles.nothing}>{t('portfolio.nothingValued')}</p>
          ) : (
            <Donut label={`${t('portfolio.composition')}: ${t(`portfolio.axis.${axis}`)}`} segments={segments}>
              <strong className={styles.total}>{formatShort(cut.total, 18, 2)}</strong>
              <span className={styles.unit}>ETH</span>
              {dollars && <span className={styles.unit}>{dollars}</span>}
            </Donut>
          )}
        </Tabs>
        {cut.unvalued > 0 && <Muted>{t('home.unvalued', { count: cut.unvalued })}</Muted>}
        {cut.excluded.count > 0 && (
          <Muted>
            {t('portfolio.excludedWorth', {
              count: cut.excluded.count,
              amount: formatShort(cut.excluded.value, 18, 4),
            })}
          </Muted>
        )}
      </Card>
    </Section>
  )
}

/** What a part is called. */
function useNameOf(): (axis: Axis, id: string) => string {
  const { token, protocol, chain } = useRegistry()
  return (axis, id) => {
    if (axis === 'protocol') return protocol(id)
    if (axis === 'chain') return chain(Number(id)).name
    if (axis === 'kind') return t(`portfolio.kind.${id as HoldingKind}`)
    if (id === 'several') return t('portfolio.several')
    const [chainId = '1', address = ''] = id.split(':')
    return id === 'ether' ? token(null).symbol : token(address, Number(chainId)).symbol
  }
}
