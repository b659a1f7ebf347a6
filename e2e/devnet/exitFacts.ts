import type { Hex } from 'viem'

/**
 * What mainnet's withdrawal queues and their neighbours answer to, by the devnet's contract names: taken from the project's
 * facts on LSTs of 2026-11-21, as far as the devnet has it.
 */
export const exitFunctionFacts: Record<string, Record<string, Hex>> = {
  WithdrawalQueue: {
    'requestWithdrawals(uint256[],address)': '0xd6681042',
    'requestWithdrawalsWstETH(uint256[],address)': '0x19aa6257',
    'requestWithdrawalsWithPermit(uint256[],address,(uint256,uint256,uint8,bytes32,bytes32))': '0xacf41e4d',
    'requestWithdrawalsWstETHWithPermit(uint256[],address,(uint256,uint256,uint8,bytes32,bytes32))': '0x7951b76f',
    'getWithdrawalRequests(address)': '0x7d031b65',
    'getWithdrawalStatus(uint256[])': '0xb8c4b85a',
    'getClaimableEther(uint256[],uint256[])': '0xc97912d8',
    'findCheckpointHints(uint256[],uint256,uint256)': '0x62abe3fa',
    'getLastCheckpointIndex()': '0x526eae3e',
    'getLastRequestId()': '0x19c2b4c3',
    'getLastFinalizedRequestId()': '0x4f069a13',
    'unfinalizedStETH()': '0xd0fb84e8',
    'unfinalizedRequestNumber()': '0xc2fc7aff',
    'claimWithdrawal(uint256)': '0xf8444436',
    'claimWithdrawals(uint256[],uint256[])': '0xe3afe0a3',
    'claimWithdrawalsTo(uint256[],uint256[],address)': '0x5e7eead9',
    'isBunkerModeActive()': '0x2b95b781',
    'bunkerModeSinceTimestamp()': '0x9b36be58',
    'isPaused()': '0xb187bd26',
    'getResumeSinceTimestamp()': '0x589ff76c',
    'MIN_STETH_WITHDRAWAL_AMOUNT()': '0x0d25a957',
    'MAX_STETH_WITHDRAWAL_AMOUNT()': '0xdb2296cd',
  },
  SfrxETH: {
    'pricePerShare()': '0x99530b06',
    'syncRewards()': '0x72c0c211',
    'rewardsCycleEnd()': '0xe7ff69f1',
    'rewardsCycleLength()': '0x6fcf5e5f',
    'lastSync()': '0x6917516b',
    'lastRewardAmount()': '0xbafedcaa',
    'totalAssets()': '0x01e1d114',
  },
  FraxEtherMinter: {
    'mintFrxEth()': '0x1aa97739',
    'mintFrxEthAndGive(address)': '0xd3f0a72d',
    'submitAndDeposit(address)': '0x4dcd4547',
    'mintFrxEthPaused()': '0xf9c80493',
  },
  RedemptionQueueV2: {
    'enterRedemptionQueue(address,uint120)': '0x4f4798ae',
    'enterRedemptionQueueWithPermit(uint120,address,uint256,uint8,bytes32,bytes32)': '0x838f3b68',
    'enterRedemptionQueueViaSfrxEth(address,uint120)': '0xe14cbb8a',
    'enterRedemptionQueueWithSfrxEthPermit(uint120,address,uint256,uint8,bytes32,bytes32)': '0xda577ef1',
    'canRedeem(uint256,uint120,bool)': '0x6658300c',
    'nftInformation(uint256)': '0x16b79639',
    'redemptionQueueState()': '0x1494ef63',
    'ethShortageOrSurplus()': '0x9c79ceb0',
    'fullRedeemNft(uint256,address)': '0x65d8b99b',
    'partialRedeemNft(uint256,address,uint120)': '0x95de4bd8',
    'MAX_FRXETH_PER_NFT()': '0xdfe8ccbd',
  },
  StaderStakePoolsManager: {
    'deposit(address)': '0xf340fa01',
    'deposit(address,string)': '0xb7482509',
    'getExchangeRate()': '0xe6aa216c',
    'minDeposit()': '0x41b3d185',
    'maxDeposit()': '0x6083e59a',
    'previewDeposit(uint256)': '0xef8b30f7',
    'previewWithdraw(uint256)': '0x0a28a477',
    'isVaultHealthy()': '0xd5c9cfb0',
    'paused()': '0x5c975abb',
  },
  UserWithdrawalManager: {
    'requestWithdraw(uint256,address)': '0xccc143b8',
    'requestWithdraw(uint256,address,string)': '0x1f7ec122',
    'getRequestIdsByUser(address)': '0x7a99ab07',
    'userWithdrawRequests(uint256)': '0x911f7acd',
    'nextRequestIdToFinalize()': '0xbbb84362',
    'nextRequestId()': '0x6a84a985',
    'claim(uint256)': '0x379607f5',
  },
  StaderConfig: {
    'getMinBlockDelayToFinalizeWithdrawRequest()': '0xd2cee8ba',
    'getMinWithdrawAmount()': '0x14e1b8fd',
    'getMaxWithdrawAmount()': '0x326a16a3',
  },
  StaderOracle: {
    'safeMode()': '0xabe3219c',
    'erInspectionMode()': '0x342280b3',
  },
  OsTokenVaultController: {
    'convertToAssets(uint256)': '0x07a2d13a',
    'avgRewardPerSecond()': '0x8d7d4520',
    'feePercent()': '0x7fd6f15c',
    'totalAssets()': '0x01e1d114',
    'totalShares()': '0x3a98ef39',
  },
  OsTokenConfig: {
    'redeemer()': '0x2ba29d38',
    'getConfig(address)': '0xe48a5f7b',
  },
  OsTokenRedeemer: {
    'enterExitQueue(uint256,address)': '0x8ceab9aa',
    'calculateExitedAssets(address,uint256,uint256)': '0x098cf8d6',
    'getExitQueueIndex(uint256)': '0x60d60e6e',
    'claimExitedAssets(uint256,uint256)': '0x7c4b24ed',
    'exitRequests(bytes32)': '0x7ce93e72',
    'exitQueueUpdateDelay()': '0x92da7bb0',
    'swapAssetsToOsTokenShares(address)': '0x231a76fc',
    'permitOsToken(uint256,uint256,uint8,bytes32,bytes32)': '0x8ba433de',
  },
  EthVault: {
    'deposit(address,address)': '0xf9609f08',
    'depositAndMintOsToken(address,uint256,address)': '0x36fe59d2',
    'mintOsToken(address,uint256,address)': '0x201b9eb5',
    'burnOsToken(uint128)': '0x066055e0',
    'osTokenPositions(address)': '0x4ec96b22',
    'getShares(address)': '0xf04da65b',
    'convertToAssets(uint256)': '0x07a2d13a',
    'enterExitQueue(uint256,address)': '0x8ceab9aa',
    'getExitQueueIndex(uint256)': '0x60d60e6e',
    'calculateExitedAssets(address,uint256,uint256,uint256)': '0x76b58b90',
    'claimExitedAssets(uint256,uint256,uint256)': '0x8697d2c2',
  },
}

