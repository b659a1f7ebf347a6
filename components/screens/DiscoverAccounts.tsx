import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DerivationScheme, Output } from '../../lib/messaging/procedures.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { t } from '../messages/index.ts'
import { AddressLine } from '../ui/AddressLine.tsx'
import { Amount } from '../ui/Amount.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Field, Select } from '../ui/Field.tsx'
import { Rows } from '../ui/Row.tsx'
import { Skeleton } from '../ui/Spinner.tsx'
import { Muted, Stack } from '../ui/Stack.tsx'
import { Check } from '../ui/Toggle.tsx'
import styles from './DiscoverAccounts.module.css'

type Candidate = Output<'accounts.discover'>['candidates'][number]
type SchemeName = 'standard' | 'ledger-live' | 'ledger-legacy' | 'custom'

const pageSize = 5
const isUsed = ({ activity }: Candidate) => activity !== null && (activity.nonce > 0 || activity.balance > 0n)

/** The accounts a phrase leads to, with what was found on chain; the user ticks the ones to add. */
export function DiscoverAccounts({
  secret,
  busy,
  submitLabel,
  onChosen,
}: {
  /** The phrase stays in a ref of the screen around this one. */
  secret: RefObject<{ phrase?: string | undefined; passphrase?: string | undefined }>
  busy: boolean
  submitLabel: string
  onChosen: (paths: readonly string[]) => void
}) {
  const [scheme, setScheme] = useState<SchemeName>('standard')
  const [custom, setCustom] = useState("m/44'/60'/0'/0/x")
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const discover = useCommand('accounts.discover')
  const run = discover.run
  const generation = useRef(0)

  const look = async (name: SchemeName, path: string, known: readonly Candidate[]) => {
    generation.current += 1
    const mine = generation.current
    const { phrase = '', passphrase } = secret.current
    const derivation: DerivationScheme = name === 'custom' ? { custom: path } : name
    const answer = await run({
      phrase,
      scheme: derivation,
      offset: known.length,
      count: pageSize,
      ...(passphrase ? { passphrase } : {}),
    })
    if (answer === null || mine !== generation.current) return
    const found = answer.output.candidates
    setCandidates([...known, ...found])
    setTicked((before) => {
      const next = new Set(before)
      for (const candidate of found) if (isUsed(candidate)) next.add(candidate.path)
      if (next.size === 0 && known.length === 0 && found[0] !== undefined) next.add(found[0].path)
      return next
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the scheme it starts with
  useEffect(() => {
    void look('standard', custom, [])
  }, [])

  const change = (name: SchemeName) => {
    setScheme(name)
    setCandidates([])
    setTicked(new Set())
    if (name !== 'custom') void look(name, custom, [])
  }
  const tick = (path: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(path)
    else next.delete(path)
    setTicked(next)
  }

  return (
    <Stack>
      <Select
        label={t('onboarding.scheme')}
        hint={t('onboarding.schemeHint')}
        value={scheme}
        disabled={discover.busy}
        onChange={({ target }) => change(target.value as SchemeName)}
      >
        <option value="standard">{t('onboarding.schemeStandard')}</option>
        <option value="ledger-live">Ledger Live</option>
        <option value="ledger-legacy">Ledger Legacy</option>
        <option value="custom">{t('onboarding.schemeCustom')}</option>
      </Select>
      {scheme === 'custom' && (
        <form
          className={styles.custom}
          onSubmit={(event) => {
            event.preventDefault()
            setTicked(new Set())
            void look('custom', custom, [])
          }}
        >
          <Field
            label={t('onboarding.path')}
            hint={t('onboarding.pathHint')}
            value={custom}
            onChange={({ target }) => setCustom(target.value)}
          />
          <Button type="submit" busy={discover.busy}>
            {t('onboarding.look')}
          </Button>
        </form>
      )}
      <ErrorNote error={discover.error} />
      <Rows label={t('onboarding.found')}>
        {candidates.map((candidate) => (
          <li key={candidate.path} className={styles.candidate}>
            <Check checked={ticked.has(candidate.path)} onChange={(on) => tick(candidate.path, on)}>
              <span className={styles.line}>
                <AddressLine address={candidate.address} />
                <ActivityText activity={candidate.activity} />
              </span>
              <code className={styles.path}>{candidate.path}</code>
            </Check>
          </li>
        ))}
        {discover.busy && candidates.length === 0 && (
          <li className={styles.candidate}>
            <Skeleton width="full" />
          </li>
        )}
      </Rows>
      {candidates.some(({ activity }) => activity === null) && <Muted>{t('onboarding.activityUnknown')}</Muted>}
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          busy={discover.busy}
          disabled={candidates.length === 0}
          onClick={() => void look(scheme, custom, candidates)}
        >
          {t('onboarding.lookFurther')}
        </Button>
        <Button
          variant="primary"
          busy={busy}
          disabled={ticked.size === 0}
          onClick={() => onChosen(inOrder(candidates, ticked))}
        >
          {submitLabel}
        </Button>
      </div>
    </Stack>
  )
}

const inOrder = (candidates: readonly Candidate[], ticked: ReadonlySet<string>) =>
  candidates.flatMap(({ path }) => (ticked.has(path) ? [path] : []))

function ActivityText({ activity }: { activity: Candidate['activity'] }) {
  if (activity === null) return <span className={styles.activity}>{t('onboarding.notChecked')}</span>
  if (activity.nonce === 0 && activity.balance === 0n)
    return <span className={styles.activity}>{t('onboarding.unused')}</span>
  return (
    <span className={styles.activity}>
      <Amount amount={activity.balance} decimals={18} symbol="ETH" digits={4} strong /> ·{' '}
      {t('onboarding.transactions', { count: activity.nonce })}
    </span>
  )
}
