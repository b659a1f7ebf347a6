import { useEffect, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { AccountSource } from '../../../lib/messaging/procedures.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { DiscoverAccounts } from '../DiscoverAccounts.tsx'
import { EndpointForm } from '../EndpointForm.tsx'
import { ConfirmPhrase } from './ConfirmPhrase.tsx'
import { Done } from './Done.tsx'
import { ImportKey, ImportPhrase, WatchAddress } from './ImportSteps.tsx'
import { NewPassword } from './NewPassword.tsx'
import { ShowPhrase } from './ShowPhrase.tsx'
import { Start, type Way } from './Start.tsx'
import { WelcomeFrame } from './WelcomeFrame.tsx'

type Step = 'start' | 'show' | 'confirm' | 'secret' | 'password' | 'endpoint' | 'accounts' | 'done'

/** What the wallet will be made of. Kept in a ref, never in React state, and dropped as soon as it is handed over. */
export type Secrets = {
  phrase?: string | undefined
  passphrase?: string | undefined
  source?: Exclude<AccountSource, { kind: 'phrase' }> | undefined
  password?: string | undefined
}

const stepsOf: Readonly<Record<Way, readonly Step[]>> = {
  create: ['show', 'confirm', 'password', 'endpoint'],
  phrase: ['secret', 'password', 'endpoint', 'accounts'],
  key: ['secret', 'password', 'endpoint'],
  watch: ['secret', 'password', 'endpoint'],
}

/** The first account of a new phrase, where every wallet looks first. */
const firstPath = "m/44'/60'/0'/0/0"

/** From nothing to a wallet. Nothing is stored until the last step, so a closed tab leaves nothing behind. */
export function Onboarding() {
  const [way, setWay] = useState<Way>('create')
  const [step, setStep] = useState<Step>('start')
  const [address, setAddress] = useState<Address | null>(null)
  const secrets = useRef<Secrets>({})
  const create = useCommand('vault.create')
  const setEndpoints = useCommand('endpoints.set')
  const { chains } = useRegistry()
  const chainId = chains[0]?.id ?? 1
  const forget = () => {
    secrets.current = {}
  }
  useEffect(
    () => () => {
      secrets.current = {}
    },
    [],
  )

  const steps = stepsOf[way]
  const index = steps.indexOf(step)
  const place = index < 0 ? null : { number: index + 1, of: steps.length }
  const back = () => {
    create.clear()
    setEndpoints.clear()
    const previous = steps[index - 1]
    if (previous === undefined || step === 'confirm') forget()
    setStep(step === 'confirm' ? 'show' : (previous ?? 'start'))
  }
  const next = () => setStep(steps[index + 1] ?? 'done')

  const finish = async (paths: readonly string[]) => {
    const { phrase, passphrase, source, password = '' } = secrets.current
    const whole: AccountSource | undefined =
      source ??
      (phrase === undefined ? undefined : { kind: 'phrase', phrase, paths, ...(passphrase && { passphrase }) })
    if (whole === undefined) return setStep('start')
    const answer = await create.run({ password, source: whole })
    if (answer === null) return
    forget()
    setAddress(answer.output.address)
    setStep('done')
  }
  const refused = create.error?.name === 'PasswordRuleError'
  useEffect(() => {
    // Only the background knows the commonest passwords, and it sees this one last.
    if (refused) setStep('password')
  }, [refused])
  const passwordChosen = () => {
    create.clear()
    next()
  }
  const afterEndpoint = () => (way === 'phrase' ? next() : finish([firstPath]))
  const endpointChosen = async (url: string) => {
    if ((await setEndpoints.run({ chainId, urls: [url] })) !== null) await afterEndpoint()
  }

  const frame = { step: place, onBack: back }
  switch (step) {
    case 'start':
      return (
        <Start
          onChoose={(chosen) => {
            setWay(chosen)
            setStep(stepsOf[chosen][0] ?? 'start')
          }}
        />
      )
    case 'show':
      return <ShowPhrase frame={frame} secrets={secrets} onDone={next} />
    case 'confirm':
      return <ConfirmPhrase frame={frame} secrets={secrets} onDone={next} />
    case 'secret':
      if (way === 'phrase') return <ImportPhrase frame={frame} secrets={secrets} onDone={next} />
      if (way === 'key') return <ImportKey frame={frame} secrets={secrets} onDone={next} />
      return <WatchAddress frame={frame} secrets={secrets} onDone={next} />
    case 'password':
      return (
        <NewPassword
          frame={frame}
          secrets={secrets}
          watchOnly={way === 'watch'}
          error={create.error}
          onDone={passwordChosen}
        />
      )
    case 'endpoint':
      return (
        <WelcomeFrame {...frame} title={t('onboarding.endpoint')} lead={t('onboarding.endpointLead')}>
          <EndpointForm
            chainId={chainId}
            submitLabel={way === 'phrase' ? t('common.continue') : t('onboarding.finish')}
            busy={setEndpoints.busy || create.busy}
            onChosen={(url) => void endpointChosen(url)}
          />
          <ErrorNote error={setEndpoints.error ?? create.error} />
          <div>
            <Button variant="quiet" disabled={create.busy || setEndpoints.busy} onClick={() => void afterEndpoint()}>
              {t('onboarding.endpointLater')}
            </Button>
          </div>
        </WelcomeFrame>
      )
    case 'accounts':
      return (
        <WelcomeFrame {...frame} title={t('onboarding.found')} lead={t('onboarding.foundLead')}>
          <DiscoverAccounts
            secret={secrets}
            busy={create.busy}
            submitLabel={t('onboarding.finish')}
            onChosen={(paths) => void finish(paths)}
          />
          <ErrorNote error={create.error} />
        </WelcomeFrame>
      )
    case 'done':
      return <Done address={address} created={way === 'create'} />
  }
}
