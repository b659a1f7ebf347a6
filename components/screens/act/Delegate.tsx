import { useState } from 'react'
import type { Address } from 'viem'
import type { Action } from '../../../lib/messaging/acts.ts'
import { portfolioKey } from '../../../lib/portfolio/key.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { t } from '../../messages/index.ts'
import { useRegistry } from '../../parts/useRegistry.ts'
import { AddressLine } from '../../ui/AddressLine.tsx'
import { Field } from '../../ui/Field.tsx'
import { Card, Muted, Section } from '../../ui/Stack.tsx'
import { Title } from '../Frame.tsx'
import { ActForm } from './ActForm.tsx'
import { ApprovalFields, noApproval, parseApproval, parseOperator } from './approval.tsx'
import { usePreview } from './usePreview.ts'

/** To whom everything restaked is delegated, and the way to choose or to leave. */
export function Delegate({ operator = '' }: { operator?: string }) {
  const account = useWallet((mirror) => mirror.selected)
  const current = useWallet((mirror) => {
    const rows = mirror.selected === null ? undefined : mirror.portfolios[portfolioKey(1, mirror.selected)]?.rows
    return rows?.flatMap(({ position }) => (position.kind === 'delegation' ? [position.operator] : []))[0] ?? null
  })
  if (account === null) return null
  return (
    <>
      <Title back="/act">{t('act.delegation')}</Title>
      {current === null ? (
        <Choose key={`${account}:${operator}`} account={account} given={operator} />
      ) : (
        <Leave key={account} account={account} operator={current} />
      )}
    </>
  )
}

function Leave({ account, operator }: { account: Address; operator: Address }) {
  const { name } = useRegistry()
  const action: Action = { kind: 'undelegate' }
  const previewed = usePreview(account, action)
  return (
    <>
      <Section title={t('act.nowDelegated')}>
        <AddressLine address={operator} name={name(operator)} full copy />
      </Section>
      <Muted>{t('act.leaveHelp')}</Muted>
      <ActForm account={account} action={action} previewed={previewed} label={t('act.leaveOperator')} />
    </>
  )
}

function Choose({ account, given }: { account: Address; given: string }) {
  const { name } = useRegistry()
  const [text, setText] = useState(given)
  const [approval, setApproval] = useState(noApproval)
  const operator = parseOperator(text)
  const action: Action | null = operator === null ? null : { kind: 'delegate', operator, ...parseApproval(approval) }
  const previewed = usePreview(account, action)
  const asksApproval = previewed.preview?.closed?.key === 'notes.eigenlayer.needsApproval' || approval.signature !== ''
  return (
    <>
      <Card>
        <Field
          label={t('act.operator')}
          value={text}
          placeholder="0x…"
          onChange={(event) => setText(event.target.value)}
          error={text !== '' && operator === null ? t('act.operatorBad') : undefined}
        />
        {operator !== null && <AddressLine address={operator} name={name(operator)} full />}
      </Card>
      {asksApproval && <ApprovalFields approval={approval} onChange={setApproval} />}
      {operator !== null && (
        <ActForm account={account} action={action} previewed={previewed} label={t('act.delegate')} />
      )}
    </>
  )
}
