// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./AccountantWithRateProviders.sol";

/// Requests that a solver fills, kept as hashes. Amounts are fixed when asked for.
contract BoringOnChainQueue is Devnet {
    struct WithdrawAsset {
        bool allowWithdraws;
        uint24 secondsToMaturity;
        uint24 minimumSecondsToDeadline;
        uint16 minDiscount;
        uint16 maxDiscount;
        uint96 minimumShares;
        uint256 withdrawCapacity;
    }

    struct OnChainWithdraw {
        uint96 nonce;
        address user;
        address assetOut;
        uint128 amountOfShares;
        uint128 amountOfAssets;
        uint40 creationTime;
        uint24 secondsToMaturity;
        uint24 secondsToDeadline;
    }

    BoringVault public boringVault;
    AccountantWithRateProviders public accountant;
    uint256 public ONE_SHARE;
    uint96 public nonce;
    bool public isPaused;
    bytes32[] private ids;
    mapping(bytes32 => uint256) private places;
    mapping(address => WithdrawAsset) public withdrawAssets;

    event OnChainWithdrawRequested(
        bytes32 indexed requestId,
        address indexed user,
        address indexed assetOut,
        uint96 nonce,
        uint128 amountOfShares,
        uint128 amountOfAssets,
        uint40 creationTime,
        uint24 secondsToMaturity,
        uint24 secondsToDeadline
    );
    event OnChainWithdrawCancelled(bytes32 indexed requestId, address indexed user, uint256 timestamp);
    event OnChainWithdrawSolved(bytes32 indexed requestId, address indexed user, uint256 timestamp);

    error BoringOnChainQueue__Paused();
    error BoringOnChainQueue__WithdrawsNotAllowedForAsset();
    error BoringOnChainQueue__BadDiscount();
    error BoringOnChainQueue__BadShareAmount();
    error BoringOnChainQueue__BadDeadline();
    error BoringOnChainQueue__BadUser();
    error BoringOnChainQueue__DeadlinePassed();
    error BoringOnChainQueue__NotMatured();
    error BoringOnChainQueue__RequestNotFound();

    function requestOnChainWithdraw(address assetOut, uint128 shares, uint16 discount, uint24 secondsToDeadline)
        external
        returns (bytes32)
    {
        if (isPaused) revert BoringOnChainQueue__Paused();
        WithdrawAsset memory terms = withdrawAssets[assetOut];
        if (!terms.allowWithdraws) revert BoringOnChainQueue__WithdrawsNotAllowedForAsset();
        if (discount < terms.minDiscount || discount > terms.maxDiscount) revert BoringOnChainQueue__BadDiscount();
        if (shares < terms.minimumShares) revert BoringOnChainQueue__BadShareAmount();
        if (secondsToDeadline < terms.minimumSecondsToDeadline) revert BoringOnChainQueue__BadDeadline();
        boringVault.transferFrom(msg.sender, address(this), shares);
        return _queue(
            OnChainWithdraw(
                nonce++,
                msg.sender,
                assetOut,
                shares,
                previewAssetsOut(assetOut, shares, discount),
                uint40(block.timestamp),
                terms.secondsToMaturity,
                secondsToDeadline
            )
        );
    }

    function cancelOnChainWithdraw(OnChainWithdraw memory request) external returns (bytes32 requestId) {
        if (request.user != msg.sender) revert BoringOnChainQueue__BadUser();
        requestId = _dequeue(request);
        boringVault.transfer(request.user, request.amountOfShares);
        emit OnChainWithdrawCancelled(requestId, request.user, block.timestamp);
    }

    function getRequestIds() external view returns (bytes32[] memory) {
        return ids;
    }

    function previewAssetsOut(address assetOut, uint128 shares, uint16 discount) public view returns (uint128) {
        uint256 price = accountant.getRateInQuoteSafe(assetOut) * (1e4 - discount) / 1e4;
        return uint128(uint256(shares) * price / ONE_SHARE);
    }

    function devnetInitialize(address vault, address accountant_) external onlyDevnet {
        boringVault = BoringVault(vault);
        accountant = AccountantWithRateProviders(accountant_);
        ONE_SHARE = 10 ** boringVault.decimals();
        nonce = 1;
    }

    function devnetSetAsset(address asset, bool allow, uint24 maturity, uint24 deadline, uint16 low, uint16 high, uint96 least)
        external
        onlyDevnet
    {
        withdrawAssets[asset] = WithdrawAsset(allow, maturity, deadline, low, high, least, type(uint256).max);
    }

    function devnetPause(bool value) external onlyDevnet {
        isPaused = value;
    }

    /// A solver: takes the shares and pays from its own pocket.
    function devnetSolve(OnChainWithdraw memory request, address solver) external onlyDevnet {
        uint256 maturity = uint256(request.creationTime) + request.secondsToMaturity;
        if (block.timestamp < maturity) revert BoringOnChainQueue__NotMatured();
        if (block.timestamp > maturity + request.secondsToDeadline) revert BoringOnChainQueue__DeadlinePassed();
        bytes32 requestId = _dequeue(request);
        emit OnChainWithdrawSolved(requestId, request.user, block.timestamp);
        boringVault.transfer(solver, request.amountOfShares);
        IAsset(request.assetOut).transferFrom(solver, request.user, request.amountOfAssets);
    }

    function _queue(OnChainWithdraw memory request) private returns (bytes32 requestId) {
        requestId = keccak256(abi.encode(request));
        ids.push(requestId);
        places[requestId] = ids.length;
        emit OnChainWithdrawRequested(
            requestId,
            request.user,
            request.assetOut,
            request.nonce,
            request.amountOfShares,
            request.amountOfAssets,
            request.creationTime,
            request.secondsToMaturity,
            request.secondsToDeadline
        );
    }

    function _dequeue(OnChainWithdraw memory request) private returns (bytes32 requestId) {
        requestId = keccak256(abi.encode(request));
        uint256 place = places[requestId];
        if (place == 0) revert BoringOnChainQueue__RequestNotFound();
        bytes32 last = ids[ids.length - 1];
        ids[place - 1] = last;
        places[last] = place;
        ids.pop();
        delete places[requestId];
    }
}
