// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/Permit.sol";

interface IReported {
    function devnetOnReport(uint256 reportTimestamp) external;
}

/// stETH and the part of Lido core a wallet meets: shares, stake with its limit, oracle report with fee, permit.
/// Left out: validators (`clBalance` stands for all of them) and stVaults beyond their share arithmetic.
contract StETH is Devnet, Permit {
    uint256 private constant FEE_PRECISION = 10_000;
    /// Staking router: stands here for both the modules and the treasury, which share the fee on mainnet.
    address private constant FEE_RECIPIENT = 0xFdDf38947aFB03C621C71b06C9C70bce73f12999;

    address private constant WITHDRAWAL_QUEUE = 0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1;

    mapping(address => uint256) private shares;
    mapping(address => mapping(address => uint256)) public allowance;
    uint256 private totalShares;
    uint256 private externalShares;
    uint256 private bufferedEther;
    uint256 private clBalance;
    uint256 private feeBasisPoints;
    uint256 private lastReport;

    bool private stakingPaused;
    bool public isStopped;
    uint256 private maxStakeLimit;
    uint256 private maxStakeLimitGrowthBlocks;
    uint256 private prevStakeLimit;
    uint256 private prevStakeBlockNumber;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);
    event SharesBurnt(
        address indexed account, uint256 preRebaseTokenAmount, uint256 postRebaseTokenAmount, uint256 sharesAmount
    );
    event Submitted(address indexed sender, uint256 amount, address referral);
    event TokenRebased(
        uint256 indexed reportTimestamp,
        uint256 timeElapsed,
        uint256 preTotalShares,
        uint256 preTotalEther,
        uint256 postTotalShares,
        uint256 postTotalEther,
        uint256 sharesMintedAsFees
    );
    event ETHDistributed(
        uint256 indexed reportTimestamp,
        uint256 preCLBalance,
        uint256 postCLBalance,
        uint256 withdrawalsWithdrawn,
        uint256 executionLayerRewardsWithdrawn,
        uint256 postBufferedEther
    );
    event StakingPaused();
    event StakingResumed();

    // --- token -----------------------------------------------------------------------------------------------------

    function name() public pure returns (string memory) {
        return "Liquid staked Ether 2.0";
    }

    function symbol() external pure returns (string memory) {
        return "stETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function totalSupply() external view returns (uint256) {
        return getTotalPooledEther();
    }

    function balanceOf(address account) external view returns (uint256) {
        return getPooledEthByShares(shares[account]);
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        _approve(msg.sender, spender, amount);
        return true;
    }

    function increaseAllowance(address spender, uint256 added) external returns (bool) {
        _approve(msg.sender, spender, allowance[msg.sender][spender] + added);
        return true;
    }

    function decreaseAllowance(address spender, uint256 subtracted) external returns (bool) {
        uint256 current = allowance[msg.sender][spender];
        require(current >= subtracted, "ALLOWANCE_BELOW_ZERO");
        _approve(msg.sender, spender, current - subtracted);
        return true;
    }

    function transfer(address recipient, uint256 amount) external returns (bool) {
        _transfer(msg.sender, recipient, amount);
        return true;
    }

    function transferFrom(address sender, address recipient, uint256 amount) external returns (bool) {
        _spendAllowance(sender, msg.sender, amount);
        _transfer(sender, recipient, amount);
        return true;
    }

    function transferShares(address recipient, uint256 amount) external returns (uint256 tokens) {
        tokens = getPooledEthByShares(amount);
        _transferShares(msg.sender, recipient, amount);
        _emitTransfer(msg.sender, recipient, tokens, amount);
    }

    function transferSharesFrom(address sender, address recipient, uint256 amount) external returns (uint256 tokens) {
        tokens = getPooledEthByShares(amount);
        _spendAllowance(sender, msg.sender, tokens);
        _transferShares(sender, recipient, amount);
        _emitTransfer(sender, recipient, tokens, amount);
    }

    // --- shares ----------------------------------------------------------------------------------------------------

    function sharesOf(address account) external view returns (uint256) {
        return shares[account];
    }

    function getTotalShares() external view returns (uint256) {
        return totalShares;
    }

    function getExternalShares() external view returns (uint256) {
        return externalShares;
    }

    function getExternalEther() public view returns (uint256) {
        return externalShares == 0 ? 0 : externalShares * _internalEther() / (totalShares - externalShares);
    }

    function getTotalPooledEther() public view returns (uint256) {
        return _internalEther() + getExternalEther();
    }

    function getPooledEthByShares(uint256 amount) public view returns (uint256) {
        return amount * _internalEther() / (totalShares - externalShares);
    }

    function getPooledEthBySharesRoundUp(uint256 amount) external view returns (uint256) {
        uint256 denominator = totalShares - externalShares;
        return (amount * _internalEther() + denominator - 1) / denominator;
    }

    function getSharesByPooledEth(uint256 amount) public view returns (uint256) {
        return amount * (totalShares - externalShares) / _internalEther();
    }

    // --- stake -----------------------------------------------------------------------------------------------------

    function submit(address referral) external payable returns (uint256) {
        return _submit(referral);
    }

    receive() external payable {
        _submit(address(0));
    }

    function getBufferedEther() external view returns (uint256) {
        return bufferedEther;
    }

    function getFee() external view returns (uint16) {
        return uint16(feeBasisPoints);
    }

    function isStakingPaused() public view returns (bool) {
        return stakingPaused;
    }

    function getCurrentStakeLimit() public view returns (uint256) {
        if (stakingPaused) return 0;
        if (maxStakeLimit == 0) return type(uint256).max;
        uint256 grown = prevStakeLimit
            + (maxStakeLimit / maxStakeLimitGrowthBlocks) * (block.number - prevStakeBlockNumber);
        return grown < maxStakeLimit ? grown : maxStakeLimit;
    }

    function getStakeLimitFullInfo()
        external
        view
        returns (bool, bool, uint256, uint256, uint256, uint256, uint256)
    {
        return (
            stakingPaused,
            maxStakeLimit != 0,
            getCurrentStakeLimit(),
            maxStakeLimit,
            maxStakeLimitGrowthBlocks,
            prevStakeLimit,
            prevStakeBlockNumber
        );
    }

    // --- permit ----------------------------------------------------------------------------------------------------

    /// The short form: stETH answers four values, not the seven of ERC-5267.
    function eip712Domain() external view returns (string memory, string memory, uint256, address) {
        return (name(), _domainVersion(), block.chainid, address(this));
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _domainVersion() internal pure override returns (string memory) {
        return "2";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    function _expiredError() internal pure override returns (string memory) {
        return "DEADLINE_EXPIRED";
    }

    function _signatureError() internal pure override returns (string memory) {
        return "INVALID_SIGNATURE";
    }

    // --- devnet only -----------------------------------------------------------------------------------------------

    /// Gives the pool a past: `holder` owns the first shares, validators hold `ether_`.
    function devnetInitialize(address holder, uint256 shares_, uint256 ether_) external onlyDevnet {
        require(totalShares == 0, "INITIALIZED");
        totalShares = shares_;
        shares[holder] = shares_;
        clBalance = ether_;
        feeBasisPoints = 1000;
        lastReport = block.timestamp;
        maxStakeLimit = 150_000 ether;
        maxStakeLimitGrowthBlocks = 6400;
        prevStakeLimit = maxStakeLimit;
        prevStakeBlockNumber = block.number;
        _emitTransfer(address(0), holder, getPooledEthByShares(shares_), shares_);
    }

    /// What the accounting oracle brings daily: validators earned or lost `difference` wei; the fee is minted as shares.
    function devnetReport(int256 difference) external onlyDevnet {
        uint256 preShares = totalShares;
        uint256 preEther = getTotalPooledEther();
        uint256 preInternal = totalShares - externalShares;
        uint256 preClBalance = clBalance;
        clBalance = uint256(int256(clBalance) + difference);
        uint256 minted;
        if (difference > 0) {
            uint256 fee = uint256(difference) * feeBasisPoints / FEE_PRECISION;
            minted = fee * preInternal / (_internalEther() - fee);
            totalShares += minted;
            shares[FEE_RECIPIENT] += minted;
        }
        emit ETHDistributed(block.timestamp, preClBalance, clBalance, 0, 0, bufferedEther);
        if (minted > 0) _emitTransfer(address(0), FEE_RECIPIENT, getPooledEthByShares(minted), minted);
        emit TokenRebased(
            block.timestamp, block.timestamp - lastReport, preShares, preEther, totalShares, getTotalPooledEther(), minted
        );
        lastReport = block.timestamp;
        if (WITHDRAWAL_QUEUE.code.length > 0) IReported(WITHDRAWAL_QUEUE).devnetOnReport(block.timestamp);
    }

    /// The part of a report that finalises withdrawals: their ether leaves the pool and their shares are burnt.
    function devnetFinalized(uint256 amountOfShares, uint256 ether_) external onlyDevnet {
        uint256 before = getPooledEthByShares(amountOfShares);
        shares[WITHDRAWAL_QUEUE] -= amountOfShares;
        totalShares -= amountOfShares;
        clBalance -= ether_;
        emit SharesBurnt(WITHDRAWAL_QUEUE, before, getPooledEthByShares(amountOfShares), amountOfShares);
    }

    /// Everything that moves shares, staking too.
    function devnetStop(bool stopped) external onlyDevnet {
        isStopped = stopped;
        stakingPaused = stopped;
    }

    function devnetPauseStaking(bool paused) external onlyDevnet {
        stakingPaused = paused;
        if (paused) emit StakingPaused();
        else emit StakingResumed();
    }

    // --- inside ----------------------------------------------------------------------------------------------------

    function _internalEther() private view returns (uint256) {
        return bufferedEther + clBalance;
    }

    function _submit(address referral) private returns (uint256 minted) {
        require(msg.value != 0, "ZERO_DEPOSIT");
        require(!stakingPaused, "STAKING_PAUSED");
        if (maxStakeLimit != 0) {
            uint256 limit = getCurrentStakeLimit();
            require(msg.value <= limit, "STAKE_LIMIT");
            prevStakeLimit = limit - msg.value;
            prevStakeBlockNumber = block.number;
        }
        minted = getSharesByPooledEth(msg.value);
        totalShares += minted;
        shares[msg.sender] += minted;
        bufferedEther += msg.value;
        emit Submitted(msg.sender, msg.value, referral);
        _emitTransfer(address(0), msg.sender, getPooledEthByShares(minted), minted);
    }

    function _transfer(address sender, address recipient, uint256 amount) private {
        uint256 amountShares = getSharesByPooledEth(amount);
        _transferShares(sender, recipient, amountShares);
        _emitTransfer(sender, recipient, amount, amountShares);
    }

    function _transferShares(address sender, address recipient, uint256 amount) private {
        require(!isStopped, "CONTRACT_IS_STOPPED");
        require(sender != address(0), "TRANSFER_FROM_ZERO_ADDR");
        require(recipient != address(0), "TRANSFER_TO_ZERO_ADDR");
        require(recipient != address(this), "TRANSFER_TO_STETH_CONTRACT");
        require(amount <= shares[sender], "BALANCE_EXCEEDED");
        shares[sender] -= amount;
        shares[recipient] += amount;
    }

    function _emitTransfer(address from, address to, uint256 tokens, uint256 amount) private {
        emit Transfer(from, to, tokens);
        emit TransferShares(from, to, amount);
    }

    function _approve(address owner, address spender, uint256 amount) private {
        require(owner != address(0), "APPROVE_FROM_ZERO_ADDR");
        require(spender != address(0), "APPROVE_TO_ZERO_ADDR");
        allowance[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }

    function _spendAllowance(address owner, address spender, uint256 amount) private {
        uint256 current = allowance[owner][spender];
        if (current == type(uint256).max) return;
        require(current >= amount, "ALLOWANCE_EXCEEDED");
        _approve(owner, spender, current - amount);
    }
}
