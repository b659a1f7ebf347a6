import { type ChangeEvent, useId, useRef, useState } from 'react'
import type { Address } from 'viem'
import type { ProofsReport } from '../../../lib/messaging/restaking.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { t } from '../../messages/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Fact, Facts } from '../../ui/Row.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { ActButton } from './ActButton.tsx'
import { signedEther } from './ether.tsx'
import styles from './Pod.module.css'

/** Bytes. The worker refuses longer ones too. */
const longest = 8_000_000

/** Proofs from a file: checked in the worker against the pod, then asked for like any transaction. */
export function ProofFile({ account }: { account: Address }) {
  const { run, busy, error, clear } = useCommand('pods.checkProofs')
  const [checked, setChecked] = useState<{ report: ProofsReport; file: string } | null>(null)
  const [tooBig, setTooBig] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? []
    setChecked(null)
    clear()
    setTooBig(chosen !== undefined && chosen.size > longest)
    if (chosen === undefined || chosen.size > longest) return
    const file = await chosen.text()
    // The same file may be chosen again, after a transaction took a part of it.
    target.value = ''
    const answer = await run({ chainId: 1, account, file })
    if (answer !== null) setChecked({ report: answer.output, file })
  }
  return (
    <Section title={t('pods.prove')}>
      <Muted>{t('pods.proveHelp')}</Muted>
      <label htmlFor={id} className="visually-hidden">
        {t('pods.chooseFile')}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept="application/json,.json"
        className={styles.file}
        onChange={(event) => void choose(event)}
      />
      <Button block busy={busy} onClick={() => input.current?.click()}>
        {t('pods.chooseFile')}
      </Button>
      {tooBig && (
        <Banner level="danger" live>
          {t('pods.fileTooBig')}
        </Banner>
      )}
      <ErrorNote error={error} />
      {checked !== null && <Checked account={account} {...checked} />}
    </Section>
  )
}

function Checked({ account, report, file }: { account: Address; report: ProofsReport; file: string }) {
  const { kind, good, next, already, foreign, change } = report
  return (
    <Card>
      <strong>{t(kind === 'checkpoint' ? 'pods.good' : 'pods.goodCredentials', { count: good })}</strong>
      {already > 0 && <Muted>{t('pods.already', { count: already })}</Muted>}
      {foreign > 0 && <Muted>{t('pods.foreign', { count: foreign })}</Muted>}
      <Facts>
        <Fact label={t('pods.change')}>{signedEther(change)}</Fact>
      </Facts>
      {next < good && <Muted>{t('pods.sendRest', { count: next })}</Muted>}
      <ActButton account={account} action={{ do: 'prove', file }} what={`proofs:${kind}`} canSign>
        {t('pods.send', { count: next })}
      </ActButton>
    </Card>
  )
}
