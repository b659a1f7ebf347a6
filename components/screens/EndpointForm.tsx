import { type FormEvent, type ReactNode, useState } from 'react'
import type { Output } from '../../lib/messaging/procedures.ts'
import { useCommand } from '../hooks/useCommand.ts'
import { useWallet } from '../hooks/useWallet.ts'
import { formatInteger } from '../messages/format.ts'
import { t } from '../messages/index.ts'
import { sentences } from '../messages/joints.ts'
import { publicEndpoints } from '../parts/publicEndpoints.ts'
import { useRegistry } from '../parts/useRegistry.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Field } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import styles from './EndpointForm.module.css'

type Tested = { url: string; result: Output<'endpoints.test'> }

/**
 * Chooses an endpoint: the user's own first, public ones below it, none of them preset. Nothing is sent anywhere until
 * the user presses a button that says so.
 */
export function EndpointForm({
  chainId,
  submitLabel,
  busy = false,
  onChosen,
}: {
  chainId: number
  submitLabel: string
  busy?: boolean
  onChosen: (url: string) => void
}) {
  const developer = useWallet((mirror) => mirror.settings.developer)
  const { chain } = useRegistry()
  const [choice, setChoice] = useState('own')
  const [own, setOwn] = useState('')
  const [tested, setTested] = useState<Tested | null>(null)
  const test = useCommand('endpoints.test')
  const update = useCommand('settings.update')
  const url = choice === 'own' ? own.trim() : choice
  const known = tested?.url === url ? tested : null

  const choose = (next: string) => {
    setChoice(next)
    test.clear()
  }
  const runTest = async () => {
    const answer = await test.run({ url, chainId })
    if (answer !== null) setTested({ url, result: answer.output })
    return answer !== null
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (url !== '' && (known !== null || (await runTest()))) onChosen(url)
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">{t('onboarding.endpoint')}</legend>
          <Choice name={t('onboarding.ownEndpoint')} checked={choice === 'own'} onChoose={() => choose('own')}>
            <Field
              label={t('onboarding.endpointUrl', { chain: chain(chainId).name })}
              hint={t('onboarding.endpointHint')}
              inputMode="url"
              placeholder="https://"
              value={own}
              onFocus={() => choose('own')}
              onChange={({ target }) => {
                setOwn(target.value)
                test.clear()
              }}
            />
          </Choice>
          {(publicEndpoints[chainId] ?? []).map((endpoint) => (
            <Choice
              key={endpoint.url}
              name={endpoint.operator}
              detail={endpoint.url}
              checked={choice === endpoint.url}
              onChoose={() => choose(endpoint.url)}
            />
          ))}
        </fieldset>
        <p className={styles.sees}>{t('onboarding.endpointSees')}</p>
        <Toggle
          label={t('settings.developer')}
          hint={t('settings.developerHelp')}
          checked={developer}
          disabled={update.busy}
          onChange={(checked) => {
            test.clear()
            void update.run({ developer: checked })
          }}
        />
        <ErrorNote error={test.error ?? update.error} />
        <div role="status">
          {known !== null && (
            <Banner level={known.result.simulates ? 'good' : 'caution'} title={t('onboarding.endpointWorks')}>
              {sentences(
                t('onboarding.endpointResult', {
                  chain: chain(chainId).name,
                  id: String(chainId),
                  latency: Math.round(known.result.latencyMs),
                  block: formatInteger(known.result.blockNumber),
                }),
                known.result.simulates ? t('onboarding.simulates') : t('onboarding.simulatesNot'),
              )}
            </Banner>
          )}
        </div>
        <div className={styles.buttons}>
          <Button busy={test.busy} disabled={url === ''} onClick={() => void runTest()}>
            {t('onboarding.test')}
          </Button>
          <Button type="submit" variant="primary" busy={busy} disabled={url === '' || test.busy}>
            {submitLabel}
          </Button>
          {test.error !== null && (
            <Button variant="quiet" disabled={busy} onClick={() => onChosen(url)}>
              {t('onboarding.useAnyway')}
            </Button>
          )}
        </div>
      </Stack>
    </form>
  )
}

function Choice({
  name,
  detail,
  checked,
  onChoose,
  children,
}: {
  name: string
  detail?: string
  checked: boolean
  onChoose: () => void
  children?: ReactNode
}) {
  return (
    <div className={styles.choice}>
      <label className={styles.choiceLabel}>
        <input type="radio" name="endpoint" checked={checked} onChange={onChoose} />
        <span>
          <span className={styles.choiceName}>{name}</span>
          {detail && <code className={styles.choiceDetail}>{detail}</code>}
        </span>
      </label>
      {checked && children}
    </div>
  )
}
