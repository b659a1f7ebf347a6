import type { ApprovalRequest, ApprovalView } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { Muted } from '../ui/Stack.tsx'
import { ApprovalFrame } from './ApprovalFrame.tsx'
import { Details, Title, Warnings } from './Explained.tsx'
import { TypedDataTree } from './TypedDataTree.tsx'

type TypedDataRequest = Extract<ApprovalRequest, { kind: 'typed-data' }>

/** Typed data: what it allows where Bowline knows the kind, and every signed member in full. */
export function TypedDataApproval({ approval, request }: { approval: ApprovalView; request: TypedDataRequest }) {
  const { explanation } = approval
  return (
    <ApprovalFrame
      approval={approval}
      account={request.account}
      confirm={t('approvals.sign')}
      complete={explanation !== null}
      warnings={explanation?.warnings ?? []}
      mustReachEnd
    >
      <Title explanation={explanation} />
      {explanation !== null && (
        <>
          <Warnings explanation={explanation} />
          <Details explanation={explanation} />
        </>
      )}
      <Muted>{t('approvals.typedDataHint')}</Muted>
      <TypedDataTree json={request.json} />
    </ApprovalFrame>
  )
}
