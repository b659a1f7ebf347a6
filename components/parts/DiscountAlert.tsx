import type { MarketRow } from '../../lib/messaging/mirror.ts'
import { pathTo } from '../hooks/route.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { formatPercent } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { LinkButton } from '../ui/Button.tsx'
import styles from './DiscountAlert.module.css'
import { alarming } from './discount.ts'
import { useRegistry } from './useRegistry.ts'

/** Where everything about a token is. */
export const tokenPath = (chainId: number, address: string) =>
  pathTo('#/token/:chainId/:address', { chainId: String(chainId), address })

/** Tokens that sell below their redemption value by more than the user's threshold; nothing when none does. */
export function DiscountAlert() {
  const markets = useWallet((mirror) => mirror.markets)
  const preferences = useWallet((mirror) => mirror.preferences)
  const { token } = useRegistry()
  const rows = alarming({ markets, preferences })
  const [first, ...others] = rows
  if (first === undefined) return null
  const values = ({ discount, ...row }: MarketRow) => ({
    symbol: token(row.token).symbol,
    percent: formatPercent(-(discount ?? 0n)),
  })
  if (others.length === 0) {
    return (
      <Banner
        level="caution"
        title={t('home.alertTitle', values(first))}
        action={
          <LinkButton href={tokenPath(first.chainId, first.token)} small>
            {t('home.alertOpen')}
          </LinkButton>
        }
      >
        {t('home.alertHint')}
      </Banner>
    )
  }
  return (
    <Banner level="caution" title={t('home.alertMany', { count: rows.length })}>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.token}>
            <a href={tokenPath(row.chainId, row.token)}>{t('home.alertLine', values(row))}</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
