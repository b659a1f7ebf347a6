import { type ReactNode, useId, useMemo } from 'react'
import type { Portfolio } from '../../../lib/messaging/mirror.ts'
import type { Holding } from '../../../lib/portfolio/composition.ts'
import { emptyEther, groupsOf } from '../../../lib/portfolio/groups.ts'
import { t } from '../../messages/index.ts'
import { BundleRow } from '../../parts/BundleRow.tsx'
import { Capped } from '../../parts/Capped.tsx'
import { ExitRow } from '../../parts/ExitRow.tsx'
import { holdingsOf } from '../../parts/holdings.ts'
import { PositionRow } from '../../parts/PositionRow.tsx'
import type { Scope } from '../../parts/usePortfolios.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Fact, Facts, Rows } from '../../ui/Row.tsx'
import { Section } from '../../ui/Stack.tsx'
import { GroupSum, useOwner } from './Finder.tsx'
import styles from './Home.module.css'

type PositionsProps = {
  scope: Scope
  portfolios: readonly Portfolio[]
  /** Those that are listed. */
  holdings: readonly Holding[]
  /** There is nothing at all, listed or not. */
  empty: boolean
  price: Portfolio['etherPrice']
}

const apart = new Set(['restaked', 'exiting'])

/** What is in the accounts themselves, by kind. */
export function InWallet({ scope, portfolios, holdings, empty: nothing, price }: PositionsProps) {
  const owner = useOwner()
  const id = useId()
  const groups = useMemo(() => {
    const empty =
      scope === 'account'
        ? portfolios.flatMap((portfolio) => (portfolio.chainId === 1 ? (emptyEther(portfolio) ?? []) : []))
        : []
    return groupsOf([...empty, ...holdings], { bundled: scope === 'all' }).filter(({ kind }) => !apart.has(kind))
  }, [scope, portfolios, holdings])
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.heading}>
        <h2 id={id}>{t('home.wallet')}</h2>
        <span>{t('home.amountHeld')}</span>
      </div>
      {groups.map((group) => (
        <div key={group.kind} className={styles.kind}>
          <div className={styles.subheading}>
            <h3>{t(`portfolio.kind.${group.kind}`)}</h3>
            <GroupSum group={group} />
          </div>
          <Capped label={t(`portfolio.kind.${group.kind}`)} items={group.lines} keyOf={({ id: line }) => line}>
            {(line) =>
              scope === 'all' ? (
                <BundleRow line={line} price={price} owner={owner} />
              ) : (
                line.holdings[0] && <PositionRow holding={line.holdings[0]} price={price} />
              )
            }
          </Capped>
        </div>
      ))}
      {nothing && <p className={styles.empty}>{t('home.empty')}</p>}
    </section>
  )
}

/** What is deposited in EigenLayer, and to whom it is delegated. */
export function Restaked({ scope, portfolios, holdings, price }: PositionsProps) {
  const { name } = useRegistry()
  const owner = useOwner()
  const group = useMemo(
    () => groupsOf(holdings, { bundled: scope === 'all' }).find(({ kind }) => kind === 'restaked'),
    [holdings, scope],
  )
  const delegations =
    scope === 'all'
      ? []
      : portfolios.flatMap(({ rows }) =>
          rows.flatMap(({ position }) => (position.kind === 'delegation' ? [position] : [])),
        )
  if (group === undefined && delegations.length === 0) return null
  return (
    <Section title={t('home.restaked')} aside={t('home.withdrawable')}>
      {group !== undefined && (
        <Capped label={t('home.restaked')} items={group.lines} keyOf={({ id }) => id}>
          {(line) =>
            scope === 'all' ? (
              <BundleRow line={line} price={price} owner={owner} />
            ) : (
              line.holdings[0] && <PositionRow holding={line.holdings[0]} price={price} />
            )
          }
        </Capped>
      )}
      {scope === 'account' && (
        <Facts>
          {delegations.length === 0 ? (
            <Fact label={t('home.delegatedTo')}>{t('home.notDelegated')}</Fact>
          ) : (
            delegations.map(({ id, operator }) => (
              <Fact key={id} label={t('home.delegatedTo')}>
                <AddressLine address={operator} name={name(operator)} />
              </Fact>
            ))
          )}
        </Facts>
      )}
    </Section>
  )
}

/** What has been asked back and is not paid yet. */
export function OnTheWayOut({ scope, portfolios, holdings, price }: PositionsProps) {
  const owner = useOwner()
  const shown = useMemo(() => new Set(holdings.map(({ key }) => key)), [holdings])
  const group = useMemo(
    () => (scope === 'all' ? groupsOf(holdings, { bundled: true }).find(({ kind }) => kind === 'exiting') : undefined),
    [holdings, scope],
  )
  if (scope === 'all') {
    if (group === undefined) return null
    return (
      <Section title={t('home.exits')} aside={t('home.paysNow')}>
        <Capped label={t('home.exits')} items={group.lines} keyOf={({ id }) => id}>
          {(line) => <BundleRow line={line} price={price} owner={owner} />}
        </Capped>
      </Section>
    )
  }
  const rows: ReactNode[] = portfolios.flatMap((portfolio) =>
    holdingsOf(portfolio.rows)
      .exits.filter(({ position }) => shown.has(`${portfolio.chainId}:${portfolio.account}:${position.id}`))
      .map((row) => (
        <li key={`${portfolio.chainId}:${row.position.id}`}>
          <ExitRow row={row} portfolio={portfolio} />
        </li>
      )),
  )
  if (rows.length === 0) return null
  return (
    <Section title={t('home.exits')} aside={t('home.paysNow')}>
      <Rows label={t('home.exits')}>{rows}</Rows>
    </Section>
  )
}
