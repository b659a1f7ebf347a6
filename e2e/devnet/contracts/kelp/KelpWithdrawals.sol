// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./KelpPool.sol";

/// One queue per asset. Unlocking settles requests in their order; a claim pays the oldest of the caller's.
contract KelpWithdrawalManager is KelpAddresses {
    uint256 private constant BASIS_POINTS = 10_000;

    struct Request {
        uint256 rsETHUnstaked;
        uint256 expectedAssetAmount;
        uint256 withdrawalStartBlock;
    }

    struct Deque {
        uint128 begin;
        uint128 end;
        mapping(uint128 => uint256) data;
    }

    mapping(address => uint256) public minRsEthAmountToWithdraw;
    uint256 public withdrawalDelayBlocks;
    mapping(bytes32 => Request) public withdrawalRequests;
    mapping(address => mapping(address => Deque)) public userAssociatedNonces;
    mapping(address => uint256) public nextUnusedNonce;
    mapping(address => uint256) public nextLockedNonce;
    mapping(address => uint256) public assetsCommitted;
    mapping(address => bool) public isInstantWithdrawalEnabled;
    uint256 public instantWithdrawalFee;
    /// Lending out of unlocked ether, which is off here.
    bool public isAaveIntegrationEnabled;
    uint256 public totalETHDepositedToAave;
    uint256 public getAaveWithdrawableLiquidity;
    address private treasury;

    event AssetWithdrawalQueued(
        address indexed withdrawer, address indexed asset, uint256 rsETHUnstaked, uint256 indexed userNonce
    );
    event AssetWithdrawalFinalized(
        address indexed withdrawer, address indexed asset, uint256 amountBurned, uint256 amountReceived
    );
    event AssetUnlocked(
        address indexed asset, uint256 rsEthAmount, uint256 assetAmount, uint256 rsEThPrice, uint256 assetPrice
    );
    event ReferralIdEmitted(string referralId);

    error InvalidAmountToWithdraw();
    error ExceedAmountToWithdraw();
    error NoWithdrawalRequests(address user, address asset);
    error WithdrawalLocked();
    error WithdrawalDelayNotPassed();
    error NoPendingWithdrawals();
    error AmountMustBeGreaterThanZero();
    error InstantWithdrawalNotEnabled();
    error CantInstantWithdrawMoreThanAvailable();

    receive() external payable {}

    function initiateWithdrawal(address asset, uint256 amount, string calldata referralId)
        external
        whenNotPaused
        onlySupportedAsset(asset)
    {
        if (amount == 0 || amount < minRsEthAmountToWithdraw[asset]) revert InvalidAmountToWithdraw();
        RsETH(RSETH).transferFrom(msg.sender, address(this), amount);
        uint256 expected = getExpectedAssetAmount(asset, amount);
        if (expected > getAvailableAssetAmount(asset)) revert ExceedAmountToWithdraw();
        assetsCommitted[asset] += expected;
        uint256 nonce = nextUnusedNonce[asset]++;
        withdrawalRequests[getRequestId(asset, nonce)] = Request(amount, expected, block.number);
        Deque storage own = userAssociatedNonces[asset][msg.sender];
        own.data[own.end] = nonce;
        unchecked {
            own.end++;
        }
        emit AssetWithdrawalQueued(msg.sender, asset, amount, nonce);
        emit ReferralIdEmitted(referralId);
    }

    /// Of an asset that is not supported any more too.
    function completeWithdrawal(address asset, string calldata referralId) external whenNotPaused {
        Deque storage own = userAssociatedNonces[asset][msg.sender];
        if (own.begin == own.end) revert NoWithdrawalRequests(msg.sender, asset);
        uint256 nonce = own.data[own.begin];
        delete own.data[own.begin];
        unchecked {
            own.begin++;
        }
        if (nonce >= nextLockedNonce[asset]) revert WithdrawalLocked();
        bytes32 id = getRequestId(asset, nonce);
        Request memory request = withdrawalRequests[id];
        delete withdrawalRequests[id];
        if (block.number < request.withdrawalStartBlock + withdrawalDelayBlocks) revert WithdrawalDelayNotPassed();
        _send(asset, msg.sender, request.expectedAssetAmount);
        emit ReferralIdEmitted(referralId);
        emit AssetWithdrawalFinalized(msg.sender, asset, request.rsETHUnstaked, request.expectedAssetAmount);
    }

    /// Burns from the caller without an allowance.
    function instantWithdrawal(address asset, uint256 amount, string calldata referralId)
        external
        whenNotPaused
        onlySupportedAsset(asset)
    {
        if (amount == 0 || amount < minRsEthAmountToWithdraw[asset]) revert InvalidAmountToWithdraw();
        if (!isInstantWithdrawalEnabled[asset]) revert InstantWithdrawalNotEnabled();
        uint256 worth = getExpectedAssetAmount(asset, amount);
        KelpUnstakingVault vault = KelpUnstakingVault(payable(UNSTAKING_VAULT));
        if (worth > vault.getAssetsAvailableForInstantWithdrawal(asset)) revert CantInstantWithdrawMoreThanAvailable();
        RsETH(RSETH).burnFrom(msg.sender, amount);
        uint256 fee = worth * instantWithdrawalFee / BASIS_POINTS;
        vault.redeem(asset, worth);
        if (fee > 0) _send(asset, treasury, fee);
        _send(asset, msg.sender, worth - fee);
        emit ReferralIdEmitted(referralId);
        emit AssetWithdrawalFinalized(msg.sender, asset, amount, worth - fee);
    }

    /// By Kelp's operator: settles requests until one is too young, or until the vault has too little for one.
    function unlockQueue(address asset, uint256 firstExcluded, uint256, uint256, uint256, uint256)
        external
        onlyDevnet
        returns (uint256 burned, uint256 unlocked)
    {
        uint256 available = KelpUnstakingVault(payable(UNSTAKING_VAULT)).balanceOf(asset);
        if (available == 0) revert AmountMustBeGreaterThanZero();
        if (firstExcluded > nextUnusedNonce[asset]) firstExcluded = nextUnusedNonce[asset];
        if (nextLockedNonce[asset] >= firstExcluded) revert NoPendingWithdrawals();
        while (nextLockedNonce[asset] < firstExcluded) {
            (uint256 amount, uint256 paid) = _settle(asset, nextLockedNonce[asset], available - unlocked);
            if (amount == 0) break;
            burned += amount;
            unlocked += paid;
            nextLockedNonce[asset]++;
        }
        if (burned > 0) RsETH(RSETH).burnFrom(address(this), burned);
        KelpUnstakingVault(payable(UNSTAKING_VAULT)).redeem(asset, unlocked);
        emit AssetUnlocked(
            asset, burned, unlocked, KelpOracle(ORACLE).rsETHPrice(), KelpOracle(ORACLE).getAssetPrice(asset)
        );
    }

    function getRequestId(address asset, uint256 nonce) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(asset, nonce));
    }

    function getExpectedAssetAmount(address asset, uint256 amount) public view returns (uint256) {
        return amount * KelpOracle(ORACLE).rsETHPrice() / KelpOracle(ORACLE).getAssetPrice(asset);
    }

    function getAvailableAssetAmount(address asset) public view returns (uint256) {
        uint256 total = KelpPool(payable(POOL)).getTotalAssetDeposits(asset);
        return total > assetsCommitted[asset] ? total - assetsCommitted[asset] : 0;
    }

    function getUserWithdrawalRequest(address asset, address user, uint256 place)
        external
        view
        returns (uint256 amount, uint256 expected, uint256 startBlock, uint256 nonce)
    {
        Deque storage own = userAssociatedNonces[asset][user];
        require(place < own.end - own.begin, "QueueOutOfBounds");
        nonce = own.data[own.begin + uint128(place)];
        Request memory request = withdrawalRequests[getRequestId(asset, nonce)];
        return (request.rsETHUnstaked, request.expectedAssetAmount, request.withdrawalStartBlock, nonce);
    }

    function devnetInitialize(uint256 delay, uint256 fee, address to) external onlyDevnet {
        withdrawalDelayBlocks = delay;
        instantWithdrawalFee = fee;
        treasury = to;
    }

    function devnetAllow(address asset, uint256 least, bool instant) external onlyDevnet {
        minRsEthAmountToWithdraw[asset] = least;
        isInstantWithdrawalEnabled[asset] = instant;
    }

    /// The rsETH of a request and what it is settled at; nothing when it is too young or too much.
    function _settle(address asset, uint256 nonce, uint256 available) private returns (uint256, uint256) {
        Request storage request = withdrawalRequests[getRequestId(asset, nonce)];
        if (block.number < request.withdrawalStartBlock + withdrawalDelayBlocks) return (0, 0);
        uint256 worth = getExpectedAssetAmount(asset, request.rsETHUnstaked);
        uint256 paid = request.expectedAssetAmount < worth ? request.expectedAssetAmount : worth;
        if (available < paid) return (0, 0);
        assetsCommitted[asset] -= request.expectedAssetAmount;
        request.expectedAssetAmount = paid;
        return (request.rsETHUnstaked, paid);
    }
}
