import type { Detector } from '../types.ts'
import { allocation, allocations } from './allocation.ts'
import { behind } from './behind.ts'
import { delay } from './delay.ts'
import { checkpoint, completable, rewards } from './own.ts'
import { redistributing } from './redistributing.ts'
import { slashed } from './slashed.ts'
import { slasher } from './slasher.ts'
import { split } from './split.ts'
import { discount, lrtOperators } from './tokens.ts'

/** Everything that is looked for, what matters most first. `metadata` and announced splits come from logs: see ../logs.ts. */
export const detectors: readonly Detector[] = [
  slashed,
  redistributing,
  allocation,
  allocations,
  slasher,
  delay,
  split,
  lrtOperators,
  discount,
  checkpoint,
  completable,
  rewards,
  behind,
]
