import type { Hex } from 'viem'

/**
 * What mainnet answers to, by the devnet's contract names: taken from the project's facts on LSTs and LRTs of 2026-11-21,
 * without what the devnet leaves out (withdrawal queues, stVaults).
 */
export const functionFacts: Record<string, Record<string, Hex>> = {
  StETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': '0xd505accf',
    'nonces(address)': '0x7ecebe00',
    'DOMAIN_SEPARATOR()': '0x3644e515',
    'eip712Domain()': '0x84b0196e',
    'submit(address)': '0xa1903eab',
    'getPooledEthByShares(uint256)': '0x7a28fb88',
    'getSharesByPooledEth(uint256)': '0x19208451',
    'getPooledEthBySharesRoundUp(uint256)': '0x0103349c',
    'sharesOf(address)': '0xf5eb42dc',
    'getTotalShares()': '0xd5002f2e',
    'getTotalPooledEther()': '0x37cfdaca',
    'transferShares(address,uint256)': '0x8fcb4e5b',
    'transferSharesFrom(address,address,uint256)': '0x6d780459',
    'isStakingPaused()': '0x1ea7ca89',
    'getCurrentStakeLimit()': '0x609c4c6c',
    'getStakeLimitFullInfo()': '0x665b4b0b',
    'getBufferedEther()': '0x47b714e0',
    'getExternalShares()': '0x63021d8b',
    'getFee()': '0xced72f87',
  },
  WstETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': '0xd505accf',
    'nonces(address)': '0x7ecebe00',
    'DOMAIN_SEPARATOR()': '0x3644e515',
    'wrap(uint256)': '0xea598cb0',
    'unwrap(uint256)': '0xde0e9a3e',
    'stEthPerToken()': '0x035faf82',
    'tokensPerStEth()': '0x9576a0c8',
    'getStETHByWstETH(uint256)': '0xbb2952fc',
    'getWstETHByStETH(uint256)': '0xb0e38900',
  },
  RocketTokenRETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'burn(uint256)': '0x42966c68',
    'getExchangeRate()': '0xe6aa216c',
    'getEthValue(uint256)': '0x8b32fa23',
    'getRethValue(uint256)': '0x4346f03e',
    'getTotalCollateral()': '0xd6eb5910',
    'getCollateralRate()': '0x852185fc',
  },
  CbETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': '0xd505accf',
    'nonces(address)': '0x7ecebe00',
    'DOMAIN_SEPARATOR()': '0x3644e515',
    'exchangeRate()': '0x3ba0b9a9',
    'oracle()': '0x7dc0d1d0',
    'paused()': '0x5c975abb',
    'isBlacklisted(address)': '0xfe575a87',
    'transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)': '0xe3ee160e',
    'receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)': '0xef55bec6',
    'cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)': '0x5a049a70',
  },
  EETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': '0xd505accf',
    'nonces(address)': '0x7ecebe00',
    'DOMAIN_SEPARATOR()': '0x3644e515',
    'totalShares()': '0x3a98ef39',
    'shares(address)': '0xce7c2ac2',
  },
  WeETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
    'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)': '0xd505accf',
    'nonces(address)': '0x7ecebe00',
    'DOMAIN_SEPARATOR()': '0x3644e515',
    'getRate()': '0x679aefce',
    'getEETHByWeETH(uint256)': '0x94626044',
    'getWeETHByeETH(uint256)': '0xd044fe9b',
    'wrap(uint256)': '0xea598cb0',
    'wrapWithPermit(uint256,(uint256,uint256,uint8,bytes32,bytes32))': '0x2c04709e',
    'unwrap(uint256)': '0xde0e9a3e',
  },
  EzETH: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
  },
  WETH9: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
  },
  TestToken: {
    'approve(address,uint256)': '0x095ea7b3',
    'transfer(address,uint256)': '0xa9059cbb',
    'transferFrom(address,address,uint256)': '0x23b872dd',
    'balanceOf(address)': '0x70a08231',
    'totalSupply()': '0x18160ddd',
    'decimals()': '0x313ce567',
  },
  RocketStorage: {
    'getAddress(bytes32)': '0x21f8a721',
  },
  RocketDepositPool: {
    'deposit()': '0xd0e30db0',
    'getMaximumDepositAmount()': '0x1eddb626',
    'getBalance()': '0x12065fe0',
    'getExcessBalance()': '0x888b042f',
  },
  RocketDAOProtocolSettingsDeposit: {
    'getDepositEnabled()': '0x6ada7847',
    'getMinimumDeposit()': '0x035cf142',
    'getDepositFee()': '0x0de705b5',
    'getMaximumDepositPoolSize()': '0xfd6ce89e',
  },
  RocketDAOProtocolSettingsNetwork: {
    'getMaxRethDelta()': '0xdfb9a9db',
    'getSubmitBalancesFrequency()': '0x1d5e50ea',
  },
  RocketNetworkBalances: {
    'getBalancesBlock()': '0x9100c13d',
    'getBalancesTimestamp()': '0x8e0ebd87',
    'getTotalETHBalance()': '0x964d042c',
    'getTotalRETHSupply()': '0xc4c8d0ad',
  },
  ChainlinkProxy: {
    'latestRoundData()': '0xfeaf968c',
    'getRoundData(uint80)': '0x9a6fc8f5',
    'description()': '0x7284e416',
    'aggregator()': '0x245a7bfc',
  },
  Multicall3: {
    'aggregate3((address,bool,bytes)[])': '0x82ad56cb',
    'getEthBalance(address)': '0x4d2301cc',
    'getCurrentBlockTimestamp()': '0x0f28c97d',
    'getBlockNumber()': '0x42cbb15c',
  },
  LiquidityPool: {
    'deposit()': '0xd0e30db0',
    'deposit(address)': '0xf340fa01',
    'amountForShare(uint256)': '0x561bddf8',
    'sharesForAmount(uint256)': '0x3a53acb0',
    'getTotalPooledEther()': '0x37cfdaca',
    'getTotalEtherClaimOf(address)': '0x51199700',
    'totalValueInLp()': '0x7c90fbf0',
    'totalValueOutOfLp()': '0x456a23a6',
    'paused()': '0x5c975abb',
    'minWithdrawAmount()': '0x457e1a49',
    'maxWithdrawAmount()': '0xf516440c',
    'pausedUntil()': '0xda748b10',
  },
  RestakeManager: {
    'depositETH()': '0xf6326fb3',
    'depositETH(uint256)': '0x5358fbda',
    'deposit(address,uint256)': '0x47e7ef24',
    'deposit(address,uint256,uint256)': '0x0efe6a8b',
    'calculateTVLs()': '0xff9969cd',
    'getOperatorDelegatorsLength()': '0x4f909633',
    'operatorDelegators(uint256)': '0x2d97d365',
    'operatorDelegatorAllocations(address)': '0x9b1dde98',
    'getCollateralTokensLength()': '0x75c745a6',
    'collateralTokens(uint256)': '0x172c48c7',
    'collateralTokenTvlLimits(address)': '0x4b404a67',
    'paused()': '0x5c975abb',
  },
  OperatorDelegator: {
    'delegateAddress()': '0x6d96a2aa',
  },
  BalancerRateProvider: {
    'getRate()': '0x679aefce',
  },
}

