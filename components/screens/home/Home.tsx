import { useDeferredValue, useMemo } from 'react'
import { newestPrice } from '../../../lib/portfolio/totals.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { DiscountAlert } from '../../parts/DiscountAlert.tsx'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { TotalCard } from '../../parts/TotalCard.tsx'
import { type Scope, useHoldings, usePortfolios, useScope } from '../../parts/usePortfolios.ts'
import { WaitingRows } from '../../parts/WaitingRows.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Column, Columns } from '../../ui/Columns.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Bar } from '../../ui/Stack.tsx'
import { MoveRows } from '../act/MoveRows.tsx'
import { BegunPlans } from '../Notices.tsx'
import { useHistories } from '../portfolio/useHistories.ts'
import { Finder, Found, useListed } from './Finder.tsx'
import { LastDay } from './LastDay.tsx'
import { InWallet, OnTheWayOut, Restaked } from './Positions.tsx'
import { Problems } from './Problems.tsx'

/** Everything the selected account owns, or all of them, on every chain, with slashing taken off. */
export function Home() {
  const [scope] = useScope()
  const selected = useWallet((mirror) => mirror.selected)
  const refresh = useWallet((mirror) => mirror.refresh)
  const command = useCommand('positions.refresh')
  // While many accounts stream in, a frame may skip some of them; what is typed and pressed never waits.
  const portfolios = useDeferredValue(usePortfolios(scope))
  const read = useMemo(() => portfolios.filter(({ block }) => block !== null), [portfolios])
  const holdings = useHoldings(read)
  const finder = useListed(holdings)
  const running = refresh.running || command.busy
  const unset = useWallet((mirror) => Object.values(mirror.settings.endpoints).every((urls) => urls.length === 0))
  const known = read.length > 0
  const lists = {
    scope,
    portfolios: read,
    holdings: finder.listed,
    empty: holdings.length === 0,
    price: newestPrice(read),
  }
  return (
    <>
      <h1 className="visually-hidden" tabIndex={-1}>
        {t('home.nav')}
      </h1>
      <Columns>
        <Column>
          <TotalCard
            portfolios={read}
            holdings={holdings}
            waiting={!unset}
            scope={<ScopeChoice />}
            change={known && <Change scope={scope} />}
            actions={
              <ReadAgain
                busy={running}
                onRead={() => void command.run({ account: scope === 'all' ? null : selected })}
              />
            }
          />
          <Bar even>
            <LinkButton href="#/act" icon="plus" small>
              {t('home.act')}
            </LinkButton>
            <LinkButton href="#/receive" icon="receive" small>
              {t('home.receive')}
            </LinkButton>
          </Bar>
          <p className="visually-hidden" role="status">
            {running ? t('home.refreshing') : refresh.finishedAt !== null && t('home.refreshed')}
          </p>
          <Problems portfolios={portfolios} unset={unset} />
          <BegunPlans />
          <MoveRows />
          <DiscountAlert />
          {known && <Finder finder={finder} />}
          {known && finder.query !== '' && <Found finder={finder} price={lists.price} />}
          {known && finder.query === '' && <InWallet {...lists} />}
          {!known && !unset && <WaitingRows title={t('home.wallet')} count={3} />}
        </Column>
        <Column>
          {known && finder.query === '' && (
            <>
              <Restaked {...lists} />
              <OnTheWayOut {...lists} />
              <Rows>
                <li>
                  <Row href="#/rewards" title={t('home.rewards')} detail={t('home.rewardsHelp')} />
                </li>
              </Rows>
            </>
          )}
        </Column>
      </Columns>
    </>
  )
}

/** Whose total it is; a choice where there are several accounts. */
export function ScopeChoice() {
  const [scope, setScope, accounts] = useScope()
  if (accounts < 2) return <span>{t('home.total')}</span>
  return (
    <Segmented
      label={t('portfolio.scope')}
      value={scope}
      onChange={setScope}
      options={[
        { value: 'account', label: t('portfolio.scopeOne') },
        { value: 'all', label: t('portfolio.scopeAll', { count: accounts }) },
      ]}
    />
  )
}

/** What the account did in a day. Of all accounts it is worked out only on the screen that is about it. */
function Change({ scope }: { scope: Scope }) {
  return scope === 'all' ? <LastDay histories={null} /> : <ChangeOfOne />
}

function ChangeOfOne() {
  const selected = useWallet((mirror) => mirror.selected)
  return <LastDay histories={useHistories(selected)} />
}
