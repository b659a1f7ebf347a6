import { useState } from 'react'
import { type Address, getAddress, type Hex, isAddress, isHex } from 'viem'
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
import { usePreview } from './usePreview.ts'

const emptySalt: Hex = `0x${'00'.repeat(32)}`

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
  const [approval, setApproval] = useState({ signature: '', salt: '', expiry: '' })
  const operator = parseOperator(text)
  const action: Action | null = operator === null ? null : { kind: 'delegate', operator, ...parseApproval(approval) }
  const previewed = usePreview(account, action)
  const asksApproval = previewed.preview?.closed?.key === 'notes.eigenlayer.needsApproval' || approval.signature !== ''
  const field = (key: keyof typeof approval) => ({
    label: t(`act.${key}`),
    value: approval[key],
    onChange: (event: { target: { value: string } }) => setApproval({ ...approval, [key]: event.target.value }),
  })
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
      {asksApproval && (
        <Section title={t('act.approval')}>
          <Muted>{t('act.approvalHelp')}</Muted>
          <Field {...field('signature')} placeholder="0x…" />
          <Field {...field('salt')} placeholder="0x…" />
          <Field {...field('expiry')} inputMode="numeric" />
        </Section>
      )}
      {operator !== null && (
        <ActForm account={account} action={action} previewed={previewed} label={t('act.delegate')} />
      )}
    </>
  )
}

/** An address in lower case or with a right checksum; null for anything else. */
function parseOperator(text: string): Address | null {
  const typed = text.trim()
  if (!isAddress(typed, { strict: false })) return null
  const address = getAddress(typed)
  return typed === typed.toLowerCase() || typed === address ? address : null
}

/** What is not usable counts as not given: the preview then says that a signature is missing, or is past its time. */
function parseApproval({ signature, salt, expiry }: { signature: string; salt: string; expiry: string }) {
  const bytes = (text: string): text is Hex => isHex(text) && text.length % 2 === 0
  return {
    signature: bytes(signature.trim()) ? (signature.trim() as Hex) : ('0x' as const),
    salt: bytes(salt.trim()) && salt.trim().length === 66 ? (salt.trim() as Hex) : emptySalt,
    expiry: /^\d{1,12}$/.test(expiry.trim()) ? BigInt(expiry.trim()) : 0n,
  }
}
