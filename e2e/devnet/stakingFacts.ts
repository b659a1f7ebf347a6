import type { Hex } from 'viem'

/**
 * What the contracts of Mantle, Origin, Ankr and Liquid Collective answer to on mainnet, by the devnet's contract names: taken
 * from the project's facts on LSTs of 2026-11-21.
 */
export const stakingFunctionFacts: Record<string, Record<string, Hex>> = {
  MantleStaking: {
    'stake(uint256)': '0xa694fc3a',
    'unstakeRequest(uint128,uint128)': '0x891ef43e',
    'unstakeRequestWithPermit(uint128,uint128,uint256,uint8,bytes32,bytes32)': '0xb064d461',
    'claimUnstakeRequest(uint256)': '0x2bf67650',
    'unstakeRequestInfo(uint256)': '0xf1ec1e97',
    'mETHToETH(uint256)': '0x5890c11c',
    'ethToMETH(uint256)': '0x4461ff05',
    'exchangeAdjustmentRate()': '0x0633af76',
    'totalControlled()': '0x5940d90b',
    'minimumStakeBound()': '0xb12de586',
    'minimumUnstakeBound()': '0x35ead2a4',
    'maximumMETHSupply()': '0x53e105fc',
  },
  MantleUnstakeRequests: {
    'requestByID(uint256)': '0x9a6e6ed1',
    'requestInfo(uint256)': '0x4f588bf1',
    'nextRequestId()': '0x6a84a985',
    'numberOfBlocksToFinalize()': '0xae5cf272',
    'allocatedETHForClaims()': '0x1453444d',
  },
  METH: {
    'isBlocked(address)': '0xfbac3951',
  },
  MantlePauser: {
    'isStakingPaused()': '0x1ea7ca89',
    'isUnstakeRequestsAndClaimsPaused()': '0x8b61391a',
  },
  OETHVault: {
    'mint(uint256)': '0xa0712d68',
    'mint(address,uint256,uint256)': '0x156e29f6',
    'requestWithdrawal(uint256)': '0x9ee679e8',
    'claimWithdrawal(uint256)': '0xf8444436',
    'claimWithdrawals(uint256[])': '0x48e30f54',
    'withdrawalRequests(uint256)': '0x937b2581',
    'withdrawalQueueMetadata()': '0x362bd1a3',
    'withdrawalClaimDelay()': '0x45e4213b',
    'addWithdrawalQueueLiquidity()': '0xb9b17f9f',
    'capitalPaused()': '0xe6cc5432',
    'rebasePaused()': '0x53ca9f24',
    'previewYield()': '0xea33b8e4',
  },
  OETH: {
    'creditsBalanceOfHighres(address)': '0xe5c4fffe',
    'rebasingCreditsPerTokenHighres()': '0x7a46a9c5',
    'rebaseOptIn()': '0xf51b0fd4',
    'rebaseState(address)': '0x456ee286',
  },
  LsRiver: {
    'deposit()': '0xd0e30db0',
    'depositAndTransfer(address)': '0xac232bde',
    'underlyingBalanceFromShares(uint256)': '0xf79c3f02',
    'sharesFromUnderlyingBalance(uint256)': '0x799a1954',
    'balanceOfUnderlying(address)': '0x3af9e669',
    'totalUnderlyingSupply()': '0x143a08d4',
    'requestRedeem(uint256,address)': '0x107703ab',
    'getSlashingContainmentMode()': '0x7bda5cfd',
  },
  LsRedeemManager: {
    'getRedeemRequestCount()': '0x319798d1',
    'getRedeemRequestDetails(uint32)': '0x9b92d6de',
    'resolveRedeemRequests(uint32[])': '0x5f2e5f07',
    'claimRedeemRequests(uint32[],uint32[])': '0x9332525d',
    'claimRedeemRequests(uint32[],uint32[],bool,uint16)': '0x7c044e55',
    'getRedeemDemand()': '0x0d8d2a54',
  },
  LsAllowlist: {
    'isAllowed(address,uint256)': '0xf8350ed0',
    'isDenied(address)': '0xe838dfbb',
  },
  AnkrETH: {
    'ratio()': '0x71ca337d',
    'sharesToBonds(uint256)': '0x6c58d43d',
    'bondsToShares(uint256)': '0x53616373',
  },
  AnkrPool: {
    'stakeAndClaimAethC()': '0x9fa65c56',
    'unstakeAETH(uint256)': '0xc957619d',
    'unstakeAETHFor(uint256,address)': '0xd972896e',
    'getPendingUnstakesOf(address)': '0x46faa33c',
    'getForManualClaimOf(address)': '0xe97b4d16',
    'claimManually(address)': '0xe44148ec',
  },
}

