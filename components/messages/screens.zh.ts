import { alerts } from './alerts.zh.ts'
import { directory } from './directory.zh.ts'
import { onboarding } from './onboarding.zh.ts'
import { pods } from './pods.zh.ts'
import { rewards } from './rewards.zh.ts'
import { secures } from './secures.zh.ts'
import { slashing } from './slashing.zh.ts'
import { token } from './token.zh.ts'

/** What only the set-up and screens behind the first one say, in Simplified Chinese. A new screen's area is a line here. */
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
