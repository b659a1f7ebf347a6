import { useState } from 'react'
import type { Address } from 'viem'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import { optionsOf } from '../../../lib/portfolio/leaving.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatExact, formatShort } from '../../messages/amounts.ts'
import { formatInteger } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { parseAmount } from '../../parts/amountInput.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import styles from './Leave.module.css'
import { type Compared, useComparison } from './useComparison.ts'
import { WayCard } from './WayCard.tsx'
import { WayTable } from './WayTable.tsx'

/** The ways out of one token, side by side, for an amount of it. */
export function Leave({ chainId, token: address }: { chainId: string; token: string }) {
  const token = useWallet((mirror) =>
    mirror.registry.tokens.find(
      (one) => one.chainId === Number(chainId) && one.address.toLowerCase() === address.toLowerCase(),
    ),
  )
  const account = useWallet((mirror) => mirror.selected)
  if (token === undefined || account === null) {
    return (
      <>
        <Title back="/">{t('exits.title')}</Title>
        <Banner>{t('exits.leaveNoToken')}</Banner>
      </>
    )
  }
  return <LeaveToken key={`${account}:${token.address}`} token={token} account={account} />
}

function LeaveToken({ token, account }: { token: Token; account: Address }) {
  const { chainId, symbol, decimals } = token
  const held = useWallet((mirror) =>
    mirror.portfolios[portfolioKey(chainId, account)]?.rows.reduce(
      (sum, { position }) =>
        position.kind === 'token' && position.token?.address === token.address ? sum + position.balance : sum,
      0n,
    ),
  )
  const [text, setText] = useState(held === undefined || held === 0n ? '1' : formatExact(held, decimals))
  const amount = parseAmount(text, decimals)
  const compared = useComparison({ chainId, account, token: token.address }, amount)
  const wrong = amount === null || amount === 0n
  return (
    <>
      <Title
        back="/"
        aside={
          <IconButton
            icon="refresh"
            label={compared.busy ? t('home.refreshing') : t('home.refresh')}
            busy={compared.busy}
            disabled={compared.busy || wrong}
            onClick={compared.again}
          />
        }
      >
        {t('exits.leave', { symbol })}
      </Title>
      <Card>
        <div className={styles.entry}>
          <Field
            className={styles.field ?? ''}
            label={t('exits.leaveAmount', { symbol })}
            value={text}
            inputMode="decimal"
            onChange={(event) => setText(event.target.value)}
          />
          {held !== undefined && held > 0n && (
            <Button onClick={() => setText(formatExact(held, decimals))}>{t('exits.leaveMax')}</Button>
          )}
        </div>
        <p className={styles.held} role="status">
          {wrong ? (
            <span>{t('exits.leaveBadAmount', { decimals })}</span>
          ) : held !== undefined && amount > held ? (
            <span>{t('exits.leaveTooMuch')}</span>
          ) : (
            <span>{t('exits.leaveHeld', { amount: formatShort(held ?? 0n, decimals, 4), symbol })}</span>
          )}
          {!wrong && <Worth compared={compared} />}
        </p>
      </Card>
      <Ways token={token} compared={compared} wrong={wrong} />
    </>
  )
}

/** What the amount redeems for by the protocol's own rate. */
function Worth({ compared: { shown } }: { compared: Compared }) {
  if (shown === null) return <Skeleton />
  const { worth } = shown.comparison
  return worth !== null && <span>{t('exits.leaveWorth', { amount: `${formatShort(worth, 18, 4)} ETH` })}</span>
}

function Ways({
  token,
  compared: { shown, busy, error, again },
  wrong,
}: {
  token: Token
  compared: Compared
  wrong: boolean
}) {
  const price = useWallet(
    (mirror) => Object.values(mirror.portfolios).find(({ etherPrice }) => etherPrice)?.etherPrice ?? null,
  )
  if (shown === null) {
    return (
      <>
        <ErrorNote error={error} />
        {error !== null ? <Button onClick={again}>{t('common.retry')}</Button> : busy && <Waiting />}
      </>
    )
  }
  const { comparison, amount } = shown
  const { options, best, fastest } = optionsOf(comparison, amount)
  const firstSale = options.find(({ kind }) => kind === 'sale')
  const { salesError, sales, ways, block } = comparison
  return (
    <>
      <ErrorNote error={error} />
      <Section title={t('exits.leaveWays')}>
        <div className={cx(styles.table, (busy || wrong) && styles.stale)}>
          <WayTable options={options} best={best} />
        </div>
        <ul
          className={cx(styles.ways, (busy || wrong) && styles.stale)}
          aria-label={t('exits.leaveWays')}
          aria-busy={busy}
        >
          {options.map((option) => (
            <WayCard
              key={option.id}
              option={option}
              given={{ address: token.address, symbol: token.symbol, name: token.name, decimals: token.decimals }}
              price={price}
              explained={option.kind !== 'sale' || option === firstSale}
              mark={option.id === best ? 'best' : option.id === fastest ? 'fastest' : null}
            />
          ))}
        </ul>
        {ways.length === 0 && <Muted>{t('exits.wayNone')}</Muted>}
        {salesError !== null ? (
          <Muted>{t('exits.salesFailed', { why: errorText(salesError) })}</Muted>
        ) : (
          sales?.length === 0 && <Muted>{t('exits.salesNone')}</Muted>
        )}
        <Muted>{t('exits.leaveHelp', { block: formatInteger(block.number) })}</Muted>
      </Section>
    </>
  )
}

/** Nothing was compared yet: cards of the size the real ones will have. */
function Waiting() {
  return (
    <Section title={t('exits.leaveWays')}>
      <ul className={styles.ways} aria-busy="true">
        {['first', 'second'].map((id) => (
          <li key={id} className={styles.way}>
            <div className={styles.head}>
              <Skeleton />
            </div>
            <Skeleton width="long" />
            <div className={styles.facts}>
              <Skeleton width="full" />
              <Skeleton width="full" />
            </div>
            <Skeleton width="full" />
          </li>
        ))}
      </ul>
    </Section>
  )
}
