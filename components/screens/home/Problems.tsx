import type { Portfolio } from '../../../lib/messaging/mirror.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { errorText, t } from '../../messages/index.ts'
import { formatList, sentences } from '../../messages/joints.ts'
import { NoEndpoint } from '../../parts/NoEndpoint.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Banner } from '../../ui/Banner.tsx'
import styles from './Home.module.css'

/** What could not be read, and why; the values below are then the last known ones. One banner, however much failed. */
export function Problems({ portfolios, unset }: { portfolios: readonly Portfolio[]; unset: boolean }) {
  const refresh = useWallet((mirror) => mirror.refresh)
  const { protocol, chain } = useRegistry()
  if (unset) return <NoEndpoint />
  const known = portfolios.some(({ block }) => block !== null)
  const dead = refresh.chains.filter(({ error }) => error !== null)
  // Nothing could be read at all: that is not about some values. Otherwise each chain is told with the others below.
  const all = refresh.error !== null && dead.length === refresh.chains.length
  const failures = portfolios.flatMap((portfolio) => portfolio.failures)
  const reasons = new Map([
    ...(all ? [] : dead.map(({ chainId, error }) => [chain(chainId).name, error] as const)),
    ...failures.map((failure) => [protocol(failure.protocol), failure.error] as const),
  ])
  return (
    <>
      {all && refresh.error !== null && (
        <Banner level="danger" title={t('home.refreshFailed')}>
          {sentences(errorText(refresh.error), known && t('home.lastKnown'))}
        </Banner>
      )}
      {reasons.size > 0 && (
        <Banner level="caution" title={t('portfolio.older', { names: formatList([...reasons.keys()]) })}>
          <details className={styles.why}>
            <summary>{t('portfolio.why')}</summary>
            <p>{t('portfolio.olderHelp')}</p>
            <ul>
              {[...reasons].map(([name, error]) => (
                <li key={name}>
                  {name}: {error && errorText(error)}
                </li>
              ))}
            </ul>
          </details>
        </Banner>
      )}
    </>
  )
}
