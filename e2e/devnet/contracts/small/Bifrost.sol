// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";

interface IOlderVeth {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

contract BifrostVETH is Devnet, ERC20 {
    address private constant CORE = 0x74bAA141B18D5D1eeF1591abf37167FbeCE23B72;

    modifier onlyCore() {
        require(msg.sender == CORE, "Invalid SLP core address");
        _;
    }

    function name() public pure override returns (string memory) {
        return "Voucher Ethereum 2.0";
    }

    function symbol() public pure override returns (string memory) {
        return "vETH";
    }

    function mint(address account, uint256 amount) external onlyCore {
        _mint(account, amount);
    }

    function burn(address account, uint256 amount) external onlyCore {
        _burn(account, amount);
    }
}

/// Mints, renews and takes back. The devnet is both of its vaults, and gets the ether that is staked.
contract SLPCore is Devnet {
    struct Withdrawal {
        uint256 queued;
        uint256 pending;
    }

    BifrostVETH private constant VETH = BifrostVETH(0x4Bc3263Eb5bb2Ef7Ad9aB6FB68be80E43b43801F);
    address private constant DEAD = 0x000000000000000000000000000000000000dEaD;

    bool public paused;
    address public vETH1;
    uint256 public tokenPool;
    uint256 public queuedWithdrawal;
    uint256 public completedWithdrawal;
    mapping(address => Withdrawal) public withdrawals;

    event Deposited(address indexed sender, uint256 tokenAmount, uint256 vTokenAmount);
    event Renewed(address indexed sender, uint256 tokenAmount, uint256 vTokenAmount);
    event RewardAdded(address indexed sender, uint256 tokenAmount, uint256 vTokenFee);
    event RewardRemoved(address indexed sender, uint256 tokenAmount);
    event WithdrawalRequested(address indexed sender, uint256 tokenAmount, uint256 vTokenAmount);
    event WithdrawalCompleted(address indexed sender, uint256 tokenAmount);
    event WithdrawalDeposited(address indexed sender, uint256 tokenAmount);

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    modifier onlyVault() {
        require(msg.sender == DEVNET, "Caller is not vault contract");
        _;
    }

    function vETH2() external pure returns (address) {
        return address(VETH);
    }

    function mint() external payable whenNotPaused {
        require(msg.value > 0, "Zero amount");
        uint256 minted = calculateVTokenAmount(msg.value);
        require(minted > 0, "Zero amount");
        tokenPool += msg.value;
        _send(DEVNET, msg.value);
        VETH.mint(msg.sender, minted);
        emit Deposited(msg.sender, msg.value, minted);
    }

    function renew(uint256 vETH1Amount) external {
        require(vETH1Amount > 0, "Zero amount");
        uint256 minted = calculateVTokenAmount(vETH1Amount);
        tokenPool += vETH1Amount;
        IOlderVeth(vETH1).transferFrom(msg.sender, DEAD, vETH1Amount);
        VETH.mint(msg.sender, minted);
        emit Renewed(msg.sender, vETH1Amount, minted);
    }

    function withdrawRequest(uint256 vTokenAmount) external whenNotPaused {
        require(vTokenAmount > 0, "Zero amount");
        uint256 tokenAmount = calculateTokenAmount(vTokenAmount);
        require(tokenAmount > 0, "Zero amount");
        Withdrawal storage withdrawal = withdrawals[msg.sender];
        withdrawal.queued = queuedWithdrawal - withdrawal.pending;
        withdrawal.pending += tokenAmount;
        queuedWithdrawal += tokenAmount;
        tokenPool -= tokenAmount;
        VETH.burn(msg.sender, vTokenAmount);
        emit WithdrawalRequested(msg.sender, tokenAmount, vTokenAmount);
    }

    /// Nothing means all of it.
    function withdrawComplete(uint256 tokenAmount) external {
        Withdrawal storage withdrawal = withdrawals[msg.sender];
        if (tokenAmount == 0) tokenAmount = withdrawal.pending;
        require(tokenAmount <= withdrawal.pending, "Exceed permitted amount");
        require(tokenAmount <= canWithdrawalAmount(msg.sender), "Insufficient withdrawal amount");
        withdrawal.pending -= tokenAmount;
        withdrawal.queued += tokenAmount;
        completedWithdrawal += tokenAmount;
        _send(msg.sender, tokenAmount);
        emit WithdrawalCompleted(msg.sender, tokenAmount);
    }

    function calculateVTokenAmount(uint256 tokenAmount) public view returns (uint256) {
        uint256 supply = VETH.totalSupply();
        return supply == 0 && tokenPool == 0 ? tokenAmount : tokenAmount * supply / tokenPool;
    }

    function calculateTokenAmount(uint256 vTokenAmount) public view returns (uint256) {
        uint256 supply = VETH.totalSupply();
        return supply == 0 && tokenPool == 0 ? vTokenAmount : vTokenAmount * tokenPool / supply;
    }

    function getTotalETH() public view returns (uint256) {
        return address(this).balance + completedWithdrawal;
    }

    /// Every ether that ever came here counts, in the order in which it was asked for.
    function canWithdrawalAmount(address target) public view returns (uint256) {
        Withdrawal memory withdrawal = withdrawals[target];
        if (getTotalETH() <= withdrawal.queued) return 0;
        uint256 available = _lesser(getTotalETH() - withdrawal.queued, address(this).balance);
        return _lesser(withdrawal.pending, available);
    }

    function addReward(uint256 amount) external onlyVault whenNotPaused {
        tokenPool += amount;
        emit RewardAdded(msg.sender, amount, 0);
    }

    function removeReward(uint256 amount) external onlyVault whenNotPaused {
        require(tokenPool > amount, "Insufficient pool amount");
        tokenPool -= amount;
        emit RewardRemoved(msg.sender, amount);
    }

    function depositWithdrawal() external payable {
        require(msg.sender == DEVNET, "Invalid withdrawal vault address");
        emit WithdrawalDeposited(msg.sender, msg.value);
    }

    function _lesser(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }

    function _send(address to, uint256 amount) private {
        require(address(this).balance >= amount, "Insufficient balance");
        (bool sent,) = to.call{value: amount}("");
        require(sent, "Unable to send value");
    }

    function devnetInitialize(address older, address holder, uint256 supply, uint256 pool) external onlyDevnet {
        vETH1 = older;
        tokenPool = pool;
        VETH.mint(holder, supply);
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }
}
