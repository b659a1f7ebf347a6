// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Permit.sol";
import "./EtherFiBase.sol";
import "./Interfaces.sol";

interface IWithdrawRequestNFT {
    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient) external returns (uint256);
}

/// The pool behind eETH: deposits, requests, payments, and the oracle's rebase. Validators and restaker are left out;
/// `totalValueOutOfLp` stands for what is staked.
contract LiquidityPool is EtherFiPausable {
    enum SourceOfFunds {
        UNDEFINED,
        EETH,
        ETHER_FAN,
        DELEGATED_STAKING
    }

    IEETH public constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);

    uint128 public totalValueOutOfLp;
    uint128 public totalValueInLp;
    uint256 public minWithdrawAmount;
    uint256 public maxWithdrawAmount;

    event Deposit(address indexed sender, uint256 amount, SourceOfFunds source, address referral);
    event Withdraw(address indexed sender, address recipient, uint256 amount, SourceOfFunds source);
    event Rebase(uint256 totalEthLocked, uint256 totalEEthShares);

    error IncorrectCaller();
    error InvalidAmount();
    error InvalidWithdrawalAmount();
    error InvalidShareAmount();
    error InsufficientLiquidity();
    error SendFail();

    /// Ether that comes back from where it was staked.
    receive() external payable {
        totalValueOutOfLp -= uint128(msg.value);
        totalValueInLp += uint128(msg.value);
    }

    function deposit() external payable returns (uint256) {
        return _deposit(address(0));
    }

    function deposit(address referral) external payable returns (uint256) {
        return _deposit(referral);
    }

    /// Moves the eETH to the requests' contract, which mints a request for its amount and its shares.
    function requestWithdraw(address recipient, uint256 amount) public whenNotPaused returns (uint256 requestId) {
        blacklist.nonBlacklisted(msg.sender);
        blacklist.nonBlacklisted(recipient);
        if (amount == 0 || amount < minWithdrawAmount || amount > maxWithdrawAmount) revert InvalidWithdrawalAmount();
        uint256 share = sharesForAmount(amount);
        if (share == 0) revert InvalidShareAmount();
        eETH.transferFrom(msg.sender, REQUESTS, amount);
        requestId = IWithdrawRequestNFT(REQUESTS).requestWithdraw(uint96(amount), uint96(share), recipient);
        emit Withdraw(msg.sender, recipient, amount, SourceOfFunds.EETH);
    }

    function requestWithdrawWithPermit(address owner, uint256 amount, PermitInput calldata input)
        external
        returns (uint256)
    {
        try eETH.permit(msg.sender, address(this), input.value, input.deadline, input.v, input.r, input.s) {} catch {}
        return requestWithdraw(owner, amount);
    }

    /// At the live rate, paid by the pool: for instant redemptions.
    function withdraw(address recipient, uint256 amount) external whenNotPaused returns (uint256 share) {
        if (msg.sender != REDEMPTION) revert IncorrectCaller();
        share = sharesForWithdrawalAmount(amount);
        if (amount == 0 || share == 0) revert InvalidAmount();
        if (totalValueInLp < amount) revert InsufficientLiquidity();
        totalValueInLp -= uint128(amount);
        eETH.burnShares(msg.sender, share);
        (bool sent,) = recipient.call{value: amount}("");
        if (!sent) revert SendFail();
    }

    /// A finalised request: its ether was set apart before, so this only burns and books.
    function withdraw(uint256 amount, uint256 share) external {
        if (msg.sender != REQUESTS) revert IncorrectCaller();
        if (amount == 0 || share == 0) revert InvalidAmount();
        totalValueOutOfLp -= uint128(amount);
        eETH.burnShares(msg.sender, share);
    }

    function burnEEthShares(uint256 shares) external {
        if (msg.sender != REDEMPTION) revert IncorrectCaller();
        eETH.burnShares(msg.sender, shares);
    }

    function burnEEthSharesForNonETHWithdrawal(uint256 shares, uint256 valueInEth) external {
        if (msg.sender != REDEMPTION) revert IncorrectCaller();
        if (shares == 0 || valueInEth == 0 || sharesForWithdrawalAmount(valueInEth) > shares) revert InvalidAmount();
        totalValueOutOfLp -= uint128(valueInEth);
        eETH.burnShares(msg.sender, shares);
    }

    /// Sets ether apart for requests that are being finalised.
    function addEthAmountLockedForWithdrawal(uint128 amount) external {
        if (msg.sender != REQUESTS) revert IncorrectCaller();
        if (totalValueInLp < amount) revert InsufficientLiquidity();
        totalValueInLp -= amount;
        totalValueOutOfLp += amount;
        (bool sent,) = REQUESTS.call{value: amount}("");
        if (!sent) revert SendFail();
    }

    /// Wei for 1e18 shares, rounded up: what a finalisation freezes.
    function amountPerShareCeil() external view returns (uint256) {
        uint256 total = eETH.totalShares();
        if (total == 0) return 0;
        return (1e18 * getTotalPooledEther() + total - 1) / total;
    }

    function getTotalPooledEther() public view returns (uint256) {
        return uint256(totalValueOutOfLp) + totalValueInLp;
    }

    function getTotalEtherClaimOf(address account) external view returns (uint256) {
        return amountForShare(eETH.shares(account));
    }

    function amountForShare(uint256 share) public view returns (uint256) {
        uint256 total = eETH.totalShares();
        if (total == 0) return 0;
        return share * getTotalPooledEther() / total;
    }

    function sharesForAmount(uint256 amount) public view returns (uint256) {
        uint256 pooled = getTotalPooledEther();
        if (pooled == 0) return 0;
        return amount * eETH.totalShares() / pooled;
    }

    /// What a withdrawal burns: rounded up, so that nobody gains a share by it.
    function sharesForWithdrawalAmount(uint256 amount) public view returns (uint256) {
        uint256 pooled = getTotalPooledEther();
        if (pooled == 0) return 0;
        return (amount * eETH.totalShares() + pooled - 1) / pooled;
    }

    function devnetInitialize(address holder, uint256 shares, uint128 staked) external onlyDevnet {
        require(eETH.totalShares() == 0, "INITIALIZED");
        totalValueOutOfLp = staked;
        minWithdrawAmount = 0.001 ether;
        maxWithdrawAmount = 1000 ether;
        eETH.mintShares(holder, shares);
    }

    /// The oracle's report: what the validators earned or lost.
    function devnetRebase(int128 accruedRewards) external onlyDevnet {
        totalValueOutOfLp = uint128(int128(totalValueOutOfLp) + accruedRewards);
        emit Rebase(getTotalPooledEther(), eETH.totalShares());
    }

    function _deposit(address referral) private whenNotPaused returns (uint256 share) {
        blacklist.nonBlacklisted(msg.sender);
        share = getTotalPooledEther() == 0 ? msg.value : sharesForAmount(msg.value);
        if (msg.value == 0 || msg.value > type(uint128).max || share == 0) revert InvalidAmount();
        totalValueInLp += uint128(msg.value);
        eETH.mintShares(msg.sender, share);
        emit Deposit(msg.sender, msg.value, SourceOfFunds.EETH, referral);
    }
}
