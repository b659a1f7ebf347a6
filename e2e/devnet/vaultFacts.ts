import type { Hex } from 'viem'

/**
 * What mainnet's ways out of restaking tokens answer to, by the devnet's contract names: taken from the project's facts on
 * LRTs of 2026-11-21, as far as the devnet has it.
 */
export const vaultFunctionFacts: Record<string, Record<string, Hex>> = {
  LiquidityPool: {
    'requestWithdraw(address,uint256)': '0x397a1b28',
    'requestWithdrawWithPermit(address,uint256,(uint256,uint256,uint8,bytes32,bytes32))': '0x03dcfbdc',
  },
  WithdrawRequestNFT: {
    'nextRequestId()': '0x6a84a985',
    'lastFinalizedRequestId()': '0x667a739e',
    'getRequest(uint256)': '0xc58343ef',
    'isFinalized(uint256)': '0x33727c4d',
    'isValid(uint256)': '0xf577a500',
    'getClaimableAmount(uint256)': '0x7d8ca242',
    'claimWithdraw(uint256)': '0xb13acedd',
    'batchClaimWithdraw(uint256[])': '0x24fccdcf',
    'ownerOf(uint256)': '0x6352211e',
    'frozenRateFor(uint256)': '0x576f6780',
  },
  WeETHWithdrawAdapter: {
    'requestWithdraw(uint256,address)': '0xccc143b8',
    'requestWithdrawWithPermit(uint256,address,(uint256,uint256,uint8,bytes32,bytes32))': '0xb1705d26',
  },
  EtherFiRedemptionManager: {
    'redeemEEth(uint256,address,address)': '0x6dcc078e',
    'redeemWeEth(uint256,address,address)': '0x50cd3742',
    'canRedeem(uint256,address)': '0x5d943e1d',
    'totalRedeemableAmount(address)': '0xcf52e9f6',
    'previewRedeem(uint256,address)': '0x1daea443',
    'tokenToRedemptionInfo(address)': '0x5d645328',
  },
  Blacklister: {
    'blacklistedUntil(address)': '0x623289e8',
    'nonBlacklisted(address)': '0x15cf9a7e',
  },
  AccountantWithRateProviders: {
    'getRate()': '0x679aefce',
    'getRateSafe()': '0x282a8700',
    'getRateInQuote(address)': '0x1dcbb110',
    'getRateInQuoteSafe(address)': '0x820973da',
    'accountantState()': '0x433255de',
  },
  TellerWithMultiAssetSupport: {
    'deposit(address,uint256,uint256)': '0x0efe6a8b',
    'isPaused()': '0xb187bd26',
    'shareUnlockTime(address)': '0x1899ea81',
    'shareLockPeriod()': '0x9fdb11b6',
  },
  DelayedWithdraw: {
    'requestWithdraw(address,uint96,uint16,bool)': '0xb75fa7b3',
    'completeWithdraw(address,address)': '0x4953cdbe',
    'cancelWithdraw(address)': '0xe9919629',
    'withdrawRequests(address,address)': '0x65b5a00f',
    'withdrawAssets(address)': '0xaa5a0ffd',
  },
  BoringOnChainQueue: {
    'requestOnChainWithdraw(address,uint128,uint16,uint24)': '0x6bb3b476',
  },
  WithdrawQueue: {
    'withdraw(uint256,address)': '0x00f714ce',
    'claim(uint256,address)': '0xddd5e1b2',
    'getOutstandingWithdrawRequests(address)': '0x39d07ef2',
    'withdrawRequests(address,uint256)': '0x6d6ca319',
    'coolDownPeriod()': '0x30f1ebb9',
    'calculateAmountToRedeem(uint256,address)': '0x5254a99c',
    'getAvailableToWithdraw(address)': '0x824a6290',
    'withdrawalBufferTarget(address)': '0x6fe55385',
    'ethWithdrawQueue()': '0x2c5867c9',
    'erc20WithdrawQueue(address)': '0xfa8d7b97',
    'withdrawQueued(bytes32)': '0x102108e6',
    'paused()': '0x5c975abb',
  },
  SymbioticWithdrawalQueue: {
    'pendingAssetsOf(address)': '0x63c6b4eb',
    'claimableAssetsOf(address)': '0xe7beaf9d',
    'claim(address,address,uint256)': '0x996cba68',
    'symbioticVault()': '0xaa50ea92',
  },
  SymbioticVault: {
    'deposit(address,uint256)': '0x47e7ef24',
    'withdraw(address,uint256)': '0xf3fef3a3',
    'redeem(address,uint256)': '0x1e9a6950',
    'claim(address,uint256)': '0xaad3ec96',
    'claimBatch(address,uint256[])': '0x7c04c80a',
    'activeBalanceOf(address)': '0x59f769a9',
    'withdrawalsOf(uint256,address)': '0xf5e7ee0f',
    'slashableBalanceOf(address)': '0xc31e8dd7',
    'currentEpoch()': '0x76671808',
    'epochDuration()': '0x4ff0876a',
    'isWithdrawalsClaimed(uint256,address)': '0xa5d03223',
  },
}

