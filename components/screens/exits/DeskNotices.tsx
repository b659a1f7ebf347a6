import type { Address } from 'viem'
import type { Portfolio, ScanRow } from '../../../lib/messaging/mirror.ts'
import { undelegations } from '../../../lib/portfolio/undelegated.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { formatList, sentences } from '../../messages/joints.ts'
import { NoEndpoint } from '../../parts/NoEndpoint.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { WaitBar } from '../../parts/WaitText.tsx'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { harmless } from '../../ui/harmless.ts'
import styles from './Exits.module.css'

/** What the list may lack and why: no endpoint, a chain that does not answer, a protocol not read, a search not done. */
export function DeskNotices({ portfolios }: { portfolios: readonly Portfolio[] }) {
  const refresh = useWallet((mirror) => mirror.refresh)
  const unset = useWallet((mirror) => Object.values(mirror.settings.endpoints).every((urls) => urls.length === 0))
  const { chain } = useRegistry()
  if (unset) return <NoEndpoint />
  const down = refresh.chains.filter(({ error }) => error !== null)
  return (
    <>
      {refresh.error !== null && down.length === 0 && (
        <Banner level="danger" title={t('home.refreshFailed')}>
          {sentences(errorText(refresh.error), portfolios.length > 0 && t('home.lastKnown'))}
        </Banner>
      )}
      {down.map(({ chainId, error }) => (
        <Banner key={chainId} level="danger" title={chain(chainId).name}>
          {sentences(
            error !== null && errorText(error),
            portfolios.some((one) => one.chainId === chainId) && t('home.lastKnown'),
          )}
        </Banner>
      ))}
      <Undelegated portfolios={portfolios} />
      <Incomplete portfolios={portfolios} />
    </>
  )
}

/** Protocols of which some rows, or all, could not be read. A rate that is missing hides no exit. */
function Incomplete({ portfolios }: { portfolios: readonly Portfolio[] }) {
  const { protocol } = useRegistry()
  const ids = new Set(
    portfolios.flatMap(({ failures }) =>
      failures.filter(({ error }) => error.name !== 'RateError').map((failure) => failure.protocol),
    ),
  )
  if (ids.size === 0) return null
  return <Banner level="caution">{t('exits.incomplete', { names: formatList([...ids].map(protocol)) })}</Banner>
}

/** Delegations that have ended while what was delegated is still in the queue. */
function Undelegated({ portfolios }: { portfolios: readonly Portfolio[] }) {
  const activity = useWallet((mirror) => mirror.activity)
  const accounts = useWallet((mirror) => mirror.accounts)
  const { name } = useRegistry()
  return undelegations(portfolios, activity).map(({ account, chainId, operator, block }) => {
    const owner = accounts.find(({ address }) => address === account)?.name
    return (
      <Banner
        key={`${chainId}:${account}`}
        level="caution"
        title={t('exits.undelegated', { operator: name(operator) ?? shortAddress(operator) })}
      >
        {t('exits.undelegatedHelp', {
          account: owner === undefined ? shortAddress(account) : harmless(owner, { limit: 40 }),
          block: formatInteger(block),
        })}
      </Banner>
    )
  })
}

/** How far the search for tickets has come; nothing once it is done. */
export function SearchProgress({ accounts }: { accounts: readonly Address[] }) {
  const open = useOpenScans(accounts)
  const { protocol } = useRegistry()
  if (open.length === 0) return null
  const progress = Math.min(...open.map((scan) => scan.progress))
  const ids = new Set(open.flatMap(({ scans }) => scans.map((scan) => scan.split(':')[0] ?? scan)))
  const names = formatList([...ids].map(protocol))
  const stopped = open.every(({ error }) => error !== null)
  const values = { names, percent: `${Math.floor(100 * progress)}%` }
  return (
    <div className={styles.search}>
      <span>{stopped ? t('exits.searchStopped', values) : t('exits.searching', values)}</span>
      <WaitBar progress={progress} />
    </div>
  )
}

/** The searches of these accounts that have not seen every block yet. */
export function useOpenScans(accounts: readonly Address[]): readonly ScanRow[] {
  const scans = useWallet((mirror) => mirror.scans)
  const wanted = new Set(accounts)
  return scans.filter((row) => row.accounts.some((account) => wanted.has(account)))
}
