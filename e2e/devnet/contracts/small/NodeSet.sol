// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/Devnet.sol";
import "../shared/ERC20.sol";
import "../shared/VirtualShares.sol";

interface IWethOfNodeSet {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// xrETH, a vault of WETH with a fee on the way in. Everything but the WETH that lies in it is one number; what is paid in
/// stays in it.
contract XrETH is Devnet, ERC20, VirtualShares {
    IWethOfNodeSet private constant WETH = IWethOfNodeSet(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2);

    bool public depositsEnabled;
    uint256 public mintFee;
    uint256 private elsewhere;

    function name() public pure override returns (string memory) {
        return "Constellation ETH";
    }

    function symbol() public pure override returns (string memory) {
        return "xrETH";
    }

    function asset() external pure returns (address) {
        return address(WETH);
    }

    function totalAssets() public view override returns (uint256) {
        return getMaximumWithdrawAmount() + elsewhere;
    }

    function getMaximumWithdrawAmount() public view returns (uint256) {
        return WETH.balanceOf(address(this));
    }

    function getMintFeePortion(uint256 amount) public view returns (uint256) {
        return _up(amount * mintFee, mintFee + 1e18);
    }

    function previewDeposit(uint256 assets) public view returns (uint256) {
        return convertToShares(assets - getMintFeePortion(assets));
    }

    function maxRedeem(address owner) public view returns (uint256) {
        return balanceOf[owner];
    }

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = previewDeposit(assets);
        require(depositsEnabled, "deposits are disabled");
        require(msg.sender == receiver, "caller must be receiver");
        WETH.transferFrom(msg.sender, address(this), assets);
        WETH.transfer(DEVNET, getMintFeePortion(assets));
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function withdraw(uint256 assets, address receiver, address owner) external returns (uint256 shares) {
        require(assets <= convertToAssets(balanceOf[owner]), "ERC4626: withdraw more than max");
        shares = previewWithdraw(assets);
        _leave(assets, shares, receiver, owner);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        require(shares <= maxRedeem(owner), "ERC4626: redeem more than max");
        assets = previewRedeem(shares);
        _leave(assets, shares, receiver, owner);
    }

    function _leave(uint256 assets, uint256 shares, address receiver, address owner) private {
        require(msg.sender == receiver, "caller must be receiver");
        require(getMaximumWithdrawAmount() >= assets, "Not enough liquidity to withdraw");
        if (msg.sender != owner) _spendAllowance(owner, msg.sender, shares);
        _burn(owner, shares);
        WETH.transfer(receiver, assets);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }

    function _shares() internal view override returns (uint256) {
        return totalSupply;
    }

    /// `fee`: 1e18 is all of it.
    function devnetInitialize(address holder, uint256 supply, uint256 elsewhere_, uint256 fee) external onlyDevnet {
        _mint(holder, supply);
        elsewhere = elsewhere_;
        mintFee = fee;
        depositsEnabled = true;
    }

    function devnetReport(uint256 elsewhere_) external onlyDevnet {
        elsewhere = elsewhere_;
    }

    function devnetEnableDeposits(bool value) external onlyDevnet {
        depositsEnabled = value;
    }
}
