import type { ApprovalRequest, ApprovalView } from '../../lib/messaging/mirror.ts'
import { t } from '../messages/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { ApprovalFrame } from './ApprovalFrame.tsx'
import { Changes } from './Changes.tsx'
import { DelegationRiskPanel } from './DelegationRiskPanel.tsx'
import { Details, Title, Warnings } from './Explained.tsx'
import { ExposurePanel } from './ExposurePanel.tsx'
import { FeePicker } from './FeePicker.tsx'
import { RawData, UnknownCall } from './RawData.tsx'

type TransactionRequest = Extract<ApprovalRequest, { kind: 'transaction' }>

/** A transaction: what it does in a sentence, what it changes, what it risks, what it costs, and all of its bytes. */
export function TransactionApproval({ approval, request }: { approval: ApprovalView; request: TransactionRequest }) {
  const { account, transaction, replaces } = request
  const { explanation } = approval
  const { gas, maxFeePerGas, nonce } = transaction
  const priced = gas !== null && maxFeePerGas !== null && nonce !== null
  const explained = explanation !== null && explanation.simulation.status !== 'pending'
  return (
    <ApprovalFrame
      approval={approval}
      account={account}
      confirm={t('approvals.confirm')}
      complete={priced && explained}
      warnings={explanation?.warnings ?? []}
    >
      <Title explanation={explanation} />
      {replaces !== null && <Banner level="info">{t('approvals.replacesHint')}</Banner>}
      <Changes explanation={explanation} />
      {explanation !== null && (
        <>
          {explanation.exposure !== null && <ExposurePanel change={explanation.exposure} />}
          <Warnings explanation={explanation} />
          {explanation.delegation !== null && <DelegationRiskPanel risk={explanation.delegation} />}
          <Details explanation={explanation} />
          {explanation.words !== null && <UnknownCall words={explanation.words} />}
        </>
      )}
      <FeePicker approval={approval} transaction={transaction} />
      <RawData transaction={transaction} explanation={explanation} replaces={replaces} />
    </ApprovalFrame>
  )
}
