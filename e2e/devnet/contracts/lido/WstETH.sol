// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "../shared/ERC20.sol";
import "../shared/Permit.sol";

interface IStETH {
    function submit(address referral) external payable returns (uint256);
    function getPooledEthByShares(uint256 shares) external view returns (uint256);
    function getSharesByPooledEth(uint256 amount) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// One wstETH is one share of stETH.
contract WstETH is ERC20, Permit {
    IStETH public constant stETH = IStETH(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);

    function name() public pure override returns (string memory) {
        return "Wrapped liquid staked Ether 2.0";
    }

    function symbol() public pure override returns (string memory) {
        return "wstETH";
    }

    function wrap(uint256 stETHAmount) external returns (uint256 minted) {
        require(stETHAmount > 0, "wstETH: can't wrap zero stETH");
        minted = stETH.getSharesByPooledEth(stETHAmount);
        _mint(msg.sender, minted);
        stETH.transferFrom(msg.sender, address(this), stETHAmount);
    }

    function unwrap(uint256 wstETHAmount) external returns (uint256 stETHAmount) {
        require(wstETHAmount > 0, "wstETH: zero amount unwrap not allowed");
        stETHAmount = stETH.getPooledEthByShares(wstETHAmount);
        _burn(msg.sender, wstETHAmount);
        stETH.transfer(msg.sender, stETHAmount);
    }

    receive() external payable {
        _mint(msg.sender, stETH.submit{value: msg.value}(address(0)));
    }

    function getWstETHByStETH(uint256 stETHAmount) external view returns (uint256) {
        return stETH.getSharesByPooledEth(stETHAmount);
    }

    function getStETHByWstETH(uint256 wstETHAmount) external view returns (uint256) {
        return stETH.getPooledEthByShares(wstETHAmount);
    }

    function stEthPerToken() external view returns (uint256) {
        return stETH.getPooledEthByShares(1 ether);
    }

    function tokensPerStEth() external view returns (uint256) {
        return stETH.getSharesByPooledEth(1 ether);
    }

    function _domainName() internal pure override returns (string memory) {
        return name();
    }

    function _permitApprove(address owner, address spender, uint256 value) internal override {
        _approve(owner, spender, value);
    }

    function _unlimitedIsKept() internal pure override returns (bool) {
        return false;
    }

    function _allowanceError() internal pure override returns (string memory) {
        return "ERC20: transfer amount exceeds allowance";
    }
}
