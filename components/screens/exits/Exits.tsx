import { useState } from 'react'
import type { Address } from 'viem'
import type { Desk, DeskBatch, DeskRow } from '../../../lib/portfolio/exits.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDollars } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { DeskItem } from '../../parts/DeskItem.tsx'
import { useDesk } from '../../parts/useDesk.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Amount } from '../../ui/Amount.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Rows } from '../../ui/Row.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Title } from '../Frame.tsx'
import styles from './Exits.module.css'
import { FinishButton, useFinishing } from './finishing.tsx'

/** Whose exits were looked at last, kept while this page lives. */
let lastScope: 'all' | 'one' = 'all'

/** Everything that is on its way out, of every account, and the buttons that bring it home. */
export function Exits() {
  const selected = useWallet((mirror) => mirror.selected)
  const accounts = useWallet((mirror) => mirror.accounts)
  const refresh = useWallet((mirror) => mirror.refresh)
  const command = useCommand('positions.refresh')
  const [scope, setScope] = useState(lastScope)
  const several = accounts.filter(({ hidden }) => !hidden).length > 1
  const one = several && scope === 'one'
  const name = accounts.find(({ address }) => address === selected)?.name ?? ''
  const running = refresh.running || command.busy
  const list = <DeskList account={one || !several ? selected : null} owner={several && !one} />
  return (
    <>
      <Title
        aside={
          <IconButton
            icon="refresh"
            label={running ? t('home.refreshing') : t('home.refresh')}
            busy={running}
            disabled={running}
            onClick={() => void command.run({ account: null })}
          />
        }
      >
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

function DeskList({ account, owner }: { account: Address | null; owner: boolean }) {
  const desk = useDesk(account)
  const ready = desk.rows.filter(({ state }) => state === 'completable')
  const waiting = desk.rows.filter(({ state }) => state === 'waiting' || state === 'due')
  const frozen = desk.rows.filter(({ state }) => state === 'frozen')
  if (desk.rows.length === 0) {
    return (
      <>
        <p>{t('exits.empty')}</p>
        <Muted>{t('exits.emptyHelp')}</Muted>
      </>
    )
  }
  return (
    <div className={styles.groups}>
      <Summary desk={desk} />
      {ready.length > 0 && (
        <Section title={t('exits.ready')}>
          {desk.batches
            .filter(({ rows }) => rows.length > 1)
            .map((batch) => (
              <Batch key={batch.key} batch={batch} />
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
      {[
        { title: t('exits.onTheWay'), rows: waiting },
        { title: t('exits.heldUp'), rows: frozen },
      ]
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
      {desk.hidden > 0 && <Muted>{t('exits.hidden', { count: desk.hidden })}</Muted>}
    </div>
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
function Batch({ batch }: { batch: DeskBatch }) {
  const finishing = useFinishing(batch.rows)
  const { protocol } = useRegistry()
  return (
    <>
      <div className={styles.batch}>
        <span>{protocol(batch.protocol)}</span>
        <FinishButton all exits={batch.rows} finishing={finishing} />
      </div>
      <ErrorNote error={finishing.error} />
    </>
  )
}

/** What can be taken and what all of it is worth. */
function Summary({ desk: { worth } }: { desk: Desk }) {
  const price = useWallet(
    (mirror) => Object.values(mirror.portfolios).find(({ etherPrice }) => etherPrice !== null)?.etherPrice ?? null,
  )
  const parts = [
    { label: t('exits.ready'), value: worth.takeable },
    { label: t('exits.onTheWay'), value: worth.all - worth.takeable },
  ]
  return (
    <>
      <dl className={styles.summary}>
        {parts.map(({ label, value }) => (
          <div key={label} className={styles.part}>
            <dt>{label}</dt>
            <dd className={styles.ether}>
              <Amount amount={value} decimals={18} symbol="ETH" digits={4} />
            </dd>
            <dd className={styles.dollars}>{price === null ? t('home.noDollars') : formatDollars(value, price)}</dd>
          </div>
        ))}
      </dl>
      {worth.unvalued > 0 && <Muted>{t('exits.unvalued', { count: worth.unvalued })}</Muted>}
    </>
  )
}
