import type { ReactNode } from 'react'
import type { Portfolio } from '../../lib/messaging/mirror.ts'
import { pathTo } from '../hooks/route.ts'
import { useNow } from '../hooks/useNow.ts'
import { formatShort } from '../messages/amounts.ts'
import { formatAgo } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Amount } from '../ui/Amount.tsx'
import { Row } from '../ui/Row.tsx'
import { TokenMark } from '../ui/TokenMark.tsx'
import { ageOf, isBehind, type RowOf } from './holdings.ts'
import styles from './parts.module.css'
import { useRegistry } from './useRegistry.ts'
import { Worth } from './Worth.tsx'

/** Where the details of a position are. */
export const positionPath = (id: string) => pathTo('#/position/:id', { id })

/** Ether or a token in the account itself. */
export function TokenRow({ row, portfolio }: { row: RowOf<'token'>; portfolio: Portfolio }) {
  const { token } = useRegistry()
  const { position, rate } = row
  const label = position.token === null ? token(null) : { ...position.token, decimals: position.token.decimals }
  return (
    <Row
      href={positionPath(position.id)}
      mark={<TokenMark symbol={label.symbol} address={label.address} />}
      title={label.symbol}
      detail={
        <>
          <span className={styles.wideOnly}>
            <RateText symbol={label.symbol} rate={rate} name={label.name} />
          </span>
          <Behind row={row} portfolio={portfolio} />
        </>
      }
      end={<Amount amount={position.balance} decimals={label.decimals} symbol={null} digits={4} />}
      endDetail={<Worth value={row.value} portfolio={portfolio} ether={position.token !== null} inline />}
    />
  )
}

/** A deposit in an EigenLayer strategy: what could be taken out now, and what slashing took. */
export function RestakedRow({ row, portfolio }: { row: RowOf<'restaked'>; portfolio: Portfolio }) {
  const { asset } = useRegistry()
  const { position } = row
  const label = asset(position)
  return (
    <Row
      href={positionPath(position.id)}
      mark={<TokenMark symbol={label.symbol} address={label.address} />}
      title={label.symbol}
      detail={
        <>
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
      endDetail={<Worth stacked value={row.value} portfolio={portfolio} ether={position.token !== null} />}
    />
  )
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
  const now = useNow(10_000)
  if (!isBehind(row, portfolio)) return null
  return <span className={styles.stale}>{t('home.readAgo', { ago: formatAgo(ageOf(row.block, now).seconds) })}</span>
}
