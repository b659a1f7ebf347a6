import type { ReactNode } from 'react'
import type { Portfolio, RateRow } from '../../../lib/messaging/mirror.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { pathTo } from '../../hooks/route.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatAgo, formatDate, formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { ageOf, type RowOf } from '../../parts/holdings.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { isOf } from '../../parts/statuses.ts'
import { usePrice } from '../../parts/usePortfolios.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Worth } from '../../parts/Worth.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Bar, Muted } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { Marks } from '../Marks.tsx'

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A balance: what it is worth and by which rate, what its protocol has switched off, whether it is listed and counts. */
export function TokenDetail({
  row,
  portfolio,
  source,
}: {
  row: RowOf<'token'>
  portfolio: Portfolio
  source: ReactNode
}) {
  const { token: label, knows } = useRegistry()
  const { token, balance } = row.position
  const { symbol, decimals } = token ?? label(null)
  const etherPrice = usePrice(portfolio)
  const added = token !== null && !knows(token.address, portfolio.chainId)
  return (
    <>
      <Title back="/">{symbol}</Title>
      {token?.sunset && <Banner level="caution">{t('portfolio.sunset', { date: sunsetDate(token.sunset) })}</Banner>}
      {token !== null && <Statuses token={token} />}
      <Facts>
        <Fact label={t('home.balance')}>
          <Amount amount={balance} decimals={decimals} symbol={symbol} strong />
        </Fact>
        <Fact label={t('home.value')}>
          {added ? t('home.valueUnknown') : <Worth value={row.value} portfolio={{ etherPrice }} />}
        </Fact>
        {token !== null && !added && <RateFacts token={token} row={row} />}
        <Owner portfolio={portfolio} />
      </Facts>
      {added && <Muted>{t('portfolio.neverValued')}</Muted>}
      {token?.rebasing && <Muted>{t('home.rebasing', { symbol })}</Muted>}
      {token !== null && !added && <Ways token={token} />}
      <Marks portfolio={portfolio} row={row} />
      {source}
    </>
  )
}

/** Whose it is, where that is not the account in view. */
export function Owner({ portfolio }: { portfolio: Portfolio }) {
  const name = useWallet((mirror) =>
    mirror.selected === portfolio.account
      ? null
      : (mirror.accounts.find(({ address }) => address === portfolio.account)?.name ?? null),
  )
  return name === null ? null : <Fact label={t('portfolio.account')}>{harmless(name, { limit: 40 })}</Fact>
}

function Ways({ token: { chainId, address, symbol, rateOf } }: { token: Token }) {
  // What is told of a token, and the ways out of it, belong to the original.
  const [chain, original] = rateOf === undefined ? [chainId, address] : [1, rateOf]
  const strategy = useWallet((mirror) =>
    chainId === 1 ? mirror.registry.strategies.find(({ token }) => token !== null && same(token, address)) : undefined,
  )
  return (
    <Bar even>
      <LinkButton href={pathTo('#/token/:chainId/:address', { chainId: String(chain), address: original })}>
        {t('portfolio.aboutToken', { symbol })}
      </LinkButton>
      {rateOf === undefined && (
        <LinkButton href={pathTo('#/leave/:chainId/:token', { chainId: String(chainId), token: address })}>
          {t('portfolio.waysOut')}
        </LinkButton>
      )}
      {strategy !== undefined && (
        <LinkButton href={pathTo('#/act/restake/:strategy', { strategy: strategy.address })}>
          {t('act.restakeThis')}
        </LinkButton>
      )}
    </Bar>
  )
}

/** The rate with its unit, whose it is, and when it was last written. */
function RateFacts({ token, row }: { token: Token; row: RowOf<'token'> }) {
  const now = useNow(10_000)
  const rates = useWallet((mirror) => mirror.rates)
  const { token: label } = useRegistry()
  const [chainId, address] = token.rateOf === undefined ? [token.chainId, token.address] : [1, token.rateOf]
  const known = rates.find((rate) => rate.chainId === chainId && same(rate.token, address))
  const inEther = row.rate ?? known?.ether ?? null
  const written = known && writtenText(known, now)
  return (
    <>
      <Fact label={t('home.rateLabel')} wide={inEther !== null || known !== undefined}>
        {known === undefined && inEther === null ? (
          t('common.unknown')
        ) : (
          <>
            {known !== undefined && known.unit !== 'ether' && (
              <div>
                {t('home.oneOf', { symbol: token.symbol })}{' '}
                <Amount
                  amount={known.wad}
                  decimals={18}
                  symbol={known.unit === 'bitcoin' ? 'BTC' : label(known.unit, chainId).symbol}
                />
              </div>
            )}
            {inEther !== null && (
              <div>
                {t('home.oneOf', { symbol: token.symbol })} <Amount amount={inEther} decimals={18} symbol="ETH" />
              </div>
            )}
          </>
        )}
      </Fact>
      {token.rateOf !== undefined && <Fact label={t('portfolio.rateRead')}>{t('portfolio.rateOfCopy')}</Fact>}
      {known !== undefined && (
        <Fact label={t('portfolio.rateRead')}>
          {formatAgo(ageOf(known.block, now).seconds)}
          {written && ` · ${written}`}
        </Fact>
      )}
    </>
  )
}

function writtenText({ writtenAt }: RateRow, now: number): string {
  if (writtenAt === null) return t('portfolio.rateComputed')
  return t('portfolio.rateWritten', { ago: formatAgo(ageOf({ number: 0n, timestamp: writtenAt }, now).seconds) })
}

/** What the protocol has switched off for this token. */
function Statuses({ token }: { token: Token }) {
  const statuses = useWallet((mirror) => mirror.statuses)
  const off = statuses.filter((status) => isOf(status, token))
  if (off.length === 0) return null
  return (
    <Banner level="caution" title={t('portfolio.off')}>
      <ul>
        {off.map(({ what, until, note }) => (
          <li key={what}>
            {until === null
              ? t('portfolio.offOpen', { what: t(`portfolio.off.${what}`) })
              : t('portfolio.offUntil', { what: t(`portfolio.off.${what}`), time: formatTime(until) })}
            {note !== undefined && (
              <>
                {' '}
                <SentenceText sentence={note} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function sunsetDate(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : formatDate(Math.floor(time / 1_000))
}
