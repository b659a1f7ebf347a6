import { useEffect, useRef, useState } from 'react'
import type { Described, Description, DirectoryCoverage } from '../../../lib/messaging/directory.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatDate, formatInteger, formatPercent } from '../../messages/format.ts'
import { lookUp, t } from '../../messages/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Bar, Card, Muted, Section } from '../../ui/Stack.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import styles from './Directory.module.css'
import type { Descriptions } from './useDirectory.ts'

/**
 * How far the log was looked through, and the way to go on. It goes on while the screen is open, some seconds at a time, and
 * begins where it stopped; `onFound` after each.
 */
export function LogSearch({ onFound }: { onFound: (complete: boolean) => void }) {
  const { run, error } = useCommand('directory.search')
  const [coverage, setCoverage] = useState<DirectoryCoverage | null>(null)
  const [going, setGoing] = useState(false)
  const stopped = useRef(false)
  useEffect(() => {
    stopped.current = false
    void run({ go: false }).then((done) => done !== null && setCoverage(done.output))
    return () => {
      stopped.current = true
    }
  }, [run])
  const search = async () => {
    setGoing(true)
    stopped.current = false
    while (!stopped.current) {
      const done = await run({ go: true })
      if (done === null) break
      setCoverage(done.output)
      if (done.output.complete) break
    }
    setGoing(false)
    onFound(true)
  }
  if (coverage === null) return <ErrorNote error={error} />
  return (
    <div className={styles.search} role="status">
      <Muted>{going ? t('directory.searching', { percent: progressText(coverage) }) : coverageText(coverage)}</Muted>
      <ErrorNote error={error} />
      {!coverage.complete && (
        <Bar>
          {going ? (
            <Button
              small
              onClick={() => {
                stopped.current = true
              }}
            >
              {t('directory.searchStop')}
            </Button>
          ) : (
            <Button small icon="search" onClick={() => void search()}>
              {t('directory.searchGo')}
            </Button>
          )}
        </Bar>
      )}
    </div>
  )
}

function coverageText({ span, complete, floor }: DirectoryCoverage): string {
  if (span === null) return t('directory.searchNone')
  if (complete) return t('directory.searchDone', { block: formatInteger(span.to) })
  if (span.from <= floor) return t('directory.searchNew', { to: formatInteger(span.to) })
  return t('directory.searchPart', { from: formatInteger(span.from), to: formatInteger(span.to) })
}

function progressText({ span, floor, head }: DirectoryCoverage): string {
  const whole = head - floor
  if (span === null || whole <= 0n) return formatPercent(0n)
  return formatPercent(((span.to - span.from) * 10n ** 18n) / whole)
}

/** The switch for names and pictures from elsewhere: what it means stands beside it. */
export function NamesSwitch() {
  const allowed = useWallet((mirror) => mirror.settings.descriptions)
  const update = useCommand('settings.update')
  return (
    <Card>
      <Toggle
        label={t('directory.names')}
        hint={t('directory.namesHelp')}
        checked={allowed}
        disabled={update.busy}
        onChange={(descriptions) => void update.run({ descriptions })}
      />
      <ErrorNote error={update.error} />
    </Card>
  )
}

/** What one says of itself, with where it comes from and what was wrong with it. */
export function SelfDescription({ who, descriptions }: { who: Described; descriptions: Descriptions }) {
  if (!descriptions.allowed) return <NamesSwitch />
  const said = descriptions.of(who)
  return (
    <Section
      title={t('directory.says')}
      aside={
        <Button small variant="quiet" busy={descriptions.busy} onClick={() => void descriptions.read([who], true)}>
          {t('home.refresh')}
        </Button>
      }
    >
      {said !== undefined && <Said said={said} />}
      <ErrorNote error={descriptions.error} />
    </Section>
  )
}

function Said({ said }: { said: Description }) {
  const { description, website, host, fetchedAt, changed, pictureFault, name, mixed } = said
  const fault = faultText(said)
  return (
    <div className={styles.said}>
      {fault !== null && <p className={styles.old}>{fault}</p>}
      {fetchedAt !== null && (
        <>
          {name !== null && (
            <p>
              <strong>
                <bdi>{name}</bdi>
              </strong>
            </p>
          )}
          {mixed && <p className={styles.old}>{t('directory.mixedHelp')}</p>}
          <p className={styles.foreign}>
            <bdi>{description ?? t('directory.saysNothing')}</bdi>
          </p>
          {website !== null && (
            <Facts>
              <Fact label={t('directory.website')}>
                <bdi>{website}</bdi>
              </Fact>
            </Facts>
          )}
          {changed !== null && (
            <p className={styles.old}>
              {changed.name !== name && changed.name !== null
                ? t('directory.saysRenamed', { name: changed.name, date: formatDate(Math.floor(changed.at / 1_000)) })
                : t('directory.saysChanged', { date: formatDate(Math.floor(changed.at / 1_000)) })}
            </p>
          )}
          {pictureFault !== null && (
            <Muted>
              {t(
                pictureFault === 'type' || pictureFault === 'fetch.type'
                  ? 'directory.picture.type'
                  : pictureFault === 'size' || pictureFault === 'fetch.too-large'
                    ? 'directory.picture.size'
                    : 'directory.picture.fetch',
              )}
            </Muted>
          )}
          <Muted>
            {t('directory.saysHelp', { host: host ?? '', date: formatDate(Math.floor(fetchedAt / 1_000)) })}
          </Muted>
        </>
      )}
    </div>
  )
}

/** Faults that are told without the host: it was not asked. */
const unasked = ['private', 'insecure', 'url', 'credentials']

function faultText({ fault, host }: Description): string | null {
  if (fault === null || fault === 'off') return null
  if (fault === 'none' || fault === 'unseen') return t(`directory.fault.${fault}`)
  if (fault === 'not-json') return t('directory.fault.not-json', { host: host ?? '' })
  const kind = fault.slice('fetch.'.length)
  const why = lookUp(`directory.fault.${kind}`) ?? t('directory.fault.network')
  return unasked.includes(kind) ? why : t('directory.fault.fetch', { host: host ?? '', why })
}
