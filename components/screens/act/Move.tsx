import { useState } from 'react'
import type { Address } from 'viem'
import type { MovePreview } from '../../../lib/messaging/moves.ts'
import { go } from '../../hooks/route.ts'
import { useCommand } from '../../hooks/useCommand.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatShort } from '../../messages/amounts.ts'
import { formatInteger } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Fact, Facts, Row, Rows } from '../../ui/Row.tsx'
import { Skeleton } from '../../ui/Spinner.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { toast } from '../../ui/toast.ts'
import { Title } from '../Frame.tsx'
import styles from './Act.module.css'
import { ApprovalFields, type ApprovalText, noApproval, parseApproval, parseOperator } from './approval.tsx'
import { isRunning } from './MoveRows.tsx'
import { OperatorsBeside } from './OperatorsBeside.tsx'
import { useMovePreview } from './useMovePreview.ts'

/** As many operators as a search shows. */
const mostFound = 6

/** Where everything restaked is moved to: the choice, both operators beside each other, and what follows. */
export function Move({ operator = '' }: { operator?: string }) {
  const account = useWallet((mirror) => mirror.selected)
  if (account === null) return null
  return (
    <>
      <Title back="/act">{t('act.move')}</Title>
      <Choice key={account} account={account} given={operator} />
    </>
  )
}

function Choice({ account, given }: { account: Address; given: string }) {
  const { name } = useRegistry()
  const [text, setText] = useState(given)
  const [approval, setApproval] = useState(noApproval)
  const running = useWallet((mirror) => mirror.plans.find((plan) => plan.account === account && isRunning(plan)))
  const operator = parseOperator(text)
  return (
    <>
      <Muted>{t('act.moveHelp')}</Muted>
      {running?.move && running.steps[0]?.state.is === 'done' && <Banner>{t('act.moveTakesOver')}</Banner>}
      <Card>
        <Field
          label={t('act.moveSearch')}
          value={text}
          placeholder="0x…"
          onChange={(event) => setText(event.target.value)}
          error={operator === null && text.startsWith('0x') && text.length >= 42 ? t('act.operatorBad') : undefined}
        />
        {operator === null ? (
          <FoundOperators text={text} onChoose={setText} />
        ) : (
          <AddressLine address={operator} name={name(operator)} full />
        )}
      </Card>
      {operator !== null && <Before key={operator} {...{ account, operator, approval, setApproval }} />}
    </>
  )
}

function FoundOperators({ text, onChoose }: { text: string; onChoose: (address: string) => void }) {
  const names = useWallet((mirror) => mirror.registry.names)
  const wanted = text.trim().toLowerCase()
  if (wanted === '' || wanted.startsWith('0x')) return null
  const found = names.filter(({ operator, name }) => operator && name.toLowerCase().includes(wanted))
  if (found.length === 0) return <Muted>{t('act.moveNoneFound')}</Muted>
  return (
    <Rows label={t('act.moveFound')}>
      {found.slice(0, mostFound).map(({ address, name }) => (
        <li key={address}>
          <Row title={name} detail={`${address.slice(0, 6)}…${address.slice(-4)}`} onSelect={() => onChoose(address)} />
        </li>
      ))}
    </Rows>
  )
}

type Props = {
  account: Address
  operator: Address
  approval: ApprovalText
  setApproval: (approval: ApprovalText) => void
}

function Before({ account, operator, approval, setApproval }: Props) {
  const request = { chainId: 1, account, operator, ...parseApproval(approval) }
  const { preview, current, error, again } = useMovePreview(request)
  const start = useCommand('moves.start')
  const watched = useWallet((mirror) => mirror.accounts.find(({ address }) => address === account)?.kind === 'watch')
  const press = async () => {
    const done = await start.run(request)
    if (done === null) return
    toast(t('act.opened'))
    go(`/plans/${done.output.id}`, { replace: true })
  }
  return (
    <>
      {preview?.chosen.needsApproval && <ApprovalFields approval={approval} onChange={setApproval} />}
      <ErrorNote error={error} />
      {error !== null && <Button onClick={again}>{t('common.retry')}</Button>}
      {preview === null ? error === null && <Skeleton width="long" /> : <Told preview={preview} />}
      <ErrorNote error={start.error} />
      {watched ? (
        <Muted>{t('act.watchOnly')}</Muted>
      ) : (
        <Button
          variant="primary"
          block
          busy={start.busy}
          disabled={!current || preview === null || preview.closed !== null}
          onClick={() => void press()}
        >
          {t('act.review')}
        </Button>
      )}
    </>
  )
}

function Told({ preview: { closed, present, chosen, next, networkFee, block } }: { preview: MovePreview }) {
  return (
    <>
      {closed !== null && (
        <Banner level="caution" live>
          <SentenceText sentence={closed} form="flowing" />
        </Banner>
      )}
      {chosen.registered && <OperatorsBeside present={present} chosen={chosen} />}
      {closed === null && (
        <Section title={t('act.next')}>
          <ul className={styles.list}>
            {next.map((sentence) => (
              <li key={sentence.key}>
                <SentenceText sentence={sentence} form="flowing" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Facts>
        <Fact label={t('act.networkFeeFirst')}>
          {networkFee === null ? t('act.feeUnknown') : `${formatShort(networkFee, 18, 6)} ETH`}
        </Fact>
      </Facts>
      <Muted>{t('act.readAt', { block: formatInteger(block.number) })}</Muted>
    </>
  )
}