/** Their events: declaration and topic. */
export const stakingEventFacts: Record<string, Record<string, Hex>> = {
  MantleStaking: {
    'Staked(address indexed staker, uint256 ethAmount, uint256 mETHAmount)':
      '0x1449c6dd7851abc30abf37f57715f492010519147cc2652fbc38202c18a6ee90',
    'UnstakeRequested(uint256 indexed id, address indexed staker, uint256 ethAmount, uint256 mETHLocked)':
      '0xcbb10a3603d92dc1f9db6996b88539fbd521bb4144891e34c75b05c341c18379',
    'UnstakeRequestClaimed(uint256 indexed id, address indexed staker)':
      '0xbac6b2cb68f9205537fb1489571de5d98c9492cd5e1c7581b81cbb5932753aa8',
  },
  MantleUnstakeRequests: {
    'UnstakeRequestCreated(uint256 indexed id, address indexed requester, uint256 mETHLocked, uint256 ethRequested, uint256 cumulativeETHRequested, uint256 blockNumber)':
      '0xed5afdabca1838de7f5496f997e6e788ad3207f6299f64700e63435813b7ade4',
    'UnstakeRequestClaimed(uint256 indexed id, address indexed requester, uint256 mETHLocked, uint256 ethRequested, uint256 cumulativeETHRequested, uint256 blockNumber)':
      '0x5de6f9e4fdf1b740a7ba3b485303743eec250be281a2dd4df046c7fcecbdb04d',
    'UnstakeRequestCancelled(uint256 indexed id, address indexed requester, uint256 mETHLocked, uint256 ethRequested, uint256 cumulativeETHRequested, uint256 blockNumber)':
      '0xf8d5df096390c80d709314ba3a8e55a91854bab1fbf8cce78081bdd48eb49aed',
  },
  OETHVault: {
    'WithdrawalRequested(address indexed withdrawer, uint256 indexed requestId, uint256 amount, uint256 queued)':
      '0x38e3d972947cfef94205163d483d6287ef27eb312e20cb8e0b13a49989db232e',
    'WithdrawalClaimed(address indexed withdrawer, uint256 indexed requestId, uint256 amount)':
      '0x2d43eb174787155132b52ddb6b346e2dca99302eac3df4466dbeff953d3c84d1',
    'WithdrawalClaimable(uint256 claimable, uint256 newClaimable)':
      '0xee79a0c43d3993055690b54e074b5153e8bae8d1a872b656dedb64aa8f463333',
    'YieldDistribution(address to, uint256 yield, uint256 fee)':
      '0x09516ecf4a8a86e59780a9befc6dee948bc9e60a36e3be68d31ea817ee8d2c80',
    'CapitalPaused()': '0x71f0e5b62f846a22e0b4d159e516e62fa9c2b8eb570be15f83e67d98a2ee51e0',
    'CapitalUnpaused()': '0x891ebab18da80ebeeea06b1b1cede098329c4c008906a98370c2ac7a80b571cb',
  },
  OETH: {
    'TotalSupplyUpdatedHighres(uint256 totalSupply, uint256 rebasingCredits, uint256 rebasingCreditsPerToken)':
      '0x41645eb819d3011b13f97696a8109d14bfcddfaca7d063ec0564d62a3e257235',
  },
  LsRiver: {
    'UserDeposit(address indexed depositor, address indexed recipient, uint256 amount)':
      '0x3bc57f469ad6d10d7723ea226cd22bd2b9e527def2b529f6ab44645a16689582',
  },
  LsRedeemManager: {
    'RequestedRedeem(address indexed recipient, uint256 height, uint256 amount, uint256 maxRedeemableEth, uint32 id)':
      '0x9a1bb960783a8679f42036f0c1fe89288fd279ed545a19f86bd284c72947b187',
    'ClaimedRedeemRequest(uint32 indexed redeemRequestId, address indexed recipient, uint256 ethAmount, uint256 lsEthAmount, uint256 remainingLsEthAmount)':
      '0x25f4dfa5f0703d4c509bd7216e70f8378f419433c14840c14f3eaadb60642ad1',
    'SatisfiedRedeemRequest(uint32 indexed redeemRequestId, uint32 indexed withdrawalEventId, uint256 lsEthAmountSatisfied, uint256 ethAmountSatisfied, uint256 lsEthAmountRemaining, uint256 ethAmountExceeding)':
      '0x01d87b0f07b182b784c074487c5a8f901a8e2348275f5480d822a70de74fa8b7',
    'ReportedWithdrawal(uint256 height, uint256 amount, uint256 ethAmount, uint32 id)':
      '0x05e5b10ca266c2e8cfd73b1fb719694fb6b89fcda9e3739ace4cc19b3e855445',
  },
}
