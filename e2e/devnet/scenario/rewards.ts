import { type Address, parseEther } from 'viem'
import { buildDistribution, type EarnedLine } from '../../../lib/protocols/eigenlayer/rewards/claim.ts'
import { testAccount } from '../accounts.ts'
import { devnetOnly, mainnet } from '../addresses.ts'
import type { Chain } from '../chain.ts'
import type { Contracts } from '../contracts.ts'
import { fund } from '../fund.ts'
import { avs, kiln, nethermind, p2p, stranger } from './cast.ts'

const day = 86_400
const { stETHStrategy, rETHStrategy, cbETHStrategy, eigenStrategy, beaconStrategy } = mainnet
const owner = mainnet.executorMultisig
const whole = 10n ** 18n

/** Who earned what since genesis, by distribution root. Account 4 earned with two tokens, account 9 never did. */
const shares: readonly { account: number; token: Address; earned: readonly [number, number, number] }[] = [
  { account: 0, token: mainnet.eigen, earned: [3, 12.345678901234567, 13] },
  { account: 0, token: mainnet.rETH, earned: [0, 0.25, 0.3] },
  { account: 1, token: mainnet.eigen, earned: [10, 42.5, 50] },
  { account: 2, token: mainnet.rETH, earned: [0.5, 0.5, 0.6] },
  { account: 5, token: mainnet.eigen, earned: [1_000, 4_200, 4_800] },
  { account: 6, token: mainnet.eigen, earned: [300, 1_100, 1_250] },
  { account: 7, token: mainnet.rETH, earned: [0.4, 1.1, 1.2] },
]

/** The leaves of the three roots of the scenario: an old one, the one that can be claimed on, and one that cannot yet. */
export function earnedIn(root: 0 | 1 | 2): readonly EarnedLine[] {
  return shares
    .filter(({ earned }) => earned[root] > 0)
    .map(({ account, token, earned }) => ({
      earner: testAccount(account).address,
      token,
      cumulative: parseEther(String(earned[root])),
    }))
}

/**
 * Rewards of every kind over the last four weeks, splits, and what came of it: two roots that can be claimed on and one that
 * waits. Account 2 has taken all of its own from the first.
 */
export async function buildRewards(chain: Chain, contracts: Contracts): Promise<void> {
  const { rewardsCoordinator } = contracts
  await chain.place('AVSDirectory', mainnet.avsDirectory)
  const { timestamp } = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as { timestamp: string }
  const today = Math.floor(Number(timestamp) / day) * day
  await register(contracts)
  // With mainnet's week of delay no split would be in force and no root could be claimed on when a story begins.
  await rewardsCoordinator.write('setActivationDelay', [0], owner)
  await rewardsCoordinator.write('setOperatorPISplit', [kiln.address, 0], kiln.address)
  await rewardsCoordinator.write('setOperatorSetSplit', [p2p.address, { avs: avs.eigenDa, id: 0 }, 2000], p2p.address)
  await submit(chain, contracts, today)
  for (const [root, until] of [
    [0, today - 14 * day],
    [1, today - 7 * day],
  ] as const) {
    await postRoot(contracts, root, until)
    if (root === 0) await takeAll(contracts, testAccount(2).address)
  }
  await rewardsCoordinator.write('setActivationDelay', [7 * day], owner)
  await postRoot(contracts, 2, today - day)
  await rewardsCoordinator.write('setOperatorAVSSplit', [p2p.address, avs.eigenDa, 2500], p2p.address)
}

async function register({ avsDirectory }: Contracts): Promise<void> {
  for (const { address } of [p2p, kiln, nethermind]) await avsDirectory.write('devnetRegister', [address], avs.eigenDa)
  await avsDirectory.write('devnetRegister', [kiln.address], avs.eoracle)
  // One that came and went shares in nothing.
  await avsDirectory.write('devnetRegister', [stranger.address], avs.eigenDa)
  await avsDirectory.write('deregisterOperatorFromAVS', [stranger.address], avs.eigenDa)
}

