import { act } from './act.zh.ts'
import { onboarding } from './onboarding.zh.ts'
import { rewards } from './rewards.zh.ts'
import { slashing } from './slashing.zh.ts'
import { token } from './token.zh.ts'

/** What only the set-up and screens behind the first one say, in Simplified Chinese. A new screen's area is a line here. */
export const table = {
  ...act,
  ...onboarding,
  ...rewards,
  ...slashing,
  ...token,
} as const
