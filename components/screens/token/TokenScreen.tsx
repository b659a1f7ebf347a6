import type { Token } from '../../../lib/protocols/types.ts'
import { pathTo } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDate, formatTime } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { Explain } from '../../parts/Explain.tsx'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { isOf, type TokenStatusRow } from '../../parts/statuses.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Rows } from '../../ui/Row.tsx'
import { Section, Stack } from '../../ui/Stack.tsx'
import { TokenMark } from '../../ui/TokenMark.tsx'
import { Title } from '../Frame.tsx'
import { AlertChoice } from './AlertChoice.tsx'
import { CardText } from './CardText.tsx'
import { Earned } from './Earned.tsx'
import { History } from './History.tsx'
import styles from './Token.module.css'
import { type ShownToken, useToken } from './useToken.ts'
import { Value } from './Value.tsx'

/** Everything Bowline can say of one token, whoever holds it. */
export function TokenScreen({ chainId, address }: { chainId: string; address: string }) {
  const shown = useToken(chainId, address)
  if (shown === null) {
    return (
      <>
        <Title back="/">{t('token.title')}</Title>
        <Banner>{t('token.gone')}</Banner>
      </>
    )
  }
  return <Known {...shown} />
}

function Known({ token, original, places }: ShownToken) {
  const { chain } = useRegistry()
  const redeemable = original.kind !== 'plain' && token.chainId === 1
  const leave = pathTo('#/leave/:chainId/:token', { chainId: String(token.chainId), token: token.address })
  return (
    <>
      <Title
        back="/"
        aside={
          redeemable && (
            <LinkButton href={leave} small>
              {t('token.leave')}
            </LinkButton>
          )
        }
      >
        {token.symbol}
      </Title>
      <div className={styles.columns} data-wide>
        <div className={styles.column}>
          <Stack>
            <div className={styles.head}>
              <TokenMark symbol={token.symbol} address={token.address} />
              <div className={styles.names}>
                <p className={styles.name}>{token.name}</p>
                <p className={styles.by}>{t(`token.kind.${original.kind}`)}</p>
              </div>
            </div>
            <Explain questions={[[original.kind, t('token.whatIs')]]} />
            {token !== original && (
              <Banner>{t('token.copy', { chain: chain(token.chainId).name, symbol: original.symbol })}</Banner>
            )}
            {original.sunset !== undefined && (
              <Banner level="caution">
                {t('token.sunset', { date: formatDate(Date.parse(original.sunset) / 1_000) })}
              </Banner>
            )}
            <Statuses token={original} />
            <StakeLink token={original} />
          </Stack>
          <Value token={original} />
          <Earned token={original} />
          <History token={original} />
          <AlertChoice />
        </div>
        <div className={styles.column}>
          <CardText token={original} />
          <Places places={places} shown={token} />
        </div>
      </div>
    </>
  )
}

/** The way into it from ether, where the wallet knows one. */
function StakeLink({ token: { chainId, address, symbol } }: { token: Token }) {
  const known = useWallet((mirror) =>
    mirror.registry.entrances.some(({ from, token }) => from === null && token.toLowerCase() === address.toLowerCase()),
  )
  if (chainId !== 1 || !known) return null
  return (
    <LinkButton icon="plus" href={pathTo('#/act/stake/:token', { token: address })}>
      {t('act.stake', { symbol })}
    </LinkButton>
  )
}

/** What the protocol has switched off. */
function Statuses({ token }: { token: Token }) {
  const statuses = useWallet((mirror) => mirror.statuses)
  const mine = statuses.filter((status) => isOf(status, token))
  return mine.map((status) => <Off key={status.what} status={status} symbol={token.symbol} />)
}

function Off({ status: { what, until, note }, symbol }: { status: TokenStatusRow; symbol: string }) {
  return (
    <Banner level="caution" title={t(`token.off.${what}`, { symbol })}>
      {until !== null && <p>{t('token.offUntil', { time: formatTime(until) })}</p>}
      {note !== undefined && (
        <p>
          <SentenceText sentence={note} form="flowing" />
        </p>
      )}
    </Banner>
  )
}

/** The original, and its copies folded away where there are many. */
function Places({ places: [original, ...copies], shown }: { places: readonly Token[]; shown: Token }) {
  if (original === undefined) return null
  const few = copies.length <= 2
  return (
    <Section title={t('token.places')}>
      <Rows>
        <Place place={original} kind="original" />
        {few &&
          copies.map((place) => <Place key={`${place.chainId}:${place.address}`} place={place} kind="copyHere" />)}
      </Rows>
      {!few && (
        <details className={styles.copies} open={shown !== original}>
          <summary>{t('token.copies', { count: copies.length })}</summary>
          <Rows>
            {copies.map((place) => (
              <Place key={`${place.chainId}:${place.address}`} place={place} kind="copyHere" />
            ))}
          </Rows>
        </details>
      )}
    </Section>
  )
}

function Place({ place, kind }: { place: Token; kind: 'original' | 'copyHere' }) {
  const { chain } = useRegistry()
  return (
    <li className={styles.place}>
      <span className={styles.placeHead}>
        <span>{chain(place.chainId).name}</span>
        <span className={styles.small}>
          {place.symbol} · {t(`token.${kind}`)}
        </span>
      </span>
      <AddressLine address={place.address} picture={false} full copy />
    </li>
  )
}
