import type { Hex } from 'viem'

/** What mainnet answers to at Puffer, Kelp, YieldNest and Prime Staked: the project's facts on LRTs of 2026-11-21. */
export const restakingFunctionFacts: Record<string, Record<string, Hex>> = {
  PufferVault: {
    'convertToAssets(uint256)': '0x07a2d13a',
    'previewRedeem(uint256)': '0x4cdad506',
    'totalAssets()': '0x01e1d114',
    'depositETH(address)': '0x2d2da806',
    'depositStETH(uint256,address)': '0xf6dbd16f',
    'deposit(uint256,address)': '0x6e553f65',
    'mint(uint256,address)': '0x94bf804d',
    'withdraw(uint256,address,address)': '0xb460af94',
    'redeem(uint256,address,address)': '0xba087652',
    'maxRedeem(address)': '0xd905777e',
    'maxWithdraw(address)': '0xce96cb77',
    'getTotalExitFeeBasisPoints()': '0x0116c1fa',
    'getExitFeeBasisPoints()': '0x8fd356ff',
  },
  PufferWithdrawalManager: {
    'requestWithdrawal(uint128,address)': '0xef027fbf',
    'requestWithdrawalWithPermit((uint256,uint256,uint8,bytes32,bytes32),address)': '0xa231d21b',
    'completeQueuedWithdrawal(uint256)': '0x6a4800a4',
    'getWithdrawal(uint256)': '0x8a4fb16a',
    'getBatch(uint256)': '0x5ac44282',
    'getFinalizedWithdrawalBatch()': '0x90294b42',
    'getWithdrawalsLength()': '0x2d9b7f4d',
    'getMaxWithdrawalAmount()': '0x9ce7f670',
  },
  PufferDepositor: {
    'depositWstETH((uint256,uint256,uint8,bytes32,bytes32),address)': '0x31b4a693',
    'depositStETH((uint256,uint256,uint8,bytes32,bytes32),address)': '0x205943be',
  },
  KelpPool: {
    'depositETH(uint256,string)': '0x72c51c0b',
    'depositAsset(address,uint256,uint256,string)': '0xc3ae1766',
    'getRsETHAmountToMint(address,uint256)': '0xba5bb442',
    'minAmountToDeposit()': '0x778fbe60',
    'paused()': '0x5c975abb',
  },
  KelpOracle: {
    'rsETHPrice()': '0xb4b46434',
    'updateRSETHPrice()': '0x51ce226a',
    'getAssetPrice(address)': '0xb3596f07',
    'paused()': '0x5c975abb',
  },
  KelpConfig: {
    'getSupportedAssetList()': '0x770672a6',
  },
  KelpWithdrawalManager: {
    'paused()': '0x5c975abb',
    'initiateWithdrawal(address,uint256,string)': '0xc5a67b01',
    'completeWithdrawal(address,string)': '0xd3a86833',
    'instantWithdrawal(address,uint256,string)': '0x2a25f7a9',
    'userAssociatedNonces(address,address)': '0x7cef12ae',
    'getUserWithdrawalRequest(address,address,uint256)': '0x47204df1',
    'nextLockedNonce(address)': '0xfac48eea',
    'withdrawalDelayBlocks()': '0x50f73e7c',
    'minRsEthAmountToWithdraw(address)': '0xfe63f41b',
    'getExpectedAssetAmount(address,uint256)': '0x6359b872',
    'getAvailableAssetAmount(address)': '0x5f57f968',
    'isInstantWithdrawalEnabled(address)': '0x2f7f7e9a',
    'instantWithdrawalFee()': '0x6b34128c',
  },
  KelpUnstakingVault: {
    'paused()': '0x5c975abb',
    'getAssetsAvailableForInstantWithdrawal(address)': '0x9bb65d2a',
  },
  YnETH: {
    'depositETH(address)': '0x2d2da806',
    'convertToAssets(uint256)': '0x07a2d13a',
  },
  YnLSDe: {
    'deposit(address,uint256,address)': '0xf45346dc',
  },
  YnQueue: {
    'requestWithdrawal(uint256)': '0x9ee679e8',
    'withdrawalRequestsForOwner(address)': '0x4bac05a9',
    'withdrawalRequestIsFinalized(uint256)': '0x071fc512',
    'claimWithdrawal(uint256,address)': '0x3384d9fb',
    'withdrawalFee()': '0x8bc7e8c4',
    'findFinalizationForTokenId(uint256)': '0xf84694e1',
  },
  PrimeOracle: {
    'primeETHPrice()': '0xea90a6e1',
  },
}

export const restakingEventFacts: Record<string, Record<string, Hex>> = {
  PufferWithdrawalManager: {
    'WithdrawalRequested(uint256 indexed withdrawalIdx, uint256 indexed batchIdx, uint256 pufETHAmount, address indexed recipient)':
      '0x18b30bd1409a6a29a2f7518298686a8e7fff748e461a0143a8c772ed29015ece',
    'WithdrawalCompleted(uint256 indexed withdrawalIdx, uint256 ethPayoutAmount, uint256 payoutExchangeRate, address indexed recipient)':
      '0x0c2a147edace3ecd219b47541b15983312439ba5097047dba3affdaef156f19b',
  },
  KelpPool: {
    'ETHDeposit(address indexed depositor, uint256 depositAmount, uint256 rsethMintAmount, string referralId)':
      '0x8b0422d41caf5eb583695377e98b5041a1d241a7c80483cf182b1311c48c93b7',
    'AssetDeposit(address indexed depositor, address indexed asset, uint256 depositAmount, uint256 rsethMintAmount, string referralId)':
      '0x07c31fccf51996f0f4ea01c3a55191786b3a8cd89f696db4d42adaa99b0e15f1',
  },
  KelpWithdrawalManager: {
    'AssetWithdrawalQueued(address indexed withdrawer, address indexed asset, uint256 rsETHUnstaked, uint256 indexed userNonce)':
      '0xd1ff36888873897951eaf991bca7db625b8ed70bf2b0d54441907bdab02b08d7',
    'AssetWithdrawalFinalized(address indexed withdrawer, address indexed asset, uint256 amountBurned, uint256 amountReceived)':
      '0xca13475b00c46ee0ce4a479bd18ed747ff89395e96e93779ba7f18cbe1735fb4',
    'AssetUnlocked(address indexed asset, uint256 rsEthAmount, uint256 assetAmount, uint256 rsEThPrice, uint256 assetPrice)':
      '0x72e38cd9e650a56d27bba7e1a9a8d6f77dc5cc382bb38a7e56f4f1e845be910d',
  },
  YnQueue: {
    'WithdrawalRequested(uint256 indexed tokenId, address indexed requester, (uint256,uint256,uint256,uint256,bool,bytes) request)':
      '0x470a96c327e4382aa8e66bc975ce38a8e3eacb9c8e4d87d34e8dc4a853539de6',
    'WithdrawalClaimed(uint256 indexed tokenId, address claimer, address receiver, (uint256,uint256,uint256,uint256,bool,bytes) request, uint256 finalizationId, uint256 unitOfAccountAmount, uint256 claimRedemptionRate)':
      '0x043063fdf65eda59c2092782b3f6984485c435525b12b85fd117d2bd7e2d9a5c',
  },
}
