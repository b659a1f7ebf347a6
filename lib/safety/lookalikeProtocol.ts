import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** A protocol's own functions, called at an address that is not the protocol (H132). */
export const lookalikeProtocol: Rule = {
  id: 'lookalike-protocol',
  look: ({ intent: { facts } }) =>
    facts.lookalike === undefined
      ? []
      : [
          {
            level: 'danger',
            sentence: sentence('warnings.lookalike', { protocol: { type: 'name', text: facts.lookalike } }),
          },
        ],
}
