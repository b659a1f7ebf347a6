import { useEffect, useState } from 'react'
import { type AlarmKind, type AlarmSettings, alarmKinds } from '../../../lib/messaging/alarms.ts'
import { askToNotify, mayNotify } from '../../../lib/messaging/notificationPermission.ts'
import { wei } from '../../../lib/units.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Select } from '../../ui/Field.tsx'
import { Bar, Card, Muted, Section } from '../../ui/Stack.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { Title } from '../Frame.tsx'

const everyChoices = [5, 10, 30, 60] as const
const behindChoices = [5, 10, 30, 60] as const
const stalledChoices = [6, 24, 72, 168] as const
const milliEther = 10n ** 15n
const rewardChoices = [milliEther, 10n * milliEther, 100n * milliEther, 1_000n * milliEther] as const
/** Two keys of the list are one thing to whoever hears of it. */
type Told = Exclude<AlarmKind, 'allocations'>
const told = alarmKinds.filter((kind): kind is Told => kind !== 'allocations')
const night: NonNullable<AlarmSettings['quiet']> = { from: 22 * 60, to: 7 * 60 }

/** What is watched and how it is told. Each change takes effect at once. */
export function AlertSettings() {
  const settings = useWallet((mirror) => mirror.alarmSettings)
  const command = useCommand('alarms.set')
  const set = (change: Partial<AlarmSettings>) => void command.run(change)
  return (
    <>
      <Title back="/settings">{t('home.alerts')}</Title>
      <Muted>{t('alerts.settingsLead')}</Muted>
      <ErrorNote error={command.error} />
      <Section title={t('alerts.looking')}>
        <Card>
          <Toggle
            label={t('alerts.watching')}
            hint={t('alerts.watchingHelp')}
            checked={settings.watching}
            disabled={command.busy}
            onChange={(watching) => set({ watching })}
          />
          {settings.watching && (
            <>
              <Choice
                label={t('alerts.every')}
                choices={everyChoices}
                value={settings.everyMinutes}
                text={(count) => t('alerts.minutes', { count })}
                onChange={(everyMinutes) => set({ everyMinutes })}
              />
              <Toggle
                label={t('alerts.whileLocked')}
                hint={t('alerts.whileLockedHelp')}
                checked={settings.whileLocked}
                disabled={command.busy}
                onChange={(whileLocked) => set({ whileLocked })}
              />
            </>
          )}
        </Card>
      </Section>
      <Telling settings={settings} busy={command.busy} set={set} />
      <Section title={t('alerts.kinds')}>
        <Card>
          {told.map((kind) => (
            <Toggle
              key={kind}
              label={t(`alerts.kind.${kind}`)}
              checked={!settings.off.includes(kind)}
              disabled={command.busy}
              onChange={(on) => set({ off: switched(settings.off, kind, on) })}
            />
          ))}
        </Card>
      </Section>
      <Section title={t('alerts.limits')}>
        <Card>
          <Select
            label={t('alerts.rewardsAbove')}
            value={settings.rewardsAbove.toString()}
            onChange={({ target }) => set({ rewardsAbove: wei(BigInt(target.value)) })}
          >
            {withCurrent<bigint>(rewardChoices, settings.rewardsAbove).map((choice) => (
              <option key={choice.toString()} value={choice.toString()}>
                {formatShort(choice, 18, 3)} ETH
              </option>
            ))}
          </Select>
          <Choice
            label={t('alerts.behindAfter')}
            choices={behindChoices}
            value={settings.behindMinutes}
            text={(count) => t('alerts.minutes', { count })}
            onChange={(behindMinutes) => set({ behindMinutes })}
          />
          <Choice
            label={t('alerts.stalledAfter')}
            choices={stalledChoices}
            value={settings.stalledHours}
            text={(count) => t('alerts.hours', { count })}
            onChange={(stalledHours) => set({ stalledHours })}
          />
          <Muted>{t('alerts.discountAt')}</Muted>
        </Card>
      </Section>
    </>
  )
}

type TellingProps = { settings: AlarmSettings; busy: boolean; set: (change: Partial<AlarmSettings>) => void }

function Telling({ settings, busy, set }: TellingProps) {
  const [allowed, setAllowed] = useState<boolean | null>(null)
  const [denied, setDenied] = useState(false)
  useEffect(() => {
    mayNotify().then(setAllowed, () => setAllowed(false))
  }, [])
  const notify = async (on: boolean) => {
    // Asked first of all: the browser wants to see the press that it is asked in.
    const granted = on && (allowed === true || (await askToNotify().catch(() => false)))
    if (on) setAllowed(granted)
    setDenied(on && !granted)
    set({ notify: on && granted })
  }
  const { quiet } = settings
  const shown = settings.notify && allowed !== false
  return (
    <Section title={t('alerts.telling')}>
      <Card>
        <Toggle
          label={t('alerts.notify')}
          hint={t('alerts.notifyHelp')}
          checked={shown}
          disabled={busy}
          onChange={(on) => void notify(on)}
        />
        {(denied || (settings.notify && allowed === false)) && (
          <Banner level="caution">{t('alerts.notifyDenied')}</Banner>
        )}
        {shown && (
          <>
            <Toggle
              label={t('alerts.discreet')}
              hint={t('alerts.discreetHelp')}
              checked={settings.discreet}
              disabled={busy}
              onChange={(discreet) => set({ discreet })}
            />
            <Toggle
              label={t('alerts.quiet')}
              hint={t('alerts.quietHelp')}
              checked={quiet !== null}
              disabled={busy}
              onChange={(on) => set({ quiet: on ? night : null })}
            />
            {quiet !== null && (
              <Bar even>
                <Clock
                  label={t('alerts.quietFrom')}
                  value={quiet.from}
                  onChange={(from) => set({ quiet: { ...quiet, from } })}
                />
                <Clock
                  label={t('alerts.quietTo')}
                  value={quiet.to}
                  onChange={(to) => set({ quiet: { ...quiet, to } })}
                />
              </Bar>
            )}
          </>
        )}
      </Card>
    </Section>
  )
}

const halfHours = Array.from({ length: 48 }, (_, index) => index * 30)

/** A time of day, in minutes since midnight. */
function Clock(props: { label: string; value: number; onChange: (value: number) => void }) {
  const digits = (of: number) => String(of).padStart(2, '0')
  const text = (minutes: number) => `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`
  return <Choice {...props} choices={halfHours} text={text} />
}

function Choice({
  label,
  choices,
  value,
  text,
  onChange,
}: {
  label: string
  choices: readonly number[]
  value: number
  text: (choice: number) => string
  onChange: (value: number) => void
}) {
  return (
    <Select label={label} value={value} onChange={({ target }) => onChange(Number(target.value))}>
      {withCurrent(choices, value).map((choice) => (
        <option key={choice} value={choice}>
          {text(choice)}
        </option>
      ))}
    </Select>
  )
}

const withCurrent = <value extends number | bigint>(choices: readonly value[], current: value): readonly value[] =>
  [...new Set([...choices, current])].toSorted((a, b) => (a < b ? -1 : 1))

function switched(off: readonly AlarmKind[], kind: Told, on: boolean): readonly AlarmKind[] {
  const both: readonly AlarmKind[] = kind === 'allocation' ? ['allocation', 'allocations'] : [kind]
  const others = off.filter((one) => !both.includes(one))
  return on ? others : [...others, ...both]
}
