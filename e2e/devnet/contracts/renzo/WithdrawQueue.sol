// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./Renzo.sol";

/// What Renzo's risk oracle says: pauses beside the contracts' own, and a cooldown that counts where it is longer.
contract RiskOracleMiddleware is Devnet {
    bool public depositPaused;
    bool public withdrawRequestPaused;
    bool public withdrawClaimPaused;
    bool public instantWithdrawPaused;
    uint256 public withdrawCooldownPeriod;

    function devnetSet(bool deposits, bool requests, bool claims, bool instant, uint256 cooldown) external onlyDevnet {
        depositPaused = deposits;
        withdrawRequestPaused = requests;
        withdrawClaimPaused = claims;
        instantWithdrawPaused = instant;
        withdrawCooldownPeriod = cooldown;
    }
}

/// Requests in one array per account, paid from a buffer, or from what arrives later in the order of the requests.
contract WithdrawQueue is RenzoAddresses {
    address private constant IS_NATIVE = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    RiskOracleMiddleware public constant riskOracleMiddleware =
        RiskOracleMiddleware(0x08921F17A32110F8df44A3d5007F2acd09Cfae6d);

    struct WithdrawRequest {
        address collateralToken;
        uint256 withdrawRequestID;
        uint256 amountToRedeem;
        uint256 ezETHLocked;
        uint256 createdAt;
    }

    struct Queue {
        uint256 queuedWithdrawToFill;
        uint256 queuedWithdrawFilled;
    }

    struct QueueStatus {
        bool queued;
        uint256 fillAt;
    }

    bool public paused;
    uint256 public coolDownPeriod;
    uint256 public withdrawRequestNonce;
    uint256 public stETHPendingWithdrawAmount;
    mapping(address => uint256) public withdrawalBufferTarget;
    mapping(address => uint256) public claimReserve;
    mapping(address => WithdrawRequest[]) public withdrawRequests;
    mapping(bytes32 => QueueStatus) public withdrawQueued;
    mapping(address => bool) public whitelisted;
    mapping(address => Queue) public erc20WithdrawQueue;
    Queue public ethWithdrawQueue;

    event WithdrawRequestCreated(
        uint256 indexed withdrawRequestID,
        address user,
        address claimToken,
        uint256 amountToRedeem,
        uint256 ezETHAmountLocked,
        uint256 withdrawRequestIndex,
        bool queued,
        uint256 queueFilled
    );
    event WithdrawRequestClaimed(WithdrawRequest withdrawRequest);
    event QueueFilled(uint256 amount, address asset);
    event EthBufferFilled(uint256 amount);

    error WithdrawRequestPaused();
    error ClaimPaused();
    error UnsupportedWithdrawAsset();
    error InvalidWithdrawIndex();
    error EarlyClaim();
    error QueuedWithdrawalNotFilled();
    error NotEnoughCollateralValue();
    error NotDepositQueue();
    error TransferFailed();

    /// Only stETH that was turned into ether by Lido's queue comes this way.
    receive() external payable {
        if (msg.sender != 0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1) revert TransferFailed();
    }

    function getOutstandingWithdrawRequests(address user) external view returns (uint256) {
        return withdrawRequests[user].length;
    }

    function getAvailableToWithdraw(address asset) public view returns (uint256) {
        uint256 held = asset == IS_NATIVE ? address(this).balance : IERC20Like(asset).balanceOf(address(this));
        return held - claimReserve[asset];
    }

    function getQueueDeficit(address asset) public view returns (uint256) {
        Queue memory queue = asset == IS_NATIVE ? ethWithdrawQueue : erc20WithdrawQueue[asset];
        return queue.queuedWithdrawToFill > queue.queuedWithdrawFilled
            ? queue.queuedWithdrawToFill - queue.queuedWithdrawFilled
            : 0;
    }

    function calculateAmountToRedeem(uint256 amount, address assetOut)
        public
        view
        returns (uint256[][] memory tvls, uint256 amountToRedeem)
    {
        uint256 total;
        (tvls,, total) = IRestakeManager(RESTAKE_MANAGER).calculateTVLs();
        amountToRedeem = renzoOracle.calculateRedeemAmount(amount, ezETH.totalSupply(), total);
        if (assetOut != IS_NATIVE) {
            amountToRedeem = renzoOracle.lookupTokenAmountFromValue(assetOut, amountToRedeem);
        }
    }

    /// All of an asset that could be brought up, in its own units.
    function availableCollateralAmount(address asset) external view returns (uint256 total) {
        (uint256[][] memory tvls,,) = IRestakeManager(RESTAKE_MANAGER).calculateTVLs();
        total = getAvailableToWithdraw(asset);
        if (asset == IS_NATIVE) total += DEPOSIT_QUEUE.balance;
        for (uint256 i; i < tvls.length; i++) {
            // One collateral token, then ether.
            total += asset == IS_NATIVE
                ? tvls[i][tvls[i].length - 1]
                : renzoOracle.lookupTokenAmountFromValue(asset, tvls[i][0]);
        }
        total -= getQueueDeficit(asset);
    }

    function withdraw(uint256 amount, address assetOut) external {
        if (paused) revert("Pausable: paused");
        if (riskOracleMiddleware.withdrawRequestPaused()) revert WithdrawRequestPaused();
        if (amount == 0 || assetOut == address(0)) revert InvalidZeroInput();
        if (withdrawalBufferTarget[assetOut] == 0) revert UnsupportedWithdrawAsset();
        ezETH.transferFrom(msg.sender, address(this), amount);
        (uint256[][] memory tvls, uint256 amountToRedeem) = calculateAmountToRedeem(amount, assetOut);
        withdrawRequestNonce++;
        WithdrawRequest memory request =
            WithdrawRequest(assetOut, withdrawRequestNonce, amountToRedeem, amount, block.timestamp);
        uint256 available = getAvailableToWithdraw(assetOut);
        bool queued = amountToRedeem > available;
        if (queued) {
            _checkCollateral(amountToRedeem, assetOut, tvls);
            Queue storage queue = assetOut == IS_NATIVE ? ethWithdrawQueue : erc20WithdrawQueue[assetOut];
            queue.queuedWithdrawFilled += available;
            queue.queuedWithdrawToFill += amountToRedeem;
            claimReserve[assetOut] += available;
            QueueStatus storage status = withdrawQueued[keccak256(abi.encode(request, msg.sender))];
            status.queued = true;
            status.fillAt = queue.queuedWithdrawToFill;
        } else {
            claimReserve[assetOut] += amountToRedeem;
        }
        withdrawRequests[msg.sender].push(request);
        emit WithdrawRequestCreated(
            withdrawRequestNonce,
            msg.sender,
            assetOut,
            amountToRedeem,
            amount,
            withdrawRequests[msg.sender].length - 1,
            queued,
            available
        );
    }

    /// Anybody may claim for anybody; the account's last request takes the place of the one claimed.
    function claim(uint256 index, address user) external {
        if (paused) revert("Pausable: paused");
        if (riskOracleMiddleware.withdrawClaimPaused()) revert ClaimPaused();
        WithdrawRequest[] storage requests = withdrawRequests[user];
        if (index >= requests.length) revert InvalidWithdrawIndex();
        WithdrawRequest memory request = requests[index];
        if (riskOracleMiddleware.instantWithdrawPaused() || !whitelisted[user]) {
            uint256 extended = riskOracleMiddleware.withdrawCooldownPeriod();
            uint256 cooldown = extended > coolDownPeriod ? extended : coolDownPeriod;
            if (block.timestamp - request.createdAt < cooldown) revert EarlyClaim();
        }
        address asset = request.collateralToken;
        QueueStatus memory status = withdrawQueued[keccak256(abi.encode(request, user))];
        uint256 filled =
            asset == IS_NATIVE ? ethWithdrawQueue.queuedWithdrawFilled : erc20WithdrawQueue[asset].queuedWithdrawFilled;
        if (status.queued && status.fillAt > filled) revert QueuedWithdrawalNotFilled();
        (, uint256 worth) = calculateAmountToRedeem(request.ezETHLocked, asset);
        claimReserve[asset] -= request.amountToRedeem;
        if (worth < request.amountToRedeem) request.amountToRedeem = worth;
        requests[index] = requests[requests.length - 1];
        requests.pop();
        ezETH.burn(address(this), request.ezETHLocked);
        if (asset == IS_NATIVE) {
            (bool sent,) = payable(user).call{value: request.amountToRedeem}("");
            if (!sent) revert TransferFailed();
        } else {
            IERC20Like(asset).transfer(user, request.amountToRedeem);
        }
        emit WithdrawRequestClaimed(request);
    }

    /// What arrives fills the queue first; the rest stays in the buffer.
    function fillEthWithdrawBuffer() external payable {
        if (msg.sender != DEPOSIT_QUEUE) revert NotDepositQueue();
        uint256 deficit = getQueueDeficit(IS_NATIVE);
        uint256 filled = deficit > msg.value ? msg.value : deficit;
        if (filled > 0) {
            claimReserve[IS_NATIVE] += filled;
            ethWithdrawQueue.queuedWithdrawFilled += filled;
            emit QueueFilled(filled, IS_NATIVE);
        }
        emit EthBufferFilled(msg.value - filled);
    }

    function devnetInitialize(uint256 cooldown) external onlyDevnet {
        coolDownPeriod = cooldown;
    }

    function devnetSetBuffer(address asset, uint256 target) external onlyDevnet {
        withdrawalBufferTarget[asset] = target;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetWhitelist(address user, bool value) external onlyDevnet {
        whitelisted[user] = value;
    }

    function _checkCollateral(uint256 amount, address asset, uint256[][] memory tvls) private view {
        bool native = asset == IS_NATIVE;
        uint256 available = getAvailableToWithdraw(asset);
        uint256 deficit = getQueueDeficit(asset);
        uint256 value = native
            ? DEPOSIT_QUEUE.balance + available
            : renzoOracle.lookupTokenValue(asset, available);
        if (!native) {
            amount = renzoOracle.lookupTokenValue(asset, amount);
            deficit = renzoOracle.lookupTokenValue(asset, deficit);
        }
        for (uint256 i; i < tvls.length; i++) value += native ? tvls[i][tvls[i].length - 1] : tvls[i][0];
        if (value - deficit < amount) revert NotEnoughCollateralValue();
    }
}
