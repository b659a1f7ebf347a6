import { useEffect, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { Desk, DeskBatch, DeskRow } from '../../../lib/portfolio/exits.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { DeskItem } from '../../parts/DeskItem.tsx'
import { ReadAgain } from '../../parts/ReadAgain.tsx'
import { useDesk } from '../../parts/useDesk.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { WaitingRows } from '../../parts/WaitingRows.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Rows } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { MoveRows } from '../act/MoveRows.tsx'
import { Title } from '../Frame.tsx'
import { DeskNotices, SearchProgress, useOpenScans } from './DeskNotices.tsx'
import styles from './Exits.module.css'
import { FinishButton, useFinishing, useUnderWay } from './finishing.tsx'
import { Summary } from './Summary.tsx'

/** Whose exits were looked at last, kept while this page lives. */
let lastScope: 'all' | 'one' = 'all'

/** Everything that is on its way out, of every account, and the buttons that bring it home. */
export function Exits() {
  const selected = useWallet((mirror) => mirror.selected)
  const accounts = useWallet((mirror) => mirror.accounts)
  const refresh = useWallet((mirror) => mirror.refresh)
  const command = useCommand('positions.refresh')
  const [scope, setScope] = useState(lastScope)
  const shown = accounts.filter(({ hidden }) => !hidden).map(({ address }) => address)
  const several = shown.length > 1
  const all = several && scope === 'all'
  const name = accounts.find(({ address }) => address === selected)?.name ?? ''
  const running = refresh.running || command.busy
  const list = (
    <DeskList
      account={all ? null : selected}
      accounts={all ? shown : selected === null ? [] : [selected]}
      owner={all}
    />
  )
  return (
    <>
      <Title aside={<ReadAgain busy={running} onRead={() => void command.run({ account: all ? null : selected })} />}>
        {t('exits.title')}
      </Title>
      {several ? (
        <Tabs
          label={t('exits.scope')}
          tabs={[
            { name: 'all', label: t('exits.scopeAll') },
            { name: 'one', label: harmless(name, { limit: 24 }) },
          ]}
          selected={scope}
          onSelect={(next) => {
            lastScope = next
            setScope(next)
          }}
        >
          {list}
        </Tabs>
      ) : (
        list
      )}
    </>
  )
}

type Scope = { account: Address | null; accounts: readonly Address[]; owner: boolean }

function DeskList({ account, accounts, owner }: Scope) {
  const desk = useDesk(account)
  useReadWhenDue(desk, account)
  const all = useWallet((mirror) => mirror.portfolios)
  const portfolios = Object.values(all).filter((portfolio) => accounts.includes(portfolio.account))
  const read = portfolios.some(({ block }) => block !== null)
  const unset = useWallet((mirror) => Object.values(mirror.settings.endpoints).every((urls) => urls.length === 0))
  return (
    <div className={styles.groups}>
      <DeskNotices portfolios={portfolios} />
      <MoveRows accounts={accounts} />
      {(desk.rows.length > 0 || (!read && !unset)) && <Summary worth={read ? desk.worth : null} />}
      <SearchProgress accounts={accounts} />
      {read ? <Groups desk={desk} owner={owner} /> : !unset && <WaitingRows title={t('exits.onTheWay')} count={2} />}
      {read && desk.rows.length === 0 && <Empty accounts={accounts} />}
      {desk.excluded > 0 && <Muted>{t('exits.excluded', { count: desk.excluded })}</Muted>}
      {desk.hidden > 0 && <Muted>{t('exits.hidden', { count: desk.hidden })}</Muted>}
    </div>
  )
}

/** What becomes due while it is looked at is read once more, by itself: only the chain can say that it is ready. */
function useReadWhenDue(desk: Desk, account: Address | null): void {
  const { run } = useCommand('positions.refresh')
  const due = desk.rows.flatMap(({ state, key }) => (state === 'due' ? [key] : [])).join('\n')
  // What was due already when the list came was read when it came.
  const seen = useRef(new Set(due.split('\n')))
  useEffect(() => {
    const fresh = due.split('\n').filter((key) => key !== '' && !seen.current.has(key))
    for (const key of fresh) seen.current.add(key)
    if (fresh.length > 0) void run({ account })
  }, [due, account, run])
}

function Groups({ desk, owner }: { desk: Desk; owner: boolean }) {
  const ready = desk.rows.filter(({ state }) => state === 'completable')
  const underWay = useUnderWay()
  // What is under way is left to itself; the rest of its batch can still go together.
  const batches = desk.batches
    .map((batch) => ({ ...batch, rows: batch.rows.filter((exit) => underWay(exit) === null) }))
    .filter(({ rows }) => rows.length > 1)
  const others = [
    { title: t('exits.heldUp'), rows: desk.rows.filter(({ state }) => state === 'frozen') },
    { title: t('exits.onTheWay'), rows: desk.rows.filter(({ state }) => state === 'waiting' || state === 'due') },
  ]
  return (
    <>
      {ready.length > 0 && (
        <Section title={t('exits.ready')}>
          {batches.map((batch) => (
            <Batch key={batch.key} batch={batch} owner={owner} />
          ))}
          <Rows label={t('exits.ready')}>
            {ready.map((exit) => (
              <li key={exit.key}>
                <ReadyItem exit={exit} owner={owner} />
              </li>
            ))}
          </Rows>
        </Section>
      )}
      {others
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <Section key={title} title={title}>
            <Rows label={title}>
              {rows.map((exit) => (
                <li key={exit.key}>
                  <DeskItem exit={exit} owner={owner} />
                </li>
              ))}
            </Rows>
          </Section>
        ))}
    </>
  )
}

function ReadyItem({ exit, owner }: { exit: DeskRow; owner: boolean }) {
  const finishing = useFinishing([exit])
  const action = exit.takeable ? (
    <FinishButton exits={[exit]} finishing={finishing} />
  ) : (
    t(exit.batch === null ? 'exits.notYours' : 'exits.watchOnly')
  )
  return (
    <>
      <DeskItem exit={exit} owner={owner} action={action} />
      <ErrorNote error={finishing.error} />
    </>
  )
}

/** Everything of a batch at once. */
function Batch({ batch, owner }: { batch: DeskBatch; owner: boolean }) {
  const finishing = useFinishing(batch.rows)
  const { protocol } = useRegistry()
  const name = useWallet((mirror) => mirror.accounts.find(({ address }) => address === batch.account)?.name)
  return (
    <>
      <div className={styles.batch}>
        <span>
          {protocol(batch.protocol)}
          {owner && name !== undefined && ` · ${harmless(name, { limit: 24 })}`}
        </span>
        <FinishButton all exits={batch.rows} finishing={finishing} />
      </div>
      <ErrorNote error={finishing.error} />
    </>
  )
}

function Empty({ accounts }: { accounts: readonly Address[] }) {
  const searching = useOpenScans(accounts).length > 0
  return (
    <div className={styles.empty}>
      <Icon name="exit" large />
      <strong>{searching ? t('exits.emptySoFar') : t('exits.empty')}</strong>
      <p>{t('exits.emptyHelp')}</p>
      <p>{t('exits.emptyStart')}</p>
    </div>
  )
}
