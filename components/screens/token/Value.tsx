import type { MarketRow, MarketSource } from '../../../lib/messaging/mirror.ts'
import type { Token } from '../../../lib/protocols/types.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatAgo, formatDuration, formatInteger, formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { DiscountBar } from '../../parts/DiscountBar.tsx'
import { bandOf } from '../../parts/discount.ts'
import { Explain } from '../../parts/Explain.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressName } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { cx } from '../../ui/cx.ts'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import styles from './Token.module.css'

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** What a token redeems for beside what it sells for, the difference, and who says so. */
export function Value({ token }: { token: Token }) {
  const row = useWallet(({ markets }) =>
    markets.find((market) => market.chainId === token.chainId && same(market.token, token.address)),
  )
  const known = useWallet(({ rates }) =>
    rates.find((rate) => rate.chainId === token.chainId && same(rate.token, token.address)),
  )
  const rate = row?.rate ?? known?.ether ?? null
  const unit = row?.unit === 'bitcoin' || token.kind === 'bitcoin' ? 'BTC' : 'ETH'
  return (
    <Section title={t('token.worth')}>
      <Card>
        <div className={styles.pair}>
          <Figure
            label={t('token.redeems')}
            help={t('token.redeemsHelp')}
            amount={rate}
            unit={unit}
            missing={token.kind === 'plain' ? t('common.nothing') : t('common.unknown')}
          />
          <Figure label={t('token.sells')} help={t('token.sellsHelp')} amount={row?.price ?? null} unit={unit} />
        </div>
        {row === undefined ? <Muted>{t('token.notHeld')}</Muted> : <Discount row={row} />}
        <Explain
          questions={[
            ['rate', t('token.rateWhat')],
            ['discount', t('token.discountWhat')],
          ]}
        />
        {row !== undefined && row.sources.length > 0 && <Sources row={row} unit={unit} />}
        {row !== undefined && <Age row={row} />}
      </Card>
    </Section>
  )
}

function Age({ row }: { row: MarketRow }) {
  const now = useNow(10_000)
  const seconds = Math.floor(now / 1_000) - Number(row.block.timestamp)
  const ago = formatAgo(seconds)
  return <p className={styles.small}>{t('token.atBlock', { block: formatInteger(row.block.number), ago })}</p>
}

/** Four places for what is near one, more for what is far below it. */
const digitsOf = (amount: bigint) => (amount < 10n ** 17n ? 8 : 4)

type FigureProps = { label: string; help: string; amount: bigint | null; unit: string; missing?: string }

function Figure({ label, help, amount, unit, missing = t('common.unknown') }: FigureProps) {
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.big}>
        {amount === null ? missing : <Amount amount={amount} decimals={18} symbol={unit} digits={digitsOf(amount)} />}
      </span>
      <span className={styles.small}>{help}</span>
    </div>
  )
}

function Discount({ row }: { row: MarketRow }) {
  const { discount, sources, tolerance } = row
  const used = sources.filter(({ verdict }) => verdict === 'used')
  if (sources.length === 0) return <Muted>{t('token.noMarket')}</Muted>
  if (used.length === 0) return <Muted>{t('token.noMarketUsed')}</Muted>
  if (discount === null) return <Muted>{t(used.length === 1 ? 'token.single' : 'token.noDiscount')}</Muted>
  const size = discount < 0n ? -discount : discount
  const band = bandOf(discount)
  return (
    <div>
      <p className={styles.verdict}>
        <span>
          {/* Under a hundredth of a percent either way there is nothing to tell. */}
          {size < 10n ** 14n
            ? t('token.even')
            : t(discount < 0n ? 'token.below' : 'token.above', { percent: formatPercent(size) })}
        </span>
        {/* A difference that the sources cannot tell from none is called nothing worse. */}
        {band === 'usual' || size > tolerance ? (
          <span className={styles[band]}>{t(`token.band.${band}`)}</span>
        ) : (
          <span className={styles.unsure}>{t('token.band.unsure')}</span>
        )}
      </p>
      <DiscountBar discount={discount} />
      {size <= tolerance && size >= 10n ** 14n && (
        <Muted>{t('token.tolerance', { percent: formatPercent(tolerance) })}</Muted>
      )}
      {used.length === 1 && <Muted>{t('token.single')}</Muted>}
    </div>
  )
}

function Sources({ row, unit }: { row: MarketRow; unit: string }) {
  const { sources } = row
  const used = sources.filter(({ verdict }) => verdict === 'used').length
  return (
    // Open where something was turned down: that is worth seeing unasked.
    <details className={styles.sources} open={used < sources.length}>
      <summary>{t('token.sources', { used, count: sources.length })}</summary>
      <ul className={styles.sourceList}>
        {sources.map((source) => (
          <li key={source.address}>
            <Source source={source} unit={unit} at={row.block.timestamp} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Source({ source, unit, at }: { source: MarketSource; unit: string; at: bigint }) {
  const { token } = useRegistry()
  const { kind, via, price, verdict } = source
  return (
    <div className={cx(styles.source, verdict !== 'used' && styles.rejected)}>
      <span className={styles.sourceName}>
        {t(`token.source.${kind}`)}
        {via !== null && <span className={styles.small}> {t('token.via', { symbol: token(via).symbol })}</span>}
      </span>
      <span className={styles.sourcePrice}>
        {price === null ? '–' : <Amount amount={price} decimals={18} symbol={unit} digits={digitsOf(price)} />}
      </span>
      <span className={styles.sourceWhy}>
        {reasonOf(source, at)} <AddressName address={source.address} />
      </span>
    </div>
  )
}

/** Why a source is used or not, in a sentence. Ages are those at the time of the block (Unix seconds) that judged them. */
function reasonOf({ verdict, updatedAt, heartbeat, impact }: MarketSource, at: bigint): string {
  const ago = updatedAt === null ? t('common.unknown') : formatAgo(at - updatedAt)
  const percent = formatPercent(impact ?? 0n, { loss: true })
  switch (verdict) {
    case 'used':
      return updatedAt === null ? t('token.used.pool', { percent }) : t('token.used.feed', { ago })
    case 'stale':
      return t('token.rejected.stale', { ago, duration: formatDuration(heartbeat ?? 0n) })
    case 'thin':
      return impact === null ? t('token.rejected.empty') : t('token.rejected.thin', { percent })
    case 'implausible':
      return t('token.rejected.implausible')
    case 'unread':
      return t('token.rejected.unread')
  }
}
