/** Staking, restaking, delegating and queueing from the popup, in English. */
export const act = {
  'act.step.allow': 'Let the contract take {amount}, no more',
  'act.step.enter': 'Turn {amount} into {token}',
  'act.step.deposit': 'Restake {amount} in EigenLayer',
  'act.step.delegate': 'Delegate to {operator}',
  'act.step.undelegate': 'Leave the operator',
  'act.step.queue': 'Queue {amount} for withdrawal',
  'act.step.queueAll': 'Queue everything in {of} for withdrawal',
  'act.doneAlready': 'The chain is like this already: there is nothing to do.',
} as const
