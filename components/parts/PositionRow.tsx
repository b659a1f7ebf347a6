import type { ReactNode } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import type { Holding } from '../../lib/portfolio/composition.ts'
import { positionKey } from '../../lib/portfolio/key.ts'
import { pathTo } from '../hooks/route.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatShort } from '../messages/amounts.ts'
import { formatAgo } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Row } from '../ui/Row.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TokenMark } from '../ui/TokenMark.tsx'
import { ageOf, isBehind, type RowOf } from './holdings.ts'
import styles from './parts.module.css'
import { type Names, useRegistry } from './useRegistry.ts'
import { Worth } from './Worth.tsx'

/**
 * Where the details of a position are. Without a portfolio: the position of the account in view on Ethereum; with one, it
 * is found whatever account is in view.
 */
export const positionPath = (id: string, portfolio?: Portfolio) =>
  pathTo('#/position/:id', { id: portfolio === undefined ? id : positionKey(portfolio, id) })

type PositionRowProps = {
  holding: Holding
  price: Portfolio['etherPrice']
  /** Whose it is, where several accounts are listed together. */
  owner?: string | undefined
}

/** Ether, a token, or a deposit in a strategy. Exits have a row of their own. */
export function PositionRow({ holding, ...rest }: PositionRowProps) {
  if (holding.row.position.kind === 'token') {
    return <TokenRow holding={holding} row={holding.row as RowOf<'token'>} {...rest} />
  }
  return <RestakedRow holding={holding} row={holding.row as RowOf<'restaked'>} {...rest} />
}

function TokenRow({ holding, row, price, owner }: PositionRowProps & { row: RowOf<'token'> }) {
  const { token, knows } = useRegistry()
  const { portfolio } = holding
  const { position, rate } = row
  const label = position.token ?? token(null)
  const crowded = owner || portfolio.chainId !== 1 || isBehind(row, portfolio) || isTagged(holding, knows)
  return (
    <Row
      href={positionPath(position.id, portfolio)}
      mark={<TokenMark symbol={label.symbol} address={label.address} badge={useBadge(portfolio)} />}
      title={
        <>
          {label.symbol} <Tags holding={holding} />
        </>
      }
      detail={
        <>
          <Where portfolio={portfolio} owner={owner} />
          <span className={styles.wideOnly}>
            <RateText symbol={label.symbol} rate={rate} name={label.name} />
          </span>
          <Behind row={row} portfolio={portfolio} />
        </>
      }
      end={<Amount amount={position.balance} decimals={label.decimals} symbol={null} digits={4} />}
      endDetail={
        <Worth
          value={row.value}
          portfolio={{ etherPrice: price }}
          ether={position.token !== null}
          // Where lines stand on the left, they need the room more than the worth does.
          {...(crowded ? { stacked: true } : { inline: true })}
        />
      }
    />
  )
}

/** A deposit in an EigenLayer strategy: what could be taken out now, and what slashing took. */
function RestakedRow({ holding, row, price, owner }: PositionRowProps & { row: RowOf<'restaked'> }) {
  const { asset } = useRegistry()
  const { portfolio } = holding
  const { position } = row
  const label = asset(position, portfolio.chainId)
  return (
    <Row
      href={positionPath(position.id, portfolio)}
      mark={<TokenMark symbol={label.symbol} address={label.address} badge={useBadge(portfolio)} />}
      title={
        <>
          {label.symbol} <Tags holding={holding} />
        </>
      }
      detail={
        <>
          <Where portfolio={portfolio} owner={owner} />
          <span className={styles.line}>
            {position.lost > 0n ? (
              <Loss>
                {t('home.lost')} <Amount amount={position.lost} decimals={label.decimals} symbol={null} digits={4} />
              </Loss>
            ) : (
              t('home.nothingLost')
            )}
          </span>
          <Behind row={row} portfolio={portfolio} />
        </>
      }
      end={<Amount amount={position.withdrawable} decimals={label.decimals} symbol={null} digits={4} />}
      endDetail={<Worth stacked value={row.value} portfolio={{ etherPrice: price }} ether={position.token !== null} />}
    />
  )
}

/** Whether anything is said of a holding beside its name. */
function isTagged({ hidden, excluded, portfolio, row }: Holding, knows: Names['knows']): boolean {
  const token = row.position.kind === 'token' ? row.position.token : null
  return (
    hidden || excluded || (token !== null && (token.sunset !== undefined || !knows(token.address, portfolio.chainId)))
  )
}

/** What the user said about a position, and what its token is not. */
export function Tags({ holding }: { holding: Holding }) {
  const { knows } = useRegistry()
  const { hidden, excluded, portfolio, row } = holding
  const token = row.position.kind === 'token' ? row.position.token : null
  return (
    <>
      {token?.sunset && <Tag level="caution">{t('portfolio.windingDown')}</Tag>}
      {token !== null && !knows(token.address, portfolio.chainId) && <Tag>{t('portfolio.addedByYou')}</Tag>}
      <SetApart hidden={hidden} excluded={excluded} />
    </>
  )
}

/** What the user said about a position. */
export function SetApart({ hidden, excluded }: Pick<Holding, 'hidden' | 'excluded'>) {
  return (
    <>
      {hidden && <Tag>{t('portfolio.hidden')}</Tag>}
      {excluded && <Tag>{t('portfolio.notCounted')}</Tag>}
    </>
  )
}

/** Two letters of the chain, for what is not on Ethereum. */
export function useBadge({ chainId }: Pick<Portfolio, 'chainId'>): string | undefined {
  const { chain } = useRegistry()
  return chainId === 1 ? undefined : chain(chainId).name
}

/** On which chain, unless it is Ethereum, and whose. */
function Where({ portfolio, owner }: { portfolio: Portfolio; owner?: string | undefined }) {
  const { chain } = useRegistry()
  const where = [owner, portfolio.chainId === 1 ? undefined : chain(portfolio.chainId).name].filter(Boolean)
  return where.length === 0 ? null : <span className={styles.line}>{where.join(' · ')}</span>
}

/** A loss, in words and a sign before it in colour; `plain` where the sign stands already. */
export function Loss({ plain = false, children }: { plain?: boolean; children: ReactNode }) {
  return (
    <span className={styles.loss}>
      {!plain && '▼ '}
      {children}
    </span>
  )
}

/** What one token redeems for, with both units named; the token's own name when it is one for one. */
function RateText({ symbol, rate, name }: { symbol: string; rate: bigint | null; name: string }) {
  if (rate === null || rate === 10n ** 18n) return <span className={styles.line}>{name}</span>
  return <span className={styles.line}>{t('home.rate', { symbol, rate: formatShort(rate, 18, 4) })}</span>
}

/** When a row could not be read with the others: how old it is. */
export function Behind({ row, portfolio }: { row: { block: Portfolio['block'] & object }; portfolio: Portfolio }) {
  return isBehind(row, portfolio) ? <Age row={row} /> : null
}

/** A clock of its own: most rows have none. */
function Age({ row }: { row: { block: Portfolio['block'] & object } }) {
  const now = useNow(10_000)
  return <span className={styles.stale}>{t('home.readAgo', { ago: formatAgo(ageOf(row.block, now).seconds) })}</span>
}