const strategies = (...of: readonly [Address, bigint][]) =>
  of
    .toSorted(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))
    .map(([strategy, multiplier]) => ({ strategy, multiplier }))

async function submit(chain: Chain, contracts: Contracts, today: number): Promise<void> {
  const { rewardsCoordinator, eigen, rETH, testToken } = contracts
  const payers = [mainnet.emissionsController, avs.eigenDa, avs.mach, avs.eoracle, avs.cap]
  for (const payer of payers) {
    await chain.setBalance(payer, whole)
    await fund(chain, contracts, payer, { eigen: parseEther('60000'), rETH: parseEther('30') })
    await testToken.write('transfer', [payer, 10_000_000_000n], devnetOnly.whale)
    for (const token of [eigen, rETH, testToken]) {
      await token.write('approve', [rewardsCoordinator.address, 2n ** 255n], payer)
    }
  }
  const etherLike = strategies(
    [stETHStrategy, whole],
    [rETHStrategy, (11n * whole) / 10n],
    [cbETHStrategy, whole],
    [beaconStrategy, whole],
  )
  const plain = (token: Address, amount: bigint, start: number, days: number, of = etherLike) => ({
    strategiesAndMultipliers: of,
    ...{ token, amount, startTimestamp: today + start * day, duration: days * day },
  })
  await rewardsCoordinator.write('setRewardsForAllSubmitter', [mainnet.emissionsController, true], owner)
  for (const week of [-28, -21, -14, -7]) {
    const weekly = [plain(mainnet.eigen, parseEther('7000'), week, 7)]
    await rewardsCoordinator.write('createRewardsForAllEarners', [weekly], mainnet.emissionsController)
  }
  // Half of it lies in the days to come.
  const running = [plain(mainnet.eigen, parseEther('14000'), -14, 28)]
  await rewardsCoordinator.write('createAVSRewardsSubmission', [running], avs.eigenDa)
  const unique = [
    plain(mainnet.rETH, parseEther('6'), -14, 14, strategies([stETHStrategy, whole], [rETHStrategy, whole])),
  ]
  await rewardsCoordinator.write(
    'createUniqueStakeRewardsSubmission',
    [{ avs: avs.eigenDa, id: 0 }, unique],
    avs.eigenDa,
  )
  const total = [
    plain(
      devnetOnly.testToken,
      5_000_000_000n,
      -7,
      7,
      strategies([stETHStrategy, whole], [eigenStrategy, whole / 100n]),
    ),
  ]
  await rewardsCoordinator.write('createTotalStakeRewardsSubmission', [{ avs: avs.mach, id: 0 }, total], avs.mach)
  const directed = (start: number, operatorRewards: readonly { operator: Address; amount: bigint }[]) => ({
    strategiesAndMultipliers: strategies([stETHStrategy, whole], [rETHStrategy, whole]),
    ...{ token: mainnet.rETH, operatorRewards, startTimestamp: today + start * day, duration: 7 * day },
    description: 'for the work of a week',
  })
  const forKiln = [directed(-14, [{ operator: kiln.address, amount: parseEther('3') }])]
  await rewardsCoordinator.write('createOperatorDirectedAVSRewardsSubmission', [avs.eoracle, forKiln], avs.eoracle)
  const forSet = [directed(-10, [{ operator: nethermind.address, amount: parseEther('2') }])]
  const set = { avs: avs.cap, id: 0 }
  await rewardsCoordinator.write('createOperatorDirectedOperatorSetRewardsSubmission', [set, forSet], avs.cap)
}

async function postRoot({ rewardsCoordinator }: Contracts, root: 0 | 1 | 2, until: number): Promise<void> {
  const { root: hash } = buildDistribution(earnedIn(root))
  await rewardsCoordinator.write('submitRoot', [hash, until], mainnet.rewardsUpdater)
}

async function takeAll({ rewardsCoordinator }: Contracts, earner: Address): Promise<void> {
  const claim = buildDistribution(earnedIn(0)).claimOf(earner, 0)
  // To the whale, so that the account holds what it held.
  await rewardsCoordinator.write('processClaim', [claim, devnetOnly.whale], earner)
}
