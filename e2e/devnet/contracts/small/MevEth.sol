// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

interface IWethOfMevEth {
    function deposit() external payable;
    function withdraw(uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// mevETH: token, vault and queue in one. The devnet is its operator, its staking module and its share vault.
contract MevEth is Devnet, ERC20, Permit {
    struct Fraction {
        uint128 elastic;
        uint128 base;
    }

    struct WithdrawalTicket {
        bool claimed;
        address receiver;
        uint128 amount;
        uint128 accumulatedAmount;
    }

    IWethOfMevEth private constant WETH = IWethOfMevEth(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2);
    uint256 private constant FEE_DENOMINATOR = 10_000;
    uint128 public constant MIN_DEPOSIT = 0.01 ether;

    uint128 public MIN_WITHDRAWAL;
    bool public stakingPaused;
    Fraction public fraction;
    uint256 public queueLength;
    uint256 public requestsFinalisedUntil;
    uint256 public withdrawalAmountQueued;
    mapping(uint256 => WithdrawalTicket) public withdrawalQueue;
    mapping(address => uint256) private lastDeposit;
    uint256 private lastRewards;

    event Rewards(address sender, uint256 amount);
    event WithdrawalQueueOpened(address indexed recipient, uint256 indexed withdrawalId, uint256 assets);
    event WithdrawalQueueClosed(address indexed recipient, uint256 indexed withdrawalId, uint256 assets);
    event Deposit(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed caller, address indexed owner, address indexed receiver, uint256 assets, uint256 shares
    );

    error UnAuthorizedCaller();
    error InvalidSender();
    error ZeroValue();
    error StakingPaused();
    error DepositTooSmall();
    error WrongDepositAmount();
    error WithdrawTooSmall();
    error SandwichProtection();
    error NotEnoughEth();
    error NotFinalised();
    error AlreadyClaimed();
    error AlreadyFinalised();
    error IndexExceedsQueueLength();
    error TransferExceedsAllowance();

    receive() external payable {
        if (msg.sender != address(WETH)) revert InvalidSender();
    }

    function name() public pure override returns (string memory) {
        return "Mev Liquid Staking Receipt";
    }

    function symbol() public pure override returns (string memory) {
        return "mevETH";
    }

    function asset() external pure returns (address) {
        return address(WETH);
    }

    function totalAssets() external view returns (uint256) {
        return fraction.elastic;
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        if (fraction.elastic == 0 || fraction.base == 0) return assets;
        return assets * fraction.base / fraction.elastic;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        if (fraction.elastic == 0 || fraction.base == 0) return shares;
        return shares * fraction.elastic / fraction.base;
    }

    function previewDeposit(uint256 assets) external view returns (uint256) {
        return convertToShares(assets);
    }

    function previewWithdraw(uint256 assets) external view returns (uint256) {
        return convertToShares(assets + assets / FEE_DENOMINATOR);
    }

    function previewRedeem(uint256 shares) external view returns (uint256) {
        return convertToAssets(shares - shares / FEE_DENOMINATOR);
    }

    function maxRedeem(address owner) external view returns (uint256) {
        uint256 there = convertToShares(address(this).balance);
        return there < balanceOf[owner] ? there : balanceOf[owner];
    }

    function deposit(uint256 assets, address receiver) external payable returns (uint256 shares) {
        if (stakingPaused) revert StakingPaused();
        shares = convertToShares(assets);
        if (assets < MIN_DEPOSIT) revert DepositTooSmall();
        fraction.elastic += uint128(assets);
        fraction.base += uint128(shares);
        lastDeposit[msg.sender] = block.number;
        lastDeposit[receiver] = block.number;
        if (msg.value == 0) {
            WETH.transferFrom(msg.sender, address(this), assets);
            WETH.withdraw(assets);
        } else if (msg.value != assets) {
            revert WrongDepositAmount();
        }
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        shares = convertToShares(assets + assets / FEE_DENOMINATOR);
        _withdraw(false, receiver, owner, assets, shares);
    }

    /// What there is at once, and a ticket for the rest.
    function withdrawQueue(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        uint256 fee = fraction.elastic - assets == 0 ? 0 : assets / FEE_DENOMINATOR;
        shares = convertToShares(assets + fee);
        _withdraw(true, receiver, owner, assets, shares);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        uint256 fee = totalSupply - shares == 0 ? 0 : shares / FEE_DENOMINATOR;
        assets = convertToAssets(shares - fee);
        _withdraw(false, receiver, owner, assets, shares);
    }

    function claim(uint256 withdrawalId) external {
        if (withdrawalId > requestsFinalisedUntil) revert NotFinalised();
        WithdrawalTicket storage ticket = withdrawalQueue[withdrawalId];
        if (ticket.claimed) revert AlreadyClaimed();
        ticket.claimed = true;
        withdrawalAmountQueued -= ticket.amount;
        emit WithdrawalQueueClosed(ticket.receiver, withdrawalId, ticket.amount);
        _pay(ticket.receiver, ticket.amount);
    }

    function processWithdrawalQueue(uint256 until) external {
        if (msg.sender != DEVNET) revert UnAuthorizedCaller();
        if (until > queueLength) revert IndexExceedsQueueLength();
        if (withdrawalAmountQueued >= address(this).balance) revert NotEnoughEth();
        if (until < requestsFinalisedUntil) revert AlreadyFinalised();
        uint256 owed = withdrawalQueue[until].accumulatedAmount - withdrawalQueue[requestsFinalisedUntil].accumulatedAmount;
        if (address(this).balance - withdrawalAmountQueued < owed) revert NotEnoughEth();
        requestsFinalisedUntil = until;
        withdrawalAmountQueued += owed;
    }

    function grantRewards() external payable {
        if (msg.sender != DEVNET) revert UnAuthorizedCaller();
        if (msg.value == 0) revert ZeroValue();
        fraction.elastic += uint128(msg.value);
        lastRewards = block.number;
        emit Rewards(msg.sender, msg.value);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        _follow(msg.sender, to);
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        _follow(from, to);
        return super.transferFrom(from, to, amount);
    }

    function _follow(address from, address to) private {
        if (lastDeposit[from] > lastDeposit[to]) lastDeposit[to] = lastDeposit[from];
    }

    function _withdraw(bool queued, address receiver, address owner, uint256 assets, uint256 shares) private {
        if (assets < MIN_WITHDRAWAL) revert WithdrawTooSmall();
        bool deposited = lastDeposit[msg.sender] == block.number || lastDeposit[owner] == block.number;
        if (deposited && lastRewards == block.number) revert SandwichProtection();
        if (owner != msg.sender) {
            uint256 allowed = allowance[owner][msg.sender];
            if (allowed < shares) revert TransferExceedsAllowance();
            if (allowed != type(uint256).max) allowance[owner][msg.sender] = allowed - shares;
        }
        fraction.elastic -= uint128(assets);
        fraction.base -= uint128(shares);
        _burn(owner, shares);
        uint256 atOnce = address(this).balance - withdrawalAmountQueued;
        if (atOnce >= assets) {
            atOnce = assets;
        } else {
            if (!queued) revert NotEnoughEth();
            _open(receiver, uint128(assets - atOnce));
        }
        if (atOnce == 0) return;
        emit Withdraw(msg.sender, owner, receiver, assets, shares);
        _pay(receiver, atOnce);
    }

    function _open(address receiver, uint128 owed) private {
        uint128 accumulated = withdrawalQueue[queueLength++].accumulatedAmount + owed;
        withdrawalQueue[queueLength] = WithdrawalTicket(false, receiver, owed, accumulated);
        emit WithdrawalQueueOpened(receiver, queueLength, owed);
    }

    function _pay(address to, uint256 amount) private {
        WETH.deposit{value: amount}();
        WETH.transfer(to, amount);
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    function _expiredError() internal pure override returns (string memory) {
        return "PERMIT_DEADLINE_EXPIRED";
    }

    function _signatureError() internal pure override returns (string memory) {
        return "INVALID_SIGNER";
    }

    function devnetInitialize(address holder, uint128 elastic, uint128 base) external onlyDevnet {
        MIN_WITHDRAWAL = MIN_DEPOSIT;
        fraction = Fraction(elastic, base);
        _mint(holder, base);
    }

    function devnetPause(bool value) external onlyDevnet {
        stakingPaused = value;
    }
}
