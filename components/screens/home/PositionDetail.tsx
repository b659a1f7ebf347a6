import type { ReactNode } from 'react'
import type { Address } from 'viem'
import type { Portfolio, PortfolioRow } from '../../../lib/messaging/mirror.ts'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import { pathTo } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import type { RowOf } from '../../parts/holdings.ts'
import { Paused } from '../../parts/Paused.tsx'
import { Loss } from '../../parts/PositionRow.tsx'
import { ContractFact, ReadFacts } from '../../parts/SourceFacts.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Worth } from '../../parts/Worth.tsx'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { ExitFacts } from '../exits/ExitDetail.tsx'
import { Title } from '../Frame.tsx'
import { Marks } from '../Marks.tsx'
import { Lock, Past } from './Restaking.tsx'
import { Owner, TokenDetail } from './TokenDetail.tsx'

/** One position with every number it is made of, and what each means. */
export function PositionDetail({ id }: { id: string }) {
  const selected = useWallet((mirror) => mirror.selected)
  // With its chain and account in front it is found whatever account is in view.
  const [, chainId, account, rest] = /^(\d+):(0x[0-9a-fA-F]{40}):(.+)$/.exec(id) ?? []
  const owner = (account as Address | undefined) ?? selected
  const portfolio = useWallet((mirror) =>
    owner === null ? undefined : mirror.portfolios[portfolioKey(Number(chainId ?? 1), owner)],
  )
  const row = portfolio?.rows.find(({ position }) => position.id === (rest ?? id))
  if (portfolio === undefined || row === undefined) {
    return (
      <>
        <Title back="/">{t('home.position')}</Title>
        <Banner>{t('home.positionGone')}</Banner>
      </>
    )
  }
  return <Detail row={row} portfolio={portfolio} />
}

type DetailProps<row = PortfolioRow> = { row: row; portfolio: Portfolio }

function Detail({ row, portfolio }: DetailProps) {
  switch (row.position.kind) {
    case 'token':
      return (
        <TokenDetail
          row={row as RowOf<'token'>}
          portfolio={portfolio}
          source={<TokenSource row={row as RowOf<'token'>} portfolio={portfolio} />}
        />
      )
    case 'restaked':
      return <RestakedDetail row={row as RowOf<'restaked'>} portfolio={portfolio} />
    case 'withdrawal':
    case 'exit':
      return <ExitFacts chainId={portfolio.chainId} account={portfolio.account} id={row.position.id} />
    case 'delegation':
      return (
        <>
          <Title back="/">{t('home.delegatedTo')}</Title>
          <AddressLine address={row.position.operator} full copy />
          <SlashingLink account={portfolio.account} />
          <Paused protocol="eigenlayer" />
          <Past account={portfolio.account} pod />
          <Rows>
            <li>
              <Row
                href={`#${pathTo('/operators/:address', { address: row.position.operator })}`}
                title={t('home.aboutOperator')}
                detail={t('home.aboutOperatorDetail')}
              />
            </li>
            <li>
              <Row href="#/operators" title={t('home.allOperators')} detail={t('home.allOperatorsDetail')} />
            </li>
          </Rows>
        </>
      )
  }
}

function TokenSource({ row, portfolio }: DetailProps<RowOf<'token'>>) {
  const { protocol } = useRegistry()
  return (
    <Section title={t('home.source')}>
      <Facts>
        <Fact label={t('home.protocol')}>
          {row.position.token === null ? t('home.theChain') : protocol(row.position.protocol)}
        </Fact>
        {row.position.token !== null && (
          <ContractFact label={t('home.tokenContract')} address={row.position.token.address} />
        )}
        <ReadFacts row={row} portfolio={portfolio} />
      </Facts>
    </Section>
  )
}

function RestakedDetail({ row, portfolio }: DetailProps<RowOf<'restaked'>>) {
  const { asset, protocol } = useRegistry()
  const { position } = row
  const label = asset(position)
  const units = (amount: bigint) => <Amount amount={amount} decimals={label.decimals} symbol={label.symbol} strong />
  return (
    <>
      <Title back="/">{t('home.restakedTitle', { symbol: label.symbol })}</Title>
      <Facts>
        <Fact label={t('home.withdrawable')}>{units(position.withdrawable)}</Fact>
        <Fact label={t('home.deposited')}>{units(position.deposited)}</Fact>
        <Fact label={t('home.lost')} wide={position.lost > 0n}>
          {position.lost > 0n ? (
            <Loss>
              {units(position.lost)} ({formatPercent((position.lost * 10n ** 18n) / position.deposited, { loss: true })}
              )
            </Loss>
          ) : (
            t('home.nothing')
          )}
        </Fact>
        <ValueFacts row={row} portfolio={portfolio} symbol={label.symbol} />
        <Owner portfolio={portfolio} />
      </Facts>
      <Muted>{t('home.restakedHelp')}</Muted>
      {position.protocol === 'eigenlayer' && (
        <>
          {position.vault !== undefined && <Lock vault={position.vault} />}
          <Paused protocol="eigenlayer" />
          <SlashingLink account={portfolio.account} />
          <Rows>
            <li>
              <Row href="#/rewards" title={t('home.rewards')} detail={t('home.rewardsHelp')} />
            </li>
          </Rows>
          <Past account={portfolio.account} pod={position.token === null} />
        </>
      )}
      <Marks portfolio={portfolio} row={row} />
      {position.protocol === 'eigenlayer' && (
        <Section title={t('home.shares')}>
          <Facts>
            <Fact label={t('home.depositShares')}>
              <Amount amount={position.depositShares} decimals={18} symbol={null} />
            </Fact>
            <Fact label={t('home.withdrawableShares')}>
              <Amount amount={position.withdrawableShares} decimals={18} symbol={null} />
            </Fact>
            <Fact label={t('home.scalingFactor')}>
              <Amount amount={position.depositScalingFactor} decimals={18} symbol={null} />
            </Fact>
          </Facts>
          <Muted>{t('home.sharesHelp')}</Muted>
        </Section>
      )}
      <Section title={t('home.source')}>
        <Facts>
          <Fact label={t('home.protocol')}>{protocol(position.protocol)}</Fact>
          <ContractFact
            label={t(position.protocol === 'eigenlayer' ? 'home.strategy' : 'home.vault')}
            address={position.strategy}
          />
          {position.token !== null && <ContractFact label={t('home.tokenContract')} address={position.token} />}
          <ReadFacts row={row} portfolio={portfolio} />
        </Facts>
      </Section>
    </>
  )
}

function SlashingLink({ account }: { account: Address }) {
  return <LinkButton href={pathTo('#/risk/slashing/:account', { account })}>{t('slashing.open')}</LinkButton>
}

function ValueFacts({ row, portfolio, symbol }: DetailProps & { symbol: string }): ReactNode {
  return (
    <>
      <Fact label={t('home.value')}>
        <Worth value={row.value} portfolio={portfolio} />
      </Fact>
      {symbol !== 'ETH' && (
        <Fact label={t('home.rateLabel')} wide={row.rate !== null && row.rate !== 10n ** 18n}>
          {row.rate === null ? (
            t('common.unknown')
          ) : (
            <>
              {t('home.oneOf', { symbol })} <Amount amount={row.rate} decimals={18} symbol="ETH" />
            </>
          )}
        </Fact>
      )}
    </>
  )
}
