import type { DurableStore } from '../browser/durable.ts'
import type { Outsider } from '../portfolio/rewards/sidecar.ts'
import type { RecordContext } from './records.ts'
import { createRewardClaims } from './rewardClaims.ts'
import { createRewardRates } from './rewardRates.ts'
import { createRewardSources } from './rewardSources.ts'
import type { Rewards, Services } from './services.ts'

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals' | 'settings'> & {
  records: RecordContext
  durable: DurableStore
  now: () => number
  fetch?: Outsider['fetch']
}

/** See `Rewards`: claiming and comparing share nothing but where the user wants data from. */
export function createRewards({ records, settings, ...rooms }: Dependencies): Rewards {
  const sources = createRewardSources(records, settings)
  const claims = createRewardClaims({ ...rooms, settings, sources })
  const rates = createRewardRates({ ...rooms, settings, sources })
  return {
    sources,
    claims: claims.read,
    importDataSet: claims.importDataSet,
    claim: claims.claim,
    setClaimer: claims.setClaimer,
    search: rates.search,
    rates: rates.rates,
    figures: rates.figures,
  }
}
