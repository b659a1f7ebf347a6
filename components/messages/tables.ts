import { accounts as accountsEn } from './accounts.en.ts'
import { accounts as accountsZh } from './accounts.zh.ts'
import { activity as activityEn } from './activity.en.ts'
import { activity as activityZh } from './activity.zh.ts'
import { approvals as approvalsEn } from './approvals.en.ts'
import { approvals as approvalsZh } from './approvals.zh.ts'
import { common as commonEn } from './common.en.ts'
import { common as commonZh } from './common.zh.ts'
import { errors as errorsEn } from './errors.en.ts'
import { errors as errorsZh } from './errors.zh.ts'
import { home as homeEn } from './home.en.ts'
import { home as homeZh } from './home.zh.ts'
import { intents as intentsEn } from './intents.en.ts'
import { intents as intentsZh } from './intents.zh.ts'
import { onboarding as onboardingEn } from './onboarding.en.ts'
import { onboarding as onboardingZh } from './onboarding.zh.ts'
import { settings as settingsEn } from './settings.en.ts'
import { settings as settingsZh } from './settings.zh.ts'
import { warnings as warningsEn } from './warnings.en.ts'
import { warnings as warningsZh } from './warnings.zh.ts'

/** Every message in English: the language that defines the keys. */
export const en = {
  ...commonEn,
  ...onboardingEn,
  ...homeEn,
  ...accountsEn,
  ...settingsEn,
  ...activityEn,
  ...errorsEn,
  ...intentsEn,
  ...warningsEn,
  ...approvalsEn,
} as const

/** The same in Simplified Chinese. */
export const zh: { readonly [key in keyof typeof en]: import('./types.ts').Message } = {
  ...commonZh,
  ...onboardingZh,
  ...homeZh,
  ...accountsZh,
  ...settingsZh,
  ...activityZh,
  ...errorsZh,
  ...intentsZh,
  ...warningsZh,
  ...approvalsZh,
}
