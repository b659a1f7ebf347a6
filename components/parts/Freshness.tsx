import type { ChainRefresh, Portfolio } from '../../lib/messaging/mirror.ts'
import { newestPrice } from '../../lib/portfolio/totals.ts'
import { useNow } from '../hooks/useNow.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { formatDollars } from '../messages/amounts.ts'
import { formatAgo, formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { ageOf } from './holdings.ts'
import styles from './parts.module.css'
import { useRegistry } from './useRegistry.ts'

/** One chain as it was last read: its newest block over all accounts shown, and what became of the last refresh. */
type ChainState = { chainId: number; block: NonNullable<Portfolio['block']> | null; refresh: ChainRefresh | null }

/**
 * How old the values are: the block and its age on one chain; on several the oldest, and each when it is asked for. Old
 * and missing ones are marked in words and colour.
 */
export function Freshness({ portfolios }: { portfolios: readonly Portfolio[] }) {
  const refresh = useWallet((mirror) => mirror.refresh.chains)
  const now = useNow()
  const price = newestPrice(portfolios)
  const states = chainStates(portfolios, refresh)
  const read = states.flatMap(({ block }) => block ?? [])
  const failed = states.filter(({ refresh: of }) => of?.error != null).length
  const oldest = read.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1))[0]
  if (oldest === undefined) return null
  const { seconds, old } = ageOf(oldest, now)
  return (
    <>
      {states.length > 1 ? (
        <details className={styles.chains}>
          <summary className={old || failed > 0 ? styles.staleSummary : undefined}>
            {t('portfolio.chainsRead', { count: read.length, ago: formatAgo(seconds) })}
            {failed > 0 && ` · ${t('portfolio.chainsMissing', { count: failed })}`}
          </summary>
          <ChainList states={states} now={now} />
        </details>
      ) : (
        <span className={old ? styles.stale : styles.line}>
          {t('home.blockAgo', { block: formatInteger(oldest.number), ago: formatAgo(seconds) })}
        </span>
      )}
      {price && (
        <span className={styles.line}>
          {t('home.feedAgo', {
            price: formatDollars(10n ** 18n, price),
            ago: formatAgo(ageOf({ number: 0n, timestamp: price.updatedAt }, now).seconds),
          })}
        </span>
      )}
    </>
  )
}

function ChainList({ states, now }: { states: readonly ChainState[]; now: number }) {
  const { chain } = useRegistry()
  return (
    <ul className={styles.chainList} aria-label={t('portfolio.chains')}>
      {states.map(({ chainId, block, refresh }) => {
        const age = block && ageOf(block, now)
        const ago = age === null ? '' : formatAgo(age.seconds)
        const late = refresh?.error != null
        return (
          <li key={chainId}>
            <span>{chain(chainId).name}</span>
            <span className={late || age?.old ? styles.stale : styles.line}>
              {refresh?.running
                ? t('portfolio.chainReading')
                : late
                  ? block === null
                    ? t('portfolio.chainFailedNever')
                    : t('portfolio.chainFailed', { ago })
                  : block === null
                    ? t('portfolio.chainNever')
                    : t('portfolio.chainBlock', { block: formatInteger(block.number), ago })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Every chain that is shown or was to be read, Ethereum first. */
function chainStates(portfolios: readonly Portfolio[], refresh: readonly ChainRefresh[]): readonly ChainState[] {
  const states = new Map<number, ChainState>(
    refresh.map((each) => [each.chainId, { chainId: each.chainId, block: null, refresh: each }]),
  )
  for (const { chainId, block } of portfolios) {
    const known = states.get(chainId) ?? { chainId, block: null, refresh: null }
    const newer = block !== null && (known.block === null || block.number > known.block.number)
    states.set(chainId, newer ? { ...known, block } : known)
  }
  return [...states.values()].sort((a, b) => a.chainId - b.chainId)
}
