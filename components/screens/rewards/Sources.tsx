import { type FormEvent, useEffect, useState } from 'react'
import type { ImportedRoot, RewardSources } from '../../../lib/messaging/rewards.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Bar, Muted, Section, Stack } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import styles from './Rewards.module.css'

/** Where claim data and figures come from. Nothing is asked anywhere until the user says so here. */
export function Sources() {
  const [sources, setSources] = useState<RewardSources | null>(null)
  const { run } = useCommand('rewards.sources')
  useEffect(() => {
    void run(null).then((done) => done !== null && setSources(done.output))
  }, [run])
  if (sources === null) return <Skeleton width="full" />
  return (
    <Stack gap="loose">
      <ClaimSource sources={sources} onChange={setSources} />
      <DataSet />
      <FigureSource sources={sources} onChange={setSources} />
    </Stack>
  )
}

type SourceProps = { sources: RewardSources; onChange: (sources: RewardSources) => void }

function useSaving({ onChange }: Pick<SourceProps, 'onChange'>) {
  const command = useCommand('rewards.setSources')
  const save = async (next: RewardSources) => {
    if ((await command.run(next)) === null) return
    onChange(next)
    toast(t('rewards.saved'))
  }
  return { ...command, save }
}

function ClaimSource({ sources, onChange }: SourceProps) {
  const saving = useSaving({ onChange })
  const [url, setUrl] = useState(sources.claims ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void saving.save({ ...sources, claims: url.trim() === '' ? null : url.trim() })
  }
  return (
    <Section title={t('rewards.claimSource')}>
      <form onSubmit={submit}>
        <Stack>
          <Field
            label={t('rewards.claimUrl')}
            hint={t('rewards.claimUrlHelp')}
            placeholder="https://"
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
          <ErrorNote error={saving.error} />
          <Bar>
            <Button type="submit" busy={saving.busy} disabled={url.trim() === (sources.claims ?? '')}>
              {t('rewards.save')}
            </Button>
            {sources.claims !== null && (
              <Button
                variant="quiet"
                onClick={() => {
                  setUrl('')
                  void saving.save({ ...sources, claims: null })
                }}
              >
                {t('rewards.remove')}
              </Button>
            )}
          </Bar>
        </Stack>
      </form>
    </Section>
  )
}

/** A root's data from a file, which tells nobody whose accounts these are. */
function DataSet() {
  const command = useCommand('rewards.import')
  const [imported, setImported] = useState<ImportedRoot | null>(null)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setImported(null)
    const done = await command.run({ text: await file.text() })
    if (done !== null) setImported(done.output)
  }
  return (
    <Section title={t('rewards.file')}>
      <Stack>
        <Muted>{t('rewards.fileHelp')}</Muted>
        <label className={styles.file}>
          <span>{t('rewards.fileChoose')}</span>
          <input
            type="file"
            className="visually-hidden"
            accept=".json,.jsonl,.txt"
            disabled={command.busy}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        {command.busy && <p role="status">{t('rewards.importing')}</p>}
        <ErrorNote error={command.error} />
        {imported !== null && (
          <Banner level="good" live>
            {t('rewards.imported', {
              index: String(imported.index),
              earners: imported.earners,
              own: imported.own,
            })}
          </Banner>
        )}
      </Stack>
    </Section>
  )
}

function FigureSource({ sources, onChange }: SourceProps) {
  const saving = useSaving({ onChange })
  const [url, setUrl] = useState(sources.figures?.url ?? '')
  const [key, setKey] = useState(sources.figures?.key ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const figures = url.trim() === '' ? null : { url: url.trim(), key: key.trim() === '' ? null : key.trim() }
    void saving.save({ ...sources, figures })
  }
  return (
    <Section title={t('rewards.figureSource')}>
      <form onSubmit={submit}>
        <Stack>
          <Field
            label={t('rewards.figureUrl')}
            hint={t('rewards.figureUrlHelp')}
            placeholder="https://"
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
          <Field label={t('rewards.figureKey')} value={key} onChange={(event) => setKey(event.target.value)} />
          <ErrorNote error={saving.error} />
          <Bar>
            <Button type="submit" busy={saving.busy}>
              {t('rewards.save')}
            </Button>
          </Bar>
        </Stack>
      </form>
    </Section>
  )
}
