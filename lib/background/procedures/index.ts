import type { Notices } from '../notices.ts'
import type { Handlers, Services } from '../services.ts'
import { accountProcedures } from './accounts.ts'
import { activityProcedures } from './activity.ts'
import { alarmProcedures } from './alarms.ts'
import { approvalProcedures } from './approvals.ts'
import { connectionProcedures } from './connections.ts'
import { directoryProcedures } from './directory.ts'
import { endpointProcedures } from './endpoints.ts'

import { exitProcedures } from './exits.ts'
import { exposureProcedures } from './exposure.ts'

import { historyProcedures } from './history.ts'

import { positionProcedures } from './positions.ts'
import { preferenceProcedures } from './preferences.ts'
import { restakingProcedures } from './restaking.ts'
import { rewardProcedures } from './rewards.ts'
import { settingsProcedures } from './settings.ts'
import { slashingProcedures } from './slashing.ts'
import { tokenProcedures } from './tokens.ts'
import { vaultProcedures } from './vault.ts'

/** A handler for every command there is: one missing is a type error. */
export function createHandlers(rooms: Services & { notices: Notices; chainIds: readonly number[] }): Handlers {
  return {
    ...vaultProcedures(rooms),
    ...accountProcedures(rooms),
    ...settingsProcedures(rooms),
    ...endpointProcedures(rooms),
    ...positionProcedures(rooms),
    ...exitProcedures(rooms),
    ...exposureProcedures(rooms),
    ...historyProcedures(rooms),
    ...preferenceProcedures(rooms),
    ...approvalProcedures(rooms),
    ...connectionProcedures(rooms),
    ...activityProcedures(rooms),
    ...slashingProcedures(rooms),
    ...restakingProcedures(rooms),
    ...alarmProcedures(rooms),
    ...directoryProcedures(rooms),
    ...tokenProcedures(rooms),
    ...rewardProcedures(rooms),
  }
}
