// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";

interface ILsAllowlist {
    function isDenied(address account) external view returns (bool);
    function onlyAllowed(address account, uint256 mask) external view;
}

interface ILsRedeemManager {
    function getRedeemDemand() external view returns (uint256);
    function requestRedeem(uint256 amount, address recipient, address initiator) external returns (uint32);
    function claimRedeemRequests(uint32[] calldata ids, uint32[] calldata events) external returns (uint8[] memory);
    function reportWithdraw(uint256 amount) external payable;
    function pullExceedingEth(uint256 max) external;
}

/// LsETH: token, rate and minting in one. One number stands for the validators' ether; it changes by report.
contract LsRiver is Devnet {
    ILsAllowlist private constant ALLOWLIST = ILsAllowlist(0xebc83Bb472b2816Ec5B5de8D34F0eFc9088BB2ce);
    ILsRedeemManager private constant MANAGER = ILsRedeemManager(0x080b3a41390b357Ad7e8097644d1DEDf57AD3375);

    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    uint256 public totalSupply;
    bool public getSlashingContainmentMode;
    uint256 public getBalanceToDeposit;
    uint256 public getBalanceToRedeem;
    uint256 private validators;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event SetTotalSupply(uint256 totalSupply);
    event UserDeposit(address indexed depositor, address indexed recipient, uint256 amount);
    event ReportedRedeemManager(uint256 demand, uint256 supplied, uint256 suppliedInEth);

    error BalanceTooLow();
    error AllowanceTooLow(address _from, address _operator, uint256 _allowance, uint256 _value);
    error NullTransfer();
    error UnauthorizedTransfer(address _from, address _to);
    error EmptyDeposit();
    error InvalidZeroAddress();
    error Denied(address account);
    error RecipientIsDenied();
    error SlashingContainmentModeEnabled();

    modifier whenNotContained() {
        if (getSlashingContainmentMode) revert SlashingContainmentModeEnabled();
        _;
    }

    receive() external payable {
        _deposit(msg.sender);
    }

    function name() external pure returns (string memory) {
        return "Liquid Staked ETH";
    }

    function symbol() external pure returns (string memory) {
        return "LsETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function getAllowlist() external pure returns (address) {
        return address(ALLOWLIST);
    }

    function totalUnderlyingSupply() public view returns (uint256) {
        return getBalanceToDeposit + getBalanceToRedeem + validators;
    }

    function balanceOfUnderlying(address owner) external view returns (uint256) {
        return underlyingBalanceFromShares(balanceOf[owner]);
    }

    function underlyingBalanceFromShares(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? 0 : shares * totalUnderlyingSupply() / totalSupply;
    }

    function sharesFromUnderlyingBalance(uint256 amount) public view returns (uint256) {
        uint256 total = totalUnderlyingSupply();
        return total == 0 ? 0 : amount * totalSupply / total;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _check(msg.sender, to, value);
        return _transfer(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        _check(from, to, value);
        uint256 allowed = allowance[from][msg.sender];
        if (allowed < value) revert AllowanceTooLow(from, msg.sender, allowed, value);
        if (allowed != type(uint256).max) _approve(from, msg.sender, allowed - value);
        return _transfer(from, to, value);
    }

    function approve(address spender, uint256 value) external returns (bool) {
        _approve(msg.sender, spender, value);
        return true;
    }

    function deposit() external payable {
        _deposit(msg.sender);
    }

    function depositAndTransfer(address recipient) external payable {
        if (recipient == address(0)) revert InvalidZeroAddress();
        _deposit(recipient);
    }

    function requestRedeem(uint256 amount, address recipient) external whenNotContained returns (uint32) {
        ALLOWLIST.onlyAllowed(msg.sender, 4);
        if (ALLOWLIST.isDenied(recipient)) revert RecipientIsDenied();
        _transfer(msg.sender, address(this), amount);
        return MANAGER.requestRedeem(amount, recipient, msg.sender);
    }

    function claimRedeemRequests(uint32[] calldata ids, uint32[] calldata events) external returns (uint8[] memory) {
        return MANAGER.claimRedeemRequests(ids, events);
    }

    function sendRedeemManagerExceedingFunds() external payable {
        require(msg.sender == address(MANAGER));
        getBalanceToDeposit += msg.value;
    }

    function devnetInitialize(address holder, uint256 shares, uint256 underlying) external onlyDevnet {
        validators = underlying;
        _mint(holder, shares);
        _approve(address(this), address(MANAGER), type(uint256).max);
    }

    /// A report: what the validators hold now, and ether that came back from them to be redeemed.
    function devnetReport(uint256 validators_) external payable onlyDevnet {
        validators = validators_;
        getBalanceToRedeem += msg.value;
        if (!getSlashingContainmentMode) _satisfy();
        MANAGER.pullExceedingEth(type(uint256).max);
    }

    function devnetContain(bool value) external onlyDevnet {
        getSlashingContainmentMode = value;
    }

    /// As much of what is asked for as there is ether, at the rate of the report.
    function _satisfy() private {
        uint256 demand = MANAGER.getRedeemDemand();
        uint256 supplied = demand;
        uint256 suppliedInEth = underlyingBalanceFromShares(demand);
        if (suppliedInEth > getBalanceToRedeem) {
            suppliedInEth = getBalanceToRedeem;
            supplied = sharesFromUnderlyingBalance(suppliedInEth);
        }
        emit ReportedRedeemManager(demand, supplied, suppliedInEth);
        if (suppliedInEth == 0) return;
        getBalanceToRedeem -= suppliedInEth;
        balanceOf[address(MANAGER)] -= supplied;
        _setSupply(totalSupply - supplied);
        emit Transfer(address(MANAGER), address(0), supplied);
        MANAGER.reportWithdraw{value: suppliedInEth}(supplied);
    }

    /// Minted at the rate from before this ether, to the depositor, who then hands it on.
    function _deposit(address recipient) private whenNotContained {
        if (msg.value == 0) revert EmptyDeposit();
        uint256 before = totalUnderlyingSupply();
        getBalanceToDeposit += msg.value;
        uint256 shares = before == 0 || totalSupply == 0 ? msg.value : msg.value * totalSupply / before;
        _mint(msg.sender, shares);
        ALLOWLIST.onlyAllowed(msg.sender, 1);
        if (msg.sender != recipient) {
            if (ALLOWLIST.isDenied(recipient)) revert Denied(recipient);
            _transfer(msg.sender, recipient, shares);
        }
        emit UserDeposit(msg.sender, recipient, msg.value);
    }

    function _check(address from, address to, uint256 value) private view {
        if (ALLOWLIST.isDenied(from)) revert Denied(from);
        if (ALLOWLIST.isDenied(to)) revert Denied(to);
        if (value == 0) revert NullTransfer();
        if (balanceOf[from] < value) revert BalanceTooLow();
        if (to == address(0)) revert UnauthorizedTransfer(from, to);
    }

    function _transfer(address from, address to, uint256 value) private returns (bool) {
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
        return true;
    }

    function _mint(address to, uint256 shares) private {
        _setSupply(totalSupply + shares);
        balanceOf[to] += shares;
        emit Transfer(address(0), to, shares);
    }

    function _setSupply(uint256 value) private {
        totalSupply = value;
        emit SetTotalSupply(value);
    }

    function _approve(address owner, address spender, uint256 value) private {
        if (owner == address(0) || spender == address(0)) revert InvalidZeroAddress();
        allowance[owner][spender] = value;
        emit Approval(owner, spender, value);
    }
}
