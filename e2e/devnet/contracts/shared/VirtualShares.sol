// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Conversions of an ERC-4626 vault as OpenZeppelin has counted since version 4.9: one share and one unit more than there are.
abstract contract VirtualShares {
    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed owner, uint256 assets, uint256 shares
    );

    function totalAssets() public view virtual returns (uint256);

    function _shares() internal view virtual returns (uint256);

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * (totalAssets() + 1) / (_shares() + 1);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * (_shares() + 1) / (totalAssets() + 1);
    }

    function previewRedeem(uint256 shares) public view returns (uint256) {
        return convertToAssets(shares);
    }

    function previewWithdraw(uint256 assets) public view returns (uint256) {
        return _up(assets * (_shares() + 1), totalAssets() + 1);
    }

    function _up(uint256 product, uint256 divisor) internal pure returns (uint256) {
        return product == 0 ? 0 : (product - 1) / divisor + 1;
    }
}
