import { alerts } from './alerts.en.ts'
import { directory } from './directory.en.ts'
import { onboarding } from './onboarding.en.ts'
import { pods } from './pods.en.ts'
import { rewards } from './rewards.en.ts'
import { secures } from './secures.en.ts'
import { slashing } from './slashing.en.ts'
import { token } from './token.en.ts'

/** What only the set-up and screens behind the first one say, in English. A new screen's area is a line here. */
export const table = {
  ...alerts,
  ...directory,
  ...onboarding,
  ...pods,
  ...rewards,
  ...secures,
  ...slashing,
  ...token,
} as const
