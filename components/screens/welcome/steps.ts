import type { RefObject } from 'react'
import type { Secrets } from './Onboarding.tsx'

/** What every step of the onboarding is given. */
export type StepProps = {
  frame: { step: { number: number; of: number } | null; onBack: () => void }
  secrets: RefObject<Secrets>
  onDone: () => void
}
