// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/Permit.sol";

interface IEETH {
    function totalShares() external view returns (uint256);
    function shares(address account) external view returns (uint256);
    function mintShares(address to, uint256 amount) external;
    function burnShares(address from, uint256 amount) external;
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;
}

interface ILiquidityPool {
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
    function getTotalEtherClaimOf(address account) external view returns (uint256);
    function getTotalPooledEther() external view returns (uint256);
}

/// The pool behind eETH: deposits, and the oracle's rebase. Validators, restaker and withdrawal requests are left out;
/// `totalValueOutOfLp` stands for what is staked.
contract LiquidityPool is Devnet {
    enum SourceOfFunds {
        UNDEFINED,
        EETH,
        ETHER_FAN,
        DELEGATED_STAKING
    }

    IEETH public constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);

    uint128 public totalValueOutOfLp;
    uint128 public totalValueInLp;
    bool public paused;
    uint256 public pausedUntil;
    uint256 public minWithdrawAmount;
    uint256 public maxWithdrawAmount;

    event Deposit(address indexed sender, uint256 amount, SourceOfFunds source, address referral);
    event Rebase(uint256 totalEthLocked, uint256 totalEEthShares);

    error InvalidAmount();

    function deposit() external payable returns (uint256) {
        return _deposit(address(0));
    }

    function deposit(address referral) external payable returns (uint256) {
        return _deposit(referral);
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
    function sharesForWithdrawalAmount(uint256 amount) external view returns (uint256) {
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

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function _deposit(address referral) private returns (uint256 share) {
        require(!paused, "Pausable: paused");
        share = getTotalPooledEther() == 0 ? msg.value : sharesForAmount(msg.value);
        if (msg.value == 0 || msg.value > type(uint128).max || share == 0) revert InvalidAmount();
        totalValueInLp += uint128(msg.value);
        eETH.mintShares(msg.sender, share);
        emit Deposit(msg.sender, msg.value, SourceOfFunds.EETH, referral);
    }
}

/// eETH: rebasing shares, balance asked of the pool.
contract EETH is Permit {
    ILiquidityPool public constant liquidityPool = ILiquidityPool(0x308861A430be4cce5502d0A12724771Fc6DaF216);

    uint256 public totalShares;
    mapping(address => uint256) public shares;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);

    modifier onlyPool() {
        require(msg.sender == address(liquidityPool), "Only pool contract function");
        _;
    }

    function name() external pure returns (string memory) {
        return "ether.fi ETH";
    }

    function symbol() external pure returns (string memory) {
        return "eETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function totalSupply() external view returns (uint256) {
        return liquidityPool.getTotalPooledEther();
    }

    function balanceOf(address account) external view returns (uint256) {
        return liquidityPool.getTotalEtherClaimOf(account);
    }

    function mintShares(address to, uint256 amount) external onlyPool {
        shares[to] += amount;
        totalShares += amount;
        emit Transfer(address(0), to, liquidityPool.amountForShare(amount));
        emit TransferShares(address(0), to, amount);
    }

    function burnShares(address from, uint256 amount) external onlyPool {
        require(shares[from] >= amount, "BURN_AMOUNT_EXCEEDS_BALANCE");
        shares[from] -= amount;
        totalShares -= amount;
        emit Transfer(from, address(0), liquidityPool.amountForShare(amount));
        emit TransferShares(from, address(0), amount);
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        _transfer(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        uint256 current = allowance[from][msg.sender];
        require(current >= amount, "TRANSFER_AMOUNT_EXCEEDS_ALLOWANCE");
        _approve(from, msg.sender, current - amount);
        _transfer(from, to, amount);
        return true;
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
        require(current >= subtracted, "ERC20: decreased allowance below zero");
        _approve(msg.sender, spender, current - subtracted);
        return true;
    }

    function _transfer(address from, address to, uint256 amount) private {
        require(from != address(0), "TRANSFER_FROM_THE_ZERO_ADDRESS");
        require(to != address(0), "TRANSFER_TO_THE_ZERO_ADDRESS");
        uint256 moved = liquidityPool.sharesForAmount(amount);
        require(moved <= shares[from], "TRANSFER_AMOUNT_EXCEEDS_BALANCE");
        shares[from] -= moved;
        shares[to] += moved;
        emit Transfer(from, to, amount);
        emit TransferShares(from, to, moved);
    }

    function _approve(address owner, address spender, uint256 amount) private {
        require(owner != address(0), "APPROVE_FROM_ZERO_ADDRESS");
        require(spender != address(0), "APPROVE_TO_ZERO_ADDRESS");
        allowance[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }

    // The domain's name is not the token's name.
    function _domainName() internal pure override returns (string memory) {
        return "EETH";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}

/// weETH: one weETH is one share of eETH.
contract WeETH is ERC20, Permit {
    struct PermitInput {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    IEETH public constant eETH = IEETH(0x35fA164735182de50811E8e2E824cFb9B6118ac2);
    ILiquidityPool public constant liquidityPool = ILiquidityPool(0x308861A430be4cce5502d0A12724771Fc6DaF216);

    function name() public pure override returns (string memory) {
        return "Wrapped eETH";
    }

    function symbol() public pure override returns (string memory) {
        return "weETH";
    }

    function wrap(uint256 eETHAmount) public returns (uint256 minted) {
        require(eETHAmount > 0, "weETH: can't wrap zero eETH");
        minted = liquidityPool.sharesForAmount(eETHAmount);
        _mint(msg.sender, minted);
        eETH.transferFrom(msg.sender, address(this), eETHAmount);
    }

    function wrapWithPermit(uint256 eETHAmount, PermitInput calldata input) external returns (uint256) {
        // A permit somebody else used first must not stop the wrap: the allowance is there then.
        try eETH.permit(msg.sender, address(this), input.value, input.deadline, input.v, input.r, input.s) {} catch {}
        return wrap(eETHAmount);
    }

    function unwrap(uint256 weETHAmount) external returns (uint256 eETHAmount) {
        require(weETHAmount > 0, "Cannot unwrap a zero amount");
        eETHAmount = liquidityPool.amountForShare(weETHAmount);
        _burn(msg.sender, weETHAmount);
        eETH.transfer(msg.sender, eETHAmount);
    }

    function getWeETHByeETH(uint256 eETHAmount) external view returns (uint256) {
        return liquidityPool.sharesForAmount(eETHAmount);
    }

    function getEETHByWeETH(uint256 weETHAmount) public view returns (uint256) {
        return liquidityPool.amountForShare(weETHAmount);
    }

    function getRate() external view returns (uint256) {
        return getEETHByWeETH(1 ether);
    }

    // The name of the first initialisation, which the domain kept when the token was renamed.
    function _domainName() internal pure override returns (string memory) {
        return "EtherFi wrapped ETH";
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }
}
