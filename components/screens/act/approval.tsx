import { type Address, getAddress, type Hex, isAddress, isHex } from 'viem'
import { t } from '../../messages/index.ts'
import { Field } from '../../ui/Field.tsx'
import { Muted, Section } from '../../ui/Stack.tsx'

const emptySalt: Hex = `0x${'00'.repeat(32)}`

/** An approver's signature as it is typed. */
export type ApprovalText = { signature: string; salt: string; expiry: string }
export const noApproval: ApprovalText = { signature: '', salt: '', expiry: '' }

/** The three fields of an approver's signature. */
export function ApprovalFields({
  approval,
  onChange,
}: {
  approval: ApprovalText
  onChange: (approval: ApprovalText) => void
}) {
  const field = (key: keyof ApprovalText) => ({
    label: t(`act.${key}`),
    value: approval[key],
    onChange: (event: { target: { value: string } }) => onChange({ ...approval, [key]: event.target.value }),
  })
  return (
    <Section title={t('act.approval')}>
      <Muted>{t('act.approvalHelp')}</Muted>
      <Field {...field('signature')} placeholder="0x…" />
      <Field {...field('salt')} placeholder="0x…" />
      <Field {...field('expiry')} inputMode="numeric" />
    </Section>
  )
}

/** An address in lower case or with a right checksum; null for anything else. */
export function parseOperator(text: string): Address | null {
  const typed = text.trim()
  if (!isAddress(typed, { strict: false })) return null
  const address = getAddress(typed)
  return typed === typed.toLowerCase() || typed === address ? address : null
}

/** What is not usable counts as not given: the preview then says that a signature is missing, or is past its time. */
export function parseApproval({ signature, salt, expiry }: ApprovalText) {
  const bytes = (text: string): text is Hex => isHex(text) && text.length % 2 === 0
  return {
    signature: bytes(signature.trim()) ? (signature.trim() as Hex) : ('0x' as const),
    salt: bytes(salt.trim()) && salt.trim().length === 66 ? (salt.trim() as Hex) : emptySalt,
    expiry: /^\d{1,12}$/.test(expiry.trim()) ? BigInt(expiry.trim()) : 0n,
  }
}
