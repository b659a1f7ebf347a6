import type { Portfolio } from '../../../lib/messaging/mirror.ts'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import { totals } from '../../../lib/portfolio/totals.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { errorText, t } from '../../messages/index.ts'
import { DiscountAlert } from '../../parts/DiscountAlert.tsx'
import { ExitRow } from '../../parts/ExitRow.tsx'
import { type Holdings, holdingsOf } from '../../parts/holdings.ts'
import { RestakedRow, TokenRow } from '../../parts/PositionRow.tsx'
import { TotalCard } from '../../parts/TotalCard.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { IconButton, LinkButton } from '../../ui/Button.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Section } from '../../ui/Stack.tsx'
import styles from './Home.module.css'

/** Everything the selected account owns, with slashing taken off. */
export function Home() {
  const selected = useWallet((mirror) => mirror.selected)
  const portfolio = useWallet((mirror) =>
    selected === null ? undefined : mirror.portfolios[portfolioKey(1, selected)],
  )
  const refresh = useWallet((mirror) => mirror.refresh)
  const command = useCommand('positions.refresh')
  const known = portfolio?.block ? portfolio : null
  const holdings = known === null ? null : holdingsOf(known.rows)
  const running = refresh.running || command.busy
  const unset = useWallet((mirror) => Object.values(mirror.settings.endpoints).every((urls) => urls.length === 0))
  return (
    <>
      <h1 className="visually-hidden" tabIndex={-1}>
        {t('home.nav')}
      </h1>
      <div className={styles.columns} data-wide>
        <div className={styles.column}>
          <TotalCard
            portfolio={known}
            waiting={!unset}
            actions={
              <>
                <LinkButton href="#/receive" icon="receive" small>
                  {t('home.receive')}
                </LinkButton>
                <IconButton
                  icon="refresh"
                  label={running ? t('home.refreshing') : t('home.refresh')}
                  busy={running}
                  disabled={running}
                  onClick={() => void command.run({ account: selected })}
                />
              </>
            }
          />
          <p className="visually-hidden" role="status">
            {running ? t('home.refreshing') : refresh.finishedAt !== null && t('home.refreshed')}
          </p>
          <Problems portfolio={portfolio ?? null} unset={unset} />
          <DiscountAlert />
          {known === null || holdings === null ? (
            !unset && <Waiting />
          ) : (
            <Wallet holdings={holdings} portfolio={known} />
          )}
        </div>
        <div className={styles.column}>
          {known !== null && holdings !== null && (
            <>
              <Restaked holdings={holdings} portfolio={known} />
              <Exits holdings={holdings} portfolio={known} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

/** What could not be read, and why; the values below are then the last known ones. */
function Problems({ portfolio, unset }: { portfolio: Portfolio | null; unset: boolean }) {
  const error = useWallet((mirror) => mirror.refresh.error)
  const { protocol } = useRegistry()
  if (unset) {
    return (
      <Banner
        level="caution"
        title={t('home.noEndpoint')}
        action={
          <LinkButton href="#/settings/endpoints" small>
            {t('home.setEndpoint')}
          </LinkButton>
        }
      >
        {t('home.noEndpointHelp')}
      </Banner>
    )
  }
  return (
    <>
      {error !== null && (
        <Banner level="danger" title={t('home.refreshFailed')}>
          {errorText(error)} {portfolio?.block && t('home.lastKnown')}
        </Banner>
      )}
      {portfolio?.failures.map((failure) => (
        <Banner
          key={failure.protocol}
          level="caution"
          title={t('home.protocolFailed', { name: protocol(failure.protocol) })}
        >
          {errorText(failure.error)}
        </Banner>
      ))}
    </>
  )
}

/** Nothing is known yet: rows of the size the real ones will have. */
function Waiting() {
  return (
    <Section title={t('home.wallet')}>
      <Rows>
        {['first', 'second', 'third'].map((id) => (
          <li key={id}>
            <Row
              mark={<span className={styles.mark} />}
              title={<Skeleton />}
              detail={<Skeleton width="long" />}
              end={<Skeleton width="short" />}
              endDetail={<Skeleton />}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}

type GroupProps = { holdings: Holdings; portfolio: Portfolio }

function Wallet({ holdings, portfolio }: GroupProps) {
  const sums = totals([portfolio])
  const empty = sums.all === 0n && sums.unvalued === 0
  return (
    <Section title={t('home.wallet')} aside={t('home.amountHeld')}>
      <Rows label={t('home.wallet')}>
        {holdings.wallet.map((row) => (
          <li key={row.position.id}>
            <TokenRow row={row} portfolio={portfolio} />
          </li>
        ))}
      </Rows>
      {empty && <p className={styles.empty}>{t('home.empty')}</p>}
    </Section>
  )
}

function Restaked({ holdings, portfolio }: GroupProps) {
  const { name } = useRegistry()
  const { restaked, delegation } = holdings
  if (restaked.length === 0 && delegation === null) return null
  return (
    <Section title={t('home.restaked')} aside={t('home.withdrawable')}>
      <Rows label={t('home.restaked')}>
        {restaked.map((row) => (
          <li key={row.position.id}>
            <RestakedRow row={row} portfolio={portfolio} />
          </li>
        ))}
      </Rows>
      <Facts>
        <Fact label={t('home.delegatedTo')}>
          {delegation === null ? (
            t('home.notDelegated')
          ) : (
            <AddressLine address={delegation.operator} name={name(delegation.operator)} />
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

function Exits({ holdings, portfolio }: GroupProps) {
  if (holdings.exits.length === 0) return null
  return (
    <Section title={t('home.exits')} aside={t('home.paysNow')}>
      <Rows label={t('home.exits')}>
        {holdings.exits.map((row) => (
          <li key={row.position.id}>
            <ExitRow row={row} portfolio={portfolio} />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
