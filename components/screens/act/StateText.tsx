import type { StepState } from '../../../lib/messaging/acts.ts'
import { formatInteger } from '../../messages/format.ts'
import { errorText, t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'

/** Where a step of a plan stands, in words. */
export function StateText({ state }: { state: StepState }) {
  switch (state.is) {
    case 'done':
      return `✓ ${t('act.plan.done')}`
    case 'ready':
      return t(state.failed ? 'act.plan.failed' : 'act.plan.ready')
    case 'waiting':
      return t('act.plan.waiting', { block: formatInteger(state.block) })
    case 'closed':
      return <SentenceText sentence={state.why} form="flowing" />
    case 'unread':
      return state.error === null ? t('act.stale') : `${t('act.plan.unread')}: ${errorText(state.error)}`
    default:
      return t(`act.plan.${state.is}`)
  }
}