/** Their events: declaration and topic. */
export const exitEventFacts: Record<string, Record<string, Hex>> = {
  WithdrawalQueue: {
    'WithdrawalRequested(uint256 indexed requestId, address indexed requestor, address indexed owner, uint256 amountOfStETH, uint256 amountOfShares)':
      '0xf0cb471f23fb74ea44b8252eb1881a2dca546288d9f6e90d1a0e82fe0ed342ab',
    'WithdrawalsFinalized(uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked, uint256 sharesToBurn, uint256 timestamp)':
      '0x197874c72af6a06fb0aa4fab45fd39c7cb61ac0992159872dc3295207da7e9eb',
    'WithdrawalClaimed(uint256 indexed requestId, address indexed owner, address indexed receiver, uint256 amountOfETH)':
      '0x6ad26c5e238e7d002799f9a5db07e81ef14e37386ae03496d7a7ef04713e145b',
    'BunkerModeEnabled(uint256 _sinceTimestamp)': '0x47f03b07e5b5377f871539bb2942f5ecb72733be9fc9d55a17b6d6a05d418345',
    'BunkerModeDisabled()': '0xd1f8a2998c0caf73e09434aa93d273a599060d789407c6f70ccd4c9c9f32c8f4',
    'Paused(uint256 duration)': '0x32fb7c9891bc4f963c7de9f1186d2a7755c7d6e9f4604dabe1d8bb3027c2f49e',
    'Resumed()': '0x62451d457bc659158be6e6247f56ec1df424a5c7597f71c20c2bc44e0965c8f9',
  },
  SfrxETH: {
    'NewRewardsCycle(uint32 indexed cycleEnd, uint256 rewardAmount)':
      '0x2fa39aac60d1c94cda4ab0e86ae9c0ffab5b926e5b827a4ccba1d9b5b2ef596e',
  },
  FraxEtherMinter: {
    'EthSubmitted(address indexed sender, address indexed recipient, uint256 sent_amount)':
      '0x8239931bc4c59b6c71d8ba9cf7ae96662352d24e9f888538e07a75e57a114cb6',
  },
  RedemptionQueueV2: {
    'EnterRedemptionQueue(uint256 indexed nftId, address indexed sender, address indexed recipient, uint256 amountFrxEthRedeemed, uint64 maturityTimestamp, uint64 redemptionFee, uint120 ttlEthRequestedSnapshot)':
      '0x9f1fb12bdb3412f034e43c980b054581eec758481032f7d414831dd45ed99313',
    'NftTicketRedemption(uint256 indexed nftId, address indexed sender, address indexed recipient, uint120 feeAmt, uint120 amountToRedeemer, bool isPartial)':
      '0x1cf05c71e78d246806beed7213235ff33f01bb4c4c9b1fe55e409bc2e120cce2',
  },
  StaderStakePoolsManager: {
    'Deposited(address indexed caller, address indexed owner, uint256 assets, uint256 shares)':
      '0xf5681f9d0db1b911ac18ee83d515a1cf1051853a9eae418316a2fdf7dea427c5',
  },
  UserWithdrawalManager: {
    'WithdrawRequestReceived(address indexed msgSender, address recipient, uint256 requestId, uint256 sharesAmount, uint256 etherAmount)':
      '0x5b2ce38527d3f69f0bf03c1a363829ba12d09551f8778a9b0b9e1285ec19721a',
    'FinalizedWithdrawRequest(uint256 requestId)': '0x12a00f5e4c3614409f2dd90dc5be91b9b64ef89bac58a5b034ec0094376dbd37',
    'RequestRedeemed(address indexed sender, address recipient, uint256 ethTransferred)':
      '0xc41189bc1876fc0625eb89bb16008df49e2dba7df50d91b9d3b78ef68a3ced50',
  },
  StaderOracle: {
    'ExchangeRateUpdated(uint256 block, uint256 ethBalance, uint256 ethXSupply, uint256 time)':
      '0xf525f19964f35afcb9a475680bb27abecbc5e62b4d6d4f66a81a5bd7e8a107e3',
  },
  OsTokenVaultController: {
    'StateUpdated(uint256 profitAccrued, uint256 treasuryShares, uint256 treasuryAssets)':
      '0xb27a3a9979877b12952e21e91eeded34f5ecc7d5147544ca7b58fa9cd85e30be',
    'AvgRewardPerSecondUpdated(uint256 avgRewardPerSecond)':
      '0x575b153fd68e97b63239f63ca929196a4e398b8157c14ddb6bfc54dad71071cb',
  },
  OsTokenRedeemer: {
    'ExitQueueEntered(address indexed owner, address indexed receiver, uint256 positionTicket, uint256 shares)':
      '0x211091c5bf013c1230f996c3bb2bc327e3de429a3d3c356dcea9a0c858bc407f',
    'ExitedAssetsClaimed(address indexed receiver, uint256 prevPositionTicket, uint256 newPositionTicket, uint256 withdrawnAssets)':
      '0xeb3b05c070c24f667611fdb3ff75fe007d42401c573aed8d8faca95fd00ccb56',
    'CheckpointCreated(uint256 shares, uint256 assets)':
      '0x624ea167e477f9d39f7f4094b9dfe2e6346eb4a7aada54338db51abd554c4b9f',
  },
  EthVault: {
    'Deposited(address indexed caller, address indexed receiver, uint256 assets, uint256 shares, address referrer)':
      '0x861a4138e41fb21c121a7dbb1053df465c837fc77380cc7226189a662281be2c',
    'ExitQueueEntered(address indexed owner, address indexed receiver, uint256 positionTicket, uint256 shares)':
      '0x211091c5bf013c1230f996c3bb2bc327e3de429a3d3c356dcea9a0c858bc407f',
    'ExitedAssetsClaimed(address indexed receiver, uint256 prevPositionTicket, uint256 newPositionTicket, uint256 withdrawnAssets)':
      '0xeb3b05c070c24f667611fdb3ff75fe007d42401c573aed8d8faca95fd00ccb56',
    'CheckpointCreated(uint256 shares, uint256 assets)':
      '0x624ea167e477f9d39f7f4094b9dfe2e6346eb4a7aada54338db51abd554c4b9f',
    'OsTokenMinted(address indexed caller, address receiver, uint256 assets, uint256 shares, address referrer)':
      '0xa16d97739893e1436c9753925fb5cef174c4f368699dc86cc8fdb0e6e60f8e58',
    'OsTokenBurned(address indexed caller, uint256 assets, uint256 shares)':
      '0x3f7354ba02880b4fa37a629985852a38417ff369369ce1e52fa6f8342a9100a7',
  },
}
