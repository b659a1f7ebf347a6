import { type RefObject, useState } from 'react'
import { t } from '../messages/index.ts'
import { Field } from '../ui/Field.tsx'
import { Muted } from '../ui/Stack.tsx'
import { lengthProblem, passwordLength, strengthOf } from './strength.ts'

type Problem = 'short' | 'long' | 'different'

/** Reads a new password from its two fields; a problem with it is told instead. */
export function readNewPassword(form: HTMLFormElement): { password: string } | { problem: Problem } {
  const data = new FormData(form)
  const password = String(data.get('password') ?? '')
  const problem = lengthProblem(password)
  if (problem !== null) return { problem }
  return password === data.get('repeat') ? { password } : { problem: 'different' }
}

/** A new password twice, with the rule and an honest word on its strength. Only the word is kept, never the text. */
export function PasswordFields({
  problem,
  first,
}: {
  problem: Problem | null
  first?: RefObject<HTMLInputElement | null>
}) {
  const [strength, setStrength] = useState<'weak' | 'fair' | 'strong' | null>(null)
  const lengthError =
    problem === 'short'
      ? t('onboarding.passwordShort', { least: passwordLength.least })
      : problem === 'long'
        ? t('onboarding.passwordLong', { most: passwordLength.most })
        : undefined
  return (
    <>
      <Field
        ref={first}
        name="password"
        type="password"
        label={t('onboarding.newPassword')}
        hint={t('onboarding.passwordRule', { least: passwordLength.least })}
        error={lengthError}
        onChange={({ target }) => setStrength(target.value === '' ? null : strengthOf(target.value))}
      />
      <Field
        name="repeat"
        type="password"
        label={t('onboarding.repeatPassword')}
        error={problem === 'different' ? t('onboarding.passwordDifferent') : undefined}
      />
      <div role="status">
        {strength !== null && (
          <Muted>
            {strength === 'weak'
              ? t('onboarding.strengthWeak')
              : strength === 'fair'
                ? t('onboarding.strengthFair')
                : t('onboarding.strengthStrong')}
          </Muted>
        )}
      </div>
    </>
  )
}
