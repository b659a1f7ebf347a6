import type { Area } from './types.ts'

/** What slashing could take: the screen, and the rehearsal on the contracts. */
export const slashing = {
  'slashing.title': 'What can be lost',
  'slashing.open': 'What can be lost',
  'slashing.now': 'At most now',
  'slashing.ofStake': '{lost} of {stake} exposed',
  'slashing.unvalued': 'The share of the strategy that would lose most; not all of it has a value in ether.',
  'slashing.nothing': 'Nobody can slash this stake now',
  'slashing.nothingHelp': 'No operator set that this stake stands behind can take anything of it at this block.',
  'slashing.undelegated':
    'This account has delegated its stake to no operator. Only its own validators, where it has any, can lose it.',
  'slashing.empty': 'Nothing restaked',
  'slashing.emptyHelp': 'This account has no stake in EigenLayer, and nothing on its way out of it.',
  'slashing.soon': 'Up to {share} once the changes under way take effect.',
  'slashing.atOnce':
    '{operator} can put more of this stake behind new services in the same block, without notice. All of it could be exposed before you are out.',
  'slashing.faster':
    '{operator} can put more of this stake behind new services within {delay}. All of it could be exposed before you are out, which takes {exit}.',
  'slashing.theOperator': 'The operator',
  'slashing.asOf': 'Read at block {block}. By the model of the contracts, rounded as they round.',

  'slashing.costliest': 'The single event that would cost most',
  'slashing.costliestHelp': 'One call of one slasher, taking all that this set may take.',

  'slashing.curve': 'Loss by the size of the slash',
  'slashing.curveHelp': 'How much goes when each set named takes this part of what it may take.',
  'slashing.size': 'Size of the slash',
  'slashing.chooseSize': 'Size in the chart',
  'slashing.percentOfStake': '% of the stake',

  'slashing.together': 'Several at once',
  'slashing.togetherHelp': 'Sets fail together when they share a cause: one service, or one operator.',
  'slashing.sets': 'Set by set',
  'slashing.case.all': 'Every set at once',
  'slashing.case.avs': 'All sets of {name}',
  'slashing.case.operator': 'All sets of {name}',
  'slashing.case.set': '{name}, set {id}',
  'slashing.setCount': { one: '{count} set', other: '{count} sets' },
  'slashing.byOperator': 'through {name}',
  'slashing.unnamed': 'Unnamed service {address}',
  'slashing.unnamedOperator': 'operator {address}',
  'slashing.keeps': 'Keeps what it takes',
  'slashing.keepSome': { one: '{count} keeps what it takes', other: '{count} keep what they take' },
  'slashing.recipient': 'What it takes goes to',
  'slashing.slasher': 'Who calls the slash',
  'slashing.burned': 'What it takes is burned',
  'slashing.whatGoes': 'What goes',

  'slashing.part.held': 'Held',
  'slashing.part.queued': 'In the queue',
  'slashing.until': 'can be slashed up to block {block}',
  'slashing.safe': 'no slash touches it any more',
  'slashing.shares': '{amount} shares',

  'slashing.rehearse': 'Rehearse on the contracts',
  'slashing.rehearseHelp':
    'Your endpoint runs the slash on the real contracts at the current block, as if the slasher had sent it. Nothing is sent and nothing changes.',
  'slashing.rehearseMost': 'The {count} costliest sets are tried.',
  'slashing.rehearsed': 'Rehearsal of a slash of {size}',
  'slashing.part': 'Part of the stake',
  'slashing.before': 'Now',
  'slashing.model': 'Model',
  'slashing.contracts': 'Contracts',
  'slashing.agrees': 'Model and contracts agree to the last share.',
  'slashing.disagrees':
    'Model and contracts do not agree. Believe the contracts, and take the other figures on this screen as an estimate.',
  'slashing.modelOnly': 'Only the model: {why}',
  'slashing.refused.gate':
    'The contracts refused it because of who may slash, or when ({reason}). The stake itself can be slashed: the model says what it would lose.',
  'slashing.refused.stake':
    'The contracts refused it because this set has nothing of this operator to slash any more ({reason}).',
  'slashing.refused.unknown': 'The contracts refused it ({reason}).',
  'slashing.refusedNoReason': 'no reason given',
  'slashing.contractSlasher':
    'The slasher of {name} is a contract. It has a gate of its own, a committee or a waiting time, that the rehearsal passes by: shown is what goes once it lets a slash through.',
  'slashing.simulatedAt': 'Simulated at block {block}.',
} as const satisfies Area
