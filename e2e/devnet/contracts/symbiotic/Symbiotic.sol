// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface ICollateral {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// A core vault of version 1: stake in shares, and withdrawals in shares of one epoch, which a slash lowers like the stake
/// until the epoch has ended. What mainnet keeps as checkpoints is only the latest value here.
contract SymbioticVault is Devnet {
    address public collateral;
    address public burner;
    address public slasher;
    uint48 public epochDurationInit;
    uint48 public epochDuration;
    bool public depositWhitelist;
    bool public isDepositLimit;
    uint256 public depositLimit;
    uint256 public activeStake;
    uint256 public activeShares;
    mapping(address => uint256) public activeSharesOf;
    mapping(address => bool) public isDepositorWhitelisted;
    mapping(uint256 => uint256) public withdrawals;
    mapping(uint256 => uint256) public withdrawalShares;
    mapping(uint256 => mapping(address => uint256)) public withdrawalSharesOf;
    mapping(uint256 => mapping(address => bool)) public isWithdrawalsClaimed;

    event Deposit(address indexed depositor, address indexed onBehalfOf, uint256 amount, uint256 shares);
    event Withdraw(
        address indexed withdrawer, address indexed claimer, uint256 amount, uint256 burnedShares, uint256 mintedShares
    );
    event Claim(address indexed claimer, address indexed recipient, uint256 epoch, uint256 amount);
    event ClaimBatch(address indexed claimer, address indexed recipient, uint256[] epochs, uint256 amount);
    event OnSlash(uint256 amount, uint48 captureTimestamp, uint256 slashedAmount);

    error AlreadyClaimed();
    error DepositLimitReached();
    error InsufficientClaim();
    error InsufficientDeposit();
    error InsufficientRedemption();
    error InsufficientWithdrawal();
    error InvalidCaptureEpoch();
    error InvalidClaimer();
    error InvalidEpoch();
    error InvalidLengthEpochs();
    error InvalidOnBehalfOf();
    error InvalidRecipient();
    error NotSlasher();
    error NotWhitelistedDepositor();
    error TooMuchRedeem();
    error TooMuchWithdraw();

    function epochAt(uint48 timestamp) public view returns (uint256) {
        return epochDuration == 0 ? 0 : (timestamp - epochDurationInit) / epochDuration;
    }

    function currentEpoch() public view returns (uint256) {
        return epochAt(uint48(block.timestamp));
    }

    function currentEpochStart() public view returns (uint48) {
        return uint48(epochDurationInit + currentEpoch() * epochDuration);
    }

    function nextEpochStart() external view returns (uint48) {
        return uint48(epochDurationInit + (currentEpoch() + 1) * epochDuration);
    }

    function totalStake() external view returns (uint256) {
        uint256 epoch = currentEpoch();
        return activeStake + withdrawals[epoch] + withdrawals[epoch + 1];
    }

    function activeBalanceOf(address account) public view returns (uint256) {
        return _toAssets(activeSharesOf[account], activeStake, activeShares);
    }

    function withdrawalsOf(uint256 epoch, address account) public view returns (uint256) {
        return _toAssets(withdrawalSharesOf[epoch][account], withdrawals[epoch], withdrawalShares[epoch]);
    }

    function slashableBalanceOf(address account) external view returns (uint256) {
        uint256 epoch = currentEpoch();
        return activeBalanceOf(account) + withdrawalsOf(epoch, account) + withdrawalsOf(epoch + 1, account);
    }

    function deposit(address onBehalfOf, uint256 amount) external returns (uint256 deposited, uint256 minted) {
        if (onBehalfOf == address(0)) revert InvalidOnBehalfOf();
        if (depositWhitelist && !isDepositorWhitelisted[msg.sender]) revert NotWhitelistedDepositor();
        uint256 before = ICollateral(collateral).balanceOf(address(this));
        ICollateral(collateral).transferFrom(msg.sender, address(this), amount);
        deposited = ICollateral(collateral).balanceOf(address(this)) - before;
        if (deposited == 0) revert InsufficientDeposit();
        if (isDepositLimit && activeStake + deposited > depositLimit) revert DepositLimitReached();
        minted = _toShares(deposited, activeShares, activeStake);
        activeStake += deposited;
        activeShares += minted;
        activeSharesOf[onBehalfOf] += minted;
        emit Deposit(msg.sender, onBehalfOf, deposited, minted);
    }

    function withdraw(address claimer, uint256 amount) external returns (uint256 burned, uint256 minted) {
        if (claimer == address(0)) revert InvalidClaimer();
        if (amount == 0) revert InsufficientWithdrawal();
        burned = (amount * (activeShares + 1) + activeStake) / (activeStake + 1);
        if (burned > activeSharesOf[msg.sender]) revert TooMuchWithdraw();
        minted = _withdraw(claimer, amount, burned);
    }

    function redeem(address claimer, uint256 shares) external returns (uint256 assets, uint256 minted) {
        if (claimer == address(0)) revert InvalidClaimer();
        if (shares > activeSharesOf[msg.sender]) revert TooMuchRedeem();
        assets = _toAssets(shares, activeStake, activeShares);
        if (assets == 0) revert InsufficientRedemption();
        minted = _withdraw(claimer, assets, shares);
    }

    function claim(address recipient, uint256 epoch) external returns (uint256 amount) {
        if (recipient == address(0)) revert InvalidRecipient();
        amount = _claim(epoch);
        ICollateral(collateral).transfer(recipient, amount);
        emit Claim(msg.sender, recipient, epoch, amount);
    }

    function claimBatch(address recipient, uint256[] calldata epochs) external returns (uint256 amount) {
        if (recipient == address(0)) revert InvalidRecipient();
        if (epochs.length == 0) revert InvalidLengthEpochs();
        for (uint256 i; i < epochs.length; i++) amount += _claim(epochs[i]);
        ICollateral(collateral).transfer(recipient, amount);
        emit ClaimBatch(msg.sender, recipient, epochs, amount);
    }

    function onSlash(uint256 amount, uint48 captureTimestamp) external returns (uint256 slashed) {
        if (msg.sender != slasher) revert NotSlasher();
        uint256 epoch = currentEpoch();
        uint256 captured = epochAt(captureTimestamp);
        if ((epoch > 0 && captured < epoch - 1) || captured > epoch) revert InvalidCaptureEpoch();
        uint256 stake = activeStake;
        uint256 next = withdrawals[epoch + 1];
        // What was asked for in the epoch before the capture is out of its reach.
        uint256 current = captured == epoch ? 0 : withdrawals[epoch];
        uint256 slashable = stake + current + next;
        slashed = amount < slashable ? amount : slashable;
        if (slashed > 0) {
            uint256 fromStake = slashed * stake / slashable;
            uint256 fromNext = captured == epoch ? slashed - fromStake : slashed * next / slashable;
            uint256 fromCurrent = slashed - fromStake - fromNext;
            if (current < fromCurrent) {
                fromNext += fromCurrent - current;
                fromCurrent = current;
            }
            activeStake = stake - fromStake;
            withdrawals[epoch + 1] = next - fromNext;
            withdrawals[epoch] -= fromCurrent;
            ICollateral(collateral).transfer(burner, slashed);
        }
        emit OnSlash(amount, captureTimestamp, slashed);
    }

    /// The devnet is its slasher; epochs begin now.
    function devnetInitialize(address collateral_, uint48 duration) external onlyDevnet {
        collateral = collateral_;
        epochDuration = duration;
        epochDurationInit = uint48(block.timestamp);
        slasher = DEVNET;
        burner = address(0xdEaD);
    }

    function devnetSetDeposits(bool listed, bool limited, uint256 limit) external onlyDevnet {
        depositWhitelist = listed;
        isDepositLimit = limited;
        depositLimit = limit;
    }

    function _withdraw(address claimer, uint256 assets, uint256 burned) private returns (uint256 minted) {
        activeSharesOf[msg.sender] -= burned;
        activeShares -= burned;
        activeStake -= assets;
        uint256 epoch = currentEpoch() + 1;
        minted = _toShares(assets, withdrawalShares[epoch], withdrawals[epoch]);
        withdrawals[epoch] += assets;
        withdrawalShares[epoch] += minted;
        withdrawalSharesOf[epoch][claimer] += minted;
        emit Withdraw(msg.sender, claimer, assets, burned, minted);
    }

    function _claim(uint256 epoch) private returns (uint256 amount) {
        if (epoch >= currentEpoch()) revert InvalidEpoch();
        if (isWithdrawalsClaimed[epoch][msg.sender]) revert AlreadyClaimed();
        amount = withdrawalsOf(epoch, msg.sender);
        if (amount == 0) revert InsufficientClaim();
        isWithdrawalsClaimed[epoch][msg.sender] = true;
    }

    function _toShares(uint256 assets, uint256 shares, uint256 total) private pure returns (uint256) {
        return assets * (shares + 1) / (total + 1);
    }

    function _toAssets(uint256 shares, uint256 total, uint256 all) private pure returns (uint256) {
        return shares * (total + 1) / (all + 1);
    }
}
