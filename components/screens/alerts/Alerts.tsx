import { useEffect } from 'react'
import type { Alarm } from '../../../lib/messaging/mirror.ts'
import { sentence, type Value } from '../../../lib/protocols/sentence.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatAgo } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { addressesIn, SentenceText, ValueText, WholeAddresses } from '../../parts/SentenceText.tsx'
import { type Names, useRegistry } from '../../parts/useRegistry.ts'
import { Button, IconButton, LinkButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Bar, Muted } from '../../ui/Stack.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Title } from '../Frame.tsx'
import styles from './Alerts.module.css'

type Level = 'info' | 'caution' | 'danger'
const levels: Partial<Record<Alarm['kind'], Level>> = {
  slashed: 'danger',
  redistributing: 'danger',
  allocation: 'caution',
  allocations: 'caution',
  slasher: 'caution',
  delay: 'caution',
  discount: 'caution',
  checkpoint: 'caution',
  behind: 'caution',
}
const icons: Readonly<Record<Level, IconName>> = { info: 'info', caution: 'warning', danger: 'danger' }

/** Everything that changed and was not put away, newest first. */
export function Alerts() {
  const alarms = useWallet((mirror) => mirror.alarms)
  const read = useCommand('alarms.read')
  const dismiss = useCommand('alarms.dismiss')
  const unread = alarms.some((alarm) => !alarm.read)
  return (
    <>
      <Title
        aside={
          <a className={styles.settings} href="#/settings/alerts" title={t('alerts.settings')}>
            <Icon name="settings" />
            <span className="visually-hidden">{t('alerts.settings')}</span>
          </a>
        }
      >
        {t('home.alerts')}
      </Title>
      <ErrorNote error={dismiss.error ?? read.error} />
      {alarms.length === 0 ? (
        <Muted>
          {t('alerts.empty')} {t('alerts.emptyHelp')}
        </Muted>
      ) : (
        <>
          <Bar spread>
            <Button small variant="quiet" disabled={!unread} onClick={() => void read.run({ ids: null })}>
              {t('alerts.readAll')}
            </Button>
            <Button small variant="quiet" busy={dismiss.busy} onClick={() => void dismiss.run({ ids: null })}>
              {t('alerts.dismissAll')}
            </Button>
          </Bar>
          <ul className={styles.list} aria-label={t('home.alerts')}>
            {alarms.map((alarm) => (
              <AlertItem key={alarm.id} alarm={alarm} onDismiss={() => void dismiss.run({ ids: [alarm.id] })} />
            ))}
          </ul>
        </>
      )}
      <Seen alarms={alarms} />
    </>
  )
}

/** Read is what was on screen for a while. Longer than a glance, shorter than reading them all. ms */
const glance = 4_000

function Seen({ alarms }: { alarms: readonly Alarm[] }) {
  const { run } = useCommand('alarms.read')
  const unread = alarms.some((alarm) => !alarm.read)
  useEffect(() => {
    if (!unread) return
    const timer = setTimeout(() => {
      if (!document.hidden) void run({ ids: null })
    }, glance)
    return () => clearTimeout(timer)
  }, [unread, run])
  return null
}

function AlertItem({ alarm, onDismiss }: { alarm: Alarm; onDismiss: () => void }) {
  const registry = useRegistry()
  const accounts = useWallet((mirror) => mirror.accounts)
  const now = useNow(30_000)
  const { kind, before, after, block, at, read, path } = alarm
  const level = levels[kind] ?? 'info'
  const values = named(alarm.values, registry)
  const title = sentence(`alerts.${kind}.title`, values)
  const means = sentence(`alerts.${kind}.means`, values)
  const sides = [before, after].map((value) => (value === null ? null : nameIn(value, registry)))
  const whole = addressesIn({
    key: `alerts.${kind}.title`,
    values: { ...values },
  })
  const others = [...addressesIn(means), ...sides.flatMap((value) => (value?.type === 'address' ? [value] : []))]
  const addresses = [...whole, ...others].filter(
    ({ address }, index, all) => all.findIndex((one) => one.address === address) === index,
  )
  const ago = formatAgo((now - at) / 1_000)
  const whose = accounts
    .filter(({ address }) => alarm.accounts.includes(address))
    .map(({ name }) => harmless(name, { limit: 40 }))
  return (
    <li className={cx(styles.item, styles[level])} data-kind={kind}>
      <div className={styles.head}>
        <Icon name={icons[level]} className={styles.icon} />
        <h2 className={styles.title}>
          <SentenceText sentence={title} form="flowing" />
        </h2>
        <IconButton icon="close" label={t('alerts.dismiss')} onClick={onDismiss} />
      </div>
      {(before !== null || after !== null) && (
        <dl className={styles.change}>
          <dt>{t('alerts.before')}</dt>
          <dd>
            <Side value={sides[0] ?? null} />
          </dd>
          <dt>{t('alerts.after')}</dt>
          <dd>
            <Side value={sides[1] ?? null} />
          </dd>
        </dl>
      )}
      <p>
        <SentenceText sentence={means} form="flowing" />
      </p>
      {after?.type === 'text' && <p>{t('alerts.foreign')}</p>}
      {addresses.length > 0 && (
        <details className={styles.addresses}>
          <summary>{t('alerts.addresses')}</summary>
          <WholeAddresses values={addresses} />
        </details>
      )}
      <div className={styles.foot}>
        <span className={styles.when}>
          {!read && <Tag level="caution">{t('alerts.new')}</Tag>}
          {whose.length > 0 && accounts.length > 1 && <span>{whose.join(', ')}</span>}
          <span>{block === null ? t('alerts.seenOnly', { ago }) : t('alerts.seen', { ago, block: block.number })}</span>
        </span>
        <LinkButton small href={`#${path}`}>
          {t(`alerts.${kind}.do`)}
        </LinkButton>
      </div>
    </li>
  )
}

function Side({ value }: { value: Value | null }) {
  return value === null ? t('alerts.none') : <ValueText value={value} form="flowing" />
}

/** Values with our own names for the addresses in them. */
const named = (values: Alarm['values'], registry: Names): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, nameIn(value, registry)]))

function nameIn(value: Value, registry: Names): Value {
  if (value.type === 'address') {
    const name = registry.name(value.address)
    return name === undefined ? value : { ...value, name }
  }
  if (value.type !== 'sentence' || value.sentence.values === undefined) return value
  return { type: 'sentence', sentence: { ...value.sentence, values: named(value.sentence.values, registry) } }
}
