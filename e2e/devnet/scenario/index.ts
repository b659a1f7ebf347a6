import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'
import { buildAnkr } from './ankr.ts'
import { buildBedrock } from './bedrock.ts'
import { buildBinance } from './binance.ts'
import { buildBitcoins } from './bitcoins.ts'
import { buildDinero } from './dinero.ts'
import { buildEigenLayer } from './eigenlayer.ts'
import { buildEigenpie } from './eigenpie.ts'
import { buildEtherFiExits } from './etherfi.ts'
import { buildFeeds } from './feeds.ts'
import { buildFrax } from './frax.ts'
import { buildInception } from './inception.ts'
import { buildKarak } from './karak.ts'
import { buildKelp } from './kelp.ts'
import { buildLidoQueue } from './lido.ts'
import { buildLiquidCollective } from './liquidCollective.ts'
import { buildMantle } from './mantle.ts'
import { buildMarkets } from './markets.ts'
import { buildMellow } from './mellow.ts'
import { buildOperators, buildPendingAllocations } from './operators.ts'
import { buildOrigin } from './origin.ts'
import { buildPrimeStaked } from './primeStaked.ts'
import { buildPuffer } from './puffer.ts'
import { buildRenzo } from './renzo.ts'
import { buildRestakers } from './restakers.ts'
import { buildRewards } from './rewards.ts'
import { buildSmall } from './small.ts'
import { buildStader } from './stader.ts'
import { buildQueuedWithdrawal, buildStakers } from './stakers.ts'
import { buildStakeStone } from './stakestone.ts'
import { buildStakeWise } from './stakewise.ts'
import { buildSwell } from './swell.ts'
import { buildSymbiotic } from './symbiotic.ts'
import { buildTokens } from './tokens.ts'
import { buildTreehouse } from './treehouse.ts'
import { buildMainUser } from './users.ts'
import { buildYieldNest } from './yieldnest.ts'

/** The whole devnet from an empty chain, in an order in which each part finds what it needs. */
export async function buildScenario(chain: Chain, contracts: Contracts): Promise<void> {
  await buildFeeds(chain)
  await buildTokens(chain, contracts)
  await buildLidoQueue(chain, contracts)
  await buildFrax(chain, contracts)
  await buildStader(chain, contracts)
  await buildStakeWise(chain, contracts)
  await buildEigenLayer(chain, contracts)
  // Some views count back a whole withdrawal delay; a little more than that also lets the first allocations settle.
  await chain.mine(60)
  await buildOperators(contracts)
  await buildStakers(chain, contracts)
  await buildRenzo(chain, contracts)
  await buildPuffer(chain, contracts)
  await buildKelp(chain, contracts)
  await buildYieldNest(chain, contracts)
  await buildKarak(chain, contracts)
  await buildPrimeStaked(chain, contracts)
  await buildEtherFiExits(chain, contracts)
  await buildMellow(chain, contracts)
  await buildSwell(chain, contracts)
  await buildEigenpie(chain, contracts)
  await buildStakeStone(chain, contracts)
  await buildBedrock(chain, contracts)
  await buildInception(chain, contracts)
  await buildSymbiotic(chain, contracts)
  await buildAnkr(chain, contracts)
  await buildLiquidCollective(chain, contracts)
  await buildBinance(chain, contracts)
  await buildDinero(chain, contracts)
  await buildTreehouse(chain, contracts)
  await buildSmall(chain, contracts)
  await buildMantle(chain, contracts)
  await buildOrigin(chain, contracts)
  await buildBitcoins(chain, contracts)
  await buildRestakers(chain, contracts)
  await buildMainUser(chain, contracts)
  await buildMarkets(chain, contracts)
  await chain.mine(60)
  await buildRewards(chain, contracts)
  await buildQueuedWithdrawal(contracts)
  await buildPendingAllocations(contracts)
}
