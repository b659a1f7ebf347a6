import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { AccountSource } from '../../../lib/messaging/procedures.ts'
import { go, isTab, tabHref } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { KeyFields, readKey, readWatched, WatchFields } from '../../parts/ImportFields.tsx'
import { PassphraseField } from '../../parts/PassphraseField.tsx'
import { PhraseFields, readPhrase } from '../../parts/PhraseFields.tsx'
import { phraseLengths } from '../../parts/phraseWords.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { harmless } from '../../ui/harmless.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { toast } from '../../ui/toast.ts'
import { DiscoverAccounts } from '../DiscoverAccounts.tsx'
import { Title } from '../Frame.tsx'
import styles from './Accounts.module.css'

/** Another account: the next of a phrase that is here, or one from elsewhere. */
export function AddAccount({ kind }: { kind?: string }) {
  const add = useCommand('accounts.add')
  const save = async (source: AccountSource) => {
    const answer = await add.run({ source })
    if (answer === null) return
    toast(t('accounts.added'))
    go('/', { replace: true })
  }
  const props = { busy: add.busy, onSource: (source: AccountSource) => void save(source) }
  return (
    <>
      <Title back={kind === undefined ? '/accounts' : '/accounts/add'}>{t('accounts.add')}</Title>
      {kind === 'phrase' ? (
        <FromPhrase {...props} />
      ) : kind === 'key' || kind === 'watch' ? (
        <FromField kind={kind} {...props} />
      ) : (
        <Ways />
      )}
      <ErrorNote error={add.error} />
    </>
  )
}

/** Typing a secret takes a while, and a popup closes at the first click beside it: that is done in a tab. */
const href = (kind: string) =>
  isTab() || kind === 'watch' ? `#/accounts/add/${kind}` : tabHref(`/accounts/add/${kind}`)

function Ways() {
  const accounts = useWallet((mirror) => mirror.accounts)
  const derive = useCommand('accounts.derive')
  const seeds = [...new Set(accounts.flatMap(({ seedId }) => (seedId === undefined ? [] : [seedId])))]
  const firstOf = (seedId: string) => accounts.find((account) => account.seedId === seedId)?.name ?? ''
  const next = async (seedId: string) => {
    if ((await derive.run({ seedId })) === null) return
    toast(t('accounts.added'))
    go('/', { replace: true })
  }
  return (
    <>
      <Rows>
        {seeds.map((seedId) => (
          <li key={seedId}>
            <Row
              mark={<Icon name="plus" />}
              title={t('accounts.derive')}
              detail={
                seeds.length === 1
                  ? t('accounts.deriveDetail')
                  : t('accounts.deriveOf', { name: harmless(firstOf(seedId), { limit: 64 }) })
              }
              onSelect={() => void next(seedId)}
            />
          </li>
        ))}
        <li>
          <Row
            mark={<Icon name="words" />}
            title={t('onboarding.importPhrase')}
            detail={t('onboarding.importPhraseDetail')}
            href={href('phrase')}
            newTab={!isTab()}
          />
        </li>
        <li>
          <Row
            mark={<Icon name="key" />}
            title={t('onboarding.importKey')}
            detail={t('onboarding.importKeyDetail')}
            href={href('key')}
            newTab={!isTab()}
          />
        </li>
        <li>
          <Row
            mark={<Icon name="eye" />}
            title={t('onboarding.watch')}
            detail={t('onboarding.watchDetail')}
            href={href('watch')}
          />
        </li>
      </Rows>
      <ErrorNote error={derive.error} />
    </>
  )
}

type FormProps = { busy: boolean; onSource: (source: AccountSource) => void }

function FromField({ kind, busy, onSource }: FormProps & { kind: 'key' | 'watch' }) {
  const [invalid, setInvalid] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const source = kind === 'key' ? readKey(form) : readWatched(form)
    setInvalid(source === null)
    if (source !== null) onSource(source)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {kind === 'key' ? <KeyFields invalid={invalid} /> : <WatchFields invalid={invalid} />}
      <Button type="submit" variant="primary" busy={busy}>
        {t('common.add')}
      </Button>
    </form>
  )
}

function FromPhrase({ busy, onSource }: FormProps) {
  const secret = useRef<{ phrase?: string; passphrase?: string }>({})
  const [stage, setStage] = useState<'words' | 'incomplete' | 'accounts'>('words')
  useEffect(
    () => () => {
      secret.current = {}
    },
    [],
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const phrase = readPhrase(form)
    if (!phraseLengths.some((length) => length === phrase.split(' ').length)) return setStage('incomplete')
    secret.current = { phrase, passphrase: String(new FormData(form).get('passphrase') ?? '') }
    setStage('accounts')
  }
  if (stage === 'accounts') {
    const { phrase = '', passphrase } = secret.current
    return (
      <DiscoverAccounts
        secret={secret}
        busy={busy}
        submitLabel={t('common.add')}
        onChosen={(paths) => onSource({ kind: 'phrase', phrase, paths, ...(passphrase && { passphrase }) })}
      />
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('onboarding.importPhraseLead')}</p>
      <PhraseFields />
      <PassphraseField />
      {stage === 'incomplete' && (
        <Banner level="danger" live>
          {t('onboarding.phraseIncomplete')}
        </Banner>
      )}
      <Button type="submit" variant="primary">
        {t('common.continue')}
      </Button>
    </form>
  )
}
