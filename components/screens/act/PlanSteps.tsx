import type { ReactNode } from 'react'
import type { PlanView, StepState } from '../../../lib/messaging/acts.ts'
import { SentenceText } from '../../parts/SentenceText.tsx'
import styles from './Act.module.css'
import { StateText } from './StateText.tsx'

/** The steps of a plan in their order, and how far each is; `more` stands beside the words of a state. */
export function PlanSteps({ plan, more }: { plan: PlanView; more?: (state: StepState) => ReactNode }) {
  return (
    <ol className={styles.list}>
      {plan.steps.map(({ title, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a plan never change places
        <li key={index}>
          <span className={styles.step}>
            <span>
              <SentenceText sentence={title} form="flowing" />
            </span>
            <span className={styles.state}>
              <StateText state={state} />
              {more?.(state)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
