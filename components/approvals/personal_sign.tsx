import type { ApprovalRequest, ApprovalView } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { ForeignText } from '../parts/SentenceText.tsx'
import { Muted, Section } from '../ui/Stack.tsx'
import { ApprovalFrame } from './ApprovalFrame.tsx'
import { Details, Title, Warnings } from './Explained.tsx'
import { Raw } from './Raw.tsx'
import styles from './RawData.module.css'

type MessageRequest = Extract<ApprovalRequest, { kind: 'message' }>

/** Longest message the page may send, so that none of it is cut here. Characters. */
const wholeMessage = 140_000

/** A message: its text as far as it is text, and always its bytes. */
export function MessageApproval({ approval, request }: { approval: ApprovalView; request: MessageRequest }) {
  const { account, bytes, text } = request
  const { explanation } = approval
  return (
    <ApprovalFrame
      approval={approval}
      account={account}
      confirm={t('approvals.sign')}
      complete={explanation !== null}
      warnings={explanation?.warnings ?? []}
      mustReachEnd
    >
      <Title explanation={explanation} />
      {explanation !== null && <Warnings explanation={explanation} />}
      <Section title={t('approvals.message')} aside={t('approvals.messageForeign')}>
        {text === null && <Muted>{t('approvals.messageNotText')}</Muted>}
        {text === '' && <Muted>{t('approvals.messageEmpty')}</Muted>}
        {text !== null && text !== '' && <ForeignText text={text} limit={wholeMessage} lines />}
      </Section>
      {explanation !== null && <Details explanation={explanation} />}
      <Raw
        open={text === null}
        summary={`${t('approvals.messageHex')} · ${t('approvals.bytes', { count: (bytes.length - 2) / 2 })}`}
      >
        <code className={styles.bytes}>{bytes}</code>
      </Raw>
    </ApprovalFrame>
  )
}
