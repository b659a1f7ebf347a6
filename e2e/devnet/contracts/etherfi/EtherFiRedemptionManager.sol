// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./EtherFiBase.sol";
import "./Interfaces.sol";

interface IStETH {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
}

interface IPriceFeed {
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80);
}

/// Holds stETH; restaking it is left out.
contract EtherFiRestaker is EtherFiPausable {
    IStETH private constant stETH = IStETH(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);

    error IncorrectCaller();
    error InsufficientBalance();

    function transferStETH(address recipient, uint256 amount) external whenNotPaused {
        if (msg.sender != REDEMPTION) revert IncorrectCaller();
        if (amount > stETH.balanceOf(address(this))) revert InsufficientBalance();
        stETH.transfer(recipient, amount);
    }
}

/// Redemption at once, for a fee, within a bucket that refills and above a watermark of the pool.
contract EtherFiRedemptionManager is EtherFiPausable {
    struct Limit {
        uint64 capacity;
        uint64 remaining;
        uint64 lastRefill;
        uint64 refillRate;
    }

    struct RedemptionInfo {
        Limit limit;
        uint16 exitFeeSplitToTreasuryInBps;
        uint16 exitFeeInBps;
        uint16 lowWatermarkInBpsOfTvl;
    }

    address private constant ETH_ADDRESS = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    address private constant STETH = 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84;
    address private constant RESTAKER = 0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf;
    // The protocol's treasury.
    address private constant TREASURY = 0x0c83EAe1FE72c390A02E426572854931EefF93BA;
    IPriceFeed private constant stEthPriceFeed = IPriceFeed(0x86392dC19c0b719886221c78AB11eb8Cf5c52812);
    IEETH private constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);
    IWeETH private constant weETH = IWeETH(0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee);
    ILiquidityPool private constant pool = ILiquidityPool(POOL);
    uint256 private constant BPS = 1e4;
    uint256 private constant UNIT = 1e12;

    mapping(address => RedemptionInfo) public tokenToRedemptionInfo;

    event Redeemed(
        address indexed receiver, uint256 redemptionAmount, uint256 feeAmountToTreasury, uint256 feeAmountToStakers, address token
    );

    error InvalidAmount();
    error InvalidOutputToken();
    error TransferFailed();
    error InsufficientBalance();
    error ExceededRedeemable();
    error RateLimitExceeded();
    error InvalidPriceFeed();
    error StalePriceFeed();
    error InvalidStEthPrice();

    receive() external payable {}

    function redeemEEth(uint256 amount, address receiver, address outputToken) external whenNotPaused {
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(receiver);
        if (amount > eETH.balanceOf(msg.sender)) revert InsufficientBalance();
        if (!canRedeem(amount, outputToken)) revert ExceededRedeemable();
        eETH.transferFrom(msg.sender, address(this), amount);
        _redeem(amount, receiver, outputToken);
    }

    function redeemWeEth(uint256 weEthAmount, address receiver, address outputToken) external whenNotPaused {
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(receiver);
        uint256 amount = weETH.getEETHByWeETH(weEthAmount);
        if (weEthAmount > weETH.balanceOf(msg.sender)) revert InsufficientBalance();
        if (!canRedeem(amount, outputToken)) revert ExceededRedeemable();
        weETH.transferFrom(msg.sender, address(this), weEthAmount);
        weETH.unwrap(weEthAmount);
        _redeem(amount, receiver, outputToken);
    }

    function lowWatermarkInETH(address token) public view returns (uint256) {
        return pool.getTotalPooledEther() * tokenToRedemptionInfo[token].lowWatermarkInBpsOfTvl / BPS;
    }

    function getInstantLiquidityAmount(address token) public view returns (uint256) {
        if (token == ETH_ADDRESS) return pool.totalValueInLp();
        return token == STETH ? IStETH(STETH).balanceOf(RESTAKER) : 0;
    }

    function totalRedeemableAmount(address token) external view returns (uint256) {
        uint256 liquid = getInstantLiquidityAmount(token);
        uint256 watermark = lowWatermarkInETH(token);
        if (liquid < watermark) return 0;
        uint256 consumable = uint256(_refilled(tokenToRedemptionInfo[token].limit).remaining) * UNIT;
        return consumable < liquid - watermark ? consumable : liquid - watermark;
    }

    function canRedeem(uint256 amount, address token) public view returns (bool) {
        uint256 liquid = getInstantLiquidityAmount(token);
        uint256 watermark = lowWatermarkInETH(token);
        if (liquid < watermark || liquid - watermark < amount) return false;
        return _refilled(tokenToRedemptionInfo[token].limit).remaining >= _units(amount);
    }

    function previewRedeem(uint256 shares, address token) external view returns (uint256) {
        uint256 amount = pool.amountForShare(shares);
        return amount - (amount * tokenToRedemptionInfo[token].exitFeeInBps + BPS - 1) / BPS;
    }

    /// Capacity in wei, refill in wei a second, fee, split and watermark in basis points.
    function devnetSet(
        address token,
        uint256 capacity,
        uint256 refillRate,
        uint16 fee,
        uint16 split,
        uint16 watermark
    ) external onlyDevnet {
        uint64 units = uint64(capacity / UNIT);
        Limit memory limit = Limit(units, units, uint64(block.timestamp), uint64(refillRate / UNIT));
        tokenToRedemptionInfo[token] = RedemptionInfo(limit, split, fee, watermark);
    }

    function _redeem(uint256 amount, address receiver, address token) private {
        RedemptionInfo storage info = tokenToRedemptionInfo[token];
        Limit memory limit = _refilled(info.limit);
        if (limit.remaining < _units(amount)) revert RateLimitExceeded();
        limit.remaining -= uint64(_units(amount));
        info.limit = limit;

        uint256 shares = pool.sharesForAmount(amount);
        uint256 toReceiver = pool.amountForShare(shares * (BPS - info.exitFeeInBps) / BPS);
        uint256 burned = pool.sharesForWithdrawalAmount(toReceiver);
        uint256 feeShares = shares - burned;
        uint256 treasuryShares = feeShares * info.exitFeeSplitToTreasuryInBps / BPS;
        uint256 toTreasury = pool.amountForShare(treasuryShares);
        uint256 stakerShares = feeShares - treasuryShares;
        uint256 toStakers = pool.amountForShare(stakerShares);
        eETH.transfer(TREASURY, toTreasury);

        if (token == ETH_ADDRESS) {
            pool.withdraw(address(this), toReceiver);
            pool.burnEEthShares(stakerShares);
            (bool sent,) = receiver.call{value: toReceiver, gas: 100_000}("");
            if (!sent) revert TransferFailed();
        } else if (token == STETH) {
            (, int256 answer,, uint256 updatedAt,) = stEthPriceFeed.latestRoundData();
            if (answer <= 0) revert InvalidPriceFeed();
            if (updatedAt + 25 hours < block.timestamp) revert StalePriceFeed();
            if (1.01e18 < uint256(answer)) revert InvalidStEthPrice();
            pool.burnEEthSharesForNonETHWithdrawal(burned, toReceiver);
            pool.burnEEthShares(stakerShares);
            EtherFiRestaker(RESTAKER).transferStETH(receiver, toReceiver);
        } else {
            revert InvalidOutputToken();
        }
        emit Redeemed(receiver, amount, toTreasury, toStakers, token);
    }

    function _units(uint256 amount) private pure returns (uint256) {
        return (amount + UNIT - 1) / UNIT;
    }

    function _refilled(Limit memory limit) private view returns (Limit memory) {
        uint256 filled = uint256(limit.remaining) + (block.timestamp - limit.lastRefill) * limit.refillRate;
        limit.remaining = filled > limit.capacity ? limit.capacity : uint64(filled);
        limit.lastRefill = uint64(block.timestamp);
        return limit;
    }
}
