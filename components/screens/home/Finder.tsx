import { useDeferredValue, useId, useMemo, useState } from 'react'
import type { Account, Portfolio } from '../../../lib/messaging/mirror.ts'
import type { Holding } from '../../../lib/portfolio/composition.ts'
import { type Group, groupsOf } from '../../../lib/portfolio/groups.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { OneRow } from '../../parts/BundleRow.tsx'
import { Capped } from '../../parts/Capped.tsx'
import { matchesSearch, searchText } from '../../parts/search.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { shortAddress } from '../../ui/AddressLine.tsx'
import { Amount } from '../../ui/Amount.tsx'
import { Button } from '../../ui/Button.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from '../../ui/Stack.tsx'
import styles from './Home.module.css'

/** Searching is worth its room from this many positions on. */
const searchFrom = 5

/** What is listed: all but what is hidden, and of that what matches. */
export function useListed(holdings: readonly Holding[]) {
  const owner = useOwner()
  const names = useRegistry()
  const [typed, setTyped] = useState('')
  const [showHidden, setShowHidden] = useState(false)
  const query = useDeferredValue(typed.trim())
  const searching = query !== ''
  const hidden = useMemo(() => holdings.filter((holding) => holding.hidden).length, [holdings])
  const texts = useMemo(
    () => (searching ? holdings.map((each) => searchText(each, names, owner(each.portfolio.account))) : null),
    [holdings, names, owner, searching],
  )
  const listed = useMemo(
    () =>
      holdings.filter(
        (holding, index) =>
          (showHidden || !holding.hidden) && (texts === null || matchesSearch(texts[index] ?? '', query)),
      ),
    [holdings, showHidden, texts, query],
  )
  return {
    listed,
    query,
    typed,
    setTyped,
    hidden,
    showHidden,
    setShowHidden,
    searchable: holdings.length >= searchFrom,
  }
}

type Listed = ReturnType<typeof useListed>

/** The field to search in, and the way to what is hidden. */
export function Finder({ finder }: { finder: Listed }) {
  const { listed, query, typed, setTyped, hidden, showHidden, setShowHidden, searchable } = finder
  const id = useId()
  if (!searchable && hidden === 0) return null
  return (
    <div className={styles.finder}>
      {searchable && (
        <search className={styles.search}>
          <label htmlFor={id} className="visually-hidden">
            {t('portfolio.search')}
          </label>
          <Icon name="search" className={styles.searchIcon} />
          <input
            id={id}
            type="search"
            className={styles.searchField}
            placeholder={t('portfolio.searchHint')}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </search>
      )}
      {hidden > 0 && (
        <Button
          variant="quiet"
          small
          icon={showHidden ? 'eye' : 'eyeOff'}
          aria-pressed={showHidden}
          onClick={() => setShowHidden(!showHidden)}
        >
          {t('portfolio.showHidden', { count: hidden })}
        </Button>
      )}
      <p className="visually-hidden" role="status">
        {query !== '' && t('portfolio.found', { count: listed.length })}
      </p>
    </div>
  )
}

/** Everything that is found, by kind. */
export function Found({ finder, price }: { finder: Listed; price: Portfolio['etherPrice'] }) {
  const { listed, query, setTyped } = finder
  const owner = useOwner()
  const several = new Set(listed.map(({ portfolio }) => portfolio.account)).size > 1
  const groups = useMemo(() => groupsOf(listed, { bundled: false }), [listed])
  if (listed.length === 0) {
    return (
      <div className={styles.nothing}>
        <p>{t('portfolio.nothingFound', { text: query })}</p>
        <Button small onClick={() => setTyped('')}>
          {t('portfolio.clearSearch')}
        </Button>
      </div>
    )
  }
  return groups.map((group) => (
    <Section key={group.kind} title={t(`portfolio.kind.${group.kind}`)} aside={<GroupSum group={group} />}>
      <Capped label={t(`portfolio.kind.${group.kind}`)} items={group.lines} keyOf={({ id }) => id}>
        {({ holdings: [only] }) => only && <OneRow holding={only} price={price} owner={several ? owner : noOwner} />}
      </Capped>
    </Section>
  ))
}

const noOwner = () => ''
/** What a group is worth, where any of it is known. */
export function GroupSum({ group }: { group: Group }) {
  return group.value === 0n ? null : <Amount amount={group.value} decimals={18} symbol="ETH" digits={4} />
}

/** The user's own name of an account. */
export function useOwner(): (address: string) => string {
  const accounts = useWallet((mirror) => mirror.accounts)
  return useMemo(() => {
    const names = new Map(
      accounts.map(({ address, name }: Account) => [address as string, harmless(name, { limit: 40 })]),
    )
    return (address) => names.get(address) ?? shortAddress(address)
  }, [accounts])
}
