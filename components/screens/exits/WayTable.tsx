import type { LeaveOption } from '../../../lib/portfolio/leaving.ts'
import { formatPercent } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './Leave.module.css'
import { offersNothing, waitText, wayTitle } from './WayCard.tsx'

/** The ways at a glance, one line each, where there is no room for their cards beside each other. */
export function WayTable({ options, best }: { options: readonly LeaveOption[]; best: string | null }) {
  const { asset } = useRegistry()
  if (options.length < 2) return null
  return (
    <table className={styles.glance}>
      <caption className="visually-hidden">{t('exits.leaveGlance')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exits.wayName')}</th>
          <th scope="col">{t('exits.wayWait')}</th>
          <th scope="col">{t('exits.youReceive')}</th>
        </tr>
      </thead>
      <tbody>
        {options.map((option) => {
          const { id, shut, receives, share, paid, sale } = option
          const { decimals, symbol } = asset(paid)
          const title = wayTitle(option, asset)
          // Two pools of one venue are told apart by their address, as on their cards.
          const twin = options.some((other) => other.id !== id && wayTitle(other, asset) === title)
          return (
            <tr key={id} className={cx(id === best && styles.first, shut !== null && styles.closed)}>
              <th scope="row">
                {title}
                {twin && sale !== null && <code className={styles.pool}>{shortAddress(sale.pool)}</code>}
              </th>
              <td>{shut !== null ? t('exits.wayShut') : waitText(option, { short: true })}</td>
              <td>
                {receives !== null ? (
                  <Amount amount={receives.amount} decimals={decimals} symbol={symbol} digits={4} />
                ) : offersNothing(option) ? (
                  '–'
                ) : (
                  t('common.unknown')
                )}
                {share !== null && <span className={styles.share}>{formatPercent(share)}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
