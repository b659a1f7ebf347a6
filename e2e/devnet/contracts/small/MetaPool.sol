// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/VirtualShares.sol";

/// Who is whose neighbour.
abstract contract MetaPoolAddresses is Devnet {
    SpETH internal constant STAKING_POOL = SpETH(payable(0xD06f6a56c5f599cB375B616DF306f32B7F6f4A0E));
    MetaPoolWithdrawal internal constant WITHDRAWAL =
        MetaPoolWithdrawal(payable(0xE55E5fDe6C25ac4AD75D867817D2d8a45836Af49));
    LiquidUnstakePool internal constant POOL = LiquidUnstakePool(payable(0xdF261F967E87B2aa44e18a22f4aCE5d7f74f03Cc));

    error NotAuthorized(address _caller, address _authorized);
    error DepositTooLow(uint256 _minAmount, uint256 _amountSent);

    modifier onlyStaking() {
        if (msg.sender != address(STAKING_POOL)) revert NotAuthorized(msg.sender, address(STAKING_POOL));
        _;
    }

    function _send(address to, uint256 amount) internal {
        require(address(this).balance >= amount, "Address: insufficient balance");
        (bool sent,) = to.call{value: amount}("");
        require(sent, "Address: unable to send value, recipient may have reverted");
    }
}

/// spETH: what validators have is the number of the last report, growing by an estimate until the next.
contract SpETH is MetaPoolAddresses, ERC20, VirtualShares {
    uint64 public constant MIN_DEPOSIT = 0.01 ether;

    uint256 public totalUnderlying;
    int256 public estimatedRewardsPerSecond;
    uint256 private reportedAt;

    receive() external payable {
        if (msg.sender != address(WITHDRAWAL)) depositETH(msg.sender);
    }

    function name() public pure override returns (string memory) {
        return "MetaPool Staking Pool ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "spETH";
    }

    function totalAssets() public view override returns (uint256) {
        int256 since = estimatedRewardsPerSecond * int256(block.timestamp - reportedAt);
        return since >= 0 ? totalUnderlying + uint256(since) : totalUnderlying - uint256(-since);
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets);
    }

    function maxRedeem(address owner) public view returns (uint256) {
        return balanceOf[owner];
    }

    /// What the pool has to sell goes first.
    function depositETH(address receiver) public payable returns (uint256 shares) {
        shares = previewDeposit(msg.value);
        if (msg.value < MIN_DEPOSIT) revert DepositTooLow(MIN_DEPOSIT, msg.value);
        uint256 held = balanceOf[address(POOL)];
        uint256 bought = held < shares ? held : shares;
        uint256 price = _up(bought * (totalAssets() + 1), totalSupply + 1);
        if (bought > 0) assert(POOL.swapETHFormpETH{value: price}(address(this)) == bought);
        if (shares > bought) _mint(address(this), shares - bought);
        totalUnderlying += msg.value - price;
        _transfer(address(this), receiver, shares);
        emit Deposit(msg.sender, receiver, msg.value, shares);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        require(assets <= convertToAssets(balanceOf[owner]), "ERC4626: withdraw more than max");
        shares = previewWithdraw(assets);
        _leave(assets, shares, receiver, owner);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        require(shares <= maxRedeem(owner), "ERC4626: redeem more than max");
        assets = previewRedeem(shares);
        _leave(assets, shares, receiver, owner);
    }

    /// The entry is the caller's, whoever owned the shares.
    function _leave(uint256 assets, uint256 shares, address receiver, address owner) private {
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        totalUnderlying -= assets;
        WITHDRAWAL.requestWithdraw(assets, msg.sender, receiver);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }

    function _shares() internal view override returns (uint256) {
        return totalSupply;
    }

    function devnetInitialize(address holder, uint256 supply, uint256 underlying) external onlyDevnet {
        _mint(holder, supply);
        devnetReport(underlying, 0);
    }

    function devnetReport(uint256 underlying, int256 perSecond) public onlyDevnet {
        totalUnderlying = underlying;
        estimatedRewardsPerSecond = perSecond;
        reportedAt = block.timestamp;
    }
}

