import type { Address } from 'viem'
import type { PlanView, StepState } from '../../../lib/messaging/acts.ts'
import { pathTo } from '../../hooks/route.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { formatInteger } from '../../messages/format.ts'
import { t } from '../../messages/index.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

/** Whether a plan moves a stake and is not over. */
export const isRunning = ({ move, steps }: PlanView) =>
  move !== undefined && steps.some(({ state }) => state.is !== 'done')

/** Moves to another operator that are under way, each with where it stands, leading to its screen. */
export function MoveRows({ accounts }: { accounts?: readonly Address[] }) {
  const plans = useWallet((mirror) => mirror.plans)
  const running = plans.filter((plan) => isRunning(plan) && (accounts === undefined || accounts.includes(plan.account)))
  if (running.length === 0) return null
  return (
    <Rows label={t('home.moves')}>
      {running.map((plan) => {
        const current = plan.steps.find(({ state }) => state.is !== 'done')
        return (
          <li key={plan.id}>
            <Row
              href={pathTo('#/plans/:id', { id: plan.id })}
              title={<SentenceText sentence={plan.title} form="flowing" />}
              detail={current !== undefined && brief(current.state)}
            />
          </li>
        )
      })}
    </Rows>
  )
}

/** In the words of the first screen, which waits for no others. */
function brief(state: StepState): string {
  if (state.is === 'waiting') return t('home.moveWaits', { block: formatInteger(state.block) })
  return t(state.is === 'asked' || state.is === 'sent' ? 'home.moveUnderWay' : 'home.moveGoesOn')
}
