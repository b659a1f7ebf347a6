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

interface IBlacklister {
    function nonBlacklisted(address user) external view;
}

interface IWithdrawRequestNFT {
    function requestWithdraw(uint96 amountOfEEth, uint96 shareOfEEth, address recipient) external returns (uint256);
}

interface ILiquidityPool {
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
    function getTotalEtherClaimOf(address account) external view returns (uint256);
    function getTotalPooledEther() external view returns (uint256);
}

/// The addresses that ether.fi's contracts hold of each other on mainnet.
abstract contract EtherFiAddresses is Devnet {
    IBlacklister internal constant blacklist = IBlacklister(0x5585996E7cFE95f2D99e61168B8b35C66Ff99B18);
    address internal constant REQUESTS = 0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c;
    address internal constant REDEMPTION = 0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0;
    address payable internal constant POOL = payable(0x308861A430be4cce5502d0A12724771Fc6DaF216);
}

/// Off by hand, or until a time; the last second of it still counts.
abstract contract EtherFiPausable is EtherFiAddresses {
    bool public paused;
    uint256 public pausedUntil;

    error ContractPaused();
    error ContractPausedUntil(uint256 pausedUntil);

    modifier whenNotPaused() {
        if (paused) revert ContractPaused();
        if (pausedUntil >= block.timestamp) revert ContractPausedUntil(pausedUntil);
        _;
    }

    function devnetPause(bool value) external onlyDevnet {
        paused = value;
    }

    function devnetPauseUntil(uint256 timestamp) external onlyDevnet {
        pausedUntil = timestamp;
    }
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

    struct PermitInput {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

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

/// eETH: rebasing shares, balance asked of the pool.
contract EETH is EtherFiPausable, Permit {
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

    function mintShares(address to, uint256 amount) external onlyPool whenNotPaused {
        blacklist.nonBlacklisted(to);
        shares[to] += amount;
        totalShares += amount;
        emit Transfer(address(0), to, liquidityPool.amountForShare(amount));
        emit TransferShares(address(0), to, amount);
    }

    function burnShares(address from, uint256 amount) external onlyPool whenNotPaused {
        blacklist.nonBlacklisted(from);
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

    function _transfer(address from, address to, uint256 amount) private whenNotPaused {
        blacklist.nonBlacklisted(from);
        blacklist.nonBlacklisted(to);
        blacklist.nonBlacklisted(msg.sender);
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
contract WeETH is EtherFiPausable, ERC20, Permit {
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

    function _beforeTransfer(address from, address to, uint256) internal view override whenNotPaused {
        blacklist.nonBlacklisted(from);
        blacklist.nonBlacklisted(to);
        blacklist.nonBlacklisted(msg.sender);
    }

    function wrap(uint256 eETHAmount) public whenNotPaused returns (uint256 minted) {
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

    function unwrap(uint256 weETHAmount) external whenNotPaused returns (uint256 eETHAmount) {
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
