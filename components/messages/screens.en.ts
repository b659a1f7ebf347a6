import { act } from './act.en.ts'
import { onboarding } from './onboarding.en.ts'
import { rewards } from './rewards.en.ts'
import { slashing } from './slashing.en.ts'
import { token } from './token.en.ts'

/** What only the set-up and screens behind the first one say, in English. A new screen's area is a line here. */
export const table = {
  ...act,
  ...onboarding,
  ...rewards,
  ...slashing,
  ...token,
} as const
