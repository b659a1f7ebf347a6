import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'
import { buildEigenLayer } from './eigenlayer.ts'
import { buildFeeds } from './feeds.ts'
import { buildMarkets } from './markets.ts'
import { buildOperators, buildPendingAllocations } from './operators.ts'
import { buildRenzo } from './renzo.ts'
import { buildQueuedWithdrawal, buildStakers } from './stakers.ts'
import { buildTokens } from './tokens.ts'
import { buildMainUser } from './users.ts'

/** The whole devnet from an empty chain, in an order in which each part finds what it needs. */
export async function buildScenario(chain: Chain, contracts: Contracts): Promise<void> {
  await buildFeeds(chain)
  await buildTokens(chain, contracts)
  await buildEigenLayer(chain, contracts)
  // Some views count back a whole withdrawal delay; a little more than that also lets the first allocations settle.
  await chain.mine(60)
  await buildOperators(contracts)
  await buildStakers(chain, contracts)
  await buildRenzo(chain, contracts)
  await buildMainUser(chain, contracts)
  await buildMarkets(chain, contracts)
  await chain.mine(60)
  await buildQueuedWithdrawal(contracts)
  await buildPendingAllocations(contracts)
}