/** Events by declaration, with topic 0. */
export const eventFacts: Record<string, Record<string, Hex>> = {
  StETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
    'TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares, uint256 preTotalEther, uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees)':
      '0xff08c3ef606d198e316ef5b822193c489965899eb4e3c248cea1a4626c3eda50',
    'Submitted(address indexed sender, uint256 amount, address referral)':
      '0x96a25c8ce0baabc1fdefd93e9ed25d8e092a3332f3aa9a41722b5697231d1d1a',
    'TransferShares(address indexed from, address indexed to, uint256 sharesValue)':
      '0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb',
    'SharesBurnt(address indexed account, uint256 preRebaseTokenAmount, uint256 postRebaseTokenAmount, uint256 sharesAmount)':
      '0x8b2a1e1ad5e0578c3dd82494156e985dade827a87c573b5c1c7716a32162ad64',
    'ETHDistributed(uint256 indexed reportTimestamp, uint256 preCLBalance, uint256 postCLBalance, uint256 withdrawalsWithdrawn, uint256 executionLayerRewardsWithdrawn, uint256 postBufferedEther)':
      '0x92dd3cb149a1eebd51fd8c2a3653fd96f30c4ac01d4f850fc16d46abd6c3e92f',
    'StakingPaused()': '0x26d1807b479eaba249c1214b82e4b65bbb0cc73ee8a17901324b1ef1b5904e49',
    'StakingResumed()': '0xedaeeae9aed70c4545d3ab0065713261c9cee8d6cf5c8b07f52f0a65fd91efda',
  },
  WstETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
  },
  RocketTokenRETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
    'TokensMinted(address indexed to, uint256 amount, uint256 ethAmount, uint256 time)':
      '0x6155cfd0fd028b0ca77e8495a60cbe563e8bce8611f0aad6fedbdaafc05d44a2',
    'TokensBurned(address indexed from, uint256 amount, uint256 ethAmount, uint256 time)':
      '0x19783b34589160c168487dc7f9c51ae0bcefe67a47d6708fba90f6ce0366d3d1',
    'EtherDeposited(address indexed from, uint256 amount, uint256 time)':
      '0xef51b4c870b8b0100eae2072e91db01222a303072af3728e58c9d4d2da33127f',
  },
  CbETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
    'ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate)':
      '0x0b4e9390054347e2a16d95fd8376311b0d2deedecba526e9742bcaa40b059f0b',
  },
  EETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
    'TransferShares(address indexed from, address indexed to, uint256 sharesValue)':
      '0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb',
  },
  WeETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
  },
  EzETH: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
  },
  TestToken: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
  },
  HostileToken: {
    'Transfer(address indexed from, address indexed to, uint256 value)':
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
  },
  WETH9: {
    'Approval(address indexed owner, address indexed spender, uint256 value)':
      '0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925',
  },
  RocketDepositPool: {
    'DepositReceived(address indexed from, uint256 amount, uint256 time)':
      '0x7aa1a8eb998c779420645fc14513bf058edb347d95c2fc2e6845bdc22f888631',
  },
  RocketNetworkBalances: {
    'BalancesUpdated(uint256 indexed block, uint256 slotTimestamp, uint256 totalEth, uint256 stakingEth, uint256 rethSupply, uint256 blockTimestamp)':
      '0xdd27295717c4fbd48b1840f846e18be6f0b7bd6b55608e697e53b15848cecdf9',
  },
  ChainlinkAggregator: {
    'AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt)':
      '0x0559884fd3a460db3073b7fc896cc77986f16e378210ded43186175bf646fc5f',
  },
  LiquidityPool: {
    'Deposit(address indexed sender, uint256 amount, uint8 source, address referral)':
      '0xa241faf62e66ce518d1934ce4c936d806a02289ba483fac23beb8c15755be90d',
    'Rebase(uint256 totalEthLocked, uint256 totalEEthShares)':
      '0x11c6bf55864ff83827df712625d7a80e5583eef0264921025e7cd22003a21511',
  },
  RestakeManager: {
    'Deposit(address depositor, address token, uint256 amount, uint256 ezETHMinted, uint256 referralId)':
      '0x4e2ca0515ed1aef1395f66b5303bb5d6f1bf9d61a353fa53f73f8ac9973fa9f6',
  },
}

/** Domain separators computed for mainnet (LRT facts 14). */
export const domainFacts = {
  eETH: '0x991790ed4e35196386e9ac6dcfec6747d093a40cbc6e5711b8279a207080e728',
  weETH: '0xe481930428c599d86cf3522b2e43b0e3006041a472f66cb41fa924ac01d3a22b',
} as const
