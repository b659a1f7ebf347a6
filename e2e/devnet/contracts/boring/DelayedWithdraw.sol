// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./AccountantWithRateProviders.sol";

/// One request per holder and asset: paid after a delay, within a window, at the lower of two rates.
contract DelayedWithdraw is Devnet {
    struct WithdrawAsset {
        bool allowWithdraws;
        uint32 withdrawDelay;
        uint32 completionWindow;
        uint128 outstandingShares;
        uint16 withdrawFee;
        uint16 maxLoss;
    }

    struct WithdrawRequest {
        bool allowThirdPartyToComplete;
        uint16 maxLoss;
        uint40 maturity;
        uint96 shares;
        uint96 exchangeRateAtTimeOfRequest;
    }

    BoringVault private boringVault;
    AccountantWithRateProviders private accountant;
    address public feeAddress;
    bool public isPaused;
    bool private pulls;
    /// Of before the switch: it always takes from the vault, and does not know the question.
    bool private old;
    mapping(address => WithdrawAsset) public withdrawAssets;
    mapping(address => mapping(address => WithdrawRequest)) public withdrawRequests;

    event WithdrawRequested(address indexed account, address indexed asset, uint96 shares, uint40 maturity);
    event WithdrawCancelled(address indexed account, address indexed asset, uint96 shares);
    event WithdrawCompleted(address indexed account, address indexed asset, uint256 shares, uint256 assets);

    error DelayedWithdraw__MaxLossTooLarge();
    error DelayedWithdraw__WithdrawsNotAllowed();
    error DelayedWithdraw__WithdrawNotMatured();
    error DelayedWithdraw__NoSharesToWithdraw();
    error DelayedWithdraw__MaxLossExceeded();
    error DelayedWithdraw__ThirdPartyCompletionNotAllowed();
    error DelayedWithdraw__RequestPastCompletionWindow();
    error DelayedWithdraw__Paused();

    function setAllowThirdPartyToComplete(address asset, bool allow) external {
        withdrawRequests[msg.sender][asset].allowThirdPartyToComplete = allow;
    }

    function requestWithdraw(address asset, uint96 shares, uint16 maxLoss, bool allowThirdPartyToComplete) external {
        if (isPaused) revert DelayedWithdraw__Paused();
        WithdrawAsset storage terms = withdrawAssets[asset];
        if (!terms.allowWithdraws) revert DelayedWithdraw__WithdrawsNotAllowed();
        if (maxLoss > 0.5e4) revert DelayedWithdraw__MaxLossTooLarge();
        boringVault.transferFrom(msg.sender, address(this), shares);
        terms.outstandingShares += shares;
        WithdrawRequest storage request = withdrawRequests[msg.sender][asset];
        request.shares += shares;
        request.maturity = uint40(block.timestamp + terms.withdrawDelay);
        request.exchangeRateAtTimeOfRequest = uint96(accountant.getRateInQuoteSafe(asset));
        request.maxLoss = maxLoss;
        request.allowThirdPartyToComplete = allowThirdPartyToComplete;
        emit WithdrawRequested(msg.sender, asset, shares, request.maturity);
    }

    function cancelWithdraw(address asset) external {
        WithdrawRequest storage request = withdrawRequests[msg.sender][asset];
        uint96 shares = request.shares;
        if (shares == 0) revert DelayedWithdraw__NoSharesToWithdraw();
        withdrawAssets[asset].outstandingShares -= shares;
        request.shares = 0;
        boringVault.transfer(msg.sender, shares);
        emit WithdrawCancelled(msg.sender, asset, shares);
    }

    function completeWithdraw(address asset, address account) external returns (uint256 assetsOut) {
        if (isPaused) revert DelayedWithdraw__Paused();
        WithdrawAsset storage terms = withdrawAssets[asset];
        WithdrawRequest storage request = withdrawRequests[account][asset];
        uint32 window = terms.completionWindow > 0 ? terms.completionWindow : 7 days;
        if (block.timestamp > request.maturity + window) revert DelayedWithdraw__RequestPastCompletionWindow();
        if (msg.sender != account && !request.allowThirdPartyToComplete) {
            revert DelayedWithdraw__ThirdPartyCompletionNotAllowed();
        }
        if (!terms.allowWithdraws) revert DelayedWithdraw__WithdrawsNotAllowed();
        if (block.timestamp < request.maturity) revert DelayedWithdraw__WithdrawNotMatured();
        if (request.shares == 0) revert DelayedWithdraw__NoSharesToWithdraw();
        uint256 minRate = _minRate(terms, request, asset);
        uint256 shares = request.shares;
        terms.outstandingShares -= uint128(shares);
        uint256 fee = shares * terms.withdrawFee / 1e4;
        shares -= fee;
        if (fee > 0) boringVault.transfer(feeAddress, fee);
        assetsOut = shares * minRate / 10 ** boringVault.decimals();
        request.shares = 0;
        boringVault.exit(account, asset, pulls ? assetsOut : 0, address(this), shares);
        if (!pulls) IAsset(asset).transfer(account, assetsOut);
        emit WithdrawCompleted(account, asset, shares, assetsOut);
    }

    function devnetInitialize(address vault, address accountant_, address feeAddress_, bool pull) external onlyDevnet {
        boringVault = BoringVault(vault);
        accountant = AccountantWithRateProviders(accountant_);
        feeAddress = feeAddress_;
        pulls = pull;
    }

    function devnetMakeOld() external onlyDevnet {
        (pulls, old) = (true, true);
    }

    function pullFundsFromVault() external view returns (bool) {
        require(!old);
        return pulls;
    }

    function devnetSetAsset(address asset, bool allow, uint32 delay, uint32 window, uint16 fee, uint16 maxLoss)
        external
        onlyDevnet
    {
        uint128 outstanding = withdrawAssets[asset].outstandingShares;
        withdrawAssets[asset] = WithdrawAsset(allow, delay, window, outstanding, fee, maxLoss);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }

    function _minRate(WithdrawAsset storage terms, WithdrawRequest storage request, address asset)
        private
        view
        returns (uint256 minRate)
    {
        uint256 current = accountant.getRateInQuoteSafe(asset);
        uint256 asked = request.exchangeRateAtTimeOfRequest;
        minRate = asked < current ? asked : current;
        uint256 maxRate = asked < current ? current : asked;
        uint256 maxLoss = request.maxLoss > 0 ? request.maxLoss : terms.maxLoss;
        if (minRate * (1e4 + maxLoss) / 1e4 < maxRate) revert DelayedWithdraw__MaxLossExceeded();
    }
}
