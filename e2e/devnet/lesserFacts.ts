import type { Hex } from 'viem'

/**
 * What mainnet's wBETH, Dinero and Treehouse answer to, by the devnet's contract names: taken from the project's facts on
 * LSTs (3.12 to 3.15) of 2026-11-21, as far as the devnet has it.
 */
export const lesserFunctionFacts: Record<string, Record<string, Hex>> = {
  WBETH: { 'deposit(address)': '0xf340fa01', 'requestWithdrawEth(uint256)': '0xa0907283' },
  UnwrapTokenV1ETH: {
    'getUserWithdrawRequests(address)': '0x781364bd',
    'getWithdrawRequests(uint256)': '0xba9f3ccf',
    'claimWithdraw(uint256)': '0xb13acedd',
    'lockTime()': '0x0d668087',
    'nextIndex()': '0xfc7e9c6f',
  },
  PirexEth: {
    'deposit(address,bool)': '0xadc9740c',
    'initiateRedemption(uint256,address,bool)': '0x3faae344',
    'redeemWithUpxEth(uint256,uint256,address)': '0x0dcb8c1a',
    'bulkRedeemWithUpxEth(uint256[],uint256[],address)': '0xbebaeabe',
    'instantRedeemWithPxEth(uint256,address)': '0xb4a26569',
    'buffer()': '0xedaafe20',
    'batchId()': '0x4972134a',
    'batchIdToValidator(uint256)': '0xfe196cf8',
    'status(bytes)': '0xad45517d',
    'pendingWithdrawal()': '0x7e288822',
    'outstandingRedemptions()': '0xf7a1f5ff',
    'paused()': '0x5c975abb',
    'fees(uint8)': '0x357c1354',
  },
  AutoPxEth: {
    'assetsPerShare()': '0x35d16e17',
    'withdrawalPenalty()': '0xa2468c19',
    'harvest()': '0x4641257d',
  },
  TreehouseRouter: { 'depositETH()': '0xf6326fb3', 'deposit(address,uint256)': '0x47e7ef24' },
  TreehouseRedemptionV2: {
    'redeem(uint96)': '0x7630c4a8',
    'finalizeRedeem(uint256)': '0xaff6cbf1',
    'getPendingRedeems(address)': '0x900fd1ed',
    'getRedeemLength(address)': '0x196e6b1d',
    'getRedeemInfo(address,uint256)': '0x192a8e86',
    'waitingPeriod()': '0x3a2ef9df',
    'redemptionFee()': '0x458f5815',
  },
}

/** Events by declaration, with topic 0. */
export const lesserEventFacts: Record<string, Record<string, Hex>> = {
  WBETH: {
    'ExchangeRateUpdated(address indexed oracle, uint256 newExchangeRate)':
      '0x0b4e9390054347e2a16d95fd8376311b0d2deedecba526e9742bcaa40b059f0b',
    'DepositEth(address indexed user, uint256 ethAmount, uint256 wBETHAmount, address indexed referral)':
      '0xe32c4b34261b430739ef30d727d062f9fdd6410be2080e6fd875a6015f40de83',
    'RequestWithdrawEth(address indexed user, uint256 wBETHAmount, uint256 ethAmount)':
      '0xe1ea856a2dd2650e9ab8bb416f893add49ac95f8364e47b4395a3ada9b0ccc2c',
  },
  PirexEth: {
    'Deposit(address indexed caller, address indexed receiver, bool indexed shouldCompound, uint256 deposited, uint256 receivedAmount, uint256 feeAmount)':
      '0x53688f4835c0a3d757a2c2fb4f73147d7fb253f5d5ca9f0b420e6831704c74bd',
    'InitiateRedemption(uint256 assets, uint256 postFeeAmount, address indexed receiver)':
      '0xa126fc6d7777e110f6fc53f11f34b4695af73524f2b2f5585dc81b4e148733f2',
    'RedeemWithUpxEth(uint256 tokenId, uint256 assets, address indexed receiver)':
      '0xb12ec230ea9bdc2847d084f44c404df9f15811b22a0b58c4f869e1c56e14bf3b',
    'RedeemWithPxEth(uint256 assets, uint256 postFeeAmount, address indexed receiver)':
      '0xef65d72849d1cca64b0040a01907b1f330f86a9d3e01856ce6bd55cdb8a16e0c',
  },
  AutoPxEth: {
    'Harvest(address indexed caller, uint256 value)':
      '0xc9695243a805adb74c91f28311176c65b417e842d5699893cef56d18bfa48cba',
  },
  UpxEth: {
    'TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 amount)':
      '0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62',
    'TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] amounts)':
      '0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb',
  },
  TreehouseRedemptionV2: {
    'Redeemed(address indexed user, uint256 shares, uint256 assets)':
      '0xf3a670cd3af7d64b488926880889d08a8585a138ff455227af6737339a1ec262',
    'RedeemFinalized(address indexed user, uint256 assets, uint256 fee)':
      '0x0d8ca89f70ec8e2070a2b24df21704a874dcab13a4bc8550631f2402743b205f',
  },
  MevEth: {
    'WithdrawalQueueOpened(address indexed recipient, uint256 indexed withdrawalId, uint256 assets)':
      '0x09dfd37369506d687db24de2b5f681eb0050ccd07eaafa95d0252899471dd740',
  },
}