/** Events by declaration, with topic 0. */
export const vaultEventFacts: Record<string, Record<string, Hex>> = {
  LiquidityPool: {
    'Withdraw(address indexed sender, address recipient, uint256 amount, uint8 source)':
      '0xb9da3f3df62c28aca604806cc6ee9678189d7591ef511a77bb040fa8361e9e02',
  },
  WithdrawRequestNFT: {
    'WithdrawRequestCreated(uint32 indexed requestId, uint256 amountOfEEth, uint256 shareOfEEth, address owner)':
      '0xe8c5062a529781e00d69c769270eb1f1ae6feb921aa80d238bb7b4b919b1ab22',
    'WithdrawRequestClaimed(uint32 indexed requestId, uint256 amountOfEEth, uint256 burntShareOfEEth, address owner)':
      '0x31712d805743a128cf0ab8cdf453da51797d2e6f674bd1e5d77d92e1518e4921',
    'WithdrawRequestInvalidated(uint32 indexed requestId)':
      '0xd1438bf0c355cea90a9b9659e0a0455232d0e6da85797802b4c73778f1e35f13',
    'WithdrawRequestValidated(uint32 indexed requestId)':
      '0x785e8e7d6014e174f050f6e4499adea51c4595e705b1b71f79a290d87a055fb4',
  },
  EtherFiRedemptionManager: {
    'Redeemed(address indexed receiver, uint256 redemptionAmount, uint256 feeAmountToTreasury, uint256 feeAmountToStakers, address outputToken)':
      '0xc733e5de6c9a33d3ad4494396148842e6b8788ce5161d4d96ff548de6019fc60',
  },
  WithdrawQueue: {
    'WithdrawRequestCreated(uint256 indexed withdrawRequestID, address user, address claimToken, uint256 amountToRedeem, uint256 ezETHAmountLocked, uint256 withdrawRequestIndex, bool queued, uint256 queueFilled)':
      '0x600d09550c74d261afbd034c96f1df11e6239324809d812023bfc80ba852d717',
    'WithdrawRequestClaimed((address,uint256,uint256,uint256,uint256) withdrawRequest)':
      '0x59557aa2024e953d94077c5e8323a7be3cfc4c508f3c6120136d03017096ed39',
  },
  SymbioticVault: {
    'Deposit(address indexed depositor, address indexed onBehalfOf, uint256 amount, uint256 shares)':
      '0xdcbc1c05240f31ff3ad067ef1ee35ce4997762752e3a095284754544f4c709d7',
    'Withdraw(address indexed withdrawer, address indexed claimer, uint256 amount, uint256 burnedShares, uint256 mintedShares)':
      '0xebff2602b3f468259e1e99f613fed6691f3a6526effe6ef3e768ba7ae7a36c4f',
    'Claim(address indexed claimer, address indexed recipient, uint256 epoch, uint256 amount)':
      '0x865ca08d59f5cb456e85cd2f7ef63664ea4f73327414e9d8152c4158b0e94645',
    'OnSlash(uint256 amount, uint48 captureTimestamp, uint256 slashedAmount)':
      '0xf9d090c096f71cd1659861a9ce5b6f384bceb4e2fa4e4a19edf6489a9b8d56c7',
  },
  DelayedWithdraw: {
    'WithdrawRequested(address indexed account, address indexed asset, uint96 shares, uint40 maturity)':
      '0x7c7bb9f0b469c21da4666496577565b8e0f6a5da9834e8d15b12603b260ca6c6',
    'WithdrawCompleted(address indexed account, address indexed asset, uint256 shares, uint256 assets)':
      '0xbf9c520fb583da9b8f434d2dfa27f8695602f498c937081299893335144e99a2',
  },
  BoringOnChainQueue: {
    'OnChainWithdrawRequested(bytes32 indexed requestId, address indexed user, address indexed assetOut, uint96 nonce, uint128 amountOfShares, uint128 amountOfAssets, uint40 creationTime, uint24 secondsToMaturity, uint24 secondsToDeadline)':
      '0x2eb08ebdb4d68b4a37e3b424927f3363e1d799ca7e56e7b2c59cc6c1778d33f5',
  },
}