/// One entry per account, unlocked some time after the week that follows the one it was made in.
contract MetaPoolWithdrawal is MetaPoolAddresses {
    struct WithdrawRequest {
        uint256 amount;
        uint256 unlockEpoch;
        address receiver;
    }

    address payable public mpETH;
    uint256 public totalPendingWithdraw;
    uint256 public startTimestamp;
    mapping(address => WithdrawRequest) public pendingWithdraws;
    uint8 public withdrawalsStartEpoch;
    uint32 public validatorsDisassembleTime;

    event RequestWithdraw(address indexed caller, uint256 amount, address receiver, uint256 unlockEpoch);
    event CompleteWithdraw(address indexed caller, uint256 amount, address receiver, uint256 unlockEpoch);

    error UserDontHavePendingWithdraw(address _user);
    error WithdrawalsNotStarted(uint256 _currentEpoch, uint256 _startEpoch);
    error ClaimTooSoon(uint256 timestampUnlock);

    receive() external payable {}

    function getEpoch() public view returns (uint256) {
        return (block.timestamp - startTimestamp) / 7 days;
    }

    function getEpochTimeLeft() external view returns (uint256) {
        return getEpochStartTime(getEpoch() + 1) - block.timestamp;
    }

    function getEpochStartTime(uint256 epoch) public view returns (uint256) {
        return startTimestamp + epoch * 7 days;
    }

    function requestWithdraw(uint256 amountOut, address user, address receiver) external onlyStaking {
        uint256 epoch = getEpoch();
        if (epoch < withdrawalsStartEpoch) revert WithdrawalsNotStarted(epoch, withdrawalsStartEpoch);
        WithdrawRequest storage pending = pendingWithdraws[user];
        pending.amount += amountOut;
        pending.unlockEpoch = epoch + 1;
        pending.receiver = receiver;
        totalPendingWithdraw += amountOut;
        emit RequestWithdraw(user, amountOut, receiver, epoch + 1);
    }

    function completeWithdraw() external {
        WithdrawRequest memory pending = pendingWithdraws[msg.sender];
        if (pending.amount == 0) revert UserDontHavePendingWithdraw(msg.sender);
        uint256 unlocked = getEpochStartTime(pending.unlockEpoch) + validatorsDisassembleTime;
        if (block.timestamp < unlocked) revert ClaimTooSoon(unlocked);
        if (pending.receiver == address(0)) pending.receiver = msg.sender;
        totalPendingWithdraw -= pending.amount;
        delete pendingWithdraws[msg.sender];
        _send(pending.receiver, pending.amount);
        emit CompleteWithdraw(msg.sender, pending.amount, pending.receiver, pending.unlockEpoch);
    }

    function devnetInitialize() external onlyDevnet {
        mpETH = payable(address(STAKING_POOL));
        withdrawalsStartEpoch = 8;
        validatorsDisassembleTime = 7 days;
        startTimestamp = block.timestamp - 10 weeks - 3 days;
    }
}

/// Swaps at once for a fee that grows as its ether goes down. Left out: its own shares.
contract LiquidUnstakePool is MetaPoolAddresses {
    uint256 public ethBalance;
    uint256 public targetLiquidity;
    uint16 public minFee;
    uint16 public maxFee;
    uint16 public treasuryFee;

    event Swap(address indexed user, uint256 amountIn, uint256 amountOut, uint256 fees, uint256 treasuryFees);

    error SwapMinOut(uint256 _minOut, uint256 _amountOut);

    receive() external payable {}

    function STAKING() external pure returns (address payable) {
        return payable(address(STAKING_POOL));
    }

    function getAmountOut(uint256 amountIn) public view returns (uint256 amountOut, uint256 feeAmount) {
        amountOut = STAKING_POOL.convertToAssets(amountIn);
        require(ethBalance >= amountOut, "Not enough ETH");
        uint256 left = ethBalance - amountOut;
        uint256 fee = minFee;
        if (left < targetLiquidity) fee = maxFee - uint256(maxFee - minFee) * left / targetLiquidity;
        feeAmount = amountIn * fee / 10_000;
        amountOut = STAKING_POOL.convertToAssets(amountIn - feeAmount);
    }

    function swapmpETHforETH(uint256 amount, uint256 minOut) external returns (uint256 amountOut) {
        uint256 feeAmount;
        (amountOut, feeAmount) = getAmountOut(amount);
        if (amountOut < minOut) revert SwapMinOut(minOut, amountOut);
        uint256 toTreasury = feeAmount * treasuryFee / 10_000;
        ethBalance -= amountOut;
        STAKING_POOL.transferFrom(msg.sender, address(this), amount);
        if (toTreasury != 0) STAKING_POOL.transfer(DEVNET, toTreasury);
        _send(msg.sender, amountOut);
        emit Swap(msg.sender, amount, amountOut, feeAmount, toTreasury);
    }

    function swapETHFormpETH(address to) external payable onlyStaking returns (uint256 shares) {
        shares = STAKING_POOL.previewDeposit(msg.value);
        STAKING_POOL.transfer(to, shares);
        ethBalance += msg.value;
    }

    /// Counts the ether that it has.
    function devnetInitialize() external onlyDevnet {
        ethBalance = address(this).balance;
        targetLiquidity = 30 ether;
        (minFee, maxFee, treasuryFee) = (30, 500, 2500);
    }
}
