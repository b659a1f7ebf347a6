// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/NamedToken.sol";
import "./InceptionMath.sol";

interface IHeld {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// The token of one vault. Paused, it can neither move nor be minted or burnt.
contract InceptionToken is Devnet, NamedToken {
    address public vault;
    bool public paused;

    function mint(address account, uint256 amount) external {
        _onlyVault();
        _mint(account, amount);
    }

    function burn(address account, uint256 amount) external {
        _onlyVault();
        require(balanceOf[account] >= amount, "ERC20: burn amount exceeds balance");
        _burn(account, amount);
    }

    function devnetInitialize(string calldata name_, string calldata symbol_, uint8 decimals_, address vault_)
        external
        onlyDevnet
    {
        _setToken(name_, symbol_, decimals_);
        vault = vault_;
    }

    function devnetMint(address to, uint256 amount) external onlyDevnet {
        _mint(to, amount);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _onlyVault() private view {
        require(msg.sender == vault, "InceptionToken: only vault allowed");
        require(!paused, "InceptionToken: token transfer while paused");
    }

    function _beforeTransfer(address, address, uint256) internal view override {
        require(!paused, "InceptionToken: token transfer while paused");
    }
}

/// What both generations of vaults do: requests in one queue, added up by account, paid all at once when they are ready.
abstract contract InceptionVaultBase is Devnet {
    struct Withdrawal {
        uint256 epoch;
        address receiver;
        uint256 amount;
    }

    InceptionToken public inceptionToken;
    IHeld internal held;
    uint256 public ratio;
    uint256 public epoch;
    uint256 public totalAmountToWithdraw;
    uint256 public redeemReservedAmount;
    uint256 public depositBonusAmount;
    uint256 public targetCapacity;
    /// What stands behind the vault beyond its own balance, in restaking.
    uint256 internal delegated;
    uint256 internal least;
    /// A token that loses so many units on each transfer.
    uint256 internal lost;
    bool public paused;
    Withdrawal[] public claimerWithdrawalsQueue;
    mapping(address => Withdrawal) internal claimerWithdrawals;

    error NullParams();
    error LowerMinAmount(uint256 minAmount);
    error InsufficientCapacity(uint256 capacity);
    error IsNotAbleToRedeem();

    event Deposit(address indexed sender, address indexed receiver, uint256 amount, uint256 iShares);
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 amount, uint256 iShares
    );
    event Redeem(address indexed sender, address indexed receiver, uint256 amount);
    event RedeemedRequests(uint256[] withdrawals);
    event FlashWithdraw(
        address indexed sender,
        address indexed receiver,
        address indexed owner,
        uint256 amount,
        uint256 iShares,
        uint256 fee
    );

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    function asset() external view returns (address) {
        return address(held);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * ratio / 1e18;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * 1e18 / ratio;
    }

    function getPendingWithdrawalOf(address claimer) external view returns (uint256) {
        return claimerWithdrawals[claimer].amount;
    }

    function getTotalDeposited() public view returns (uint256) {
        return delegated + held.balanceOf(address(this)) - depositBonusAmount;
    }

    function getFlashCapacity() public view returns (uint256) {
        uint256 assets = held.balanceOf(address(this));
        uint256 kept = redeemReservedAmount + depositBonusAmount;
        return kept > assets ? 0 : assets - kept;
    }

    function calculateFlashWithdrawFee(uint256 amount) public view returns (uint256) {
        uint256 capacity = getFlashCapacity();
        if (amount > capacity) revert InsufficientCapacity(capacity);
        uint256 target = targetCapacity * getTotalDeposited() / 100e18;
        return InceptionMath.withdrawalFee(amount, capacity, target * 25e8 / 1e10, 5e7, 30e7, target);
    }

    function isAbleToRedeem(address claimer) public view virtual returns (bool able, uint256[] memory available);

    function deposit(uint256 amount, address receiver) external whenNotPaused returns (uint256 shares) {
        _beforeDeposit();
        if (amount < least) revert LowerMinAmount(least);
        held.transferFrom(msg.sender, address(this), amount);
        shares = convertToShares(amount);
        inceptionToken.mint(receiver, shares);
        emit Deposit(msg.sender, receiver, amount, shares);
    }

    function withdraw(uint256 iShares, address receiver) external whenNotPaused {
        _beforeWithdraw(receiver, iShares);
        uint256 amount = convertToAssets(iShares);
        if (amount < least) revert LowerMinAmount(least);
        inceptionToken.burn(msg.sender, iShares);
        totalAmountToWithdraw += amount;
        claimerWithdrawals[receiver].amount += amount - lost;
        _noteRequest(receiver);
        claimerWithdrawalsQueue.push(Withdrawal(claimerWithdrawalsQueue.length, receiver, amount - lost));
        emit Withdraw(msg.sender, receiver, msg.sender, amount, iShares);
    }

    function redeem(address receiver) external whenNotPaused {
        (bool able, uint256[] memory available) = isAbleToRedeem(receiver);
        if (!able) revert IsNotAbleToRedeem();
        uint256 total;
        for (uint256 i = 0; i < available.length; i++) {
            uint256 amount = claimerWithdrawalsQueue[available[i]].amount;
            claimerWithdrawals[receiver].amount -= amount;
            totalAmountToWithdraw -= amount + lost;
            redeemReservedAmount -= amount;
            total += amount;
            delete claimerWithdrawalsQueue[available[i]];
        }
        _noteRedeemed(receiver, available);
        held.transfer(receiver, total);
        emit RedeemedRequests(available);
        emit Redeem(msg.sender, receiver, total);
    }

    /// The operator has brought tokens back: as many requests are ready, in order, as the free balance covers.
    function devnetUpdateEpoch() external onlyDevnet {
        uint256 free = getFlashCapacity();
        while (epoch < claimerWithdrawalsQueue.length && claimerWithdrawalsQueue[epoch].amount <= free) {
            free -= claimerWithdrawalsQueue[epoch].amount;
            redeemReservedAmount += claimerWithdrawalsQueue[epoch].amount;
            epoch++;
        }
    }

    function devnetInitialize(address token, address asset_, uint256 ratio_, uint256 lost_, uint256 delegated_)
        external
        onlyDevnet
    {
        inceptionToken = InceptionToken(token);
        held = IHeld(asset_);
        ratio = ratio_;
        lost = lost_;
        delegated = delegated_;
        least = 100;
        targetCapacity = 5e18;
    }

    function devnetSet(uint256 ratio_, uint256 targetCapacity_, bool paused_) external onlyDevnet {
        ratio = ratio_;
        targetCapacity = targetCapacity_;
        paused = paused_;
    }

    function _flash(uint256 iShares, address receiver, address owner) internal returns (uint256 amount, uint256 fee) {
        _beforeWithdraw(receiver, iShares);
        amount = convertToAssets(iShares);
        if (amount < least) revert LowerMinAmount(least);
        inceptionToken.burn(owner, iShares);
        fee = calculateFlashWithdrawFee(amount);
        amount -= fee;
        depositBonusAmount += fee - fee / 2;
        held.transfer(DEVNET, fee / 2);
        held.transfer(receiver, amount);
        emit FlashWithdraw(msg.sender, receiver, owner, amount, iShares, fee);
    }

    function _beforeDeposit() internal view virtual;

    function _beforeWithdraw(address receiver, uint256 iShares) internal view virtual;

    function _noteRequest(address receiver) internal virtual;

    function _noteRedeemed(address receiver, uint256[] memory available) internal virtual;
}

/// A vault over Symbiotic.
contract InceptionVaultSymbiotic is InceptionVaultBase {
    uint256 private constant MAX_GAP = 20;

    mapping(address => uint256) public withdrawals;
    mapping(address => uint256) public recentEpoch;

    error InceptionOnPause();
    error ValueZero();
    error InvalidAddress();
    error LowerThanMinOut(uint256 minOut);
    error MaxGapReached();

    function flashWithdraw(uint256 iShares, address receiver, uint256 minOut)
        external
        whenNotPaused
        returns (uint256 amount)
    {
        (amount,) = _flash(iShares, receiver, msg.sender);
        if (minOut != 0 && amount < minOut) revert LowerThanMinOut(amount);
    }

    function isAbleToRedeem(address claimer) public view override returns (bool able, uint256[] memory available) {
        Withdrawal memory own = claimerWithdrawals[claimer];
        uint256 until = recentEpoch[claimer];
        if (own.amount == 0 || until < own.epoch) return (false, available);
        available = new uint256[](withdrawals[claimer]);
        until = until >= epoch ? epoch : until + 1;
        uint256 index;
        for (uint256 i = own.epoch; i < until; ++i) {
            if (claimerWithdrawalsQueue[i].receiver != claimer) continue;
            able = true;
            available[index++] = i;
        }
        assembly {
            mstore(available, index)
        }
    }

    function _beforeDeposit() internal view override {
        if (targetCapacity == 0) revert InceptionOnPause();
    }

    function _beforeWithdraw(address receiver, uint256 iShares) internal view override {
        if (iShares == 0) revert ValueZero();
        if (receiver == address(0)) revert InvalidAddress();
        if (targetCapacity == 0) revert NullParams();
    }

    function _noteRequest(address receiver) internal override {
        Withdrawal storage own = claimerWithdrawals[receiver];
        if (recentEpoch[receiver] - own.epoch > MAX_GAP) revert MaxGapReached();
        if (withdrawals[receiver] == 0) own.epoch = claimerWithdrawalsQueue.length;
        withdrawals[receiver]++;
        recentEpoch[receiver] = claimerWithdrawalsQueue.length;
    }

    function _noteRedeemed(address receiver, uint256[] memory available) internal override {
        withdrawals[receiver] -= available.length;
        claimerWithdrawals[receiver].epoch = available[available.length - 1];
    }
}

/// A vault over EigenLayer, of the first generation.
contract InceptionVaultEigen is InceptionVaultBase {
    /// Whether all its restakers are delegated: otherwise it takes neither deposits nor requests.
    bool private undelegated;

    error InceptionOnPause();

    function flashWithdraw(uint256 iShares, address receiver) external whenNotPaused {
        _flash(iShares, receiver, msg.sender);
    }

    function isAbleToRedeem(address claimer) public view override returns (bool able, uint256[] memory available) {
        Withdrawal memory own = claimerWithdrawals[claimer];
        available = new uint256[](epoch - own.epoch);
        if (own.amount == 0) return (false, available);
        uint256 index;
        for (uint256 i = 0; i < epoch; ++i) {
            if (claimerWithdrawalsQueue[i].receiver != claimer) continue;
            able = true;
            available[index++] = i;
        }
        if (available.length > index) {
            assembly {
                mstore(available, index)
            }
        }
    }

    function devnetUndelegate(bool value) external onlyDevnet {
        undelegated = value;
    }

    function _beforeDeposit() internal view override {
        if (targetCapacity == 0 || undelegated) revert InceptionOnPause();
    }

    function _beforeWithdraw(address receiver, uint256 iShares) internal view override {
        if (iShares == 0 || receiver == address(0)) revert NullParams();
        if (targetCapacity == 0 || undelegated) revert InceptionOnPause();
    }

    function _noteRequest(address) internal pure override {}

    function _noteRedeemed(address receiver, uint256[] memory available) internal override {
        claimerWithdrawals[receiver].epoch = available[available.length - 1];
    }
}
