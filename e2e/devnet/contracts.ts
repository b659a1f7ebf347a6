import type { Address } from 'viem'
import { devnetOnly, feeds, mainnet } from './addresses.ts'
import type { Chain, Contract } from './chain.ts'

/** Which compiled contract lives where. A protocol's contracts are added here and in its file under scenario/. */
const placed = {
  multicall3: ['Multicall3', mainnet.multicall3],
  weth: ['WETH9', mainnet.weth],
  stETH: ['StETH', mainnet.stETH],
  wstETH: ['WstETH', mainnet.wstETH],
  withdrawalQueue: ['WithdrawalQueue', mainnet.withdrawalQueue],
  rocketStorage: ['RocketStorage', mainnet.rocketStorage],
  rETH: ['RocketTokenRETH', mainnet.rETH],
  rocketDepositPool: ['RocketDepositPool', mainnet.rocketDepositPool],
  rocketNetworkBalances: ['RocketNetworkBalances', mainnet.rocketNetworkBalances],
  rocketDepositSettings: ['RocketDAOProtocolSettingsDeposit', mainnet.rocketDepositSettings],
  rocketNetworkSettings: ['RocketDAOProtocolSettingsNetwork', mainnet.rocketNetworkSettings],
  cbETH: ['CbETH', mainnet.cbETH],
  frxETH: ['FrxETH', mainnet.frxETH],
  sfrxETH: ['SfrxETH', mainnet.sfrxETH],
  fraxMinter: ['FraxEtherMinter', mainnet.fraxMinter],
  fraxRouter: ['EtherRouter', mainnet.fraxRouter],
  fraxQueue: ['RedemptionQueueV2', mainnet.fraxQueue],
  fraxOldQueue: ['RedemptionQueueV1', mainnet.fraxOldQueue],
  ETHx: ['ETHx', mainnet.ETHx],
  staderPools: ['StaderStakePoolsManager', mainnet.staderPools],
  staderWithdrawals: ['UserWithdrawalManager', mainnet.staderWithdrawals],
  staderConfig: ['StaderConfig', mainnet.staderConfig],
  staderOracle: ['StaderOracle', mainnet.staderOracle],
  osETH: ['OsToken', mainnet.osETH],
  osTokenController: ['OsTokenVaultController', mainnet.osTokenController],
  osTokenConfig: ['OsTokenConfig', mainnet.osTokenConfig],
  osTokenRedeemer: ['OsTokenRedeemer', mainnet.osTokenRedeemer],
  osTokenOldRedeemer: ['OsTokenRedeemer', mainnet.osTokenOldRedeemer],
  genesisVault: ['EthVault', mainnet.genesisVault],
  communityVault: ['EthVault', mainnet.communityVault],
  sETH2: ['StakedEthToken', mainnet.sETH2],
  rETH2: ['RewardEthToken', mainnet.rETH2],
  eETH: ['EETH', mainnet.eETH],
  weETH: ['WeETH', mainnet.weETH],
  liquidityPool: ['LiquidityPool', mainnet.liquidityPool],
  withdrawRequestNft: ['WithdrawRequestNFT', mainnet.withdrawRequestNft],
  weETHWithdrawAdapter: ['WeETHWithdrawAdapter', mainnet.weETHWithdrawAdapter],
  etherFiRedemptionManager: ['EtherFiRedemptionManager', mainnet.etherFiRedemptionManager],
  etherFiRestaker: ['EtherFiRestaker', mainnet.etherFiRestaker],
  etherFiBlacklister: ['Blacklister', mainnet.etherFiBlacklister],
  weETHs: ['BoringVault', mainnet.weETHs],
  weETHsAccountant: ['AccountantWithRateProviders', mainnet.weETHsAccountant],
  weETHsTeller: ['TellerWithMultiAssetSupport', mainnet.weETHsTeller],
  weETHsDelayedWithdraw: ['DelayedWithdraw', mainnet.weETHsDelayedWithdraw],
  weETHk: ['BoringVault', mainnet.weETHk],
  weETHkAccountant: ['AccountantWithRateProviders', mainnet.weETHkAccountant],
  weETHkTeller: ['TellerWithMultiAssetSupport', mainnet.weETHkTeller],
  weETHkDelayedWithdraw: ['DelayedWithdraw', mainnet.weETHkDelayedWithdraw],
  eBTC: ['BoringVault', mainnet.eBTC],
  eBTCAccountant: ['AccountantWithRateProviders', mainnet.eBTCAccountant],
  eBTCTeller: ['TellerWithMultiAssetSupport', mainnet.eBTCTeller],
  eBTCDelayedWithdraw: ['DelayedWithdraw', mainnet.eBTCDelayedWithdraw],
  eBTCQueue: ['BoringOnChainQueue', mainnet.eBTCQueue],
  eBTCQueueFast: ['BoringOnChainQueue', mainnet.eBTCQueueFast],
  eBTCBase: ['TestToken', mainnet.eBTCBase],
  ezETH: ['EzETH', mainnet.ezETH],
  restakeManager: ['RestakeManager', mainnet.restakeManager],
  renzoOracle: ['RenzoOracle', mainnet.renzoOracle],
  renzoRateProvider: ['BalancerRateProvider', mainnet.renzoRateProvider],
  pufETH: ['PufferVault', mainnet.pufETH],
  xPufETH: ['XPufETH', mainnet.xPufETH],
  pufferLockbox: ['XERC20Lockbox', mainnet.pufferLockbox],
  pufferManager: ['PufferWithdrawalManager', mainnet.pufferManager],
  pufferDepositor: ['PufferDepositor', mainnet.pufferDepositor],
  pufferAccess: ['PufferAccessManager', mainnet.pufferAccess],
  rsETH: ['RsETH', mainnet.rsETH],
  kelpPool: ['KelpPool', mainnet.kelpPool],
  kelpOracle: ['KelpOracle', mainnet.kelpOracle],
  kelpConfig: ['KelpConfig', mainnet.kelpConfig],
  kelpManager: ['KelpWithdrawalManager', mainnet.kelpManager],
  kelpVault: ['KelpUnstakingVault', mainnet.kelpVault],
  ynETH: ['YnETH', mainnet.ynETH],
  ynLSDe: ['YnLSDe', mainnet.ynLSDe],
  ynETHx: ['YnETHx', mainnet.ynETHx],
  ynETHQueue: ['YnQueue', mainnet.ynETHQueue],
  ynLSDeQueue: ['YnQueue', mainnet.ynLSDeQueue],
  ynETHVault: ['YnEthVault', mainnet.ynETHVault],
  ynLSDeVault: ['YnEigenVault', mainnet.ynLSDeVault],
  kweETH: ['KarakVault', mainnet.kweETH],
  krswETH: ['KarakVault', mainnet.krswETH],
  krsETH: ['KarakVault', mainnet.krsETH],
  kLBTC: ['KarakVault', mainnet.kLBTC],
  karakDeposits: ['KarakVaultSupervisor', mainnet.karakDeposits],
  karakWithdrawals: ['KarakDelegationSupervisor', mainnet.karakWithdrawals],
  primeETH: ['PrimeETH', mainnet.primeETH],
  primeOracle: ['PrimeOracle', mainnet.primeOracle],
  primePool: ['PrimePool', mainnet.primePool],
  primeDelegator: ['PrimeNodeDelegator', mainnet.primeDelegator],
  renzoWithdrawQueue: ['WithdrawQueue', mainnet.renzoWithdrawQueue],
  renzoRiskOracle: ['RiskOracleMiddleware', mainnet.renzoRiskOracle],
  swETH: ['SwETH', mainnet.swETH],
  swEXIT: ['SwEXIT', mainnet.swEXIT],
  swETHAccess: ['SwellAccessControl', mainnet.swETHAccess],
  swETHDeposits: ['SwellDepositManager', mainnet.swETHDeposits],
  rswETH: ['RswETH', mainnet.rswETH],
  rswEXIT: ['RswEXIT', mainnet.rswEXIT],
  rswETHAccess: ['SwellAccessControl', mainnet.rswETHAccess],
  rswETHDeposits: ['SwellDepositManager', mainnet.rswETHDeposits],
  eigenpieConfig: ['EigenpieConfig', mainnet.eigenpieConfig],
  eigenpieStaking: ['EigenpieStaking', mainnet.eigenpieStaking],
  eigenpieManager: ['EigenpieWithdrawManager', mainnet.eigenpieManager],
  egETH: ['MLRT', mainnet.egETH],
  mstETH: ['MLRT', mainnet.mstETH],
  mswETH: ['MLRT', mainnet.mswETH],
  STONE: ['Stone', mainnet.STONE],
  stoneVault: ['StoneVault', mainnet.stoneVault],
  stoneAssets: ['StoneAssetsVault', mainnet.stoneAssets],
  stoneController: ['StoneStrategyController', mainnet.stoneController],
  uniETH: ['UniETH', mainnet.uniETH],
  uniETHStaking: ['BedrockStaking', mainnet.uniETHStaking],
  uniETHStakingPectra: ['BedrockStaking', mainnet.uniETHStakingPectra],
  uniETHRedeem: ['BedrockRedeem', mainnet.uniETHRedeem],
  uniBTC: ['UniBTC', mainnet.uniBTC],
  uniBTCVault: ['BedrockVault', mainnet.uniBTCVault],
  uniBTCRouter: ['DelayRedeemRouter', mainnet.uniBTCRouter],
  brBTC: ['BrBTC', mainnet.brBTC],
  inETH: ['InETH', mainnet.inETH],
  inETHPool: ['RestakingPool', mainnet.inETHPool],
  inETHRatioFeed: ['InEthRatioFeed', mainnet.inETHRatioFeed],
  inwstETHs: ['InceptionToken', mainnet.inwstETHs],
  inwstETHsVault: ['InceptionVaultSymbiotic', mainnet.inwstETHsVault],
  InstETH: ['InceptionToken', mainnet.InstETH],
  InstETHVault: ['InceptionVaultEigen', mainnet.InstETHVault],
  rstETH: ['MellowMultiVault', mainnet.rstETH],
  rstETHSymbiotic: ['SymbioticVault', mainnet.rstETHSymbiotic],
  re7LRT: ['MellowMultiVault', mainnet.re7LRT],
  steakLRT: ['MellowMultiVault', mainnet.steakLRT],
  amphrETH: ['MellowMultiVault', mainnet.amphrETH],
  pzETH: ['MellowMultiVault', mainnet.pzETH],
  DVstETH: ['DecentralizedValidatorVault', mainnet.DVstETH],
  mellowClaimer: ['MellowClaimer', mainnet.mellowClaimer],
  symbioticWstETH: ['SymbioticVault', mainnet.symbioticWstETH],
  ankrETH: ['AnkrETH', mainnet.ankrETH],
  ankrPool: ['AnkrPool', mainnet.ankrPool],
  LsETH: ['LsRiver', mainnet.LsETH],
  lsRedeemManager: ['LsRedeemManager', mainnet.lsRedeemManager],
  lsAllowlist: ['LsAllowlist', mainnet.lsAllowlist],
  permissionController: ['PermissionController', mainnet.permissionController],
  allocationManager: ['AllocationManager', mainnet.allocationManager],
  delegationManager: ['DelegationManager', mainnet.delegationManager],
  strategyManager: ['StrategyManager', mainnet.strategyManager],
  eigenPodManager: ['EigenPodManager', mainnet.eigenPodManager],
  rewardsCoordinator: ['RewardsCoordinator', mainnet.rewardsCoordinator],
  backingEigen: ['BackingEigen', mainnet.backingEigen],
  eigen: ['Eigen', mainnet.eigen],
  eigenStrategy: ['EigenStrategy', mainnet.eigenStrategy],
  stETHStrategy: ['StrategyBase', mainnet.stETHStrategy],
  rETHStrategy: ['StrategyBase', mainnet.rETHStrategy],
  cbETHStrategy: ['StrategyBase', mainnet.cbETHStrategy],
  avsRegistrar: ['AvsRegistrar', devnetOnly.avsRegistrar],
  testToken: ['TestToken', devnetOnly.testToken],
  hostileToken: ['HostileToken', devnetOnly.hostileToken],
} as const satisfies Record<string, readonly [string, Address]>

