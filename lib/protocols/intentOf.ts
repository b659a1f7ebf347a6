import { sentence, type Value } from './sentence.ts'
import type { Detail, Intent, IntentFacts } from './types.ts'

/** What a decoder of one folder makes: an intent whose title is the message `intents.<protocol>.<action>`. */
export function intentOf(protocol: string) {
  return (
    action: string,
    values: Readonly<Record<string, Value>>,
    facts: IntentFacts,
    details: readonly Detail[] = [],
  ): Intent => ({ protocol, action, title: sentence(`intents.${protocol}.${action}`, values), details, facts })
}
