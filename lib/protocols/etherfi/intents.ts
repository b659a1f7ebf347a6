import { sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts } from '../types.ts'

/** An intent of ether.fi: `action` is the last part of its sentence's key. */
export function make(
  action: string,
  values: Parameters<typeof sentence>[1],
  facts: IntentFacts,
  details: readonly Detail[] = [],
): Intent {
  return { protocol: 'etherfi', action, title: sentence(`intents.etherfi.${action}`, values), details, facts }
}