export type ContractName = keyof typeof placed
export type Contracts = Record<ContractName, Contract>

/** Handles on every contract of the devnet; says nothing about whether its code is in place yet. */
export function contractsOn(chain: Chain): Contracts {
  const entries = Object.entries(placed).map(([name, [artifact, address]]) => [name, chain.at(artifact, address)])
  return Object.fromEntries(entries) as Contracts
}

/** Puts the code of the named contracts at their addresses. */
export async function placeAll(chain: Chain, names: readonly ContractName[]): Promise<void> {
  for (const name of names) {
    const [artifact, address] = placed[name]
    await chain.place(artifact, address)
  }
}

export type FeedPair = (typeof feeds)[number]['pair']

/** The feed of a pair: its proxy, and the aggregator behind it, which takes new answers. */
export function feedOn(chain: Chain, pair: FeedPair): { proxy: Contract; aggregator: Contract; decimals: number } {
  const index = feeds.findIndex((feed) => feed.pair === pair)
  const feed = feeds[index]
  if (!feed) throw new Error(`no feed for ${pair}`)
  return {
    proxy: chain.at('ChainlinkProxy', feed.proxy),
    aggregator: chain.at('ChainlinkAggregator', aggregatorAddress(index)),
    decimals: feed.decimals,
  }
}

// Mainnet's aggregators change with every phase and nobody should know them; these exist only here.
function aggregatorAddress(index: number): Address {
  return `0xde70000000000000000000000000000000${(0xde7100 + index).toString(16)}`
}
