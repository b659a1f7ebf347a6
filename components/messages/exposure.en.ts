import type { Area } from './types.ts'

/** How much slashing could take before and after a transaction. */
export const exposure = {
  'exposure.title': 'What slashing could take',
  'exposure.now': 'Now',
  'exposure.after': 'After',
  'exposure.arrived': 'Once it has moved',
  'exposure.refused': 'refused',
  'exposure.nothing': 'nothing',
  'exposure.of': '{lost} of {stake}',
  'exposure.byStrategy': 'Strategy by strategy',
  'exposure.strategy': 'Strategy',
  'exposure.help': 'Worst case: every operator set takes all it may at block {block}.',
  'exposure.unread':
    'It could not be read what slashing could take before and after. That does not mean that it is nothing.',
  'exposure.fact.change': 'Up to {before} → {after} can be taken now.',
  'exposure.fact.later': 'Up to {before} can be taken now, {after} once it has moved.',
  'exposure.fact.same': 'Up to {share} can be taken now, as before.',
  'exposure.fact.nothing': 'No operator set can take any of it now.',
  'exposure.fact.fullySlashed':
    'The operator has been slashed completely in a strategy that you hold: the contracts refuse this.',
  'exposure.fact.atOnce': '{operator} can commit your stake to a new service (AVS) in the same block.',
  'exposure.fact.faster':
    '{operator} can commit your stake to a new service (AVS) within {delay}, before you could be out.',
  'exposure.fact.keep': {
    one: '{count} operator set keeps what it slashes instead of burning it.',
    other: '{count} operator sets keep what they slash instead of burning it.',
  },
  'exposure.fact.soon': 'Up to {share} once the changes under way take effect.',
  'exposure.fact.unnamed': {
    one: '{count} of the services that can slash is in no list that Bowline knows.',
    other: '{count} of the services that can slash are in no list that Bowline knows.',
  },
  'exposure.fact.oneSet': '{avs} alone can take {share} in one call.',
  'exposure.fact.stays': 'What you move can still be slashed through {operator} for {delay}.',
} as const satisfies Area
