// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Permit.sol";
import "./EtherFiBase.sol";
import "./Interfaces.sol";

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
