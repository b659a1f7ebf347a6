import { contract } from '../plan.ts'
import { minter, oldRedemptionQueue, redemptionQueue, sfrxeth } from './addresses.ts'

/** What sfrxETH has beyond ERC-20. `convertToAssets`, `previewRedeem`: frxETH for so many sfrxETH. */
export const sfrxethContract = contract(sfrxeth.address, [
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function convertToShares(uint256 assets) view returns (uint256)',
  'function previewRedeem(uint256 shares) view returns (uint256)',
  'function deposit(uint256 assets, address receiver) returns (uint256 shares)',
  'function redeem(uint256 shares, address receiver, address owner) returns (uint256 assets)',
])

export const minterContract = contract(minter, [
  'function mintFrxEthPaused() view returns (bool)',
  'function mintFrxEth() payable',
  'function submitAndDeposit(address recipient) payable returns (uint256 shares)',
])

/**
 * FraxEtherRedemptionQueueV2. Fees in millionths of the amount, maturity in Unix seconds, amounts in wei of frxETH, which is
 * wei of ether. `canRedeem(id, 0, false)`: whether the whole ticket is paid now, else how much of it.
 * `ethShortageOrSurplus`: the queue's own ether less what all tickets ask for.
 */
export const queueContract = contract(redemptionQueue, [
  'function balanceOf(address owner) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function nftInformation(uint256 nftId) view returns (bool hasBeenRedeemed, uint64 maturity, uint120 amount, uint64 redemptionFee, uint120 ttlEthRequestedSnapshot)',
  'function canRedeem(uint256 nftId, uint120 partialAmount, bool revertIfFalse) view returns (bool redeemable, uint120 maxAmount)',
  'function redemptionQueueState() view returns (uint64 nextNftId, uint64 queueLengthSecs, uint64 redemptionFee, uint120 ttlEthRequested, uint120 ttlEthServed)',
  'function ethShortageOrSurplus() view returns (int256 net, uint256 shortage)',
  'function MAX_FRXETH_PER_NFT() view returns (uint120)',
  'function enterRedemptionQueue(address recipient, uint120 amount) returns (uint256 nftId)',
  'function fullRedeemNft(uint256 nftId, address recipient) returns (uint120 paid, uint120 fee)',
])

/**
 * The first queue. Its redemption fee was taken at entry, so `amount` is what is paid; `earlyExitFee` (millionths) is what it
 * keeps of a ticket that is given back for frxETH before its time.
 */
export const oldQueueContract = contract(oldRedemptionQueue, [
  'function balanceOf(address owner) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function nftInformation(uint256 nftId) view returns (bool hasBeenRedeemed, uint64 maturity, uint120 amount, uint64 earlyExitFee)',
  'function burnRedemptionTicketNft(uint256 nftId, address recipient)',
])
