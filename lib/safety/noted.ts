import type { Rule } from './types.ts'

/** What the decoder itself noticed. */
export const noted: Rule = {
  id: 'noted',
  look: ({ intent: { facts } }) => [
    ...(facts.blocked ?? []).map((sentence) => ({ level: 'blocked', sentence }) as const),
    ...(facts.dangers ?? []).map((sentence) => ({ level: 'danger', sentence }) as const),
    ...(facts.notes ?? []).map((sentence) => ({ level: 'caution', sentence }) as const),
  ],
}
